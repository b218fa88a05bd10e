"""What quotations show: the words of the reader's own edition, or what was said at the time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from django.db.models import OuterRef, Subquery
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from causerie.discussion.models import Comment, Quotation, QuotationText, Thread
from causerie.discussion.selectors.article_blocks import STANDFIRST, TITLE
from causerie.discussion.selectors.marks import Readings
from causerie.discussion.selectors.quotation_html import Quoted, figure, link, taken_away
from causerie.discussion.selectors.quoting import Tied
from causerie.discussion.selectors.said_elsewhere import translated_words
from causerie.publication.models import ArticlePage
from causerie.publication.selectors.articles import published_articles

# In stored HTML, as `lib.markup` writes it.
MARKER = "<!--quotation:"


class QuotationsShown:
    """Of comments in the thread at the address `base`, by the comment's key and the quotation's
    number."""

    def __init__(
        self,
        quoted: dict[tuple[int, int], Quoted],
        base: str,
        locale: str,
        *,
        thread_id: int = 0,
        here: Iterable[int | None] = (),
    ) -> None:
        self._quoted = quoted
        self._base = base
        self._locale = locale
        self._thread_id = thread_id
        self._here = frozenset(here)
        self._readings: Readings | None = None

    def sources(self) -> list[Comment]:
        """The comments that are quoted and can be read."""
        found = (one.source for one in self._quoted.values())
        return [one for one in found if one is not None and one.is_published]

    def read_in(self, readings: Readings) -> None:
        """What comments say is shown in the words in which their reader reads them."""
        self._readings = readings

    def html(self, comment_id: int, number: int) -> SafeString:
        """Empty where there is no such quotation."""
        quoted = self._quoted.get((comment_id, number))
        if quoted is None:
            return mark_safe("")
        if quoted.block_id and quoted.locale not in self._editions:
            # The edition that said so was taken back, and nobody reads it any more.
            return taken_away(self._words_of_article(quoted), self._locale)
        if quoted.block_id:
            return figure(quoted, self._words_of_article(quoted), self._locale)
        if quoted.source is None or not quoted.source.is_published:
            return taken_away(self._numbered(quoted.source), self._locale)
        return figure(self._translated(quoted), self._named(quoted.source), self._locale)

    def _translated(self, quoted: Quoted) -> Quoted:
        """As it is where the source has changed since: that has been translated, and not this."""
        if self._readings is None or quoted.source is None or quoted.stood_at:
            return quoted
        reading = self._readings.of(quoted.source)
        if reading.mark is None or not reading.mark.is_translated:
            return quoted
        words = translated_words(quoted.text, quoted.source, reading)
        if not words:
            return quoted
        return replace(quoted, text=words, locale=reading.locale, mark=reading.mark.words)

    @cached_property
    def _editions(self) -> dict[str, ArticlePage]:
        """Those that are published, by locale."""
        key = Thread.objects.filter(pk=self._thread_id).values("article_key")
        editions = published_articles().filter(translation_key__in=key)
        return {
            one.locale.language_code: one for one in editions.select_related("locale").defer("body")
        }

    @cached_property
    def _article(self) -> str:
        """The address of the reader's edition; empty where there is none."""
        edition = self._editions.get(self._locale)
        return (edition.get_url() if edition else None) or ""

    def _words_of_article(self, quoted: Quoted) -> SafeString:
        is_block = quoted.block_id not in (TITLE, STANDFIRST)
        mark = f"#b-{quoted.block_id}" if is_block else ""
        return link(self._article and f"{self._article}{mark}", _("From the article"))

    def _named(self, source: Comment) -> SafeString:
        name = source.author.get_full_name() if source.author else ""
        number = f"#{source.number}"
        words = format_html("{}, <bdi>{}</bdi>", number, name) if name else number
        return link(self._address(source), words)

    def _numbered(self, source: Comment | None) -> SafeString:
        return link(self._address(source), f"#{source.number}") if source else mark_safe("")

    def _address(self, source: Comment) -> str:
        if source.number in self._here:
            return f"#c{source.number}"
        return f"{self._base}comment/{source.number}/"


def quotations_of(comments: Sequence[Comment], base: str, locale: str) -> QuotationsShown:
    """Of comments of one thread, in two reads at most; in none where nothing is quoted."""
    quoting = [one.pk for one in comments if MARKER in one.html]
    if not quoting:
        return QuotationsShown({}, base, locale)
    here = QuotationText.objects.filter(quotation=OuterRef("pk"), locale=locale)
    rows = (
        Quotation.objects.filter(comment__in=quoting)
        .select_related("source__author")
        .defer("source__text")
        .annotate(here=Subquery(here.values("text")[:1]))
    )
    return QuotationsShown(
        {(row.comment_id, row.number): _quoted(row, row.here, locale) for row in rows},
        base,
        locale,
        thread_id=comments[0].thread_id,
        here=(one.number for one in comments),
    )


def quotations_of_draft(
    tied: Sequence[Tied], thread: Thread, base: str, locale: str
) -> QuotationsShown:
    """Of a text that is not stored, as in a preview; the comment's key is 0."""
    quoted = {(0, number): _of_draft(one, locale) for number, one in enumerate(tied, start=1)}
    return QuotationsShown(quoted, base, locale, thread_id=thread.pk)


def _quoted(row: Quotation, here: str | None, locale: str) -> Quoted:
    return Quoted(
        text=here or row.text,
        locale=locale if here else row.locale,
        block_id=row.block_id,
        source=row.source,
        stood_at=row.quoted_at if row.is_changed else None,
    )


def _of_draft(tied: Tied, locale: str) -> Quoted:
    here = (tied.editions or {}).get(locale)
    return Quoted(
        text=here or tied.text,
        locale=locale if here else tied.locale,
        block_id=tied.block_id,
        source=tied.source,
        stood_at=tied.stood_at,
    )
