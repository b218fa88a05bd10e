"""What a text quotes is tied to its source, if the source says so."""

from unittest.mock import ANY
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from causerie.discussion.models import Quotation, Visibility
from causerie.discussion.selectors.own_words import own_plain
from causerie.discussion.selectors.quoting import QUOTATIONS_MAX, tied_passages
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.threads import open_thread
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.lib.markup import parse
from causerie.publication.models import FrontPage
from tests.discussion.bridge import FOOL_EN, FOOL_ES, FOOL_UK, TIDE_ES, TIDE_UK, make_bridge
from tests.discussion.talk import make_moderator, make_reader, make_talk, say


def test_a_quotation_of_the_article_knows_what_the_other_editions_say(front: FrontPage) -> None:
    _editions, thread = make_bridge(front, "es", "uk")
    comment = say(thread, make_reader(), f"> {TIDE_ES}\n\nLa luna manda.")
    row = comment.quotations.get()
    assert (row.text, row.locale, row.is_changed, row.source) == (TIDE_ES, "es", False, None)
    texts = {one.locale: one.text for one in row.texts.all()}
    assert texts == {"uk": TIDE_UK, "en": ANY}
    assert texts["en"].startswith("A ship that draws more than three metres can pass only")
    assert "[^tide]" not in texts["en"]
    assert comment.html == "<!--quotation:1--><p>La luna manda.</p>"


@pytest.mark.parametrize("quoted", ["un barco de más de tres metros", "UN BARCO DE MÁS DE TRES M"])
def test_only_what_the_source_says_is_tied(front: FrontPage, quoted: str) -> None:
    _editions, thread = make_bridge(front, "es")
    comment = say(thread, make_reader(), f"> {quoted} de eslora")
    assert not comment.quotations.exists()
    assert quoted in comment.html


def test_a_pasted_sentence_is_tied_by_itself(front: FrontPage) -> None:
    _editions, thread = make_bridge(front, "es", "uk")
    comment = say(thread, make_reader(), f"«{TIDE_ES}»\n\nLa luna manda.")
    row = comment.quotations.get()
    assert row.text == TIDE_ES
    assert row.texts.get(locale="uk").text == TIDE_UK


@pytest.mark.parametrize(
    "text",
    [
        "cada día llega unos cincuenta minutos más tarde y no entiende de horarios",
        f"{TIDE_ES} ¡Qué va!",
        f"- {TIDE_ES}",
        f"1. > {TIDE_ES}",
        f"```\n{TIDE_ES}\n```",
        f">! {TIDE_ES}",
        f"[{TIDE_ES}](https://example.org/)",
    ],
)
def test_what_is_no_quotation_of_its_own_stays_as_it_was_typed(front: FrontPage, text: str) -> None:
    _editions, thread = make_bridge(front, "es")
    comment = say(thread, make_reader(), text)
    assert not comment.quotations.exists()
    assert "horarios" in comment.html


def test_a_pull_quote_leads_to_the_text(front: FrontPage) -> None:
    editions, thread = make_bridge(front)
    pulled = next(block for block in editions["en"].body if block.block_type == "pull_quote")
    [tied] = tied_passages(thread, parse("> for a quarter of an hour Ardevane is two towns"))
    assert tied.block_id != pulled.id
    [title] = tied_passages(thread, parse("> The Bridge That Opens at Night"))
    assert title.block_id == "title"


