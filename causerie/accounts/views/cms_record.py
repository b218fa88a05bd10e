"""The page of one account in the CMS: what is known of it, and what may be done."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import InspectView

from causerie.accounts.forms.cms_deeds import DeedForm
from causerie.accounts.selectors.account_record import AccountRecord, record_of
from causerie.accounts.selectors.team import may_change, may_judge
from causerie.accounts.services.confirmation import ConfirmationRefused
from causerie.accounts.services.standing import StandingRefused
from causerie.accounts.views.cms_deeds import DEEDS, Deed


@dataclass(frozen=True)
class OfferedDeed:
    deed: Deed
    form: DeedForm


class RecordView(InspectView):
    """A deed is a form that is sent to the page itself, and names itself in `deed`."""

    any_permission_required = ("change",)
    page_title = _("Account")
    template_name = "wagtailusers/users/record.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not may_change(request.user, self.object):
            raise PermissionDenied

    def get_page_subtitle(self) -> str:
        return str(self.object)

    @cached_property
    def record(self) -> AccountRecord:
        return record_of(self.object)

    def post(self, request: HttpRequest, **_ids: Any) -> HttpResponse:
        sent = next(
            (one for one in self._offers if one.deed.name == request.POST.get("deed")), None
        )
        if sent is None:
            messages.error(request, _("The account is no longer as it was. Look at it again."))
        elif sent.form.is_valid() and self._done(sent):
            messages.success(request, str(sent.deed.done))
        else:
            response: HttpResponse = self.render_to_response(self.get_context_data())
            return response
        return redirect(request.path)

    def _done(self, sent: OfferedDeed) -> bool:
        try:
            sent.deed.run(self.object, self.request.user, sent.form.cleaned_data)
        except (StandingRefused, ConfirmationRefused) as refused:
            sent.form.add_error(None, str(refused))
        return sent.form.is_valid()

    @cached_property
    def _offers(self) -> list[OfferedDeed]:
        if not may_judge(self.request.user, self.object):
            return []
        return [OfferedDeed(deed, self._form(deed)) for deed in DEEDS if deed.fits(self.record)]

    def _form(self, deed: Deed) -> DeedForm:
        sent = self.request.POST if self.request.POST.get("deed") == deed.name else None
        return deed.form(sent, prefix=deed.name, initial=deed.initial(self.record))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Wagtail's page of every field of a model would show the hash of the password.
        return {
            **super().get_context_data(**kwargs),
            "record": self.record,
            "offers": self._offers,
        }

    def get_fields(self) -> list[str]:
        return []
