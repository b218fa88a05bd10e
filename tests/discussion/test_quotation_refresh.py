"""Quotations follow what their sources say."""

from typing import Any

from django_tasks_db.models import DBTaskResult

from causerie.discussion.models import Quotation, QuotationText, Thread
from causerie.discussion.services import quotation_refresh
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.quotation_refresh import refresh_quotations
from causerie.discussion.tasks import refresh_quotations_of
from causerie.publication.models import FrontPage
from tests.discussion.bridge import (
    FOOL_EN,
    FOOL_ES,
    FOOL_UK,
    TIDE_ES,
    add_edition,
    html_of,
    make_bridge,
    rewrite,
    words_of,
)
from tests.discussion.talk import make_reader, make_talk, say

NEW_UK = "Розвести міст може хто завгодно."


def _rows() -> list[Any]:
    """All that is kept of quotations."""
    return [
        *Quotation.objects.order_by("pk").values_list("pk", "is_changed", "block_id", "start"),
        *QuotationText.objects.order_by("pk").values_list("quotation", "locale", "text"),
    ]


def test_what_another_edition_says_now_is_what_its_readers_read(front: FrontPage) -> None:
    editions, thread = make_bridge(front, "es", "uk")
    comment = say(thread, make_reader(), f"> {FOOL_ES}\n\nPero cerrarlo…")
    rewrite(editions["uk"], FOOL_UK, NEW_UK)
    assert refresh_quotations(thread) == 1
    assert words_of(comment, "uk") == NEW_UK
    assert not comment.quotations.get().is_changed


def test_what_the_source_no_longer_says_stays_as_it_stood(front: FrontPage) -> None:
    editions, thread = make_bridge(front, "es", "uk")
    comment = say(thread, make_reader(), f"> {FOOL_ES}\n\nPero cerrarlo…")
    rewrite(editions["es"], FOOL_ES, "Un puente lo abre hasta un niño.")
    rewrite(editions["uk"], FOOL_UK, NEW_UK)
    assert refresh_quotations(thread) == 1
    assert comment.quotations.get().is_changed
    assert (words_of(comment, "es"), words_of(comment, "uk")) == (FOOL_ES, FOOL_UK)
    assert "As it stood on" in html_of(comment, "en")
    rewrite(editions["es"], "Un puente lo abre hasta un niño.", FOOL_ES)
    assert refresh_quotations(thread) == 1
    assert words_of(comment, "uk") == NEW_UK
    assert "As it stood on" not in html_of(comment, "en")


def test_a_word_that_grows_is_another_word(front: FrontPage) -> None:
    editions, thread = make_bridge(front, "es")
    comment = say(thread, make_reader(), "> Un puente lo abre cualquiera\n\nNo.")
    rewrite(editions["es"], FOOL_ES, "Un puente lo abre cualquieras.")
    refresh_quotations(thread)
    assert comment.quotations.get().is_changed


def test_an_edition_taken_back_is_read_nowhere(front: FrontPage) -> None:
    editions, thread = make_bridge(front, "es", "uk")
    comment = say(thread, make_reader(), f"> {FOOL_ES}\n\nPero cerrarlo…")
    editions["uk"].unpublish()
    refresh_quotations(thread)
    assert words_of(comment, "uk") == FOOL_ES
    assert words_of(comment, "en") == FOOL_EN
    editions["es"].unpublish()
    refresh_quotations(thread)
    assert comment.quotations.get().is_changed
    assert words_of(comment, "en") == FOOL_EN


def test_an_edition_taken_back_is_not_read_as_it_stood_either(front: FrontPage) -> None:
    editions, thread = make_bridge(front, "es", "uk")
    comment = say(thread, make_reader(), f"> {FOOL_ES}\n\nPero cerrarlo…")
    rewrite(editions["es"], FOOL_ES, "Un puente lo abre hasta un niño.")
    editions["uk"].unpublish()
    refresh_quotations(thread)
    assert comment.quotations.get().is_changed
    assert not QuotationText.objects.filter(text=FOOL_UK).exists()
    assert QuotationText.objects.filter(text=FOOL_EN).exists()


