"""Block rules that differ from CommonMark: quotations, spoilers and lists.

A quotation ends with its last `>`: what follows without an empty line is somebody's answer to it,
not more of it. Nothing is lost where nesting ends; it is shown as it was typed.
"""

import re
from collections.abc import Iterator

from markdown_it.rules_block import StateBlock, list_block

# Levels; a list takes two. Quotations of quotations of quotations are read by nobody.
DEPTH_MAX = 8

# Not `>:(`, a smiley.
_MARKED = re.compile(r">(?!:['’]?-?[()/|])(?P<spoiler>!)?[ \t]?")
# `1984. What a year!` is no list, and neither is a lone dash.
_ITEM = re.compile(r"(?:[-*]|(?P<number>[0-9]{1,9})[.)])[ \t]+\S")


def marked(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`> a quotation` and `>! a spoiler`: lines in a row that begin alike."""
    found = _MARKED.match(_line(state, start))
    if not found or _depth(state) >= DEPTH_MAX:
        return False
    is_spoiler = found["spoiler"] is not None
    if is_spoiler and _depth(state):
        return False
    if silent:
        return True
    lines = list(_lines(state, start, end, is_spoiler))
    kind, tag = ("spoiler", "details") if is_spoiler else ("blockquote", "blockquote")
    state.push(f"{kind}_open", tag, 1)
    _parse_within(state, "\n".join(lines))
    state.push(f"{kind}_close", tag, -1)
    state.line = start + len(lines)
    return True


def _lines(state: StateBlock, start: int, end: int, is_spoiler: bool) -> Iterator[str]:
    for number in range(start, end):
        line = _line(state, number)
        found = _MARKED.match(line)
        is_outside = number > start and state.sCount[number] < state.blkIndent
        if not found or is_outside or (found["spoiler"] is not None) != is_spoiler:
            return
        yield line[found.end() :]


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _depth(state: StateBlock) -> int:
    return state.level + int(state.env.get("depth", 0))


def _parse_within(state: StateBlock, text: str) -> None:
    outside = state.env.get("depth", 0)
    state.env["depth"] = _depth(state)
    state.md.block.parse(text, state.md, state.env, state.tokens)
    state.env["depth"] = outside


def listed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = _ITEM.match(_line(state, start))
    if not found or _depth(state) >= DEPTH_MAX:
        return False
    # Asked silently, it is whether a paragraph ends here; the second item of a list ends the first.
    begins = silent or found["number"] is None or int(found["number"]) == 1
    return begins and list_block(state, start, end, silent)
