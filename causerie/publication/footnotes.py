"""Footnotes: `[^key]` in the text becomes a link to the footnote, and the footnote links back."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

_MARKER = re.compile(r"\[\^([\w-]{1,20})\]")
_TAG = re.compile(r"(<[^>]*>)")


@dataclass
class Footnote:
    """One footnote: its number in the order of first mention, and where the text refers to it."""

    key: str
    value: Any
    # Of the block that it is written in; quotations lead there.
    block_id: str = ""
    number: int = 0
    references: list[str] = field(default_factory=list)


class Footnotes:
    """The footnotes of one text, numbered while the text is rendered from top to bottom."""

    def __init__(self, body: Any) -> None:
        blocks = [block for block in body if block.block_type == "footnote"]
        self._by_key = {
            block.value["key"]: Footnote(block.value["key"], block.value, str(block.id or ""))
            for block in blocks
        }
        self._mentioned: list[Footnote] = []

    def link(self, html: str) -> SafeString:
        """`html` (sanitised) with its markers replaced; those inside tags are left as they are."""
        parts = _TAG.split(html)
        parts[::2] = [_MARKER.sub(self._reference, text) for text in parts[::2]]
        return mark_safe("".join(parts))  # noqa: S308 # markers become escaped links, no more

    def _reference(self, marker: re.Match[str]) -> str:
        footnote = self._by_key.get(marker[1])
        if footnote is None:
            return marker[0]
        self._number(footnote)
        reference = f"fnref-{footnote.key}-{len(footnote.references) + 1}"
        footnote.references.append(reference)
        return format_html(
            '<sup class="footnote-ref"><a href="#fn-{}" id="{}" role="doc-noteref">{}</a></sup>',
            footnote.key,
            reference,
            footnote.number,
        )

    def _number(self, footnote: Footnote) -> None:
        if not footnote.number:
            self._mentioned.append(footnote)
            footnote.number = len(self._mentioned)

    def all(self) -> list[Footnote]:
        """In the order of their numbers; those that nothing refers to come last."""
        for footnote in self._by_key.values():
            self._number(footnote)
        return self._mentioned


def check_footnotes(body: Any) -> str | None:
    """What is wrong with the footnotes of a text, in words for its editor; None if nothing."""
    keys = [block.value["key"] for block in body if block.block_type == "footnote"]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        return _("Two footnotes have the key “%(key)s”. Give one of them another.") % {
            "key": twice[0]
        }
    raw = " ".join(str(part) for part in body.stream_block.get_searchable_content(body))
    unknown = sorted(set(_MARKER.findall(raw)) - set(keys))
    if unknown:
        return _(
            "The text refers to [^%(key)s], but there is no footnote with this key. "
            "Add the footnote, or take the reference out."
        ) % {"key": unknown[0]}
    return None
