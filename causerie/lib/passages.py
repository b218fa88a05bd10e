"""A passage that somebody quotes: where it stands, and where another edition says the same."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from unicodedata import category, normalize

from causerie.lib.alignment import aligned
from causerie.lib.sentences import FOOTNOTE_MARK, sentences
from causerie.lib.words import pieces

Span = tuple[int, int]

# Shorter ones are found by chance, in comments that quote nothing.
LETTERS_LEAST = 12
WORDS_LEAST = 2
LETTERS_OF_WHOLE_LEAST = 25
# A letter of these scripts says as much as two of an alphabet, and counts as two.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"[^\W_]")

# Kinds of one mark; several in a row are one, as `--` is a dash.
_KINDS = {
    **dict.fromkeys("\"'`´“”„‟‘’‚‛«»‹›ʼʹ＇＂", "'"),
    **dict.fromkeys("-‐‑‒–—―−", "-"),
    **dict.fromkeys(".…", "."),
}
_REPEATED = "'-."
# What stands around a quotation because it is one.
_EDGE = "".join(_KINDS).replace("-", "") + " \n\t\u00a0\u202f\u200b,;:،、。"
_LEFT_OUT = re.compile(r"\A\s*\[(?:…|\.{3})\]|\[(?:…|\.{3})\]\s*\Z")
# The number of a footnote, as it is copied from the page: `hours.1 On`, or `hours.[1] On`.
_COPIED_MARK = re.compile(r"(\[\d{1,3}\]|(?<=[^\s\d])\d{1,3}(?!\d))")
# A quotation may leave out what is elided before its first word: `l’eau`.
_ELIDED = re.compile(
    "(?i)(?:[ldjmtsnc]|(?:jus|lors|puis|quoi)?qu|[dn]ell|[ad]all|sull|quell|quest|un)['’ʼ]"
)


class _Folded(NamedTuple):
    """A text without what doesn't matter; `spans` says of each letter what it stands for, `marks`
    before which letters a footnote mark was."""

    text: str
    spans: list[Span]
    marks: set[int]


def find(quoted: str, text: str) -> Span | None:
    """Where `text` says `quoted`, whatever the space, the kinds of quotation marks, dashes and
    ellipses, and the footnotes' numbers. Whole words only; None if it says no such thing."""
    head, core, tail = _parted(quoted)
    if not _is_enough(core) or _letters(core) not in _letters(text):
        return None
    folded = _folded(text)
    inside = [] if not folded.text else [p for p in pieces(text, "") if not p.in_run]
    for first, last in _places(core, folded):
        start, end = folded.spans[first][0], folded.spans[last - 1][1]
        word = next((p for p in inside if p.start < start < p.end), None)
        if word and not _ELIDED.fullmatch(text, word.start, start):
            continue
        if not any(p.start < end < p.end for p in inside):
            return _with_ends(folded, first, last, head, tail)
    return None


def counterpart(
    span: Span, source: str, source_locale: str, target: str, target_locale: str
) -> Span | None:
    """The whole sentences of `target` that say what the sentences say which `span` touches.
    Both texts are of one block, in two editions; None where `target` leaves it out."""
    found = [
        bounds
        for ours, theirs in _paragraphs(source, target)
        for bounds in _counterparts(
            span, source, _within(source, ours, source_locale),
            target, _within(target, theirs, target_locale),
        )
    ]  # fmt: skip
    if not found:
        return None
    return min(start for start, _ in found), max(end for _, end in found)


def is_whole(span: Span, text: str, locale: str) -> bool:
    """Whether it is exactly one sentence, or some, of letters enough that this is no chance."""
    core = _core(span, text)
    if _weight(text[core[0] : core[1]]) < LETTERS_OF_WHOLE_LEAST:
        return False
    cores = [_core(one, text) for one in sentences(text, locale)]
    return core[0] in {start for start, _ in cores} and core[1] in {end for _, end in cores}


def _parted(quoted: str) -> tuple[str, str, str]:
    """What stands around a quotation goes apart: it may, but need not be in the text."""
    quoted = _LEFT_OUT.sub("", FOOTNOTE_MARK.sub("", quoted))
    core = quoted.strip(_EDGE)
    start = quoted.find(core)
    return quoted[:start], core, quoted[start + len(core) :]


def _weight(text: str) -> int:
    return sum(letter.isalpha() for letter in text) + len(_DENSE.findall(text))


def _is_enough(core: str) -> bool:
    words = len(list(islice(pieces(core, ""), WORDS_LEAST)))
    return words == WORDS_LEAST and _weight(core) >= LETTERS_LEAST


