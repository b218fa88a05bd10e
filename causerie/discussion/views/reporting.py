"""Reporting a comment, or somebody's name or picture, to the moderators."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from causerie.accounts.kept import kept_fields, signed_in
from causerie.accounts.models import User
from causerie.accounts.selectors.people import person_at
from causerie.discussion.forms.reporting import PersonReportForm, ReportForm
from causerie.discussion.models import ReportOf, ReportReason, Thread
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.selectors.cases import cases_of_comments
from causerie.discussion.selectors.shown import stub_of, thread_address
from causerie.discussion.services import reporting
from causerie.discussion.views.thread import in_its_article
from causerie.publication.models import ArticlePage


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@in_its_article
@signed_in
def report_comment(
    request: HttpRequest, thread: Thread, edition: ArticlePage, number: int
) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)  # the decorator lets nobody else in
    numbered = thread.comments.numbered().select_related("author", "thread")
    comment = get_object_or_404(numbered, number=number)
    form = ReportForm(request.POST or None, initial=kept_fields(request))
    hand_in = partial(reporting.report_comment, comment, reporter=user)
    if request.method == "POST" and _is_handed_in(form, hand_in):
        messages.success(request, _thanks())
        return redirect(f"{thread_address(thread.pk)}comment/{number}/")
    context = {
        "form": form,
        "comment": comment,
        "article": edition,
        "kept": request.method != "POST" and form.initial,
        "stub": stub_of(comment),
        # Nobody reads here what they cannot read there.
        "case": cases_of_comments([comment])[0] if comment.is_published else None,
        "is_own": comment.author_id == user.pk,
    }
    return render(request, "discussion/report.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def report_person(request: HttpRequest, handle: str) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)
    person = person_at(handle)
    if person is None:
        raise Http404
    form = PersonReportForm(request.POST or None, person=person, initial=kept_fields(request))

    def hand_in(*, reason: ReportReason, words: str) -> object:
        of = ReportOf(form.cleaned_data["of"])
        return reporting.report_person(person, of, reporter=user, reason=reason, words=words)

    if request.method == "POST" and _is_handed_in(form, hand_in):
        messages.success(request, _thanks())
        return redirect("person", person.handle)
    context = {
        "form": form,
        "person": person,
        "is_own": person.pk == user.pk,
        "kept": request.method != "POST" and form.initial,
    }
    return render(request, "discussion/report_person.html", context)


def _is_handed_in(form: ReportForm, hand_in: Any) -> bool:
    if not form.is_valid():
        return False
    given = form.cleaned_data
    try:
        hand_in(reason=ReportReason(given["reason"]), words=given["words"])
    except DiscussionRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _thanks() -> str:
    return _("Thank you. The moderators will look at it.")
