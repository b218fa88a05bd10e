"""What readers of other languages see of a comment."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread
from causerie.publication.models import ArticlePage, FrontPage
from causerie.translation.models import State, Translation
from tests.discussion.talk import make_reader, make_talk, say
from tests.discussion.writing import PIECE, signed_in
from tests.factories import make_edition, make_front, make_section
from tests.translation.made import make_missing, make_translation, take_up

SPANISH = "El puente nuevo es muy bonito de noche."
ENGLISH = "<p>The new bridge is very beautiful at night.</p>"


@pytest.fixture
def talk(front: FrontPage) -> tuple[ArticlePage, Thread]:
    return make_talk(front)


@pytest.fixture
def thread(talk: tuple[ArticlePage, Thread]) -> Thread:
    return talk[1]


@pytest.fixture
def marta(db: None) -> User:
    return make_reader("marta", reading_locales=["es"])


@pytest.fixture
def spanish(thread: Thread, marta: User) -> Comment:
    comment = say(thread, marta, SPANISH, said_locale="es")
    assert comment.locale == "es"
    return comment


def page(thread: Thread, query: str = "", locale: str = "en", **cookies: str) -> str:
    client = Client()
    client.cookies.load(cookies)
    answer: Any = client.get(f"/{locale}/discussion/{thread.pk}/{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_reader_reads_the_translation_and_is_told_so(thread: Thread, spanish: Comment) -> None:
    make_translation(spanish, "en", ENGLISH)
    html = page(thread)
    assert "The new bridge is very beautiful" in html
    assert SPANISH not in html[: html.index("data-words")].partition('<ol class="comments"')[2]
    assert "Translated from Spanish" in html
    assert f'href="/en/discussion/{thread.pk}/comment/1/original/"' in html
    assert 'data-text lang="en" dir="ltr"' in html


def test_a_comment_s_menu_leads_to_both_texts(thread: Thread, spanish: Comment) -> None:
    """Scripts change one for the other in place: who has made it stands there alone."""
    way = 'comment/1/original/" rel="nofollow">Original and translation</a>'
    make_missing(spanish, "en")
    say(thread, make_reader("ana"), "The old bridge was better.", said_locale="en")
    html = page(thread)
    assert way in html
    assert html.count("Original and translation") == 1


def test_a_corrected_one_says_that_a_person_did(thread: Thread, spanish: Comment) -> None:
    make_translation(spanish, "en", ENGLISH, state=State.POST_EDITED)
    assert "Translated from Spanish, corrected by a person" in page(thread)


@pytest.mark.parametrize("cookie", ["es", "en.es", "all"])
def test_languages_that_one_reads_stay_untouched(
    thread: Thread, spanish: Comment, cookie: str
) -> None:
    make_translation(spanish, "en", ENGLISH)
    html = page(thread, reads=cookie)
    assert SPANISH in html
    assert "The new bridge" not in html
    assert 'data-text lang="es" dir="ltr"' in html


@pytest.mark.parametrize("cookie", ["fr", "es.en", "e" * 500, "es.es", "<b>", "ES", "al"])
def test_other_cookies_leave_translations(thread: Thread, spanish: Comment, cookie: str) -> None:
    make_translation(spanish, "en", ENGLISH)
    assert "The new bridge" in page(thread, reads=cookie)


def test_a_variety_of_the_page_s_language_is_not_translated(
    talk: tuple[ArticlePage, Thread], marta: User
) -> None:
    article, thread = talk
    portugal = make_section(make_front(Locale.objects.create(language_code="pt")), "A", "a")
    make_edition(article, portugal, "O barco", "o-barco")
    comment = say(thread, marta, "A ponte nova é muito bonita de noite.")
    Comment.objects.filter(pk=comment.pk).update(locale="pt-br")
    assert 'data-translation="pending"' in page(thread)
    assert 'data-translation="chosen"' in page(thread, reads="pt")
    assert "data-translation" not in page(thread, locale="pt")


def test_the_whole_thread_can_be_read_as_it_was_written(thread: Thread, spanish: Comment) -> None:
    make_translation(spanish, "en", ENGLISH)
    html = page(thread, "?text=original")
    assert SPANISH in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'/discussion/{thread.pk}/newest/?text=original#discussion"' in html
    assert "?text=translated#discussion" in html
    assert "?text=original" not in html.split('<link rel="canonical"')[1].split(">")[0]
    assert "The new bridge" in page(thread, "?text=translated", reads="all")
    assert "The new bridge" in page(thread, "?text=nonsense")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Spanish: being translated"),
        ({"reason": "rate_limited"}, "Spanish: being translated"),
        (
            {"state": State.FAILED, "reason": "unsupported"},
            "Spanish: nothing translates from it into English here",
        ),
        ({"state": State.FAILED, "reason": "empty"}, "Spanish: no good translation was found"),
    ],
)
def test_without_a_translation_the_original_says_why(
    thread: Thread, spanish: Comment, fields: dict[str, str], words: str
) -> None:
    make_missing(spanish, "en", **fields)
    html = page(thread)
    assert SPANISH in html
    assert words in html


def test_a_comment_that_nobody_has_taken_up_yet_is_being_translated(
    thread: Thread, spanish: Comment
) -> None:
    assert "Spanish: being translated" in page(thread)


def test_on_demand_a_button_asks_for_it(thread: Thread, spanish: Comment, settings: Any) -> None:
    settings.TRANSLATION_POLICY = "on_demand"
    take_up(spanish)
    html = page(thread)
    assert "Spanish: not yet translated" in html
    assert "Translate these comments" in html
    answer: Any = Client(enforce_csrf_checks=True).post(
        f"/en/discussion/{thread.pk}/translations/",
        {"numbers": "1", "back": f"/en/discussion/{thread.pk}/newest/"},
    )
    assert answer.headers["Location"] == f"/en/discussion/{thread.pk}/newest/#discussion"
    assert Translation.objects.filter(source=spanish.source, locale="en").count() == 1


def test_the_way_back_leads_nowhere_else(thread: Thread, spanish: Comment) -> None:
    for elsewhere in ("https://evil.example/", "//evil.example/", "/\\evil.example/", "en/"):
        answer: Any = Client().post(
            f"/en/discussion/{thread.pk}/translations/", {"numbers": "1", "back": elsewhere}
        )
        assert answer.headers["Location"] == f"/en/discussion/{thread.pk}/#discussion"


def test_from_an_article_one_stays_at_the_article(
    talk: tuple[ArticlePage, Thread], spanish: Comment
) -> None:
    article, thread = talk
    make_translation(spanish, "en", ENGLISH)
    make_missing(say(thread, spanish.author, "La plaza.", said_locale="es"), "en")  # type: ignore[arg-type] # it has one
    address = str(article.get_url())
    client = Client()
    html: str = client.get(address).content.decode()
    assert f'href="{address}?text=original#discussion"' in html
    assert f'name="back" value="{address}"' in html
    assert f'href="/en/discussion/reading/?next={address.replace("/", "%2F")}%23discussion"' in html
    html = client.get(f"{address}?text=original").content.decode()
    assert SPANISH in html
    assert ENGLISH not in html
    assert f'href="{address}?text=translated#discussion"' in html
    assert f'/discussion/{thread.pk}/newest/?text=original#discussion"' in html
    answer: Any = client.post(
        f"/en/discussion/{thread.pk}/translations/", {"numbers": "2", "back": address}
    )
    assert answer.headers["Location"] == f"{address}#discussion"


def test_who_has_chosen_languages_is_told_so_where_they_were(
    talk: tuple[ArticlePage, Thread],
) -> None:
    """The sentence stands in everybody's page, and is seen at this address alone."""
    address = str(talk[0].get_url())
    client = Client()
    choice = {"locales": ["en"], "next": f"{address}#discussion"}
    answer: Any = client.post("/en/discussion/reading/", choice)
    assert answer.headers["Location"] == f"{address}#choices-saved"
    html: str = client.get(address).content.decode()
    assert html == Client().get(address).content.decode()
    assert 'id="choices-saved"' in html


