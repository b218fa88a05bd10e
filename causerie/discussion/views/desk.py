"""The moderators' desk: what waits for them, and what they have decided."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from causerie.accounts.models import User
from causerie.discussion.forms.moderating import DecisionForm, SettlingForm
from causerie.discussion.models import ReportOf
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.selectors.cases import Case, moderate_address
from causerie.discussion.selectors.decisions import EVENTS_A_PAGE, Decision, decisions_before
from causerie.discussion.selectors.desk import desk_page, open_case_count
from causerie.discussion.selectors.moderators import may_decide_about, others_moderate
from causerie.discussion.selectors.works import articles_of
from causerie.discussion.services.reporting import settle_person
from causerie.discussion.views.guarded import for_moderators, number_of


@require_safe
@for_moderators
def desk(request: HttpRequest) -> HttpResponse:
    page = desk_page(number_of(request.GET.get("page", "")) or 1)
    user = request.user
    assert isinstance(user, User)  # the decorator lets nobody else in
    following = [*(case.anchor for case in page.cases[1:]), "desk"]
    cases = [
        (case, _form(case, then, page.number) if _may_decide(case, user) else None)
        for case, then in zip(page.cases, following, strict=False)
    ]
    context = {"cases": cases, "page": page, "count": open_case_count()}
    return render(request, "discussion/desk.html", context)


def desk_again(*, then: str = "", page: int | None = None) -> HttpResponseRedirect:
    """Back on the desk, at the case that came after."""
    address = reverse("desk")
    if page and page > 1:
        address += f"?page={page}"
    return HttpResponseRedirect(f"{address}#{then}" if then else address)


def _form(case: Case, then: str, page: int) -> DecisionForm | SettlingForm:
    kind = SettlingForm if case.comment is None else DecisionForm
    return kind.about(case, then=then, page=page)


def _may_decide(case: Case, user: User) -> bool:
    """Most cases are about others: only then is asked who else there is."""
    if case.comment is not None:
        return may_decide_about(case.comment, user)
    return case.pk != user.pk or not others_moderate(user)


@require_POST
@for_moderators
def settle(request: HttpRequest, pk: int, of: str) -> HttpResponse:
    """What is reported about a person is dealt with."""
    user = request.user
    assert isinstance(user, User)
    person = get_object_or_404(User, pk=pk)
    if of not in (ReportOf.NAME, ReportOf.PICTURE):
        raise Http404
    form = SettlingForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {}
    try:
        settle_person(person, ReportOf(of), actor=user)
    except DiscussionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The report is settled."))
    return desk_again(then=given.get("then", ""), page=given.get("page"))


@require_safe
@for_moderators
def log(request: HttpRequest) -> HttpResponse:
    decisions = decisions_before(number_of(request.GET.get("before", "")))
    shown = decisions[:EVENTS_A_PAGE]
    articles = articles_of({one.event.thread for one in shown})
    rows = [(one, articles.get(one.event.thread.article_key), _address(one)) for one in shown]
    before = shown[-1].event.pk if len(decisions) > EVENTS_A_PAGE else None
    return render(request, "discussion/desk_log.html", {"rows": rows, "before": before})


def _address(decision: Decision) -> str:
    """Where more can be decided."""
    event = decision.event
    if event.comment is None:
        return reverse("moderate_thread", args=[event.thread_id])
    return moderate_address(event.comment)
