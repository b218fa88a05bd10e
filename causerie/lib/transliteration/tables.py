"""Which table leads from which script to which, and the standard that it follows."""

from collections.abc import Callable
from dataclasses import dataclass

from causerie.lib.transliteration.arabic import from_arabic
from causerie.lib.transliteration.armenian import from_armenian
from causerie.lib.transliteration.cyrillic import from_cyrillic
from causerie.lib.transliteration.devanagari import from_devanagari
from causerie.lib.transliteration.georgian import from_georgian
from causerie.lib.transliteration.greek import from_greek
from causerie.lib.transliteration.hangul import from_hangul
from causerie.lib.transliteration.hebrew import from_hebrew
from causerie.lib.transliteration.into_arabic import into_arabic
from causerie.lib.transliteration.into_armenian import into_armenian
from causerie.lib.transliteration.into_cyrillic import into_cyrillic
from causerie.lib.transliteration.into_georgian import into_georgian
from causerie.lib.transliteration.into_greek import into_greek
from causerie.lib.transliteration.into_hebrew import into_hebrew
from causerie.lib.transliteration.kana import from_kana

# A word, and the whole name: its other words may tell the language.
Spell = Callable[[str, str], str]


@dataclass(frozen=True)
class Table:
    standard: str
    spelled: Spell
    is_approximate: bool = True

    def then(self, other: "Table") -> "Table":
        """One after the other, as from Greek to Cyrillic through Latin."""
        return Table(
            f"{self.standard}; {other.standard}",
            lambda word, name: other.spelled(self.spelled(word, name), name),
        )


def _word_alone(spelled: Callable[[str], str]) -> Spell:
    return lambda word, _name: spelled(word)


_OWN = "the table of this program"
TABLES = {
    ("Cyrl", "Latn"): Table("ICAO Doc 9303-3", from_cyrillic, is_approximate=False),
    ("Grek", "Latn"): Table("ELOT 743", _word_alone(from_greek), is_approximate=False),
    ("Geor", "Latn"): Table("Georgia 2002", _word_alone(from_georgian), is_approximate=False),
    ("Armn", "Latn"): Table("BGN/PCGN 1981", _word_alone(from_armenian), is_approximate=False),
    ("Hang", "Latn"): Table("Revised Romanization 2000", from_hangul, is_approximate=False),
    ("Kana", "Latn"): Table("Hepburn", _word_alone(from_kana), is_approximate=False),
    ("Hebr", "Latn"): Table("UNGEGN 2007", _word_alone(from_hebrew)),
    ("Arab", "Latn"): Table("BGN/PCGN 1956 and 1958", from_arabic),
    ("Deva", "Latn"): Table("Hunterian", _word_alone(from_devanagari)),
    ("Latn", "Cyrl"): Table(_OWN, _word_alone(into_cyrillic)),
    ("Latn", "Grek"): Table(_OWN, _word_alone(into_greek)),
    ("Latn", "Arab"): Table(_OWN, _word_alone(into_arabic)),
    ("Latn", "Hebr"): Table(_OWN, _word_alone(into_hebrew)),
    ("Latn", "Armn"): Table(_OWN, _word_alone(into_armenian)),
    ("Latn", "Geor"): Table(_OWN, _word_alone(into_georgian)),
}
