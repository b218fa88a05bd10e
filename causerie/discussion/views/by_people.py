"""Reading only the branches of a thread in which somebody writes."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from causerie.accounts.models import User
from causerie.accounts.selectors.people import person_at, present_handle
from causerie.discussion.models import Thread
from causerie.discussion.selectors.authorship import people_of
from causerie.discussion.selectors.by_people import authors_among_readers, branches_with
from causerie.discussion.selectors.shown import Mine
from causerie.discussion.views.thread import in_its_article
from causerie.lib.handles import HANDLE_LENGTH_MAX
from causerie.publication.models import ArticlePage

# Of a number of a comment.
NUMBER_LENGTH_MAX = 9


@require_safe
@in_its_article
def by_person(
    request: HttpRequest, thread: Thread, edition: ArticlePage, handle: str
) -> HttpResponse:
    if len(handle) > HANDLE_LENGTH_MAX:
        raise Http404
    person = person_at(handle)
    if person is None:
        return _lead_on(thread, handle)
    return _answer(request, thread, edition, [person], is_of_authors=False)


def _lead_on(thread: Thread, former: str) -> HttpResponse:
    present = present_handle(former)
    if present is None or person_at(present) is None:
        raise Http404
    response = HttpResponsePermanentRedirect(reverse("thread_by", args=[thread.pk, present]))
    # Who takes a former handle back would else lead browsers in a circle.
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
@in_its_article
def by_authors(request: HttpRequest, thread: Thread, edition: ArticlePage) -> HttpResponse:
    """Of the article."""
    people = authors_among_readers(thread)
    return _answer(request, thread, edition, people, is_of_authors=True)


def _answer(
    request: HttpRequest,
    thread: Thread,
    edition: ArticlePage,
    people: list[User],
    *,
    is_of_authors: bool,
) -> HttpResponse:
    locale = get_language() or settings.LANGUAGE_CODE
    keys = [person.pk for person in people]
    branches = branches_with(thread, keys, _after(request))
    context = {
        "thread": thread,
        "article": edition,
        "people": people_of(people, thread.article_key, locale).values(),
        "is_of_authors": is_of_authors,
        "branches": branches,
        "mine": Mine(sought=frozenset(person.handle for person in people)),
    }
    return render(request, "discussion/by.html", context)


def _after(request: HttpRequest) -> int:
    """The root that the page before ended with."""
    given = request.GET.get("after", "0")
    if not (given.isascii() and given.isdecimal() and len(given) <= NUMBER_LENGTH_MAX):
        raise Http404
    return int(given)
