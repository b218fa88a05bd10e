"""Every address of the publication."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from causerie.web import urls as web_urls

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    # Staff sign in where readers do: Wagtail's own login knows passwords only.
    path("cms/login/", to_login),
    path("cms/", include(wagtailadmin_urls)),
    *web_urls.urlpatterns,
    *i18n_patterns(
        path("account/", include("allauth.account.urls")),
        path("account/mfa/", include("allauth.mfa.urls")),
        *web_urls.localised_patterns,
        path("_util/login/", to_login),
        path("", include(wagtail_urls)),
    ),
]

handler400 = "causerie.web.views.errors.bad_request"
handler403 = "causerie.web.views.errors.forbidden"
handler404 = "causerie.web.views.errors.not_found"
handler429 = "causerie.web.views.errors.too_many_requests"
handler500 = "causerie.web.views.errors.server_error"
