"""Where the sentences of a text begin and end.

A mark that may end one does so where space follows, unless what stands before it is an
abbreviation or what follows begins with a small letter. Few languages write their abbreviations
so that only knowing them helps; those are listed. What may end a sentence too, as "etc." does,
is not: the capital after it decides.
"""

import re

# A footnote mark is taken along by the sentence that it stands in.
FOOTNOTE_MARK = re.compile(r"\[\^[\w-]{1,20}\]")

_CLOSING = "\"'”’“‘»«›‹„)\\]}）】」』》〉"
_ENDING = r".!?…؟۔।॥։።။;\u037e"
_MARK = FOOTNOTE_MARK.pattern
# French sets a space between the last mark and the closing quotation mark.
_STOP = re.compile(
    rf"(?<![{_ENDING}])[{_ENDING}]++(?:(?:[ \u00a0\u202f]»(?=\s))|[{_CLOSING}]|{_MARK})*+(?=\s)"
    rf"|[。｡！？]++(?P<closed>[{_CLOSING}]*+)(?:{_MARK})*+"
)
_OPENING = re.compile(r"[\s\"'“”„‘’«»‹›(\[{¿¡—–\-•·*…]{0,20}")
_LAST_WORD = re.compile(r"[^\s\"“”„«»(\[{—–/]+$")
_WORD = re.compile(r"[^\W_]")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
# "z. B.", "a. C.": a small letter with another one after it.
_ANOTHER = re.compile(r"[^\W\d_]\.")
_AND_SO_ON = re.compile(r"т\.\s?[дп]$")
_ROMAN = re.compile(r"[IVXLCDM]+\b")
_SPEECH_GOES_ON = re.compile("[、，\u3041-\u309f]")
_WORD_LENGTH_MAX = 24

# Questions end with a semicolon here, and nowhere else.
_GREEK_QUESTION = {"el"}
# A number with a full stop is "the third" here.
_ORDINALS = {"de", "da", "nb", "nn", "no", "fi", "cs", "sk", "sl", "hr", "bs", "sr", "hu", "et",
             "lv", "is", "pl", "tr"}  # fmt: skip
# One letter that is a word, though it looks like an initial: I, я.
_WORDS_OF_ONE_LETTER = {"en": "Ii", "ru": "Яя", "uk": "Яя"}

_TITLES = {
    "en": "mr mrs ms mx messrs st mt ft dr prof rev hon gen col capt lt sgt gov sen rep fr vs cf",
    "es": "sr sra srta sres sras d da dña dr dra drs prof profa lic ing arq gral cnel cap fr ud vd"
    " uds vds av avda pza pl sta sto ee cía cf",
    "fr": "mm mgr st ste dr pr prof me av bd pl cf ex env",
    "pt": "sr sra srs sras srta d dr dra drs prof profa eng exmo exma sto sta av pç cf ex",
    "ca": "sr sra srs sres dr dra prof mn av avgda pl pg st sta cf ex",
    "de": "hr fr dr prof dipl ing st bzw vgl ca evtl ggf inkl sog",
    "it": "sig sigg sigra dott dottssa prof profssa avv ing mons ss cf es",
    "ru": "г гг ул пр просп пер пл им проф акад св о д кв обл р с тов ср напр т.е др-р",
    "uk": "м вул просп пров пл ім проф акад св о буд кв обл р с смт див напр пор т.зв",
    "el": "κ κκ κα δρ αγ αρ λεωφ οδ βλ πρβλ π.χ",
    "ar": "د أ م ص ج ط",
    "nl": "dhr mevr mw dr drs ir ing prof mr st bijv nl",
}
# These stand before a number, or are words of their own: "No. 9", but "No. Never."
_BEFORE_NUMBERS = {
    "no", "nos", "nr", "num", "núm", "núms", "art", "arts", "fig", "figs", "vol", "vols", "p",
    "pp", "pág", "págs", "pàg", "pàgs", "pag", "cap", "chap", "ch", "sec", "tab", "ed", "bd", "abb",
    "kap", "ст", "стр", "рис", "табл", "гл", "т", "н", "кн", "розд", "σελ", "εικ", "αριθ", "§",
}  # fmt: skip


def sentences(text: str, locale: str) -> list[tuple[int, int]]:
    """Start and end of each, without the space around it. Paragraphs are lines, and no sentence
    is of two. What holds no word belongs to the sentence before it."""
    language = locale.split("-")[0]
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        found += _of_line(text, *line.span(), language)
    return found


def _of_line(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = start
    for cut in [*_cuts(text, start, end, language), end]:
        piece = text[begin:cut]
        if _WORD.search(piece):
            spans.append((begin + len(piece) - len(piece.lstrip()), begin + len(piece.rstrip())))
        elif spans and piece.strip():
            spans[-1] = (spans[-1][0], begin + len(piece.rstrip()))
        begin = cut
    return spans


def _cuts(text: str, start: int, end: int, language: str) -> list[int]:
    return [
        stop.end()
        for stop in _STOP.finditer(text, start, end)
        if stop.end() < end and _ends_here(text, stop, start, language)
    ]


def _ends_here(text: str, stop: re.Match[str], start: int, language: str) -> bool:
    mark = stop[0]
    if mark[0] in ";\u037e" and language not in _GREEK_QUESTION:
        return False
    follows = _OPENING.match(text, stop.end())
    place = follows.end() if follows else stop.end()
    after = text[place : place + 8]
    if mark[0] in "。｡！？":
        return not (stop["closed"] and _SPEECH_GOES_ON.match(after))
    if _is_small(after[:1]):
        return False
    is_ellipsis = mark[:2] == ".."
    return mark[0] != "." or is_ellipsis or not _abbreviates(text, stop, start, after, language)


def _is_small(letter: str) -> bool:
    """Georgian letters count as small ones, but it has no others within a text."""
    return letter.islower() and not "\u10d0" <= letter <= "\u10ff"


def _abbreviates(text: str, stop: re.Match[str], start: int, after: str, language: str) -> bool:
    """Whether the full stop belongs to the word before it."""
    before = text[max(start, stop.start() - _WORD_LENGTH_MAX) : stop.start()]
    match = _LAST_WORD.search(before)
    if not match or not after:
        return False
    word, lead = match[0], before[: match.start()].rstrip()
    if word.isdecimal():
        return language in _ORDINALS and len(word) <= 2
    if word.lower() in _BEFORE_NUMBERS:
        return after[0].isdecimal() or (word.lower() != "no" and bool(_ROMAN.match(after)))
    if word.lower() in _TITLES.get(language, "").split():
        # "1990 г." is a year and no town; "и т. д." may end a sentence, "д. 5" does not.
        return not (lead[-1:].isdecimal() or _AND_SO_ON.search(before))
    return _is_initial(word, language) or bool(len(word) == 1 and _ANOTHER.match(after))


def _is_initial(word: str, language: str) -> bool:
    """J. K., or the last letter of U.S.; small letters in pairs, as p. m., may end a sentence."""
    if word in _WORDS_OF_ONE_LETTER.get(language, ""):
        return False
    return bool(_INITIAL.fullmatch(word)) and not _is_small(word[-1])
