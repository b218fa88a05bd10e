"""The list of accounts in the CMS, and the pages that make and change one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.users.views import users as wagtail_users

from causerie.accounts.forms.cms_filters import AccountFilterSet
from causerie.accounts.forms.cms_users import AccountCreationForm, AccountEditForm
from causerie.accounts.models import User
from causerie.accounts.selectors.people_found import found_by
from causerie.accounts.selectors.standing import standings_of, with_standing
from causerie.accounts.selectors.team import closed_to, may_change
from causerie.accounts.views.cms_deletion import DeleteView
from causerie.accounts.views.cms_record import RecordView


def _standing(user: User) -> str:
    return ", ".join(str(standing.label) for standing in standings_of(user))


class IndexView(wagtail_users.IndexView):
    record_url_name = ""

    def get_base_queryset(self) -> QuerySet[Any]:
        return with_standing(super().get_base_queryset())

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(found_by(self.search_query or ""))

    def get_record_url(self, user: User) -> str | None:
        if self.user_has_permission("change") and user.pk not in self.closed:
            return reverse(self.record_url_name, args=(user.pk,))
        return None

    @cached_property
    def closed(self) -> frozenset[int]:
        """Asked once for all rows."""
        return frozenset(closed_to(self.request.user).values_list("pk", flat=True))

    @cached_property
    def columns(self) -> list[Any]:
        check, name, handle, level, _active, *rest = super().columns
        handle.label, handle.width = _("Handle"), None
        return [
            check,
            self._get_title_column_class(wagtail_users.UserColumn)(
                "name",
                label=name.label,
                accessor=str,
                get_url=self.get_record_url,
                sort_key="display_name",
                classname="name",
            ),
            Column("email", label=_("Mail address"), sort_key="email"),
            handle,
            Column("standing", label=_("Standing"), accessor=_standing),
            level,
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
        keep = self.request if self.editing_self else None
        return {**super().get_form_kwargs(), "editor": self.request.user, "keep": keep}


class UserViewSet(wagtail_users.UserViewSet):
    ordering = "display_name"
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView
    filterset_class = AccountFilterSet
    # No two people are alike.
    copy_view_enabled = False

    @property
    def record_view(self) -> Any:
        return self.construct_view(RecordView, **self.get_common_view_kwargs())

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        own = {"record_url_name": self.get_url_name("record")}
        return {**super().get_index_view_kwargs(**kwargs), **own}

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("account/<int:pk>/", self.record_view, name="record"),
        ]

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return AccountEditForm if for_update else AccountCreationForm
