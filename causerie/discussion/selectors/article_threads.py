"""The thread below an article's page."""

from causerie.discussion.selectors.thread_pages import ThreadPage, page_in_order
from causerie.discussion.selectors.threads import thread_of
from causerie.publication.models import ArticlePage

_KNOWN = "causerie_thread_page"


def first_page_below(article: ArticlePage) -> ThreadPage | None:
    """Read once for one article at hand: its head and its foot both want it. None where there is
    no thread, as in a preview."""
    if not hasattr(article, _KNOWN):
        thread = thread_of(article.article_key)
        setattr(article, _KNOWN, page_in_order(thread, 1) if thread else None)
    found: ThreadPage | None = getattr(article, _KNOWN)
    return found