def test_switched_off_the_language_is_named_and_nothing_promised(
    thread: Thread, spanish: Comment, settings: Any
) -> None:
    settings.TRANSLATION_POLICY = "off"
    html = page(thread)
    assert '<span class="comment-language">Spanish</span>' in html
    assert "comment-mark" not in html


def test_what_is_still_to_come_can_be_asked_for(thread: Thread, spanish: Comment) -> None:
    make_missing(spanish, "en", is_due=True)
    said = waiting(thread)
    assert (said["texts"], said["waiting"]) == ({}, [1])
    assert "being translated" in said["marks"]["1"]
    assert Translation.objects.get().wanted_at is not None
    Translation.objects.update(state=State.TRANSLATED, html=ENGLISH)
    text = waiting(thread)["texts"]["1"]
    assert (text["html"], text["lang"], text["dir"]) == (ENGLISH, "en", "ltr")
    assert "Translated from Spanish" in text["mark"]


def waiting(thread: Thread, numbers: str = "1") -> Any:
    answer: Any = Client(enforce_csrf_checks=True).post(
        f"/en/discussion/{thread.pk}/translations/", {"numbers": numbers}, headers=PIECE
    )
    assert answer.status_code == 200
    return answer.json()


@pytest.mark.parametrize("numbers", ["1-301", "x", "1-", "1-999999999"])
def test_too_many_and_nonsense_are_refused(thread: Thread, numbers: str) -> None:
    answer = Client().post(f"/en/discussion/{thread.pk}/translations/", {"numbers": numbers})
    assert answer.status_code == 400


