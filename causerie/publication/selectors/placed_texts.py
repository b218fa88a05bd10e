"""Every text that readers find on the page of an article, and where it stands."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from causerie.lib.markup.plain import said
from causerie.lib.sentences import FOOTNOTE_MARK
from causerie.publication.blocks import ArticleBlocks
from causerie.publication.models import ArticlePage

# Of blocks of pictures: what they show, and what is said of them.
_OF_PICTURE = ("alt", "caption")
# Of headings, quotations and what is embedded.
_PLAIN = ("text", "title", "source")
# A program is nobody's prose; the titles of related articles are theirs.
_NO_PROSE = {"code", "related"}
_BLOCKS = ArticleBlocks().child_blocks
_SPACE = re.compile(r"[^\S\n]+")


class PlacedText(NamedTuple):
    """Plain words, paragraphs as lines; `anchor` is empty for what stands above the text."""

    label: str | Promise
    anchor: str
    text: str


def placed_texts(article: ArticlePage) -> Iterator[PlacedText]:
    """In the order of the page."""
    yield from _above(article)
    for block in article.body.raw_data:
        kind = block["type"]
        if kind in _NO_PROSE or kind not in _BLOCKS:
            continue
        if text := _joined(_parts(kind, block["value"])):
            yield PlacedText(_BLOCKS[kind].label, f"b-{block['id']}", text)


def _above(article: ArticlePage) -> Iterator[PlacedText]:
    yield PlacedText(_("Title"), "", article.title)
    if article.standfirst:
        yield PlacedText(_("Standfirst"), "", article.standfirst)
    if article.hero_image_id and (text := _joined([article.hero_alt, article.hero_caption])):
        yield PlacedText(_("Lead picture"), "", text)


def _joined(parts: Iterable[Any]) -> str:
    lines = (FOOTNOTE_MARK.sub("", _SPACE.sub(" ", str(part))).strip() for part in parts if part)
    return "\n".join(line for line in lines if line)


def _parts(kind: str, value: Any) -> list[str]:
    """As Wagtail stores them."""
    match kind:
        case "paragraph":
            return [_said(value)]
        case "list":
            return [_said(_entry(entry)) for entry in value["entries"]]
        case "figure":
            return _of_picture(value)
        case "gallery":
            return [value["title"], *(t for one in value["figures"] for t in _of_picture(one))]
        case "table":
            return _of_table(value)
        case "correction" | "footnote":
            return [_said(value["text"]), value.get("source", "")]
    return [value.get(field, "") for field in _PLAIN] if isinstance(value, dict) else [value]


def _said(html: str) -> str:
    """Wagtail writes the end of a line otherwise than comments do."""
    return said(html.replace("<br/>", "<br>"))


def _entry(entry: dict[str, Any] | str) -> str:
    """Those of before Wagtail 2.16 have no id of their own."""
    return entry if isinstance(entry, str) else str(entry["value"])


def _of_picture(value: dict[str, Any]) -> list[str]:
    figure = value.get("value", value)
    return [figure.get(field, "") for field in _OF_PICTURE]


def _of_table(value: dict[str, Any]) -> list[str]:
    headings = [column["heading"] for column in value["columns"]]
    cells = [cell for row in value["rows"] for cell in row["values"]]
    return [value.get("caption", ""), *headings, *(_said(str(cell)) for cell in cells)]
