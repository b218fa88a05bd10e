"""Whole addresses, for what is read away from the site: feeds, sitemaps, manifests."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(address: str) -> str:
    """`/news/en/` -> `https://example.org/news/en/`; never from what a request says its host is."""
    return urljoin(f"{settings.SITE_URL}/", address)
