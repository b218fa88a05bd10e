"""Somebody looks at comments that are not translated yet: they are translated before others, and
come to whoever asks for them."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from causerie.accounts.services.limits import LimitReached, consume_here, refuse
from causerie.discussion.models import Comment, Thread
from causerie.discussion.selectors.marks import Mark, MarkState
from causerie.discussion.selectors.shown import Shown, shown_comments, thread_address
from causerie.discussion.selectors.thread_pages import Order, ThreadPage
from causerie.discussion.views.composer import page_locale
from causerie.discussion.views.fragments import wants_fragment
from causerie.discussion.views.mine import numbers_in
from causerie.discussion.views.reads import asked_text, reads_of
from causerie.discussion.views.thread import in_its_article
from causerie.discussion.views.ways_back import way_back
from causerie.lib.spoken import spoken_attributes
from causerie.publication.models import ArticlePage
from causerie.translation.services.requests import WANTED_MAX, want

# A page asks ten times in three minutes; a household may have several open.
TRANSLATIONS_RATE = "120/m"


# Pages that are the same for everybody hold no token. All that this changes is what is translated
# first, which every reader may.
@csrf_exempt
@require_POST
@never_cache
@in_its_article
def translations(request: HttpRequest, thread: Thread, _edition: ArticlePage) -> HttpResponse:
    numbers = numbers_in(request.POST.get("numbers", ""))
    if numbers is None or len(numbers) > WANTED_MAX:
        return HttpResponseBadRequest()
    try:
        consume_here(request, "translations", rate=TRANSLATIONS_RATE)
    except LimitReached as reached:
        return _wait(request, reached)
    comments = _comments(thread, numbers)
    if settings.TRANSLATION_POLICY != "off":
        want([one.source for one in comments if one.source], page_locale())
    if "back" in request.POST:
        back = way_back(request, "back") or thread_address(thread.pk)
        return redirect(f"{back}#discussion")
    reads = reads_of(request, asked_text(request))
    shown = shown_comments(ThreadPage(thread, Order.IN_ORDER, comments), reads=reads)
    return JsonResponse(_answer(shown))


def _comments(thread: Thread, numbers: list[int]) -> list[Comment]:
    rows = thread.comments.published().filter(number__in=numbers)
    return list(rows.select_related("author", "source").defer("text").order_by("path"))


def _answer(shown: list[Shown]) -> dict[str, Any]:
    """What can be read now or never will be; of what is still to come, the mark alone."""
    ui = spoken_attributes(page_locale())
    marks = {one.number: _mark(one.mark, ui) if one.mark else "" for one in shown}
    waiting = [one.number for one in shown if one.mark and one.mark.state is MarkState.PENDING]
    texts = {
        one.number: {
            "html": one.html,
            "lang": one.lang,
            "dir": one.dir,
            "mark": marks[one.number],
        }
        for one in shown
        if one.number not in waiting
    }
    return {
        "texts": texts,
        "waiting": waiting,
        "marks": {number: marks[number] for number in waiting},
    }


def _mark(mark: Mark, ui: str) -> str:
    html = render_to_string("discussion/fragments/mark.html", {"mark": mark, "ui": ui})
    return html.strip()


def _wait(request: HttpRequest, reached: LimitReached) -> HttpResponse:
    if not wants_fragment(request):
        return refuse(request, reached)
    answer = JsonResponse({"refused": str(reached)}, status=429)
    answer.headers["Retry-After"] = str(reached.seconds)
    return answer
