"""Latin -> Greek: a table of our own, since no standard fits all languages that are written with
Latin letters. Its pairs of letters are those of ELOT 743 read backwards, and the common ones for
sounds that Greek has no letter for; where the stress lies is not known."""

from causerie.lib.transliteration.spelling import Spelling, with_letters_of

_LETTERS = {
    "a": "α", "b": "μπ", "c": "κ", "d": "ντ", "e": "ε", "f": "φ", "g": "γκ", "h": "χ", "i": "ι",
    "j": "τζ", "k": "κ", "l": "λ", "m": "μ", "n": "ν", "o": "ο", "p": "π", "q": "κ", "r": "ρ",
    "s": "σ", "t": "τ", "u": "ου", "v": "β", "w": "ου", "x": "ξ", "y": "ι", "z": "ζ",
    "shch": "στσ", "tsch": "τσ", "tch": "τσ", "sch": "σ", "ch": "τσ", "sh": "σ", "th": "θ",
    "ph": "φ", "kh": "χ", "ts": "τσ", "tz": "τζ", "zh": "ζ", "ps": "ψ", "ks": "ξ", "ck": "κ",
    "gh": "γ", "dh": "δ", "ou": "ου", "oo": "ου", "ee": "ι", "qu": "κου", "dz": "τζ", "nd": "ντ",
    "mb": "μπ", "ng": "νγκ", "ya": "για", "ye": "γιε", "yo": "γιο", "yu": "γιου",
    "ä": "ε", "ö": "ε", "ü": "ι", "ß": "σσ", "å": "ο", "æ": "ε", "ø": "ε", "œ": "ε", "ñ": "νι",
    "ç": "σ", "ć": "τσ", "č": "τσ", "đ": "τζ", "š": "σ", "ş": "σ", "ș": "σ", "ţ": "τσ", "ț": "τσ",
    "ž": "ζ", "ż": "ζ", "ł": "λ", "ń": "νι", "ř": "ρζ", "ı": "ι", "ə": "α", "þ": "θ", "ð": "δ",
}  # fmt: skip
_SPECIAL = {
    "ss?$": "ς", "c(?=[eiyéí])": "σ",
    # Not spoken.
    "(?<=o)h(?=n)|(?<=[aeiou])h$": "",
}  # fmt: skip
_spelling = Spelling(_LETTERS, _SPECIAL)


def into_greek(word: str) -> str:
    return _spelling(with_letters_of(word, _spelling))
