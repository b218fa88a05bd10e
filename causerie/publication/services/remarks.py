"""Editors' remarks on pages, and the copies that Wagtail makes of them."""

from typing import Any

from django.db.models import Q
from wagtail.models import COMMENTS_RELATION_NAME, Comment, PageLogEntry, Revision

from causerie.accounts.models import User

LOGGED = "wagtail.comments"


def forget_remarks(user: User) -> None:
    """Take a person's remarks out of the versions and the log of every page that has some."""
    logged = PageLogEntry.objects.filter(action__startswith=LOGGED)
    mine = Comment.objects.filter(Q(user=user) | Q(replies__user=user))
    pages = {*mine.values_list("page_id", flat=True)}
    pages |= {*logged.filter(user=user).values_list("page_id", flat=True)}
    for revision in Revision.objects.filter(object_id__in=[str(key) for key in pages]).iterator():
        _forget_in(revision, user)
    remarks = {*Comment.objects.filter(user=user).values_list("pk", flat=True)}
    telling = [
        entry.pk
        for entry in logged.filter(page_id__in=pages).iterator()
        if entry.user_id == user.pk or entry.data.get("comment", {}).get("id") in remarks
    ]
    # What such an entry says beside who, what and when is the remark.
    PageLogEntry.objects.filter(pk__in=telling).update(data={})


def _forget_in(revision: Revision, user: User) -> None:
    remarks: list[dict[str, Any]] = revision.content.get(COMMENTS_RELATION_NAME, [])
    if not remarks:
        return
    kept = [remark for remark in remarks if remark.get("user") != user.pk]
    for remark in kept:
        replies = remark.get("replies", [])
        remark["replies"] = [reply for reply in replies if reply.get("user") != user.pk]
    revision.content[COMMENTS_RELATION_NAME] = kept
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)
