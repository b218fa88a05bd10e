"""Reading a thread: its pages, its branches, one comment's place."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from causerie.accounts.models import User
from causerie.discussion.models import Thread
from causerie.discussion.selectors.mine import mine_of, waiting_of
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.selectors.thread_pages import (
    Order,
    ThreadPage,
    address_of,
    branch_page,
    most_valued_page,
    newest_page,
    page_in_order,
)
from causerie.discussion.selectors.threads import edition_in, editions_of, versions_of
from causerie.discussion.views.fragments import waiting_html
from causerie.discussion.views.reads import asked_text
from causerie.lib.addresses import absolute
from causerie.publication.models import ArticlePage

View = Callable[..., HttpResponse]


def in_its_article(view: View) -> View:
    """Calls the view with thread and edition in place of the thread's key.

    Not found where nobody can read the article; led to another edition where it has none in the
    locale of the address.
    """

    @wraps(view)
    def within(request: HttpRequest, thread_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        thread = get_object_or_404(Thread, pk=thread_id)
        thread.versions_at_hand = versions = versions_of(thread)
        locale = get_language() or ""
        if locale not in (version.locale for version in versions):
            return _led_on(request, list(editions_of(thread)))
        # What the switcher of the page offers.
        request.causerie_locales = sorted(version.locale for version in versions)  # type: ignore[attr-defined] # kept with its request
        # Read where a page shows it; what is posted needs to know only that it is there.
        edition = SimpleLazyObject(lambda: edition_in(thread, locale))
        return view(request, thread, edition, *args, **kwargs)

    return within


def _led_on(request: HttpRequest, editions: list[ArticlePage]) -> HttpResponse:
    """To the same address in the locale of the original, or of what there is."""
    if not editions or request.method not in ("GET", "HEAD"):
        raise Http404
    original = next((e for e in editions if e.is_original), editions[0])
    _empty, _locale, below = request.path.partition(f"/{get_language()}/")
    return HttpResponseRedirect(f"{_empty}/{original.locale.language_code}/{below}")


@require_safe
@in_its_article
def thread_page(
    request: HttpRequest, thread: Thread, edition: ArticlePage, number: int = 1
) -> HttpResponse:
    return _answer(request, edition, page_in_order(thread, number))


@require_safe
@in_its_article
def newest(
    request: HttpRequest, thread: Thread, edition: ArticlePage, number: int | None = None
) -> HttpResponse:
    return _answer(request, edition, newest_page(thread, number))


@require_safe
@in_its_article
def valued(request: HttpRequest, thread: Thread, edition: ArticlePage) -> HttpResponse:
    return _answer(request, edition, most_valued_page(thread, request.GET.get("after", "")))


@require_safe
@in_its_article
def branch(
    request: HttpRequest, thread: Thread, edition: ArticlePage, number: int, window: int = 0
) -> HttpResponse:
    return _answer(request, edition, branch_page(thread, number, window))


@require_safe
@in_its_article
def permalink(
    request: HttpRequest, thread: Thread, edition: ArticlePage, number: int
) -> HttpResponse:
    """Leads to the page that the comment stands on, computed and not counted."""
    comment = thread.comments.numbered().filter(number=number).first()
    if comment is None:
        raise Http404
    page, _hash, mark = address_of(comment).partition("#")
    mine = "?as=me" if "as" in request.GET else ""
    return HttpResponseRedirect(f"{thread_address(thread.pk)}{page}{mine}#{mark}")


def _answer(request: HttpRequest, edition: ArticlePage, page: ThreadPage | None) -> HttpResponse:
    if page is None:
        raise Http404
    context = {
        "thread_page": page,
        "article": edition,
        "thread": page.thread,
        "canonical": _canonical(edition, page),
        "is_indexed": page.order is Order.IN_ORDER and not asked_text(request),
        "after": request.GET.get("after", "") if page.order is Order.VALUED else "",
    }
    if "as" not in request.GET:
        return render(request, "discussion/thread.html", context)
    return _answer_to_one(request, context, page)


def _answer_to_one(request: HttpRequest, context: dict[str, Any], page: ThreadPage) -> HttpResponse:
    """With everything that is theirs, for who has no scripts; never stored."""
    user = request.user
    if not isinstance(user, User):
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    waiting = [
        waiting_html(request, one.comment, one.reason) for one in waiting_of(user, page.thread)
    ]
    mine = mine_of(user, page.thread, page.comments)
    context |= {"mine": mine, "waiting": waiting, "is_indexed": False}
    response = render(request, "discussion/thread.html", context)
    add_never_cache_headers(response)
    return response


def _canonical(edition: ArticlePage, page: ThreadPage) -> str:
    """The first page stands on the article's own; other orders say the same as the pages."""
    base = thread_address(page.thread.pk)
    if page.root_number is not None:
        return absolute(f"{base}branch/{page.root_number}/{page.number}/")
    if page.order is Order.VALUED or page.number == 1:
        return absolute(edition.get_url() or base)
    return absolute(f"{base}page/{page.number}/")
