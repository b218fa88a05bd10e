"""What waits for the moderators: comments that are held, and what readers have reported."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Min, QuerySet
from django.urls import reverse
from django.utils.translation import get_language, override

from causerie.accounts.models import User
from causerie.discussion.models import Comment, ReportOf, Visibility
from causerie.discussion.selectors.cases import Case, cases_of_comments, cases_of_people
from causerie.discussion.selectors.reports import open_reports
from causerie.publication.selectors.editions import open_locales

# As many as one person decides in one go.
CASES_A_PAGE = 50
# Nobody works from the end: what comes later moves up.
PAGES_MAX = 20


@dataclass(frozen=True)
class DeskPage:
    cases: list[Case]
    number: int
    has_next: bool


@dataclass(frozen=True, order=True)
class _Key:
    """What a case is about, before anything more is read of it."""

    since: datetime
    of: str
    # Of the comment, or of the person.
    pk: int


def desk_page(number: int) -> DeskPage:
    """The oldest first."""
    number = min(max(1, number), PAGES_MAX)
    last = number * CASES_A_PAGE
    keys = sorted(_keys(last + 1))
    return DeskPage(
        cases=_cases(keys[last - CASES_A_PAGE : last]),
        number=number,
        has_next=len(keys) > last and number < PAGES_MAX,
    )


def open_case_count() -> int:
    reported = open_reports().filter(of=ReportOf.COMMENT).values("comment").distinct()
    people = open_reports().exclude(of=ReportOf.COMMENT).values("person", "of").distinct()
    return _held().count() + reported.count() + people.count()


def desk_address() -> str:
    with in_open_locale():
        return reverse("desk")


@contextmanager
def in_open_locale() -> Iterator[str]:
    """In the language at hand where the publication is open in it: accounts are in more."""
    locales, locale = open_locales(), get_language() or settings.LANGUAGE_CODE
    chosen = locale if locale in locales or not locales else locales[0]
    with override(chosen):
        yield chosen


def _held() -> "QuerySet[Comment]":
    return Comment.objects.filter(visibility=Visibility.HELD)


def _keys(count: int) -> Iterable[_Key]:
    """So many of each kind."""
    held = _held().order_by("posted_at", "pk").values_list("posted_at", "pk")
    for since, pk in held[:count]:
        yield _Key(since, ReportOf.COMMENT, pk)
    first = Min("at")
    reported = open_reports().filter(of=ReportOf.COMMENT).values_list("comment")
    for pk, since in reported.annotate(first=first).order_by("first", "comment")[:count]:
        yield _Key(since, ReportOf.COMMENT, pk)
    people = open_reports().exclude(of=ReportOf.COMMENT).values_list("person", "of")
    for pk, of, since in people.annotate(first=first).order_by("first", "person", "of")[:count]:
        yield _Key(since, of, pk)


def _cases(keys: list[_Key]) -> list[Case]:
    comment_keys = [key.pk for key in keys if key.of == ReportOf.COMMENT]
    comments = Comment.objects.filter(pk__in=comment_keys).select_related("author", "thread")
    person_keys = [key.pk for key in keys if key.of != ReportOf.COMMENT]
    people = User.objects.in_bulk(person_keys)
    about = [
        (people[key.pk], ReportOf(key.of))
        for key in keys
        if key.of != ReportOf.COMMENT and key.pk in people
    ]
    found = {(str(case.of), case.pk): case for case in cases_of_comments(list(comments))}
    found |= {(str(case.of), case.pk): case for case in cases_of_people(about)}
    # What was decided a moment ago is no case any more.
    present = [(found[key.of, key.pk], key) for key in keys if (key.of, key.pk) in found]
    for case, key in present:
        case.since = key.since
    return [case for case, _key in present]
