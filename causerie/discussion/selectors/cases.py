"""What moderators see of a case: the words themselves, who wrote them, and why it is here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from causerie.accounts.models import User
from causerie.discussion.models import (
    Comment,
    DiscussionEvent,
    DiscussionEventKind,
    ReportOf,
    Visibility,
)
from causerie.discussion.selectors.decisions import Deed, deeds_about, reason_of
from causerie.discussion.selectors.marks import MarkState, missing_state, translated_state, words_of
from causerie.discussion.selectors.quotations_shown import quotations_of
from causerie.discussion.selectors.reports import Reports, reports_about
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.selectors.text_shown import text_shown
from causerie.discussion.selectors.works import articles_of
from causerie.lib.locales import bcp47, direction, name_in
from causerie.lib.stems import language_of
from causerie.publication.models import ArticlePage
from causerie.translation.selectors.texts import TextIn, texts_in


@dataclass(frozen=True)
class Standing:
    """How new somebody is here, and how it went so far."""

    published: int = 0
    hidden: int = 0


@dataclass
class Case:
    """About a comment, or about the name or the picture of a person. `pk` is theirs."""

    of: ReportOf
    pk: int
    person: User | None
    standing: Standing
    comment: Comment | None = None
    article: ArticlePage | None = None
    since: datetime | None = None
    # Why the gate has held it.
    waits_because: str = ""
    reports: Reports = field(default_factory=Reports)
    html: SafeString = field(default_factory=lambda: mark_safe(""))
    lang: str = ""
    dir: str = "auto"
    language: str = ""
    # In the moderator's language, where it is another; by an engine on this server if nobody else
    # may read the text. Empty as long as there is none.
    translated: SafeString = field(default_factory=lambda: mark_safe(""))
    translated_lang: str = ""
    translated_dir: str = "auto"
    # That it is not a machine's, or why there is none; empty where the text needs none.
    translated_words: str = ""
    deeds: list[Deed] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"case-{self.of}-{self.pk}"

    @property
    def address(self) -> str:
        """Where it is decided."""
        if self.comment is None:
            return reverse("settle_person", args=[self.pk, self.of])
        return moderate_address(self.comment)


def moderate_address(comment: Comment) -> str:
    if comment.number is None:
        return reverse("moderate_waiting", args=[comment.key])
    return reverse("moderate_comment", args=[comment.thread_id, comment.number])


def cases_of_comments(comments: Sequence[Comment]) -> list[Case]:
    """`comments` with author and thread, in a fixed number of reads for those of one thread."""
    locale = get_language() or settings.LANGUAGE_CODE
    keys = [one.pk for one in comments]
    standings = _standings(one.author_id for one in comments)
    articles = articles_of({one.thread for one in comments})
    reports = reports_about(Q(of=ReportOf.COMMENT, comment__in=keys), "comment")
    waiting = _reasons_for_waiting(keys)
    texts = _texts(comments)
    translations = _translations(comments, locale)
    translated = _shown({one: text.html for one, text in translations.items() if text.html})
    return [
        Case(
            of=ReportOf.COMMENT,
            pk=one.pk,
            person=one.author,
            standing=standings[one.author_id or 0],
            comment=one,
            article=articles.get(one.thread.article_key),
            waits_because=waiting.get(one.pk, "") if one.visibility == Visibility.HELD else "",
            reports=reports[one.pk, ReportOf.COMMENT],
            html=texts.get(one.pk, mark_safe("")),
            lang=bcp47(one.locale),
            dir=direction(one.locale) if one.locale else "auto",
            language=name_in(one.locale, locale) if one.locale else "",
            translated=translated.get(one.pk, mark_safe("")),
            translated_lang=bcp47(locale),
            translated_dir=direction(locale),
            translated_words=_words(one, translations.get(one), locale),
            deeds=deeds_about(one, is_reported=bool(reports[one.pk, ReportOf.COMMENT].reasons)),
        )
        for one in comments
    ]


def cases_of_people(about: Sequence[tuple[User, ReportOf]]) -> list[Case]:
    keys = [person.pk for person, _of in about]
    standings = _standings(keys)
    reports = reports_about(Q(person__in=keys) & ~Q(of=ReportOf.COMMENT), "person")
    return [
        Case(
            of=of,
            pk=person.pk,
            person=person,
            standing=standings[person.pk],
            reports=reports[person.pk, of],
        )
        for person, of in about
    ]


def _standings(users: Iterable[int | None]) -> dict[int, Standing]:
    said = Comment.objects.filter(author__in={one for one in users if one})
    counted = said.values_list("author").annotate(
        published=Count("pk", filter=Q(visibility=Visibility.PUBLISHED)),
        hidden=Count("pk", filter=Q(visibility=Visibility.REMOVED)),
    )
    found: dict[int, Standing] = defaultdict(Standing)
    found.update({pk: Standing(published, hidden) for pk, published, hidden in counted})
    return found


def _reasons_for_waiting(keys: Sequence[int]) -> dict[int, str]:
    held = DiscussionEvent.objects.filter(comment__in=keys, kind=DiscussionEventKind.HELD)
    return {event.comment_id or 0: reason_of(event) for event in held}


def _texts(comments: Sequence[Comment]) -> dict[int, SafeString]:
    """What its author has taken back or erased, nobody reads."""
    gone = (Visibility.WITHDRAWN, Visibility.ERASED)
    return _shown({one: one.html for one in comments if one.visibility not in gone})


def _translations(comments: Sequence[Comment], locale: str) -> dict[Comment, TextIn]:
    sources = {one.source_id for one in comments if one.source_id}
    texts = texts_in(sources, locale) if sources else {}
    return {one: texts[one.source_id] for one in comments if one.source_id in texts}


def _words(comment: Comment, text: TextIn | None, locale: str) -> str:
    """Nobody waits at the desk for a translation that will not come."""
    if not comment.locale or language_of(comment.locale) == language_of(locale):
        return ""
    is_there = text is not None and text.is_readable
    state = translated_state(text) if text and is_there else missing_state(comment, text)
    if state is None or state is MarkState.MACHINE:
        return ""
    return words_of(state, comment.locale, locale, text.reason if text else "")


def _shown(html_of: Mapping[Comment, str]) -> dict[int, SafeString]:
    """By the comment's key."""
    locale = get_language() or settings.LANGUAGE_CODE
    by_thread: dict[int, list[Comment]] = defaultdict(list)
    for one in html_of:
        by_thread[one.thread_id].append(one)
    found = {}
    for thread_id, some in by_thread.items():
        base = thread_address(thread_id)
        quotations = quotations_of(some, base, locale)
        for one in some:
            found[one.pk] = text_shown(html_of[one], base, partial(quotations.html, one.pk))
    return found
