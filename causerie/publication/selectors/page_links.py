"""Where the links of a text to other pages lead."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from causerie.publication.selectors.addresses import Addresses, reachable_pages


def addresses_of_pages(keys: Iterable[int], locale: str, addresses: Addresses) -> dict[int, str]:
    """By primary key: the page's edition in `locale`, else the page itself; none that is not
    published. Two reads, however many pages."""
    works = dict(Page.objects.filter(pk__in=keys).values_list("pk", "translation_key"))
    if not works:
        return {}
    wanted = Q(pk__in=works) | Q(translation_key__in=works.values(), locale__language_code=locale)
    rows = reachable_pages().filter(wanted)
    by_key: dict[Any, str] = {}
    for key, work, code, path in rows.values_list(
        "pk", "translation_key", "locale__language_code", "url_path"
    ):
        by_key[key] = addresses.of(code, path)
        if code == locale:
            by_key[work] = by_key[key]
    return {
        key: found for key, work in works.items() if (found := by_key.get(work) or by_key.get(key))
    }
