"""Linked data of comments (schema.org/Comment): what everybody can read on the page."""

from typing import Any

from django.urls import reverse
from django.utils.text import Truncator

from causerie.discussion.models import Comment
from causerie.discussion.selectors.shown import thread_address
from causerie.lib.addresses import absolute
from causerie.lib.locales import bcp47
from causerie.lib.markup.plain import said
from causerie.web.head.subject import Subject

Thing = dict[str, Any]

# Characters: the page says it all, and a reader on a telephone fetches both.
TEXT_LENGTH_MAX = 300


def talk_of(subject: Subject) -> Thing:
    """Nothing where there is no thread. What is hidden is not even counted."""
    page = subject.talk
    if page is None:
        return {}
    base = absolute(thread_address(page.thread.pk))
    found = [_comment(one, base) for one in page.comments if one.is_published]
    comments = [thing for thing in found if "text" in thing]
    counted = {"commentCount": page.thread.published_count}
    return counted | ({"comment": comments} if comments else {})


def _comment(comment: Comment, base: str) -> Thing:
    url = f"{base}comment/{comment.number}/"
    when = comment.published_at or comment.posted_at
    thing: Thing = {"@type": "Comment", "@id": url, "url": url, "datePublished": when.isoformat()}
    # All that a comment consists of may be a quotation, or a spoiler.
    if text := Truncator(said(comment.html)).chars(TEXT_LENGTH_MAX):
        thing["text"] = text
    if comment.edited_at:
        thing["dateModified"] = comment.edited_at.isoformat()
    if comment.locale:
        thing["inLanguage"] = bcp47(comment.locale)
    if comment.author:
        thing["author"] = _writer(comment)
    if comment.up:
        thing["upvoteCount"] = comment.up
    if comment.parent_number:
        answered = f"{base}comment/{comment.parent_number}/"
        thing["parentItem"] = {"@type": "Comment", "@id": answered}
    return thing


def _writer(comment: Comment) -> Thing:
    """Nobody is led to a page that is closed."""
    author = comment.author
    assert author is not None
    found = {"@type": "Person", "name": author.get_full_name()}
    is_open = author.is_active and not author.is_suspended()
    url = absolute(reverse("person", args=[author.handle]))
    return found | ({"url": url} if is_open else {})
