"""What the worker does for the discussion."""

from uuid import UUID

from django_tasks import task

from causerie.discussion.selectors.threads import thread_of
from causerie.discussion.services.quotation_refresh import refresh_quotations


@task()
def refresh_quotations_of(article_key: str) -> int:
    """Let quotations say what the editions of an article say now; how many have changed."""
    thread = thread_of(UUID(article_key))
    return refresh_quotations(thread) if thread else 0
