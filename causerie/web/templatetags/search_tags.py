"""What the search page asks for."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import override

from causerie.publication.selectors.search_query import Query

register = template.Library()


@register.simple_tag
def search_address(query: Query, **changes: str | int) -> str:
    """The address of a search like `query` but for the `changes` (q, section, author, time, page).

    In the locale of `query`: one of another's leads to the search page there.
    """
    asked = {
        "q": query.text,
        "section": query.section,
        "author": query.author,
        "time": query.time,
        **changes,
    }
    given = urlencode({name: value for name, value in asked.items() if value})
    with override(query.locale):
        path = reverse("search")
    return f"{path}?{given}" if given else path