def test_original_and_translation_stand_beside_each_other(thread: Thread, spanish: Comment) -> None:
    make_translation(spanish, "en", ENGLISH, route="spa-eng, en-x", confidence=0.936)
    address = f"/en/discussion/{thread.pk}/comment/1/original/"
    html: str = Client().get(address).content.decode()
    assert 'class="comment-text" lang="es" dir="ltr"' in html
    assert 'class="comment-text" lang="en" dir="ltr"' in html
    assert "Translated by Apertium by way of English" in html
    assert "It knew 93% of the words." in html
    assert "Correct this translation" not in html
    said = Client().get(address, headers=PIECE).json()
    assert (said["original"]["html"], said["original"]["lang"]) == (f"<p>{SPANISH}</p>", "es")
    assert said["original"]["language"] == "Spanish"
    assert said["translation"]["html"] == ENGLISH


def test_a_hidden_comment_is_read_in_no_language(thread: Thread, spanish: Comment) -> None:
    make_translation(spanish, "en", ENGLISH)
    Comment.objects.update(visibility="removed")
    assert Client().get(f"/en/discussion/{thread.pk}/comment/1/original/").status_code == 404
    assert waiting(thread) == {"texts": {}, "waiting": [], "marks": {}}
    assert "new bridge" not in page(thread)


def test_the_quoted_sentence_is_the_reader_s_edition_s_own(
    front: FrontPage, talk: tuple[ArticlePage, Thread], marta: User
) -> None:
    article, thread = talk
    spain = make_section(make_front(Locale.objects.create(language_code="es")), "Ciudad", "ciudad")
    body = [("paragraph", "<p>Sale a las seis.</p>")]
    make_edition(article, spain, "El último ferry", "ultimo", body=body)
    comment = say(thread, marta, "> It leaves at six.\n\nNo es verdad.", said_locale="es")
    assert "<!--quotation:1-->" in comment.html
    make_translation(comment, "en", "<!--quotation:1--><p>That is not true.</p>")
    html = page(thread)
    assert "It leaves at six." in html
    assert "That is not true." in html


def test_a_quoted_comment_is_read_in_one_s_own_language(
    thread: Thread, spanish: Comment, marta: User
) -> None:
    """What is quoted of it, and nothing else of it; as it was said for who reads that."""
    text = "El puente nuevo es muy bonito. La plaza vieja es muy fea."
    long = say(thread, marta, text, said_locale="es")
    make_translation(
        long, "en", "<p>The new bridge is very beautiful. The old square is very ugly.</p>"
    )
    say(thread, make_reader("ann"), "> #2\n> La plaza vieja es muy fea.\n\nIs it?")
    quotation = page(thread).partition("<figure")[2].partition("</figure>")[0]
    assert '<blockquote lang="en" dir="ltr"><p>The old square is very ugly.</p>' in quotation
    assert "Translated from Spanish" in quotation
    quotation = page(thread, reads="es").partition("<figure")[2].partition("</figure>")[0]
    assert '<blockquote lang="es" dir="ltr"><p>La plaza vieja es muy fea.</p>' in quotation
    assert "Translated" not in quotation


def test_a_preview_shows_of_a_quoted_comment_what_its_reader_reads(
    thread: Thread, spanish: Comment
) -> None:
    make_translation(spanish, "en", ENGLISH)
    client = signed_in(make_reader("ann"))
    text = f"> #1\n> {SPANISH}\n\nIs it?"
    address = f"/en/discussion/{thread.pk}/preview/"
    html = client.post(address, {"text": text}).json()["html"]
    assert "The new bridge is very beautiful at night." in html
    assert "Translated from Spanish" in html
    written = client.post(f"/en/discussion/{thread.pk}/write/", {"text": text, "action": "preview"})
    assert "The new bridge is very beautiful at night." in written.content.decode()
    client.cookies.load({"reads": "es"})
    html = client.post(address, {"text": text}).json()["html"]
    assert SPANISH in html
    assert "Translated" not in html


def test_who_quotes_translated_words_quotes_what_was_said(thread: Thread, marta: User) -> None:
    long = say(thread, marta, "El puente es muy bonito. La plaza es muy fea.", said_locale="es")
    make_translation(long, "en", "<p>The bridge is very beautiful. The square is very ugly.</p>")
    address = f"/en/discussion/{thread.pk}/comment/1/original/?words="

    def quoted(words: str) -> str:
        return str(Client().get(f"{address}{words}", headers=PIECE).json()["quoted"])

    assert quoted("square is very ugly") == "La plaza es muy fea."
    assert quoted("") == "El puente es muy bonito. La plaza es muy fea."
    assert quoted("nobody says that") == ""


def queries(thread: Thread, **cookies: str) -> int:
    page(thread)
    with CaptureQueriesContext(connection) as found:
        page(thread, **cookies)
    return len(found)


def test_translations_cost_one_query_whatever_their_number(
    thread: Thread, spanish: Comment, marta: User
) -> None:
    say(thread, marta, "> #1\n> El puente nuevo es muy bonito\n\nSí.", said_locale="es")
    make_translation(spanish, "en", ENGLISH)
    for number in range(3):
        comment = say(thread, marta, f"{SPANISH} {number}", said_locale="es")
        make_translation(comment, "en", f"<p>The bridge is beautiful. {number}</p>")
    originals = queries(thread, reads="all")
    assert queries(thread) == originals + 1
    Comment.objects.update(locale="en")
    assert queries(thread) == originals
