"""Looking for words within one thread."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from causerie.discussion.models import Thread
from causerie.discussion.selectors.searching import ThreadQuery, languages_of, search_thread
from causerie.discussion.views.thread import in_its_article
from causerie.publication.models import ArticlePage
from causerie.publication.selectors.search_query import QUERY_LENGTH_MAX, QUERY_WORDS_MAX

# One character more tells that it was cut; a page number is not so long.
ECHO_LENGTH_MAX = QUERY_LENGTH_MAX + 1


@require_safe
@in_its_article
def search(request: HttpRequest, thread: Thread, edition: ArticlePage) -> HttpResponse:
    locale = get_language() or settings.LANGUAGE_CODE
    # PostgreSQL takes no text with a zero byte in it.
    words = request.GET.get("q", "").replace("\x00", "").split()
    text = " ".join(words)[:ECHO_LENGTH_MAX]
    query = ThreadQuery(text, languages_of(thread, locale))
    number = request.GET.get("page", "")[:ECHO_LENGTH_MAX]
    context = {
        "thread": thread,
        "article": edition,
        "query": query,
        "results": search_thread(thread, query, locale, number),
        "words_max": QUERY_WORDS_MAX,
        "length_max": QUERY_LENGTH_MAX,
    }
    return render(request, "discussion/search.html", context)
