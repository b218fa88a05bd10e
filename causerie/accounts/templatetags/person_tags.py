"""A person's name, in the reader's script too."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from causerie.accounts.models import User
from causerie.lib.locales import script_of
from causerie.lib.transliteration import Rendering, in_script, is_in, scripts_in

register = template.Library()


@register.simple_tag(takes_context=True)
def person_name(context: dict[str, Any], person: User, scripts: Iterable[str] = ()) -> SafeString:
    """The name as its owner writes it; beside it in the script of the page, where that is another.

    `scripts` (ISO 15924) are more that the reader reads.
    """
    name, script = person.get_full_name(), script_of(get_language() or "")
    rendering = _rendering(name, script, scripts)
    shown = {
        "person": person,
        "name": name,
        "own_script": min(scripts_in(name) - {script}) if rendering else "",
        "rendering": rendering,
        "script": script,
        "ui": context.get("ui", ""),
    }
    html = render_to_string("account/fragments/person_name.html", shown)
    # A line's end would stand as a space before the next comma.
    return mark_safe(html.strip())  # noqa: S308 # the template has escaped the name


@register.filter
def name_in(name: str, locale: str) -> str:
    """For titles and mails, without markup: `Олена Коваль (Olena Koval)`."""
    rendering = _rendering(name, script_of(locale))
    if rendering is None:
        return name
    sign = "≈ " if rendering.is_approximate else ""
    return f"{name} ({sign}{rendering.text})"


def _rendering(name: str, script: str, others: Iterable[str] = ()) -> Rendering | None:
    if any(is_in(name, other) for other in others):
        return None
    return in_script(name, script)
