"""Smilies and short names become emoji: `:)` is 🙂, `:wink:` is 😉."""

import re
from functools import cache

from emoji import EMOJI_DATA

# Without noses, and with a straight apostrophe for a tear.
_SMILIES = {
    ":)": "🙂", "=)": "🙂", ":D": "😀", "=D": "😀", ";)": "😉", ";D": "😉", ":P": "😛", ":p": "😛",
    ";P": "😜", ";p": "😜", ":(": "🙁", "=(": "🙁", ":'(": "😢", ":')": "🥲", ":/": "😕",
    ":|": "😐", ":O": "😮", ":o": "😮", ":*": "😘", ">:(": "😠", "<3": "❤️", "</3": "💔",
}  # fmt: skip
# A smiley stands where a word could: `https://`, `12:30` and `(a:b)` hold none. Names have up to
# 76 letters.
_FOUND = re.compile(
    r"(?<![A-Za-z0-9]):(?P<name>[A-Za-z0-9+\-À-Þ][^\s:]{0,79}):(?![A-Za-z0-9])"
    r"|(?<![^\s(\[{«“„‘\"'>.!?…])"
    r"(?P<smiley></?3|>:-?\(|:['’]-?[()]|[:=]-?[()D]|;-?[)DPp]|:-?[Pp/|Oo*])"
    r"(?![^\s.,;:!?…)\]}»”’\"'])"
)
_FIRST = re.compile("[:;<=]")
# In the data of `emoji`: a part of others is 1, whole is 2, without its selectors 3 or 4.
_FULLY_QUALIFIED = 2


@cache
def _named() -> dict[str, str]:
    """Emoji by their short names, in the form that is drawn in colours."""
    found: dict[str, str] = {}
    for character, about in EMOJI_DATA.items():
        for name in (about["en"], *about.get("alias", ())):
            if about["status"] <= _FULLY_QUALIFIED:
                found[name.strip(":")] = character
    return found


def with_emoji(text: str) -> str:
    """Names that nobody gave to an emoji stay as they are."""
    if not _FIRST.search(text):
        return text
    return _FOUND.sub(_emoji, text)


def _emoji(found: re.Match[str]) -> str:
    if smiley := found["smiley"]:
        return _SMILIES[smiley.replace("-", "").replace("’", "'")]
    return _named().get(found["name"], found[0])
