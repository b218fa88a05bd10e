"""What is wrong with a translation, in sentences."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from tests.translation.failures import Failing, name_in, readers

_TAG = re.compile("<[^>]*>")
_MARK = re.compile(r"<(strong|em|a)\b[^>]*>(.*?)</\1>", re.S)
_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.S)
_LINK = re.compile('<a [^>]*href="([^"]*)"')
# "05: 56" and "3: 2"; what stands for a protected word; what engines put before unknown words.
_TRACES = [
    re.compile(r"\d: \d"),
    re.compile("ZQX", re.I),
    re.compile(r"(?<!\w)[*@](?=[^\W\d_]\S* )"),
]


def problems(text: Failing, translated: str, target: str) -> Iterator[str]:
    before, after = plain(text.html), plain(translated)
    yield from _lost(text, before, after)
    yield from _misnamed(text, translated, after, target)
    yield from (f"{bad!r} is there" for bad in text.never.get(target, ()) if bad in after)
    yield from _traces(before, after)
    yield from _marks(text.html, translated)


def plain(html: str) -> str:
    """What a reader sees."""
    return unescape(_TAG.sub("", html.replace("<br>", "\n").replace("</p>", "\n")))


def spoken(html: str) -> str:
    """What a person says: code is nobody's language."""
    return plain(_CODE.sub("", html))


def _lost(text: Failing, before: str, after: str) -> Iterator[str]:
    for word in (*text.kept, *readers()):
        if before.count(word) != after.count(word):
            yield f"{word!r}: {before.count(word)} became {after.count(word)}"


def _misnamed(text: Failing, translated: str, after: str, target: str) -> Iterator[str]:
    for term, times in text.terms.items():
        name = name_in(term, target)
        if (found := _times(name, after)) < times:
            yield f"{name!r} stands there {found} times, not {times}"
    marked = {plain(inside).strip() for _tag, inside in _MARK.findall(translated)}
    for term in text.marked:
        if name_in(term, target) not in marked:
            yield f"no mark is around {name_in(term, target)!r}"


def _times(name: str, text: str) -> int:
    """It may begin a sentence."""
    return len(
        re.findall(rf"(?<!\w)(?:{name[0]}|{name[0].upper()}){re.escape(name[1:])}(?!\w)", text)
    )


def _traces(before: str, after: str) -> Iterator[str]:
    for pattern in _TRACES:
        if len(pattern.findall(after)) > len(pattern.findall(before)):
            yield f"{pattern.search(after)} was not there"


def _marks(before: str, after: str) -> Iterator[str]:
    if Counter(_LINK.findall(before)) != Counter(_LINK.findall(after)):
        yield "a link was lost or doubled"
    tags = [Counter(tag for tag, _inside in _MARK.findall(html)) for html in (before, after)]
    if tags[0] != tags[1]:
        yield f"marks became {tags[1]}"
    if any(not plain(inside).strip() for _tag, inside in _MARK.findall(after)):
        yield "a mark is empty"
