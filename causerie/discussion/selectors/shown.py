"""What a page shows of its comments: ready to be put into its place, in a fixed number of reads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from causerie.discussion.models import Comment, Visibility
from causerie.discussion.places import ANSWERS_A_PAGE, window_of
from causerie.discussion.selectors.authorship import Person, people_of
from causerie.discussion.selectors.marks import Mark, Reading, Readings
from causerie.discussion.selectors.quotations_shown import quotations_of
from causerie.discussion.selectors.text_shown import text_shown
from causerie.discussion.selectors.thread_pages import ThreadPage
from causerie.lib import dates
from causerie.lib.locales import bcp47, direction, name_in
from causerie.lib.reads import NOTHING, Reads

_CACHED_MOMENTS = 10_000
# With the signs that join and vary them; not the letters of any script.
_EMOJI = re.compile("<p>[\u2190-\u2bff\ufe0f\u200d \U0001f000-\U0001faff]{1,16}</p>\\s?")


@dataclass(frozen=True)
class Mine:
    """What is true of a page for one reader; empty for everybody else."""

    user_id: int = 0
    # By number of the comment: 1 or -1.
    votes: dict[int, int] = field(default_factory=dict)
    muted: frozenset[int] = frozenset()
    # What has a greater number is new to them; None where that is not known.
    seen_number: int | None = None
    may_moderate: bool = False
    # Numbers of one's own comments that can still be changed.
    editable: frozenset[int] = frozenset()
    is_following: bool = False
    # Handles of those whose comments are looked for.
    sought: frozenset[str] = frozenset()


NOBODY = Mine()


@dataclass(slots=True)
class Shown:
    """One comment. `step` says where it stands after the one before: 1 deeper, 0 beside it, -2 two
    levels up."""

    # None of one that waits.
    number: int | None
    # Of one's own only: what changes it is addressed by its key.
    key: str
    step: int
    person: Person | None
    moment: str
    iso: str
    edited: str
    # Of the text that stands here, which may be a translation.
    html: SafeString
    lang: str
    dir: str
    # Where the text is in another variety of the page's language, or in a language that nothing
    # else is said of: its name.
    language: str
    mark: Mark | None
    stub: str
    parent_number: int | None
    # The comment that it answers does not stand right above it.
    names_parent: bool
    parent_url: str
    url: str
    up: int
    down: int
    vote: int
    is_mine: bool
    is_editable: bool
    is_muted: bool
    is_new: bool
    # Below a root: how many answers do not stand here, and where they do.
    more: int = 0
    more_url: str = ""
    # Shown to its author alone until somebody has looked at it.
    # Nothing but a few signs, which are set large.
    is_emoji: bool = False


def thread_address(thread_id: int) -> str:
    return reverse("thread", args=[thread_id])


def shown_comments(page: ThreadPage, mine: Mine = NOBODY, reads: Reads = NOTHING) -> list[Shown]:
    locale = get_language() or settings.LANGUAGE_CODE
    comments = page.comments
    people = people_of((one.author for one in comments), page.thread.article_key, locale)
    base = thread_address(page.thread.pk)
    here = {one.number for one in comments}
    quotations = quotations_of(comments, base, locale)
    readings = Readings([*comments, *quotations.sources()], base, locale, reads)
    quotations.read_in(readings)
    shown = []
    for comment, step, is_beside_parent in _nested(comments):
        reading = readings.of(comment)
        one = _shown(comment, reading, people, base, locale, mine)
        one.step = step
        one.html = (
            text_shown(reading.html, base, partial(quotations.html, comment.pk))
            if not one.stub
            else mark_safe("")
        )
        one.names_parent = comment.parent_number is not None and not is_beside_parent
        if comment.parent_number in here:
            one.parent_url = f"#c{comment.parent_number}"
        shown.append(one)
    _note_more(shown, comments, page, base)
    return shown


def _nested(comments: Sequence[Comment]) -> "list[tuple[Comment, int, bool]]":
    """Each with its step, and whether what it answers stands right above it on this page.

    Levels are those of the tree that stands here, down to THREAD_DEPTH_SHOWN.
    """
    nested = []
    above: list[Comment] = []
    level = 0
    for comment in comments:
        while above and not comment.path.startswith(above[-1].path):
            above.pop()
        new_level = min(len(above) + 1, settings.THREAD_DEPTH_SHOWN)
        parent = above[-1] if above else None
        is_indented = new_level == len(above) + 1
        is_below = bool(parent and parent.number == comment.parent_number and is_indented)
        nested.append((comment, new_level - level, is_below))
        above.append(comment)
        level = new_level
    return nested


def _shown(
    comment: Comment,
    reading: Reading,
    people: dict[int, Person],
    base: str,
    locale: str,
    mine: Mine,
) -> Shown:
    number = comment.number
    is_mine = bool(mine.user_id) and comment.author_id == mine.user_id
    stub = stub_of(comment)
    text_locale = reading.locale
    is_other = bool(text_locale) and bcp47(text_locale) != bcp47(locale) and not reading.mark
    when = comment.published_at or comment.posted_at
    return Shown(
        number=number,
        key=str(comment.key) if is_mine else "",
        step=0,
        person=None if stub else people.get(comment.author_id or 0),
        moment=moment(when, locale),
        iso=when.isoformat(timespec="seconds"),
        edited=moment(comment.edited_at, locale) if comment.edited_at and not stub else "",
        html=mark_safe(""),
        lang=bcp47(text_locale),
        dir=direction(text_locale) if text_locale else "auto",
        language=_language_name(text_locale, locale) if is_other and not stub else "",
        mark=reading.mark,
        stub=stub,
        parent_number=comment.parent_number,
        names_parent=False,
        parent_url=f"{base}comment/{comment.parent_number}/",
        url=f"{base}comment/{number}/" if number else "",
        up=comment.up,
        down=comment.down,
        vote=mine.votes.get(number or 0, 0),
        is_mine=is_mine,
        is_editable=number in mine.editable,
        is_muted=comment.author_id in mine.muted,
        is_new=mine.seen_number is not None and (number or 0) > mine.seen_number,
        is_emoji=_EMOJI.fullmatch(comment.html) is not None,
    )


def stub_of(comment: Comment) -> str:
    """What stands in the place of a comment that nobody can read; empty for all others."""
    match comment.visibility:
        case Visibility.REMOVED:
            return gettext("This comment was hidden by the editorial team.")
        case Visibility.WITHDRAWN:
            return gettext("This comment was withdrawn by its author.")
        case Visibility.ERASED:
            return gettext("This comment was deleted with its author’s account.")
        case _:
            return ""


def _note_more(
    shown: list[Shown], comments: Sequence[Comment], page: ThreadPage, base: str
) -> None:
    """Below the last that stands here of each branch."""
    if page.root_number is not None and page.number > 0:
        return
    last_of = {one.root_number: place for place, one in enumerate(comments)}
    for root in comments:
        if root.is_root and root.branch_count > ANSWERS_A_PAGE:
            last = shown[last_of[root.number]]
            last.more = root.branch_count - ANSWERS_A_PAGE
            last.more_url = f"{base}branch/{root.number}/{window_of(ANSWERS_A_PAGE + 1)}/"


def moment(when: datetime, locale: str) -> str:
    """In the publication's zone, to the minute."""
    return _moment(timezone.localtime(when).replace(second=0, microsecond=0), locale)


@lru_cache(maxsize=_CACHED_MOMENTS)
def _moment(when: datetime, locale: str) -> str:
    return dates.moment(when, locale)


@lru_cache(maxsize=1_000)
def _language_name(code: str, locale: str) -> str:
    return name_in(code, locale)
