"""Kana -> Latin: Hepburn as Japanese passports write names (Ministry of Foreign Affairs, since
1989): no long vowels, `m` before b, m and p, `tch` for a doubled ch."""

import re

from causerie.lib.transliteration.spelling import Spelling, capitalised

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さ すせそ", "z": "ざ ずぜぞ",
    "t": "た  てと", "d": "だ  でど", "n": "なにぬねの", "h": "はひ へほ", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ", "m": "まみむめも", "y": "や ゆ よ", "r": "らりるれろ", "w": "わゐ ゑを",
}  # fmt: skip
_VOWELS = "aiueo"
_ONE = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, _VOWELS, strict=True)
    if kana != " "
}
_OWN = {
    "し": "shi", "じ": "ji", "ち": "chi", "つ": "tsu", "ぢ": "ji", "づ": "zu", "ふ": "fu",
    "を": "o",
    "ゐ": "i", "ゑ": "e", "ん": "n", "ゔ": "bu", "っ": "", "ー": "",
    "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゃ": "ya", "ゅ": "yu", "ょ": "yo",
    "ゎ": "wa",
    "ゕ": "ka", "ゖ": "ke",
}  # fmt: skip
_BEFORE_SMALL = {
    "き": "ky", "ぎ": "gy", "し": "sh", "じ": "j", "ち": "ch", "ぢ": "j", "に": "ny", "ひ": "hy",
    "び": "by", "ぴ": "py", "み": "my", "り": "ry",
}  # fmt: skip
_SMALL = {
    first + small: consonant + vowel
    for first, consonant in _BEFORE_SMALL.items()
    for small, vowel in {"ゃ": "a", "ゅ": "u", "ょ": "o"}.items()
}
# Sounds of other languages.
_FOREIGN = {
    first + small: consonant + vowel
    for first, consonant in {"ふ": "f", "つ": "ts", "ゔ": "b", "う": "w", "く": "kw"}.items()
    for small, vowel in {"ぁ": "a", "ぃ": "i", "ぇ": "e", "ぉ": "o"}.items()
} | {
    "しぇ": "she", "じぇ": "je", "ちぇ": "che", "てぃ": "ti", "でぃ": "di", "とぅ": "tu",
    "どぅ": "du",
    "てゅ": "tyu", "でゅ": "dyu", "ふゅ": "fyu", "いぇ": "ye",
}  # fmt: skip
_spelling = Spelling(_ONE | _OWN | _SMALL | _FOREIGN)
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_O = "おこそとのほもよろをごぞどぼぽょ"
_U = "うくすつぬふむゆるぐずづぶぷゅ"
# Another vowel after it begins a part of the name, as in Inoue.
_LONG = re.compile(f"(?<=[{_O}])(?:う(?!え)|お(?=.))|(?<=[{_U}])う(?![ぁぃぇぉ])")


def from_kana(word: str) -> str:
    plain = _LONG.sub("", word.translate(_KATAKANA))
    parts = [_spelling(part) for part in plain.split("っ")]
    spelled = parts[0]
    for part in parts[1:]:
        spelled += ("t" if part.startswith("ch") else part[:1]) + part
    return capitalised(re.sub("n(?=[bmp])", "m", spelled))
