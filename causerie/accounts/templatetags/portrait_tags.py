"""A person's picture beside their name."""

from typing import Any

from django import template

from causerie.accounts.models import User
from causerie.accounts.selectors.portraits import portrait_address

register = template.Library()


@register.inclusion_tag("account/fragments/portrait.html")
def portrait(person: User, size: int, *, eager: bool = False) -> dict[str, Any]:
    """A square of `size` pixels; what stands in the first screen of a page is loaded `eager`."""
    return {"url": portrait_address(person), "size": size, "eager": eager}
