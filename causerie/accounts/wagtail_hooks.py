"""Where accounts meet the CMS."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from wagtail import hooks

from causerie.accounts.views.cms_several import AssignRole, DeleteSeveral, SetActiveState
from causerie.lib.locales import interface_locale

# After Wagtail's own, whose place they take.
hooks.register("register_bulk_action", AssignRole, order=1)
hooks.register("register_bulk_action", SetActiveState, order=1)
hooks.register("register_bulk_action", DeleteSeveral, order=1)


@hooks.register("register_account_menu_item")
def sign_in_item(request: HttpRequest) -> dict[str, str]:
    # The CMS speaks more languages than the pages of an account.
    with override(interface_locale(get_language() or "")):
        url = reverse("mfa_index")
    return {
        "url": url,
        "label": gettext("Password, mail address and second factor"),
        "help_text": gettext("They are on the pages that readers have for their accounts too."),
    }
