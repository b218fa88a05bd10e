"""The locale of a request: from its address; where that names none, the reader's choice."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path

from causerie.lib.locales import bcp47
from causerie.publication.selectors.editions import open_locales
from causerie.web.locales import preferred_locale
from causerie.web.views.errors import not_found

ACCOUNT_PATH = "account/"
# What is a person's own is there in every language of the interface; a discussion leads on from
# there to one in which its article can be read.
OWN_PATHS = (ACCOUNT_PATH, "discussion/")


def _is_for_everybody(response: HttpResponse) -> bool:
    """A view that lets shared caches keep its answer gives everybody the same one."""
    return "public" in response.headers.get("Cache-Control", "")


class ReaderLocaleMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        in_address = get_language_from_path(request.path_info)
        locale = in_address or preferred_locale(request, settings.INTERFACE_LOCALES)
        translation.activate(locale)
        request.LANGUAGE_CODE = locale
        if in_address and not self._is_open(in_address, request.path_info):
            # Wagtail would serve the default locale's pages below the address of another.
            fallback = preferred_locale(request, settings.INTERFACE_LOCALES)
            with translation.override(fallback):
                response = not_found(request)
        else:
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", bcp47(translation.get_language() or locale))
        if not in_address and not _is_for_everybody(response):
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    def _is_open(self, locale: str, path: str) -> bool:
        own = tuple(f"/{locale}/{below}" for below in OWN_PATHS)
        if path.startswith(own) and locale in settings.INTERFACE_LOCALES:
            return True
        return locale in open_locales()
