"""What somebody typed into a comment, as it is kept; and what cannot be kept."""

import re
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# Unicode Technical Standard 39, section 5.4, finds four enough for every language in use; pointed
# and chanted Hebrew and Tibetan syllables of other languages come to six.
MARKS_MAX = 6
# In a row the same sign means nothing; twice, it was a slip of the finger.
SAME_MARK_MAX = 2

_NEW_LINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n{4,}")
_EMOJI = "\u00a9\u00ae\u203c\u2049\u2122-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
# Scripts in which a joiner or a non-joiner changes the letters: cursive ones, those of India and
# its neighbours, Mongolian.
_JOINING = (
    "\u0610-\u08ff\ufb50-\ufdff\ufe70-\ufefc\u0900-\u109f\u1780-\u18af\u1a20-\u1aad\u1b00-\u1bff"
    "\ua800-\ua8ff\ua980-\uaaff\uabc0-\uabff\U00010d00-\U00010d3f\U00011000-\U00011fff"
    "\U0001e900-\U0001e95f"
)
_IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# What cannot be seen and may stay, each in its place; then everything else that cannot be seen.
# Marks that only name a direction (U+061C, U+200E, U+200F) are honest; what turns others round is
# not. Fillers stand for letters and show none; tags spell hidden text.
_UNSEEN = re.compile(
    "(?P<kept>"
    "(?<=\U0001f3f4)[\U000e0020-\U000e007e]{1,16}\U000e007f"
    f"|(?<=[{_JOINING}])[\u200c\u200d]"
    f"|(?<=[{_EMOJI}\ufe0f\U000e007f])\u200d(?=[{_EMOJI}])"
    f"|(?<=[{_IDEOGRAPHS}])[\U000e0100-\U000e01ef]"
    "|(?<=[^\\s\u00ad\u115f\u1160\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\ufeff])[\ufe00-\ufe0f]"
    ")|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b-\u200d"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Letters and signs to Unicode that show nothing.
_BLANK = frozenset("\u2800\u180e\u180b\u180c\u180d\u180f\u115f\u1160\u3164\uffa0")


class TextRefused(ValueError):
    """The message says, in the reader's language, what to do."""

    def __init__(self, message: "_StrPromise | str", code: str) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def tidied(raw: str) -> str:
    """Composed (NFC), with one kind of line end, nothing unseen, two empty lines at most."""
    text = _NEW_LINE.sub("\n", normalize("NFC", raw))
    if not text.isascii() or not text.isprintable():
        text = _without_unseen(text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n\n", text).strip("\n")


def _without_unseen(text: str) -> str:
    """In rounds, few of them: what leant on something unseen goes with it."""
    while (rest := normalize("NFC", _UNSEEN.sub(lambda found: found["kept"] or "", text))) != text:
        text = rest
    return text


def check(text: str, *, length_max: int) -> None:
    """Raise TextRefused unless the tidied `text` can be posted. Lengths are in code points."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise TextRefused(
            _("A character in this text is broken. Delete it, or write the text anew."), "broken"
        )
    if not any(is_seen(character) for character in text):
        raise TextRefused(_("There is nothing to read yet. Write something."), "empty")
    if len(text) > length_max:
        raise _too_long(len(text), length_max)
    if not text.isascii() and _has_too_many_marks(text):
        raise TextRefused(
            _("Too many accents or signs stand on one letter. Leave out some of them."), "marks"
        )


def is_seen(character: str) -> bool:
    return category(character)[0] in "LNPS" and character not in _BLANK


def _too_long(length: int, limit: int) -> TextRefused:
    message = ngettext_lazy(
        "This text has %(length)s character. Shorten it to %(limit)s at most.",
        "This text has %(length)s characters. Shorten it to %(limit)s at most.",
        "length",
    )
    return TextRefused(message % {"length": length, "limit": limit}, "long")


def _has_too_many_marks(text: str) -> bool:
    groups = groupby(normalize("NFD", text), _is_mark)
    return any(is_mark and _are_too_many(list(marks)) for is_mark, marks in groups)


def _is_mark(character: str) -> bool:
    """Variation selectors are marks to Unicode, but stand on nothing."""
    return category(character) in ("Mn", "Me") and not "\ufe00" <= character <= "\ufe0f"


def _are_too_many(marks: list[str]) -> bool:
    in_a_row = max(len(list(same)) for _mark, same in groupby(marks))
    return len(marks) > MARKS_MAX or in_a_row > SAME_MARK_MAX
