"""The order in which a line is drawn that mixes directions (Unicode Standard Annex 9).

For text without explicit embeddings, overrides and isolates, which whoever calls has taken out:
rules W1 to W7, N0 to N2, I1, I2 and L2.
"""

import unicodedata
from itertools import groupby

_OPENING = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "「": "」", "『": "』", "（": "）", "【": "】"}
_CLOSING = {close: opening for opening, close in _OPENING.items()}
_NEUTRAL = ("B", "S", "WS", "ON", "BN")


def levels(text: str, direction: str) -> list[int]:
    """The embedding level of each character of a line in a paragraph of `direction`."""
    if not text:
        return []
    base = 1 if direction == "rtl" else 0
    embedding = "R" if base else "L"
    kinds = _weak([unicodedata.bidirectional(c) or "L" for c in text], embedding)
    _brackets(text, kinds, embedding)
    _neutral(kinds, embedding)
    return [_level(kind, base) for kind in kinds]


def visual_order(given: list[int]) -> list[int]:
    """The places of the runs of `given` levels, from left to right (L2)."""
    order = list(range(len(given)))
    for level in range(max(given, default=0), 0, -1):
        order = _reversed_from(level, order, given)
    return order


def _reversed_from(level: int, order: list[int], given: list[int]) -> list[int]:
    reordered: list[int] = []
    for is_reversed, places in groupby(order, lambda place: given[place] >= level):
        found = list(places)
        reordered += reversed(found) if is_reversed else found
    return reordered


def _weak(kinds: list[str], embedding: str) -> list[str]:
    """Digits, their separators, and marks (W1 to W7)."""
    strong, before = embedding, embedding
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = before
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
        before = kinds[place]
        strong = before if before in ("L", "R", "AL") else strong
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for place in range(1, len(kinds) - 1):
        around = {kinds[place - 1], kinds[place + 1]}
        if len(around) == 1 and around <= {"EN", "AN"} and kinds[place] == "CS":
            kinds[place] = around.pop()
        elif around == {"EN"} and kinds[place] == "ES":
            kinds[place] = "EN"
    return _after_letters(_terminated(kinds), embedding)


def _terminated(kinds: list[str]) -> list[str]:
    """Signs beside digits go with them; other separators are neutral (W5, W6)."""
    found: list[str] = []
    groups = [(kind, len(list(group))) for kind, group in groupby(kinds)]
    for place, (kind, number) in enumerate(groups):
        beside = {groups[n][0] for n in (place - 1, place + 1) if 0 <= n < len(groups)}
        if kind == "ET" and "EN" in beside:
            kind = "EN"
        found += ["ON" if kind in ("ET", "ES", "CS") else kind] * number
    return found


def _after_letters(kinds: list[str], embedding: str) -> list[str]:
    """Digits after letters that run to the right belong to them (W7)."""
    strong = embedding
    for place, kind in enumerate(kinds):
        strong = kind if kind in ("L", "R") else strong
        if kind == "EN" and strong == "L":
            kinds[place] = "L"
    return kinds


def _strong(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else kind


def _brackets(text: str, kinds: list[str], embedding: str) -> None:
    """Both brackets of a pair run as what stands within them does (N0)."""
    open_ones: list[tuple[str, int]] = []
    pairs = []
    for place, character in enumerate(text):
        if kinds[place] != "ON":
            continue
        if character in _OPENING:
            open_ones.append((character, place))
        elif character in _CLOSING:
            matches = [n for n, (c, _p) in enumerate(open_ones) if c == _CLOSING[character]]
            if matches:
                pairs.append((open_ones[matches[-1]][1], place))
                del open_ones[matches[-1] :]
    for first, last in sorted(pairs):
        within = {_strong(kind) for kind in kinds[first + 1 : last]} & {"L", "R"}
        if embedding in within:
            kinds[first] = kinds[last] = embedding
        elif within:
            earlier = [_strong(k) for k in kinds[:first] if _strong(k) in ("L", "R")]
            before = earlier[-1] if earlier else embedding
            kinds[first] = kinds[last] = before if before in within else embedding


def _neutral(kinds: list[str], embedding: str) -> None:
    """What has no direction takes that of both sides, else the paragraph's (N1, N2)."""
    place = 0
    for is_neutral, group in groupby(list(kinds), lambda kind: kind in _NEUTRAL):
        end = place + len(list(group))
        if is_neutral:
            before = _strong(kinds[place - 1]) if place else embedding
            after = _strong(kinds[end]) if end < len(kinds) else embedding
            kinds[place:end] = [before if before == after else embedding] * (end - place)
        place = end


def _level(kind: str, base: int) -> int:
    """I1 and I2: letters against the paragraph one level up, digits up to an even one."""
    if kind == "R":
        return base if base else 1
    if kind in ("EN", "AN"):
        return 2
    return base + base % 2
