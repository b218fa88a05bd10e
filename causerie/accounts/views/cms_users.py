"""The list of accounts in the CMS, and the pages that make and change one."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.users.views import users as wagtail_users
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, SetActiveStateBulkAction

from causerie.accounts.forms.cms_users import AccountCreationForm, AccountEditForm
from causerie.accounts.models import User

SEARCH_FIELDS = ("handle", "display_name", "email")


def may_change(editor: User | AnonymousUser, user: User) -> bool:
    """A superuser's account is for superusers: whoever changes its address can take it over."""
    return editor.is_superuser or not user.is_superuser


class IndexView(wagtail_users.IndexView):
    search_fields = SEARCH_FIELDS

    @cached_property
    def columns(self) -> list[Any]:
        check, name, handle, *rest = super().columns
        name.sort_key = "display_name"
        handle.label = _("Handle")
        return [
            check,
            name,
            Column("email", label=_("Mail address"), sort_key="email"),
            handle,
            *rest,
        ]


class CreateView(wagtail_users.CreateView):
    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "editor": self.request.user}


class EditView(wagtail_users.EditView):
    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not may_change(request.user, self.object):
            raise PermissionDenied

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "editor": self.request.user}


class UserViewSet(wagtail_users.UserViewSet):
    ordering = "display_name"
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return AccountEditForm if for_update else AccountCreationForm


class OnSeveral:
    """What Wagtail does to several accounts at once, under the same rule as to one."""

    request: HttpRequest

    def check_perm(self, user: User) -> bool:
        return bool(super().check_perm(user)) and may_change(self.request.user, user)  # type: ignore[misc]

    def get_all_objects_in_listing_query(self, parent_id: int) -> QuerySet[Any]:
        """“All in the listing” are those that the listing's search has found."""
        sought = self.request.GET.get("q")
        found = Q()
        for field in SEARCH_FIELDS if sought else ():
            found |= Q(**{f"{field}__icontains": sought})
        return User.objects.filter(found).values_list("pk", flat=True)


class AssignRole(OnSeveral, AssignRoleBulkAction):
    pass


class SetActiveState(OnSeveral, SetActiveStateBulkAction):
    pass
