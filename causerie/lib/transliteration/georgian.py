"""Georgian -> Latin: the national system of 2002 (BGN/PCGN 2009), without the apostrophes of the
glottal consonants, which names in passports do without. Georgian knows no capitals, names do."""

from causerie.lib.transliteration.spelling import Spelling, capitalised

LETTERS = {
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i",
    "კ": "k", "ლ": "l", "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh", "რ": "r", "ს": "s",
    "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k", "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch", "ც": "ts",
    "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j", "ჰ": "h",
    "ჱ": "e", "ჲ": "i", "ჳ": "v", "ჴ": "q", "ჵ": "o", "ჶ": "f",
}  # fmt: skip
_spelling = Spelling(LETTERS)


def from_georgian(word: str) -> str:
    return capitalised(_spelling(word))
