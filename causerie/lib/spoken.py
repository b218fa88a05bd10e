"""Of words of the interface, which may speak another language than the page around them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from causerie.lib.locales import bcp47, direction, interface_locale
from causerie.lib.stems import language_of


def spoken_attributes(code: str) -> SafeString:
    """`lang` and `dir` for elements with words of the interface on a page in `code`; empty where
    the page speaks the same language: `<a{{ ui }}>`."""
    spoken = interface_locale(code)
    if language_of(spoken) == language_of(code):
        return mark_safe("")
    return format_html(' lang="{}" dir="{}"', bcp47(spoken), direction(spoken))
