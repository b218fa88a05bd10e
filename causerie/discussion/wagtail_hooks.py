"""Where the discussion meets the CMS."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from causerie.discussion.selectors.desk import desk_address, open_case_count
from causerie.discussion.selectors.moderators import may_moderate


class DeskMenuItem(MenuItem):
    """Leads out of the CMS: moderators work where readers read."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_moderate(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The item itself is made once, for every language and whatever there is to do."""
        count = open_case_count()
        label = f"{self.label} ({count})" if count else str(self.label)
        return LinkMenuItem(self.name, label, desk_address(), icon_name=self.icon_name)


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    return DeskMenuItem(_("Moderation"), "", name="desk", icon_name="comment", order=350)
