"""Texts that nobody would write, and somebody will."""

from collections.abc import Callable
from functools import cache
from random import Random

from tests.translation.texts import LOCALES, sentences

LENGTH_MAX = 2000

_FOREIGN = (
    *("Привіт", "вулиця", "мост", "ёлка", "мешканців", "مرحبا", "الجسر", "السلام", "你好", "报纸"),
    *("桥", "शहर", "ειρήνη", "עיר", "サクラ", "한국어", "İstanbul", "ﬁne", "ＡＢＣ", "Straße", "Ǆ"),
)
_EMOJI = (
    "🙂",
    "👩‍🚒",
    "🇺🇦",
    "👍🏽",
    "❤️",
    "❤",
    "1️⃣",
    "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "\U0001f3fd",
    "\u20e3",
    "🇺",
    "\U000e007f",
    "↩",
)
# What means something to Apertium's streams and to Markdown, to XML and to us.
_CONTROLS = (
    *"^$/<>@\\{}[]#*+~_|`&;:=!\"'-.,()?",
    *("^…", "^…", "\\^", "\\\\", "[]", "[[t:b:x]]", "[[/]]", "^a/b$", "^a<n><sg>$", "^*a$", "<b>"),
    *(
        "</b>",
        "<g1>",
        "</g1>",
        "<!--quotation:1-->",
        "&lt;",
        "&#0;",
        "]]>",
        "{{1}}",
        "ZQXA",
        "zqxb",
    ),
    *("**", "***", "__", "~~", "```", "\n> ", "\n- ", "\n1. ", "\n# ", "](", "![", "\n\n", "  \n"),
)
_UNSEEN = (
    *("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u202d", "\u2066"),
    *("\u2069", "\u200f", "\u061c", "\ufffd", "\x01", "\x1b", "\x7f", "\u0301", "\u2028", "\u00a0"),
    *("\x85", "\t", "\r", "\u202f", "\u3000", "\ufe0f", "\U0001d173", "\x0c"),
)
_ADDRESSES = (
    *(
        "https://example.org/a_b?c=d&e=(f)#g",
        "http://[::1]/",
        "www.example.org",
        "https://",
        "a@b.c",
    ),
    *("@olena-koval", "@@", "#12", "#0", "[a](https://example.org)", "<https://example.org/^>"),
    *(
        "[](https://example.org)",
        "[^…](https://example.org)",
        "mailto:a@example.org",
        ":wink:",
        ":",
    ),
)
_DIGITS = "0123456789.,:-/ ½٣²%€"
# A plain word after a plain word is what engines are made for; some of it must be there.
_GAPS = (" ", " ", " ", " ", "", "\n", "  ", ", ")


def random_text(seed: int) -> str:
    """The same for the same seed; of 1 to `LENGTH_MAX` characters."""
    chance = Random(seed)
    length = min(LENGTH_MAX, int(chance.lognormvariate(4.5, 1.2)) + 1)
    # A text in which some kinds are missing reaches further than a mixture of all.
    kinds = chance.sample(_KINDS, chance.randint(1, len(_KINDS)))
    text = ""
    while len(text) < length:
        text += chance.choice(kinds)(chance) + chance.choice(_GAPS)
    text = text[:length]
    # Pipelines wait for more behind some ends.
    return text[: LENGTH_MAX - 2] + "^…" if chance.random() < 0.1 else text


@cache
def _spoken(locale: str) -> list[str]:
    return [sentence.markdown for sentence in sentences(locale)]


def _words(chance: Random) -> str:
    words = chance.choice(_spoken(chance.choice(LOCALES))).split()
    start = chance.randrange(len(words))
    return " ".join(words[start : start + chance.randint(1, 8)])


def _shouted(chance: Random) -> str:
    return _words(chance).upper()


def _of(these: tuple[str, ...]) -> Callable[[Random], str]:
    return lambda chance: "".join(chance.choices(these, k=chance.choice((1, 1, 1, 2, 5))))


def _number(chance: Random) -> str:
    # Now and then one that fills the text.
    longest = 2000 if chance.random() < 0.02 else 12
    return "".join(chance.choices(_DIGITS, k=chance.randint(1, longest)))


def _long_word(chance: Random) -> str:
    letters = chance.choice(("ab", "Donaudampfschiff", "щ", "'a", "-x", "漢", "é"))
    return letters * chance.randint(1, 600 // len(letters))


def _anything(chance: Random) -> str:
    # No halves of pairs: they are no characters.
    ends = ((0x20, 0x7E), (0xA0, 0x2FFF), (0xE000, 0xFFFF), (0x10000, 0x1FFFF))
    return "".join(chr(chance.randint(*chance.choice(ends))) for _ in range(chance.randint(1, 9)))


_KINDS: tuple[Callable[[Random], str], ...] = (
    *(_words, _words, _shouted, _number, _long_word, _anything),
    *map(_of, (_FOREIGN, _EMOJI, _CONTROLS, _UNSEEN, _ADDRESSES)),
)
