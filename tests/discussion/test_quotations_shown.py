"""Readers read a quotation in the words of their own edition, and nothing that is hidden."""

from datetime import UTC, datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from causerie.discussion.models import Comment, Visibility
from causerie.discussion.selectors.quotations_shown import quotations_of, quotations_of_draft
from causerie.discussion.selectors.quoting import tied_passages
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.lib.markup import parse
from causerie.publication.models import FrontPage
from tests.discussion.bridge import FOOL_EN, FOOL_ES, FOOL_UK, html_of, make_bridge, words_of
from tests.discussion.talk import make_moderator, make_reader, make_talk, say


def test_each_reader_reads_their_own_edition(front: FrontPage, client: Client) -> None:
    editions, thread = make_bridge(front, "es", "uk")
    comment = say(thread, make_reader(), f"> {FOOL_ES}\n\nPero cerrarlo…")
    block = comment.quotations.get().block_id
    page = client.get(editions["uk"].get_url()).content.decode()
    address = editions["uk"].get_url()
    with translation.override("uk"):
        shown = html_of(comment, "uk")
    assert shown in page
    assert f'<blockquote lang="uk" dir="ltr"><p>{FOOL_UK}</p></blockquote>' in shown
    assert f'<a href="{address}#b-{block}">' in shown
    assert FOOL_ES not in page
    assert f'id="b-{block}"' in page
    assert words_of(comment, "es") == FOOL_ES
    assert words_of(comment, "en") == FOOL_EN


def test_without_an_edition_of_mine_the_words_stand_as_quoted(front: FrontPage) -> None:
    _editions, thread = make_bridge(front, "es")
    comment = say(thread, make_reader(), f"> {FOOL_ES}\n\nPero cerrarlo…")
    shown = html_of(comment, "pt")
    assert f'<blockquote lang="es" dir="ltr"><p>{FOOL_ES}</p></blockquote>' in shown
    assert "<a " not in shown


def test_a_quoted_comment_is_named_and_led_to(front: FrontPage, client: Client) -> None:
    article, thread = make_talk(front)
    ruth = make_reader("ruth", display_name="Ruth <b>")
    say(thread, ruth, "A <i> is no tag & never was.")
    comment = say(thread, make_reader(), "> #1\n> is no tag & never was.\n\nTrue.")
    page = client.get(article.get_url()).content.decode()
    assert "<p>is no tag &amp; never was.</p></blockquote>" in page
    assert '<a href="#c1">#1, <bdi>Ruth &lt;b&gt;</bdi></a>' in page
    elsewhere = html_of(comment, "en")
    assert f'<a href="/en/discussion/{thread.pk}/comment/1/">#1, ' in elsewhere


def test_somebody_who_has_left_is_not_named(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    first = say(thread, make_reader("ruth"), "The ferry never left before seven in winter.")
    comment = say(thread, make_reader(), "> #1\n> never left before seven\n\nTrue.")
    Comment.objects.filter(pk=first.pk).update(author=None)
    assert ">#1</a>" in html_of(comment, "en")


def test_nothing_hidden_is_read_through_a_quotation(front: FrontPage, client: Client) -> None:
    article, thread = make_talk(front)
    ruth = make_reader("ruth")
    first = say(thread, ruth, "The ferry never left before seven in winter.")
    second = say(thread, ruth, "At ten past two the lights turn red again.")
    typed = "> #1\n> never left before seven\n\n> #2\n> ten past two the lights\n\nHm."
    comment = say(thread, make_reader(), typed)
    withdraw(first, author=ruth)
    set_visibility(second, Visibility.REMOVED, actor=make_moderator(), reason="Rude.")
    page = client.get(article.get_url()).content.decode()
    assert "left before seven" not in page
    assert "ten past two" not in page
    assert page.count("What was quoted here has been taken away.") == 2
    set_visibility(second, Visibility.PUBLISHED, actor=make_moderator("eva"))
    assert words_of(comment, "en", 2) == "ten past two the lights"
    assert "Ruth" not in html_of(comment, "en", 1)


def test_what_was_said_is_shown_with_its_day(front: FrontPage) -> None:
    _editions, thread = make_bridge(front, "es", "uk")
    comment = say(thread, make_reader(), f"> {FOOL_ES}\n\nPero cerrarlo…")
    day = datetime(2026, 6, 3, 12, tzinfo=UTC)
    comment.quotations.update(is_changed=True, quoted_at=day)
    shown = html_of(comment, "en")
    assert FOOL_EN in shown
    assert '<time class="quotation-day" datetime="2026-06-03">As it stood on June 3, 2026' in shown
    assert "From the article" in shown


def test_a_page_asks_for_its_quotations_in_two_reads(front: FrontPage) -> None:
    editions, thread = make_bridge(front, "es", "uk")
    olena = make_reader()
    say(thread, olena, "The ferry never left before seven in winter.")
    typed = f"> {FOOL_ES}\n\n> #1\n> never left before seven\n\n> {FOOL_EN}\n\nHm."
    # Where the site's pages are is asked for once in a while, whatever is shown.
    editions["uk"].get_url()
    comments = [say(thread, olena, f"{typed} {number}") for number in range(3)]
    with translation.override("uk"), CaptureQueriesContext(connection) as said:
        shown = quotations_of(comments, "/uk/", "uk")
        pieces = [shown.html(one.pk, number) for one in comments for number in (1, 2, 3)]
    assert all(pieces)
    assert len(said) == 2


def test_what_quotes_nothing_asks_nothing(front: FrontPage) -> None:
    _editions, thread = make_bridge(front)
    comments = [say(thread, make_reader(), "> my mother says\n\nIt was always so.")]
    with CaptureQueriesContext(connection) as said:
        assert quotations_of(comments, "/en/", "en").html(comments[0].pk, 1) == ""
    assert len(said) == 0


def test_a_preview_shows_what_will_stand_there(front: FrontPage) -> None:
    _editions, thread = make_bridge(front, "es", "uk")
    say(thread, make_reader("ruth"), "The ferry never left before seven in winter.")
    typed = f"> {FOOL_ES}\n\n> #1\n> never left before seven\n\nHm."
    tied = tied_passages(thread, parse(typed))
    comment = say(thread, make_reader(), typed)
    draft = quotations_of_draft(tied, thread, f"/en/discussion/{thread.pk}/", "en")
    for number in (1, 2):
        assert draft.html(0, number) == html_of(comment, "en", number)
    assert draft.html(0, 3) == ""


def test_a_caption_says_in_which_language_it_is(front: FrontPage) -> None:
    """It stands within a text of another one."""
    _editions, thread = make_bridge(front, "uk")
    comment = say(thread, make_reader(), f"> {FOOL_UK}\n\nТак.")
    assert '<figcaption lang="ar" dir="rtl">' in html_of(comment, "ar")
    assert '<figcaption lang="en" dir="ltr">' in html_of(comment, "en")


def test_words_of_an_edition_taken_back_are_read_by_nobody(front: FrontPage) -> None:
    editions, thread = make_bridge(front, "es", "uk")
    comment = say(thread, make_reader(), f"> {FOOL_ES}\n\nPero cerrarlo…")
    for locale in ("es", "uk"):
        editions[locale].unpublish()
    # Whoever has no edition of their own was shown the words as they were quoted.
    shown = html_of(comment, "pt")
    assert FOOL_ES not in shown
    assert "taken away" in shown
    assert words_of(comment, "en") == FOOL_EN
