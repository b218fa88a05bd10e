"""Search within a thread: in which languages, in which order, and what never appears."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from causerie.discussion.models import Comment, CommentSearchEntry, Thread, Visibility
from causerie.discussion.selectors.matching import MATCHES_MAX
from causerie.discussion.selectors.searching import (
    FoundComments,
    ThreadQuery,
    languages_of,
    search_thread,
)
from causerie.discussion.services.search import entry_of, keep_entries
from causerie.discussion.services.search_sweep import sweep_comment_search
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


def _search(thread: Thread, words: str, locale: str = "en") -> FoundComments:
    query = ThreadQuery(words, languages_of(thread, locale))
    return search_thread(thread, query, locale)


def _numbers(thread: Thread, words: str, locale: str = "en") -> list[int]:
    sweep_comment_search()
    return [one.number for one in _search(thread, words, locale).page]


def test_a_word_is_found_in_every_form_of_it_the_newest_first(thread: Thread) -> None:
    olena = make_reader()
    say(thread, olena, "The bridge was up at two.")
    say(thread, olena, "Both bridges were up when I came.")
    say(thread, olena, "Who pays for the bus?")
    assert _numbers(thread, "bridges") == [2, 1]


def test_words_of_every_language_of_the_thread_are_found_on_a_page_in_any(thread: Thread) -> None:
    olena = make_reader()
    say(thread, olena, "Los puentes estaban cerrados.", said_locale="es")
    say(thread, olena, "Я йшла через мости до роботи.", said_locale="uk")
    assert _numbers(thread, "puente") == [1]
    assert _numbers(thread, "міст") == [2]


def test_a_word_is_not_taken_for_one_that_only_other_rules_think_alike(thread: Thread) -> None:
    say(thread, make_reader(), "La punta del muelle.", said_locale="es")
    say(thread, make_reader("ruth"), "Un pont, deux ponts.", said_locale="fr")
    assert _numbers(thread, "puente") == []


def test_what_has_no_language_is_found_without_its_accents(thread: Thread) -> None:
    comment = say(thread, make_reader(), "Ołówek")
    Comment.objects.filter(pk=comment.pk).update(locale="")
    assert _numbers(thread, "olowek") == [1]


def test_every_word_must_be_there(thread: Thread) -> None:
    olena = make_reader()
    say(thread, olena, "The bridge was up.")
    say(thread, olena, "The bridge was closed at night.")
    assert _numbers(thread, "bridge night") == [2]


def test_another_thread_is_not_searched(front: FrontPage, thread: Thread) -> None:
    other = Thread.objects.create(article_key="8e2a7a48-6f4e-4c51-9d2c-3a2f6b7a1f10")
    say(other, make_reader(), "The bridge was up.")
    assert _numbers(thread, "bridge") == []


def test_the_excerpt_marks_what_was_looked_for(thread: Thread) -> None:
    say(thread, make_reader(), "I came by *bus*: the bridges were up.")
    sweep_comment_search()
    (found,) = _search(thread, "bridge").page
    assert "".join(f"[{s.text}]" if s.is_match else s.text for s in found.excerpt) == (
        "I came by bus: the [bridges] were up."
    )


def test_what_is_hidden_or_withdrawn_is_not_found_and_what_is_restored_is(thread: Thread) -> None:
    olena, moderator = make_reader(), make_moderator()
    hidden = say(thread, olena, "The bridge was up.")
    gone = say(thread, olena, "A bridge too far.")
    assert _numbers(thread, "bridge") == [2, 1]
    set_visibility(hidden, Visibility.REMOVED, actor=moderator, reason="rude")
    withdraw(gone, author=olena)
    assert [one.number for one in _search(thread, "bridge").page] == []
    assert not CommentSearchEntry.objects.exists()
    set_visibility(hidden, Visibility.PUBLISHED, actor=moderator, reason="fine")
    assert _numbers(thread, "bridge") == [1]


def test_an_entry_that_was_left_behind_shows_nothing(thread: Thread) -> None:
    comment = say(thread, make_reader(), "The bridge was up.")
    sweep_comment_search()
    Comment.objects.filter(pk=comment.pk).update(visibility=Visibility.REMOVED)
    assert _search(thread, "bridge").page == []


def test_what_is_hidden_while_it_is_read_gets_no_entry(thread: Thread) -> None:
    comment = say(thread, make_reader(), "The bridge was up.")
    read = Comment.objects.get(pk=comment.pk)
    Comment.objects.filter(pk=comment.pk).update(visibility=Visibility.REMOVED)
    assert keep_entries([read], [entry_of(read)]) == 0
    assert not CommentSearchEntry.objects.exists()


def test_of_an_edited_comment_the_new_words_are_found(thread: Thread) -> None:
    comment = say(thread, make_reader(), "The bridge was up.")
    assert _numbers(thread, "bridge") == [1]
    Comment.objects.filter(pk=comment.pk).update(
        html="<p>The ferry was late.</p>", is_indexed=False
    )
    assert _numbers(thread, "bridge") == []
    assert _numbers(thread, "ferry") == [1]


def test_a_tied_quotation_and_a_spoiler_are_not_the_words_of_who_writes(thread: Thread) -> None:
    comment = say(thread, make_reader(), "It does.")
    html = (
        '<!--quotation:1--><p>It leaves.</p><details class="spoiler"><summary><!--spoiler-->'
        "</summary><p>The butler</p></details>"
    )
    Comment.objects.filter(pk=comment.pk).update(html=html, is_indexed=False)
    assert _numbers(thread, "butler") == []
    assert CommentSearchEntry.objects.get().text == "It leaves."


def test_stems_of_former_rules_are_renewed(thread: Thread) -> None:
    say(thread, make_reader(), "The bridge was up.")
    sweep_comment_search()
    CommentSearchEntry.objects.update(version="", text_stems="nonsense")
    assert _numbers(thread, "bridge") == [1]
    assert sweep_comment_search() == 0


def test_more_than_can_be_shown_is_said(thread: Thread) -> None:
    olena = make_reader()
    first = say(thread, olena, "The bridge was up.")
    for number in range(2, MATCHES_MAX + 6):
        place = f"{number:07d}"
        Comment.objects.create(
            thread=thread, author=olena, key=f"00000000-0000-4000-8000-{number:012d}",
            html=first.html, text=first.text, locale="en", number=number, root_number=number,
            bucket=number // 20, branch_seq=0, depth=1, path=place,
            published_at=first.published_at,
        )  # fmt: skip
    sweep_comment_search()
    found = _search(thread, "bridge")
    assert (found.total, found.is_bounded) == (MATCHES_MAX, True)
    assert found.page[0].number == MATCHES_MAX + 5


# --- The page -----------------------------------------------------------------------------------


def _page(client: Client, thread: Thread, query: str = "") -> str:
    response = client.get(f"/en/discussion/{thread.pk}/search/", {"q": query} if query else {})
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_leads_to_what_it_finds(thread: Thread, client: Client) -> None:
    say(thread, make_reader(), "The bridge was up.")
    sweep_comment_search()
    html = _page(client, thread, "bridges")
    assert f'href="/en/discussion/{thread.pk}/comment/1/"' in html
    assert "<mark>bridge</mark>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "1 comment matches." in html


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("", "in every language"),
        ("  ", "in every language"),
        ("?! …", "Write a word to search for"),
        ("zeppelin", "Try fewer words or other ones."),
        ("word " * 60, "Only the first 12 words"),
        ("\" OR * NEAR( -x \\\x00' &|!:", "Nothing was found."),
    ],
)
def test_what_finds_nothing_says_what_to_do(
    thread: Thread, client: Client, query: str, advice: str
) -> None:
    say(thread, make_reader(), "The bridge was up.")
    sweep_comment_search()
    assert advice in _page(client, thread, query)


def test_what_readers_write_is_inert_in_excerpts(thread: Thread, client: Client) -> None:
    say(thread, make_reader(), "The bridge `<script>alert(1)</script>` was up.")
    sweep_comment_search()
    html = _page(client, thread, "bridge")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_a_search_takes_as_many_reads_with_many_matches_as_with_few(
    thread: Thread, client: Client
) -> None:
    olena, counts = make_reader(), []
    for numbers in (range(1), range(1, 6)):
        for number in numbers:
            say(thread, olena, f"The bridge was up at {number}.")
        sweep_comment_search()
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            _page(client, thread, "bridge")
        counts.append(len(queries))
    assert counts[0] == counts[1]
