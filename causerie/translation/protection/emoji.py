"""Emoji, and smilies that stayed as they were typed."""

import re

_ONE = (
    "[\u2190-\u21ff\u2300-\u23ff\u24c2\u2600-\u27bf\u2934\u2935\u2b00-\u2bff\U0001f000-\U0001faff]"
)
_AFTER = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
# Letters and signs that a selector makes emoji of.
_SELECTED = (
    "[0-9#*\u00a9\u00ae\u203c\u2049\u2122\u2139\u25aa-\u25fe\u3030\u303d\u3297\u3299]\ufe0f\u20e3?"
)
_EMOJI = rf"(?:{_FLAG}|(?:{_ONE}|{_SELECTED}){_AFTER}(?:\u200d(?:{_ONE}|{_SELECTED}){_AFTER})*)"
_SMILEY = (
    r"(?<![^\s(\[{«“„‘\"'.!?…])(?:"
    r">?[:;=][-'’^o~]?[()\[\]DPpOo/\\|*3SsXx$@]+|[BX]-?D+|xD+|[BX]-\)|\^[_.-]?\^|[oO0][_.][oO0]|-_-"
    r"|[Tt]_[Tt]|<3+|</3|[¯]\\_\(ツ\)_/¯|\\[oO]/|\([:;=]|:'-?[()]"
    r")(?![^\s.,;:!?…)\]}»”’\"'])"
)
# A short name that nobody gave to an emoji.
_NAMED = r"(?<![\w:]):[A-Za-z][\w+-]+:(?![\w:])"

PATTERN = rf"{_EMOJI}|{_SMILEY}|{_NAMED}"
EMOJI = re.compile(_EMOJI)
