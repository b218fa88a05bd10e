"""Deleting an account in the CMS: what becomes of a person's rows and files is the same however
they leave."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.users.views import users as wagtail_users

from causerie.accounts.selectors.team import may_change
from causerie.accounts.services.erasure import CannotLeave, erase_now


class DeleteView(wagtail_users.DeleteView):
    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not may_change(request.user, self.object):
            raise PermissionDenied

    @transaction.atomic
    def delete_action(self) -> None:
        log(instance=self.object, action="wagtail.delete")
        erase_now(self.object)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            answer: HttpResponse = super().form_valid(form)
        except CannotLeave as refusal:
            messages.error(self.request, str(refusal))
            answer = HttpResponseRedirect(self.get_success_url())
        return answer
