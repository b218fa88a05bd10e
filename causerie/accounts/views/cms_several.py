"""What is done to several accounts at once in the CMS, under the same rules as to one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.users.views.bulk_actions import (
    AssignRoleBulkAction,
    DeleteBulkAction,
    SetActiveStateBulkAction,
)

from causerie.accounts.forms.cms_filters import AccountFilterSet
from causerie.accounts.models import User
from causerie.accounts.selectors.people_found import found_by
from causerie.accounts.selectors.standing import with_standing
from causerie.accounts.selectors.team import closed_to, may_give_roles
from causerie.accounts.services.erasure import CannotLeave, erase_now
from causerie.accounts.services.sessions import end_sessions


class OnSeveral:
    request: HttpRequest

    def check_perm(self, user: User) -> bool:
        return bool(super().check_perm(user)) and user.pk not in self._closed  # type: ignore[misc]

    @cached_property
    def _closed(self) -> frozenset[int]:
        """Asked once for all of them."""
        return frozenset(closed_to(self.request.user).values_list("pk", flat=True))

    def get_all_objects_in_listing_query(self, parent_id: int) -> QuerySet[Any]:
        """“All in the listing” are those that its search has found and its filters have left."""
        asked = self.request.GET
        listed = with_standing(User.objects.all())
        users: QuerySet[Any] = AccountFilterSet(asked, queryset=listed).qs
        return users.filter(found_by(asked.get("q", ""))).values_list("pk", flat=True)


class AssignRole(OnSeveral, AssignRoleBulkAction):
    def check_perm(self, user: User) -> bool:
        return may_give_roles(self.request.user) and super().check_perm(user)


class SetActiveState(OnSeveral, SetActiveStateBulkAction):
    @classmethod
    @transaction.atomic
    def execute_action(
        cls, objects: list[User], mark_as_active: bool = False, **more: Any
    ) -> tuple[int, int]:
        done: tuple[int, int] = super().execute_action(
            objects, mark_as_active=mark_as_active, **more
        )
        for user in objects if not mark_as_active else ():
            end_sessions(user)
        return done


class DeleteSeveral(OnSeveral, DeleteBulkAction):
    @classmethod
    def execute_action(cls, objects: list[User], **more: Any) -> tuple[int, int]:
        """`more` is what Wagtail tells of the action; nothing of it matters here."""
        del more
        for user in objects:
            try:
                erase_now(user)
            except CannotLeave as refusal:
                raise PermissionDenied(str(refusal)) from refusal
        return len(objects), 0
