"""How much is talked about what: on teasers, on the front page, on a reader's own page."""

from datetime import timedelta

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.selectors.most_discussed import ARTICLES, most_discussed
from causerie.discussion.selectors.of_person import COMMENTS_A_PAGE, sayings_of
from causerie.discussion.services.threads import open_thread
from causerie.discussion.services.visibility import set_visibility
from causerie.publication.models import ArticlePage, FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.factories import make_article, make_edition, make_front, make_section


def _talked_about(front: FrontPage, comments: list[int]) -> list[ArticlePage]:
    section = make_section(front)
    articles = [
        make_article(section, f"Article {number}", slug=f"article-{number}")
        for number in range(len(comments))
    ]
    for article, count in zip(articles, comments, strict=True):
        thread = open_thread(article.article_key)
        when = timezone.now() if count else None
        Thread.objects.filter(pk=thread.pk).update(published_count=count, last_comment_at=when)
    return articles


def test_the_most_discussed_come_first_and_the_silent_not_at_all(front: FrontPage) -> None:
    _talked_about(front, [2, 0, 9, 4, 1, 3, 5])
    assert [(a.title, a.comment_count) for a in most_discussed("en")] == [
        ("Article 2", 9), ("Article 6", 5), ("Article 3", 4), ("Article 5", 3), ("Article 0", 2),
    ]  # fmt: skip
    assert len(most_discussed("en")) == ARTICLES
    assert list(most_discussed("fr")) == []


def test_what_nobody_has_talked_about_for_a_month_is_left_out(front: FrontPage) -> None:
    old, _new = _talked_about(front, [9, 1])
    Thread.objects.filter(article_key=old.article_key).update(
        last_comment_at=timezone.now() - timedelta(days=31)
    )
    assert [article.title for article in most_discussed("en")] == ["Article 1"]


def test_the_front_page_shows_them_and_counts_on_its_teasers(
    front: FrontPage, client: Client
) -> None:
    _talked_about(front, [2, 0, 1])
    html = client.get("/en/").content.decode()
    assert '<h2 id="most-discussed">Most discussed</h2>' in html
    assert html.count('href="/en/city/article-0/#discussion"') == 1
    assert '<span class="visually-hidden">2 comments</span>' in html
    assert '<span class="visually-hidden">1 comment</span>' in html
    assert "/en/city/article-1/#discussion" not in html


def test_where_nobody_talks_nothing_is_said_of_it(front: FrontPage, client: Client) -> None:
    _talked_about(front, [0])
    assert "most-discussed" not in client.get("/en/").content.decode()


def test_counts_of_a_list_take_one_read_however_long_it_is(
    front: FrontPage, client: Client
) -> None:
    _talked_about(front, [1] * 12)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        html = client.get("/en/city/").content.decode()
    assert html.count("#discussion") == 12
    assert sum("discussion_thread" in query["sql"] for query in queries) == 1


def test_what_is_hidden_is_not_counted(front: FrontPage, client: Client) -> None:
    _article, thread = make_talk(front)
    hidden = say(thread, make_reader(), "Something rude.")
    say(thread, make_reader("ruth"), "At ten past.")
    set_visibility(hidden, Visibility.REMOVED, actor=make_moderator(), reason="rude")
    assert '<span class="visually-hidden">1 comment</span>' in client.get("/en/").content.decode()


# --- A reader's own page ------------------------------------------------------------------------


def test_a_readers_page_lists_what_they_said(front: FrontPage, client: Client) -> None:
    article, thread = make_talk(front)
    olena = make_reader()
    say(thread, olena, "The bridge was *up* at two.")
    hidden = say(thread, olena, "Something rude.")
    set_visibility(hidden, Visibility.REMOVED, actor=make_moderator(), reason="rude")
    html = client.get("/en/readers/olena/").content.decode()
    assert f'<a href="/en/discussion/{thread.pk}/comment/1/">{article.title}' in html
    assert "The bridge was up at two." in html
    assert "rude" not in html


def test_only_articles_that_one_can_read_in_this_locale_are_named(front: FrontPage) -> None:
    article, thread = make_talk(front)
    olena = make_reader()
    say(thread, olena, "The bridge was up.")
    french = make_front(Locale.objects.create(language_code="fr"))
    listed = sayings_of(olena, "fr")
    assert listed is not None
    assert listed.page == []
    make_edition(article, make_section(french, "Ville", "ville"), "Le bac", "le-bac")
    listed = sayings_of(olena, "fr")
    assert listed is not None
    assert [one.title for one in listed.page] == ["Le bac"]


def test_older_ones_come_on_further_pages(front: FrontPage, client: Client) -> None:
    _article, thread = make_talk(front)
    olena = make_reader()
    for number in range(1, COMMENTS_A_PAGE + 4):
        Comment.objects.create(
            thread=thread, author=olena, key=f"00000000-0000-4000-8000-{number:012d}",
            html="<p>Up.</p>", text="Up.", number=number, root_number=number,
            bucket=number // 20, branch_seq=0, depth=1, path=f"{number:07d}",
        )  # fmt: skip
    first = sayings_of(olena, "en")
    assert first is not None
    assert [one.number for one in first.page] == list(range(23, 3, -1))
    assert first.before == f"{thread.pk}-4"
    second = sayings_of(olena, "en", first.before)
    assert second is not None
    assert [one.number for one in second.page] == [3, 2, 1]
    assert second.before == ""
    assert client.get("/en/readers/olena/?before=7-x").status_code == 404
    assert client.get(f"/en/readers/olena/?before={first.before}").status_code == 200
