"""Ways from a page of the CMS to the form of a term."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext

register = template.Library()


@register.simple_tag
def term_from(cluster: Any, rendering: Any, locale: str) -> str:
    """With one rendering as the name. The others are none of its forms: they are what is wrong."""
    others = [one.text for one in cluster.renderings if one is not rendering]
    fields = {f"in-{locale}-name": rendering.text}
    if cluster.source:
        fields[f"in-{cluster.source.locale}-name"] = cluster.source.name
    fields["note"] = gettext("Was also rendered as: %(others)s") % {"others": ", ".join(others)}
    return f"{reverse('add_term')}?{urlencode(fields)}"


@register.simple_tag
def term_proposed(suggestion: Any) -> str:
    """With a reader's words as the name."""
    fields = {
        f"in-{suggestion.locale}-name": suggestion.proposed,
        "locale": suggestion.source_locale,
        "note": suggestion.note,
        "suggestion": suggestion.pk,
    }
    return f"{reverse('add_term')}?{urlencode(fields)}"
