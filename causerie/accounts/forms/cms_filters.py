"""Which accounts the list in the CMS shows."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.users.views.users import UserFilterSet

from causerie.accounts.models import User
from causerie.accounts.selectors.standing import Standing, in_standing


class AccountFilterSet(UserFilterSet):
    """Wagtail's filters, and how accounts stand. The users come with their standing."""

    standing = django_filters.ChoiceFilter(
        label=_("Standing"),
        choices=Standing.choices,
        method="stand",
        empty_label=None,
        widget=forms.RadioSelect,
    )
    circle = django_filters.ChoiceFilter(
        label=_("Who"),
        choices=(("staff", _("Staff")), ("readers", _("Readers"))),
        method="belong",
        empty_label=None,
        widget=forms.RadioSelect,
    )

    def stand(self, users: QuerySet[User], _name: str, value: str) -> QuerySet[User]:
        return in_standing(users, Standing(value))

    def belong(self, users: QuerySet[User], _name: str, value: str) -> QuerySet[User]:
        circle: Any = User.objects.staff() if value == "staff" else User.objects.readers()
        return users.filter(pk__in=circle.values("pk"))
