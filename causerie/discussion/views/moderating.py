"""Deciding about one comment, or about a whole discussion."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from causerie.accounts.kept import kept_fields
from causerie.accounts.models import User
from causerie.discussion.forms.moderating import DecisionForm, ThreadForm
from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.models.thread import ThreadState
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.selectors.cases import cases_of_comments, moderate_address
from causerie.discussion.selectors.decisions import Deed, decisions_about, decisions_about_thread
from causerie.discussion.selectors.moderators import may_decide_about
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.selectors.works import articles_of
from causerie.discussion.selectors.written_about import corrections_of, suggestions_about
from causerie.discussion.services.threads import set_state
from causerie.discussion.services.visibility import keep, set_visibility
from causerie.discussion.views.desk import desk_again
from causerie.discussion.views.guarded import for_moderators, number_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def moderate_comment(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    comments = Comment.objects.numbered().select_related("author", "thread")
    return _moderate(request, get_object_or_404(comments, thread=thread_id, number=number))


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def moderate_waiting(request: HttpRequest, key: UUID) -> HttpResponse:
    """By its key, as long as it has no number."""
    found = Comment.objects.filter(key=key).select_related("author", "thread").order_by("pk")
    # A key is one person's own; another may have made the same.
    if said := number_of(request.POST.get("comment", "")):
        found = found.filter(pk=said)
    comments = sorted(found, key=lambda one: one.number is not None)
    if not comments:
        raise Http404
    if comments[0].number is not None and request.method != "POST":
        return redirect(moderate_address(comments[0]))
    return _moderate(request, comments[0])


def _moderate(request: HttpRequest, comment: Comment) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)  # the decorator lets nobody else in
    if request.method != "POST":
        return _show(request, comment, kept_fields(request))
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, comment, request.POST, form)
    try:
        message = _decide(comment, user, form.cleaned_data)
    except DiscussionRefused as refusal:
        form.add_error(None, str(refusal))
        comment = Comment.objects.select_related("author", "thread").get(pk=comment.pk)
        return _show(request, comment, request.POST, form)
    messages.success(request, message)
    given = form.cleaned_data
    if given["then"] or comment.number is None:
        return desk_again(then=given["then"], page=given["page"])
    return redirect(f"{thread_address(comment.thread_id)}comment/{comment.number}/")


def _decide(comment: Comment, actor: User, given: dict[str, Any]) -> str:
    """What to tell the moderator. Raises DiscussionRefused."""
    how = {"actor": actor, "reason": given["reason"], "seen_revision": given["revision"]}
    match Deed(given["deed"]):
        case Deed.HIDE:
            set_visibility(comment, Visibility.REMOVED, **how)
            return _("The comment is hidden.")
        case Deed.KEEP:
            keep(comment, **how)
            return _("The comment stays as it is.")
        case _publish_or_restore:
            set_visibility(comment, Visibility.PUBLISHED, **how)
            return _("The comment is published.")


def _show(
    request: HttpRequest, comment: Comment, typed: Any, refused: DecisionForm | None = None
) -> HttpResponse:
    """As it is now, with what was typed."""
    user = request.user
    assert isinstance(user, User)
    [case] = cases_of_comments([comment])
    form = DecisionForm.about(case)
    for name in ("reason", "then", "page"):
        form.initial[name] = typed.get(name, "")
    context = {
        "case": case,
        "form": form,
        "refused": refused,
        "kept": refused is None and typed,
        "may_decide": may_decide_about(comment, user),
        "decisions": decisions_about(comment),
        # What its author has taken back, nobody reads in any form.
        "versions": comment.revisions.all() if case.html else [],
        "corrections": corrections_of(comment) if case.html else [],
        "suggestions": suggestions_about(comment) if case.html else [],
    }
    return render(request, "discussion/moderate.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def moderate_thread(request: HttpRequest, thread_id: int) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)
    thread = get_object_or_404(Thread, pk=thread_id)
    form = ThreadForm(request.POST or None, thread=thread, initial=kept_fields(request))
    if request.method == "POST" and form.is_valid():
        state = ThreadState(form.cleaned_data["state"])
        try:
            set_state(thread, state, actor=user, reason=form.cleaned_data["reason"])
        except DiscussionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _told(state))
            return redirect(thread_address(thread.pk))
    context = {
        "thread": thread,
        "article": articles_of([thread]).get(thread.article_key),
        "address": thread_address(thread.pk),
        "form": form,
        "decisions": decisions_about_thread(thread),
    }
    return render(request, "discussion/moderate_thread.html", context)


def _told(state: ThreadState) -> str:
    match state:
        case ThreadState.CLOSED:
            return _("The discussion is closed.")
        case ThreadState.PREMODERATED:
            return _("From now on every comment is read first.")
        case ThreadState.OPEN:
            return _("The discussion is open again.")
