"""A name in another script, each word by the one table of its pair of scripts."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from unicodedata import category, normalize

from causerie.lib.transliteration.scripts import is_in, parts, script_of_letter, scripts_in
from causerie.lib.transliteration.spelling import without_marks
from causerie.lib.transliteration.tables import TABLES, Table

# Characters: as long as a name may be. Longer ones are shown as written.
NAME_LENGTH_MAX = 60
_NAMES_KEPT = 4096
# Stand within a word: apostrophes, Hebrew abbreviation signs, joiners.
_WITHIN_WORDS = "'’ʼ׳״\u200c\u200d"
# What stands between words and is another sign in other scripts.
_BETWEEN_WORDS = str.maketrans({"・": " ", "\u3000": " ", "־": "-", "،": ","})


@dataclass(frozen=True)
class Rendering:
    """A name in the letters of another script."""

    text: str
    # The script it comes from does not write every sound, or no standard fits all its languages.
    is_approximate: bool
    standard: str


@lru_cache(maxsize=_NAMES_KEPT)
def in_script(name: str, script: str) -> Rendering | None:
    """`name` in the letters of `script` (ISO 15924).

    None where it is so already, or where no table leads there.
    """
    if len(name) > NAME_LENGTH_MAX or is_in(name, script):
        return None
    words = [_rendered(word, script, name) for word in _words(name)]
    text = "".join(word.text for word in words)
    # Half a name would be read as the whole one.
    if not is_in(text, script) or not scripts_in(text):
        return None
    used = [word for word in words if word.standard]
    standards = dict.fromkeys(word.standard for word in used)
    return Rendering(text, any(word.is_approximate for word in used), "; ".join(standards))


def _words(name: str) -> Iterable[str]:
    """Runs of one script, and what stands between them."""
    runs = groupby(_kinds(name), key=lambda kind: kind[1])
    return ["".join(character for character, _script in run) for _key, run in runs]


def _kinds(name: str) -> Iterable[tuple[str, str]]:
    """Each character with its script; what has none has that of the word it stands in."""
    script = ""
    for place, character in enumerate(name):
        own = script_of_letter(character)
        follows = script_of_letter(name[place + 1]) if place + 1 < len(name) else ""
        is_mark = category(character)[0] in "LM"
        if own or not (is_mark or (character in _WITHIN_WORDS and follows in (script, ""))):
            script = own
        yield character, script


def _rendered(word: str, script: str, name: str) -> Rendering:
    """One word. What has no table, or is in the script already, has no standard either."""
    source = next((found for letter in word if (found := script_of_letter(letter))), "")
    table = _table(source, script)
    if not source:
        return Rendering(word.translate(_BETWEEN_WORDS), False, "")
    if source in parts(script) or table is None:
        return Rendering(word, False, "")
    text = table.spelled(normalize("NFKC", word), name)
    return Rendering(without_marks(text), table.is_approximate, table.standard)


def _table(source: str, target: str) -> Table | None:
    """The table of the pair; else the way through Latin."""
    if (source, target) in TABLES or "Latn" in (source, target):
        return TABLES.get((source, target))
    first, second = TABLES.get((source, "Latn")), TABLES.get(("Latn", target))
    if first is None or second is None:
        return None
    return first.then(second)
