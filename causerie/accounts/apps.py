from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "causerie.accounts"
    label = "accounts"
    default = True


class CmsUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user administration, with the forms and lists that our user needs."""

    default = False
    user_viewset = "causerie.accounts.views.cms_users.UserViewSet"