def _letters(text: str) -> str:
    """Says quickly that a text does not hold another; most don't."""
    return _NO_LETTERS.sub("", normalize("NFC", FOOTNOTE_MARK.sub("", text)))


def _folded(text: str) -> _Folded:
    letters: list[str] = []
    spans: list[Span] = []
    marks: set[int] = set()
    for start, end in _clusters(text):
        if FOOTNOTE_MARK.match(text, start):
            marks.add(len(letters))
            continue
        for letter in _fold(text[start:end]):
            if letter in _REPEATED and letters[-1:] == [letter]:
                spans[-1] = (spans[-1][0], end)
            else:
                letters.append(letter)
                spans.append((start, end))
    return _Folded("".join(letters), spans, marks)


def _clusters(text: str) -> Iterator[Span]:
    """Each letter with the signs above and below it, and each footnote mark whole."""
    marks = {mark.start(): mark.end() for mark in FOOTNOTE_MARK.finditer(text)}
    start = 0
    while start < len(text):
        end = marks.get(start, start + 1)
        while end - start < 32 and end < len(text) and _joins(text[end]):
            end += 1
        yield start, end
        start = end


def _joins(letter: str) -> bool:
    return letter >= "\u0300" and (
        category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff"  # Hangul in parts
    )


def _fold(cluster: str) -> str:
    if cluster.isalnum() and len(cluster) == 1:
        return cluster
    if cluster.isspace() or category(cluster[0]) == "Cf":
        return ""
    return _KINDS.get(cluster) or normalize("NFC", cluster)


def _places(core: str, folded: _Folded) -> Iterator[Span]:
    """Where the folded text says it, with or without the footnotes' numbers."""
    parts = _COPIED_MARK.split(core) if folded.marks else [core]
    parts = [_folded(part).text for part in parts]
    literals, numbers = parts[::2], parts[1::2]
    optional = [f"({re.escape(number)})?" for number in numbers] + [""]
    pattern = "".join(re.escape(a) + b for a, b in zip(literals, optional, strict=True))
    for match in re.finditer(pattern, folded.text):
        if _only_marks_lack(match, literals, folded.marks):
            yield match.span()


def _only_marks_lack(match: re.Match[str], literals: list[str], marks: set[int]) -> bool:
    """A number that the text does not have must be a footnote's."""
    place = match.start()
    for literal, number in zip(literals, match.groups(), strict=False):
        place += len(literal)
        if number is None and place not in marks:
            return False
        place += len(number or "")
    return True


def _with_ends(folded: _Folded, first: int, last: int, head: str, tail: str) -> Span:
    """The quotation marks and the full stop are the text's own, if it has them there."""
    for letter in reversed(_folded(head).text):
        if not first or folded.text[first - 1] != letter:
            break
        first -= 1
    for letter in _folded(tail).text:
        if folded.text[last : last + 1] != letter:
            break
        last += 1
    return folded.spans[first][0], folded.spans[last - 1][1]


def _paragraphs(source: str, target: str) -> Iterable[tuple[Span, Span]]:
    """Pairs of them where both texts have as many; else each text as one."""
    ours, theirs = _lines(source), _lines(target)
    if len(ours) == len(theirs):
        return zip(ours, theirs, strict=True)
    return [((0, len(source)), (0, len(target)))]


def _lines(text: str) -> list[Span]:
    return [line.span() for line in re.finditer(r"[^\n]+", text) if _WORD.search(line[0])]


def _within(text: str, bounds: Span, locale: str) -> list[Span]:
    start, end = bounds
    return [(start + a, start + b) for a, b in sentences(text[start:end], locale)]


def _counterparts(
    span: Span, source: str, ours: list[Span], target: str, theirs: list[Span]
) -> Iterator[Span]:
    touched = {n for n, one in enumerate(ours) if _touches(span, one, source)}
    if not touched:
        return
    beads = aligned([source[a:b] for a, b in ours], [target[a:b] for a, b in theirs])
    for said, meant in beads:
        if touched.intersection(said) and meant:
            yield theirs[meant[0]][0], theirs[meant[-1]][1]


def _touches(span: Span, sentence: Span, text: str) -> bool:
    start, end = max(span[0], sentence[0]), min(span[1], sentence[1])
    return start < end and bool(_WORD.search(text, start, end))


def _core(span: Span, text: str) -> Span:
    """From the first to the last word; footnote marks are none."""
    start, end = span
    shown = FOOTNOTE_MARK.sub(lambda mark: " " * len(mark[0]), text[start:end])
    words = [match.start() for match in _WORD.finditer(shown)]
    return (start + words[0], start + words[-1] + 1) if words else (start, start)
