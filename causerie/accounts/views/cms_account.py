"""A person's own page in the CMS: name, picture, notifications and look."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import BaseSettingsPanel, NameEmailSettingsPanel

from causerie.accounts.models import User


class NameForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ("display_name",)

    def save(self, commit: bool = True) -> User:
        self.instance.call(self.cleaned_data["display_name"])
        return super().save(commit)


class NamePanel(BaseSettingsPanel):
    name = "name"
    title = _("Name")
    order = NameEmailSettingsPanel.order
    form_class = NameForm


class AccountView(WagtailAccountView):
    """Wagtail's, where a name is one field and not two."""

    def get_panels(self) -> list[Any]:
        return [
            NamePanel(panel.request, panel.user, panel.profile)
            if isinstance(panel, NameEmailSettingsPanel)
            else panel
            for panel in super().get_panels()
        ]


account = never_cache(require_admin_access(AccountView.as_view()))
