"""A person's own page in the CMS: name, picture, notifications and look."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import BaseSettingsPanel, NameEmailSettingsPanel

from causerie.accounts.forms.cms_users import NameForm


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
