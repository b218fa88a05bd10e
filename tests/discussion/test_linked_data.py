"""What machines read of a discussion: on the article's page, and on its own."""

import json

import pytest
from django.test import Client
from wagtail.models import Locale

from causerie.discussion.models import Comment, Visibility, Vote
from causerie.discussion.services.visibility import set_visibility
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.factories import make_edition, make_front, make_section
from tests.web.heads import head_of

SITE = "http://localhost:8000"


def test_an_article_carries_the_comments_of_its_first_page(
    front: FrontPage, client: Client
) -> None:
    article, thread = make_talk(front)
    first = say(thread, make_reader(), "The bridge was *up* at two.", said_locale="en")
    say(thread, make_reader("ruth"), "At ten past.", to=first)
    Comment.objects.filter(pk=first.pk).update(up=3)
    thing = head_of(client, article.get_url()).thing("NewsArticle")
    base = f"{SITE}/en/discussion/{thread.pk}/comment"
    one, two = thing["comment"]
    assert thing["commentCount"] == 2
    assert one["@id"] == f"{base}/1/"
    assert one["text"] == "The bridge was up at two."
    assert one["inLanguage"] == "en"
    assert one["upvoteCount"] == 3
    assert one["author"] == {
        "@type": "Person", "name": "Olena", "url": f"{SITE}/en/readers/olena/"
    }  # fmt: skip
    assert two["parentItem"] == {"@type": "Comment", "@id": f"{base}/1/"}
    assert not Vote.objects.exists()


def test_an_article_without_comments_says_so(front: FrontPage, client: Client) -> None:
    article, _thread = make_talk(front)
    thing = head_of(client, article.get_url()).thing("NewsArticle")
    assert thing["commentCount"] == 0
    assert "comment" not in thing


def test_nothing_hidden_stands_in_it(front: FrontPage, client: Client) -> None:
    article, thread = make_talk(front)
    hidden = say(thread, make_reader(), "Something rude about somebody.")
    say(thread, make_reader("ruth"), "At ten past.", to=hidden)
    set_visibility(hidden, Visibility.REMOVED, actor=make_moderator(), reason="rude")
    thing = head_of(client, article.get_url()).thing("NewsArticle")
    assert thing["commentCount"] == 1
    assert [one["text"] for one in thing["comment"]] == ["At ten past."]
    assert "rude" not in json.dumps(thing)


@pytest.mark.parametrize(
    "text",
    [
        "`</script><script>alert(1)</script>`",
        "<!-- <script> --> ]]> & \u2028 \\u003c",
        '"}],"@graph":[{"@type":"Person"}',
    ],
)
def test_whatever_a_reader_types_stays_within_the_data(
    front: FrontPage, client: Client, text: str
) -> None:
    article, thread = make_talk(front)
    say(thread, make_reader(display_name='</script>"'), text)
    for path in (article.get_url(), f"/en/discussion/{thread.pk}/"):
        html = client.get(path).content.decode()
        assert "<script>alert" not in html
        assert head_of(client, path).things()


def test_a_page_of_the_thread_is_a_discussion_of_the_article(
    front: FrontPage, client: Client
) -> None:
    article, thread = make_talk(front)
    say(thread, make_reader(), "The bridge was up at two.")
    head = head_of(client, f"/en/discussion/{thread.pk}/")
    thing = head.thing("DiscussionForumPosting")
    address = SITE + article.get_url()
    assert thing["headline"] == article.title
    assert thing["url"] == address
    assert thing["sharedContent"]["@id"] == address
    assert thing["author"][0]["name"] == "Nadia Ferrer"
    assert thing["datePublished"]
    assert [one["text"] for one in thing["comment"]] == ["The bridge was up at two."]
    assert head.one("og:title") == "Discussion: The last ferry"


def test_another_order_is_not_described(front: FrontPage, client: Client) -> None:
    _article, thread = make_talk(front)
    assert head_of(client, f"/en/discussion/{thread.pk}/newest/").data == []


def test_a_further_page_names_the_same_in_other_locales(front: FrontPage, client: Client) -> None:
    article, thread = make_talk(front)
    french = make_front(Locale.objects.create(language_code="fr"))
    make_edition(article, make_section(french, "Ville", "ville"), "Le bac", "le-bac")
    root = say(thread, make_reader(), "The bridge was up at two.")
    below = f"discussion/{thread.pk}/branch/{root.number}/"
    assert head_of(client, f"/en/{below}").alternates() == {
        "en": f"{SITE}/en/{below}",
        "fr": f"{SITE}/fr/{below}",
        "x-default": f"{SITE}/en/{below}",
    }
    # The first page is taken up with the article.
    assert head_of(client, f"/en/discussion/{thread.pk}/").alternates() == {}


def test_the_switcher_leads_to_the_same_page_where_there_is_an_edition(
    front: FrontPage, client: Client
) -> None:
    article, thread = make_talk(front)
    french = make_front(Locale.objects.create(language_code="fr"))
    make_front(Locale.objects.create(language_code="de"))
    make_edition(article, make_section(french, "Ville", "ville"), "Le bac", "le-bac")
    html = client.get(f"/en/discussion/{thread.pk}/newest/").content.decode()
    assert f"/locale/fr/?next=/fr/discussion/{thread.pk}/newest/" in html
    assert "/locale/de/" not in html
