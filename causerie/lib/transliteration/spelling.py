"""One word spelled with other letters, by a table."""

import re
from collections.abc import Mapping
from unicodedata import category, normalize


class Spelling:
    """Replaces each part of a word that a pattern of the table matches.

    The patterns are tried in their order, so that what is special stands first; plain letters may
    stand in any order, longer ones go before. Letters that no pattern matches stay.
    """

    def __init__(self, letters: Mapping[str, str], special: Mapping[str, str] | None = None):
        plain = sorted(letters.items(), key=lambda pair: -len(pair[0]))
        pairs = [*(special or {}).items(), *((re.escape(old), new) for old, new in plain)]
        self.known = frozenset(letters)
        self._texts = [text for _pattern, text in pairs]
        parts = (f"(?P<p{place}>{pattern})" for place, (pattern, _text) in enumerate(pairs))
        self._pattern = re.compile("|".join(parts), re.IGNORECASE)

    def __call__(self, word: str) -> str:
        """In the case of `word`: `Щука` -> `Shchuka`, `ЩУКА` -> `SHCHUKA`, `Щ` -> `Shch`."""
        is_upper = word.isupper() and sum(letter.isupper() for letter in word) > 1

        def spelled(match: "re.Match[str]") -> str:
            text = self._texts[int((match.lastgroup or "p0")[1:])]
            if is_upper:
                return text.upper()
            return capitalised(text) if match[0][:1].isupper() else text

        return self._pattern.sub(spelled, word)


def capitalised(text: str) -> str:
    """The first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def without_marks(text: str) -> str:
    """Without what is left of accents and vowel signs."""
    return "".join(letter for letter in text if category(letter)[0] != "M")


def with_letters_of(word: str, spelling: Spelling) -> str:
    """Accents off, except from letters that the table knows: `Zoë Šimić` -> `Zoe Šimić`."""
    return "".join(
        letter if letter.lower() in spelling.known else without_marks(normalize("NFD", letter))
        for letter in normalize("NFC", word)
    )
