"""Greek -> Latin: ELOT 743 (1982, second edition 2001), type 2, transcription, which ISO 843:1997
took over; without accents, as Greek passports write names."""

from unicodedata import normalize

from causerie.lib.transliteration.spelling import Spelling

_LETTERS = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
    "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    "ά": "a", "έ": "e", "ή": "i", "ί": "i", "ό": "o", "ύ": "y", "ώ": "o",
    "ϊ": "i", "ΐ": "i", "ϋ": "y", "ΰ": "y",
    "γγ": "ng", "γξ": "nx", "γχ": "nch", "ου": "ou", "ού": "ou",
}  # fmt: skip
# Before a voiceless consonant, and at the end of a word, the second vowel is voiceless too.
_SPECIAL = {
    f"{vowel}[υύ]{where}": text + sound
    for vowel, text in (("α", "a"), ("ε", "e"), ("η", "i"))
    for where, sound in (("(?=[θκξπσςτφχψ]|$)", "f"), ("", "v"))
} | {r"^μπ|μπ$": "b", "μπ": "mp"}
_spelling = Spelling(_LETTERS, _SPECIAL)
_ACCENTS = "\u0300\u0342"
_BREATHINGS = str.maketrans(dict.fromkeys("\u0313\u0314\u0345\u0304\u0306"))
_ACUTE = str.maketrans(dict.fromkeys(_ACCENTS, "\u0301"))


def from_greek(word: str) -> str:
    """Ancient accents are read as the modern one."""
    marked = normalize("NFD", word).translate(_BREATHINGS).translate(_ACUTE)
    return _spelling(normalize("NFC", marked))
