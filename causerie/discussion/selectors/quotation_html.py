"""A quotation as HTML: the words, and in its caption where they are from."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from causerie.discussion.models import Comment
from causerie.lib import dates
from causerie.lib.locales import bcp47, direction, interface_locale


@dataclass(frozen=True)
class Quoted:
    """A quotation for one reader. `stood_at`: the source says so no longer."""

    text: str
    locale: str
    block_id: str = ""
    source: Comment | None = None
    stood_at: datetime | None = None
    # What the words are, where they are a translation of what the comment says.
    mark: str = ""


def figure(quoted: Quoted, source: SafeString, locale: str) -> SafeString:
    """Its caption stands in a text of any language, so it always says in which one it is."""
    spoken = interface_locale(locale)
    lines = format_html_join("", "<p>{}</p>", ((line,) for line in quoted.text.split("\n")))
    return format_html(
        '<figure class="quotation"><blockquote{}>{}</blockquote>'
        "<figcaption{}>{}{}{}</figcaption></figure>",
        _attributes(quoted.locale),
        lines,
        _attributes(spoken),
        source,
        _mark(quoted.mark) if quoted.mark else "",
        _day(quoted.stood_at, spoken) if quoted.stood_at else "",
    )


def taken_away(source: SafeString, locale: str) -> SafeString:
    return format_html(
        '<figure class="quotation is-gone"{}><p>{}</p><figcaption>{}</figcaption></figure>',
        _attributes(interface_locale(locale)),
        _("What was quoted here has been taken away."),
        source,
    )


def _mark(words: str) -> SafeString:
    return format_html(' <span class="quotation-mark">{}</span>', words)


def _day(stood_at: datetime, spoken: str) -> SafeString:
    day = timezone.localtime(stood_at).date()
    words = _("As it stood on %(day)s") % {"day": dates.day(day, spoken)}
    return format_html(
        ' <time class="quotation-day" datetime="{}">{}</time>', day.isoformat(), words
    )


def link(address: str, words: str) -> SafeString:
    """The words alone where there is nothing to lead to."""
    if not address:
        return format_html("{}", words)
    return format_html('<a href="{}">{}</a>', address, words)


def _attributes(locale: str) -> SafeString:
    if not locale:
        return mark_safe(' dir="auto"')
    return format_html(' lang="{}" dir="{}"', bcp47(locale), direction(locale))
