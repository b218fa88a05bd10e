"""Deleting accounts in the CMS: what becomes of a person's rows and files is the same however they
leave."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.users.views import users as wagtail_users
from wagtail.users.views.bulk_actions import DeleteBulkAction

from causerie.accounts.models import User
from causerie.accounts.selectors.team import may_change
from causerie.accounts.services.erasure import CannotLeave, erase_now


class DeleteView(wagtail_users.DeleteView):
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


class DeleteSeveral(DeleteBulkAction):
    def check_perm(self, user: User) -> bool:
        return bool(super().check_perm(user)) and may_change(self.request.user, user)

    @classmethod
    def execute_action(cls, objects: list[User], **more: Any) -> tuple[int, int]:
        """Each for itself: of those that are done, none comes back for the sake of another.

        `more` is what Wagtail tells of the action; nothing of it matters here.
        """
        del more
        for user in objects:
            try:
                erase_now(user)
            except CannotLeave as refusal:
                raise PermissionDenied(str(refusal)) from refusal
        return len(objects), 0
