"""Every address of the publication."""

from allauth.account import urls as account_urls
from allauth.mfa import urls as mfa_urls
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from causerie.accounts import urls as accounts_urls
from causerie.accounts.views import cms_account, doors
from causerie.accounts.views.manner import of_an_account
from causerie.discussion import urls as discussion_urls
from causerie.web import urls as web_urls

urlpatterns = [
    # Staff sign in where readers do: Wagtail's own login knows passwords only.
    path("cms/login/", doors.cms_door),
    path("cms/account/", cms_account.account),
    path("cms/", include(wagtailadmin_urls)),
    *decorate_urlpatterns(accounts_urls.urlpatterns, of_an_account),
    *web_urls.urlpatterns,
    *i18n_patterns(
        # What a person sees of their account is kept by no cache and no browser.
        path(
            "account/",
            include(decorate_urlpatterns(accounts_urls.entrance_patterns, of_an_account)),
        ),
        path("account/", include(decorate_urlpatterns(account_urls.urlpatterns, of_an_account))),
        path(
            "account/mfa/",
            include(decorate_urlpatterns(accounts_urls.second_factor_patterns, of_an_account)),
        ),
        path("account/mfa/", include(decorate_urlpatterns(mfa_urls.urlpatterns, of_an_account))),
        path(
            "account/",
            include(decorate_urlpatterns(accounts_urls.localised_patterns, of_an_account)),
        ),
        path("discussion/", include(discussion_urls.localised_patterns)),
        *web_urls.localised_patterns,
        path("_util/login/", doors.page_door),
        path("", include(wagtail_urls)),
    ),
]

handler400 = "causerie.web.views.errors.bad_request"
handler403 = "causerie.web.views.errors.forbidden"
handler404 = "causerie.web.views.errors.not_found"
handler429 = "causerie.web.views.errors.too_many_requests"
handler500 = "causerie.web.views.errors.server_error"
