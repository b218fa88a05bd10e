"""Every address that there is, ours, allauth's and Wagtail's: read from Django's own list."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import override

_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>")
_GROUP = re.compile(r"\((?!\?)")


@dataclass(frozen=True)
class Address:
    """One pattern. `name` is what `reverse` takes; `key`, what rules call it: the name, or the
    route of one that has none, and after a blank what tells it from others of the name: its
    parameters, or one of several doings behind it."""

    route: str
    name: str
    parameters: tuple[str, ...]
    doing: str = ""

    @property
    def key(self) -> str:
        return f"{self.name or self.route} {self.doing}".strip()

    @property
    def is_cms(self) -> bool:
        return self.route.startswith("cms/")


@cache
def every_address() -> tuple[Address, ...]:
    """Localised ones in English. Two patterns for one address are there once: Django serves the
    first."""
    with override("en"):
        found = dict.fromkeys(_below(get_resolver(), "", ()))
    ways = Counter((address.name, address.parameters) for address in found)
    names = Counter(name for name, _parameters in ways)
    return tuple(
        replace(address, doing=" ".join(address.parameters) or "plain")
        if address.name and names[address.name] > 1
        else address
        for address in found
    )


def _below(resolver: URLResolver, route: str, namespaces: tuple[str, ...]) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        longer = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            name = ":".join((*namespaces, pattern.name)) if pattern.name else ""
            yield Address(longer, name, _parameters(longer))
        else:
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _below(pattern, longer, inner)


def _parameters(route: str) -> tuple[str, ...]:
    """Their names; numbers for groups of a regular expression that have none."""
    named = tuple(plain or group for plain, group in _PARAMETER.findall(route))
    return named or tuple(str(number) for number, _group in enumerate(_GROUP.findall(route)))