def test_a_quotation_of_a_comment_is_of_that_comment(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    first = say(thread, make_reader("ruth"), "The ferry *never* left before seven in winter.")
    say(thread, make_reader("otto"), "It did once.")
    answer = say(thread, make_reader("olena"), "> #1\n> never left before seven\n\nOnce, it did.")
    row = answer.quotations.get()
    assert (row.source, row.text) == (first, "never left before seven")
    assert (row.start, row.end, row.source_revision) == (10, 33, 1)


def test_who_names_a_comment_quotes_it_however_little(front: FrontPage) -> None:
    """What is hidden later must not be read on in short quotations."""
    _article, thread = make_talk(front)
    say(thread, make_reader("ruth"), "You oaf! 38 + 71 + 54 = 153, and no oafish number more.")
    typed = "> #1\n> You oaf\n\n> #1\n> 71 + 54 = 153\n\n> #1\n> number mo\n\n> oaf\n\nHm."
    comment = say(thread, make_reader(), typed)
    assert [row.text for row in comment.quotations.all()] == ["You oaf", "71 + 54 = 153"]


@pytest.mark.parametrize("number", ["#2", "#3", "#77"])
def test_a_forged_number_ties_nothing(front: FrontPage, number: str) -> None:
    _article, thread = make_talk(front)
    say(thread, make_reader("ruth"), "The ferry never left before seven in winter.")
    say(thread, make_reader("otto"), "It did once.")
    answer = say(thread, make_reader("olena"), f"> {number}\n> never left before seven\n\nWell.")
    assert not answer.quotations.exists()
    assert "never left before seven" in answer.html


def test_a_comment_in_another_thread_is_not_quoted(front: FrontPage) -> None:
    _editions, thread = make_bridge(front)
    elsewhere = open_thread(uuid4())
    say(elsewhere, make_reader("ruth"), "The ferry never left before seven in winter.")
    answer = say(thread, make_reader("olena"), "> #1\n> never left before seven\n\nWell.")
    assert not answer.quotations.exists()


def test_what_is_answered_can_be_quoted_without_its_number(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    first = say(thread, make_reader(), "The ferry never left before seven in winter.")
    parsed = parse("> never left before seven in winter")
    [tied] = tied_passages(thread, parsed, parent=first)
    assert tied.source == first
    assert tied_passages(thread, parsed) == []


def test_words_that_a_comment_quotes_are_of_whom_it_quotes(front: FrontPage) -> None:
    _editions, thread = make_bridge(front)
    first = say(thread, make_reader("ruth"), "The ferry never left before seven in winter.")
    say(thread, make_reader("otto"), f"> #1\n> never left before seven\n\n> {FOOL_EN}\n\nHm.")
    third = say(
        thread,
        make_reader("olena"),
        f"> #2\n> never left before seven\n\n> #2\n> {FOOL_EN}\n\nThat is not yours.",
    )
    of_ruth, of_article = third.quotations.all()
    assert of_ruth.source == first
    assert of_article.block_id


def test_an_earlier_version_is_quoted_as_such(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    ruth = make_reader("ruth")
    first = say(thread, ruth, "The ferry never left before seven in winter.")
    edit_comment(first, author=ruth, text="It did once.", seen_revision=1, page_locale="en")
    row = say(thread, make_reader(), "> #1\n> never left before seven").quotations.get()
    assert (row.source_revision, row.is_changed) == (1, True)
    assert row.quoted_at == first.published_at


def test_what_is_taken_away_is_tied_all_the_same(front: FrontPage) -> None:
    """Else the words would stand there as they were typed."""
    _article, thread = make_talk(front)
    ruth, olena = make_reader("ruth"), make_reader()
    first = say(thread, ruth, "The ferry never left before seven in winter.")
    second = say(thread, ruth, "At ten past two the lights turn red again.")
    withdraw(first, author=ruth)
    set_visibility(second, Visibility.REMOVED, actor=make_moderator(), reason="Rude.")
    typed = "> #1\n> never left before seven\n\n> #2\n> ten past two the lights\n\nHm."
    comment = say(thread, olena, typed)
    assert [row.source for row in comment.quotations.all()] == [first, second]


def test_nobody_puts_words_into_the_mouth_of_what_was_erased(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    first = say(thread, make_reader("ruth"), "The ferry never left before seven in winter.")
    type(first).objects.filter(pk=first.pk).update(visibility=Visibility.ERASED, text="", html="")
    comment = say(thread, make_reader(), "> #1\n> all ferries are for the rich\n\nHm.")
    assert (comment.quotations.get().text, comment.html) == ("", "<!--quotation:1--><p>Hm.</p>")


def test_of_very_many_quotations_the_first_are_tied(front: FrontPage) -> None:
    _editions, thread = make_bridge(front)
    comment = say(thread, make_reader(), f"> {FOOL_EN}\n\n" * 41)
    assert comment.quotations.count() == QUOTATIONS_MAX
    assert comment.html.count("<blockquote>") == 41 - QUOTATIONS_MAX
    assert len(own_plain(comment).split("\n")) == 41 - QUOTATIONS_MAX


def test_a_very_long_quotation_stays_as_it_was_typed(front: FrontPage) -> None:
    _editions, thread = make_bridge(front)
    assert tied_passages(thread, parse(f"> {FOOL_EN}{' ' * 80}{'and so on ' * 300}")) == []


def test_what_somebody_says_is_not_what_they_quote(front: FrontPage) -> None:
    _editions, thread = make_bridge(front, "es", "uk")
    say(thread, make_reader("ruth"), "The ferry never left before seven in winter.")
    typed = (
        f"> {FOOL_UK}\n\nNot *any*.\n\n> #1\n> never left before seven\n\n{TIDE_ES}\n\n"
        "> my mother said\n\n- one"
    )
    comment = say(thread, make_reader(), typed)
    assert comment.quotations.count() == 3
    assert own_plain(comment) == "Not any.\nmy mother said\none"


def test_an_edit_ties_anew(front: FrontPage) -> None:
    _editions, thread = make_bridge(front, "es")
    olena = make_reader()
    comment = say(thread, olena, f"> {FOOL_ES}\n\nNo.")
    edit_comment(
        comment, author=olena, text=f"> {TIDE_ES}\n\nSí.", seen_revision=1, page_locale="es"
    )
    assert [row.text for row in Quotation.objects.all()] == [TIDE_ES]


def test_editions_that_are_known_cost_one_read(front: FrontPage) -> None:
    _editions, thread = make_bridge(front, "es", "uk")
    parsed = parse(f"{TIDE_ES}\n\nMaybe so.\n\n> {FOOL_UK}\n\nMaybe not.")
    assert len(tied_passages(thread, parsed)) == 2
    with CaptureQueriesContext(connection) as said:
        assert len(tied_passages(thread, parsed)) == 2
    assert len(said) == 1


def test_a_draft_is_not_quoted(front: FrontPage) -> None:
    editions, thread = make_bridge(front, "es")
    editions["es"].unpublish()
    assert tied_passages(thread, parse(f"> {FOOL_ES}")) == []