def test_an_edition_that_comes_later_is_quoted_in_its_words(front: FrontPage) -> None:
    editions, thread = make_bridge(front, "es")
    comment = say(thread, make_reader(), f"> {FOOL_ES}\n\nPero cerrarlo…")
    assert words_of(comment, "uk") == FOOL_ES
    add_edition(editions["en"], "uk")
    assert refresh_quotations(thread) == 1
    assert words_of(comment, "uk") == FOOL_UK


def test_what_has_moved_to_another_block_is_led_to_there(front: FrontPage) -> None:
    editions, thread = make_bridge(front)
    comment = say(thread, make_reader(), f"> {FOOL_EN}\n\nAnd close it?")
    rewrite(editions["en"], FOOL_EN, "It is hard.")
    rewrite(editions["en"], "<p>It is a fair summary.", f"<p>{FOOL_EN} A fair summary.")
    refresh_quotations(thread)
    row = comment.quotations.get()
    moved = next(block for block in editions["en"].body if "A fair summary" in str(block.value))
    assert (row.is_changed, row.block_id, row.start) == (False, moved.id, 0)


def test_running_it_again_changes_nothing(front: FrontPage) -> None:
    editions, thread = make_bridge(front, "es", "uk")
    olena = make_reader()
    for number in range(5):
        say(thread, olena, f"> {FOOL_ES}\n\n> {TIDE_ES}\n\nPero… {number}")
    assert refresh_quotations(thread) == 0
    rewrite(editions["es"], FOOL_ES, "Un puente lo abre hasta un niño.")
    rewrite(editions["uk"], "Судно, яке сидить", "Корабель, який сидить")
    assert refresh_quotations(thread) == 10
    rows, changed_at = _rows(), Thread.objects.get(pk=thread.pk).changed_at
    assert refresh_quotations(thread) == 0
    assert (_rows(), Thread.objects.get(pk=thread.pk).changed_at) == (rows, changed_at)


def test_many_quotations_are_refreshed_in_batches(front: FrontPage, monkeypatch: Any) -> None:
    editions, thread = make_bridge(front, "es")
    olena = make_reader()
    for number in range(5):
        say(thread, olena, f"> {FOOL_ES}\n\nPero… {number}")
    monkeypatch.setattr(quotation_refresh, "BATCH_ROWS", 2)
    rewrite(editions["es"], FOOL_ES, "Un puente lo abre hasta un niño.")
    assert refresh_quotations(thread) == 5


def test_publishing_and_taking_back_ask_for_it(front: FrontPage) -> None:
    editions, thread = make_bridge(front, "es")
    jobs = DBTaskResult.objects.filter(task_path=refresh_quotations_of.module_path)
    assert not jobs.exists()
    comment = say(thread, make_reader(), f"> {FOOL_ES}\n\nPero cerrarlo…")
    rewrite(editions["es"], FOOL_ES, "Un puente lo abre hasta un niño.")
    assert jobs.count() == 1
    assert refresh_quotations_of.call(*jobs.get().args_kwargs["args"]) == 1
    assert comment.quotations.get().is_changed
    editions["es"].unpublish()
    assert jobs.count() == 2
    editions["en"].delete()
    assert jobs.count() == 3


def test_a_comment_that_was_edited_is_quoted_as_it_stood(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    ruth = make_reader("ruth")
    first = say(thread, ruth, "The ferry never left before seven in winter.")
    answer = say(thread, make_reader(), "> #1\n> never left before seven\n\nOnce, it did.")
    rest = say(thread, make_reader("otto"), "> #1\n> The ferry never left\n\nIt did!")
    text = "The ferry never left before six in winter."
    first = edit_comment(first, author=ruth, text=text, seen_revision=1, page_locale="en")
    assert answer.quotations.get().is_changed
    assert not rest.quotations.get().is_changed
    assert words_of(answer, "en") == "never left before seven"
    text = "I said: the ferry never left before seven."
    edit_comment(first, author=ruth, text=text, seen_revision=2, page_locale="en")
    assert not answer.quotations.get().is_changed
    assert rest.quotations.get().is_changed
