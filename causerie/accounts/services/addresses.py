"""Addresses of our own pages, for mail."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise, lazystr


def page_address(view: str) -> Promise:
    """On the site's own host, below the locale that is active when it is written down."""
    return lazystr(_Address(view))


class _Address:
    def __init__(self, view: str) -> None:
        self.view = view

    def __str__(self) -> str:
        return settings.SITE_URL.removesuffix(settings.SUB_PATH) + reverse(self.view)
