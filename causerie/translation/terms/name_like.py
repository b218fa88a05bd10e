"""What in a text looks like a name: words with capitals where none are needed, acronyms, and words
in another script than the page's."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from causerie.lib.sentences import sentences
from causerie.lib.stems import language_of
from causerie.lib.transliteration.scripts import script_of_letter
from causerie.translation.terms.spelling import Word, readings, words_of

# What joins the words of a name, or stands before it; never a name by itself.
_SMALL_WORDS = {
    "a", "al", "als", "an", "and", "as", "au", "aux", "com", "con", "d", "da", "das", "de", "del",
    "della", "dels", "der", "des", "di", "die", "do", "dos", "du", "e", "el", "els", "en", "et",
    "for", "i", "in", "l", "la", "las", "le", "les", "lo", "los", "na", "no", "o", "of", "on", "os",
    "s", "the", "to", "um", "uma", "un", "una", "und", "une", "van", "von", "y", "і", "и", "й",
    "та",
}  # fmt: skip
JOINING = _SMALL_WORDS & {
    "al", "d", "da", "das", "de", "del", "della", "dels", "der", "di", "do", "dos", "du", "des",
    "el", "l", "la", "las", "les", "of", "the", "van", "von", "y", "i", "et", "and", "e",
}  # fmt: skip
_JOINING_MAX = 2
# More words with capitals in a row are a title.
_WORDS_MAX = 6
_TITLE_SHARE = 0.85
_TITLE_WORDS_LEAST = 4
# All nouns have capitals here: one alone says nothing.
_CAPITAL_NOUNS = {"de", "lb"}
_ENGLISH_I = ("I'", "I’")


@dataclass(frozen=True)
class NameLike:
    """`text[start:end]`; `words` are those with capitals, or in another script."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(word.folded for word in self.words)


@dataclass(frozen=True)
class Page:
    """What all texts in one locale tell about its words."""

    locale: str
    script: str
    # Folded words that stand with a capital where none is needed.
    proper: frozenset[str]
    # Those that stand without.
    common: frozenset[str]

    @property
    def language(self) -> str:
        return language_of(self.locale)


def page_of(texts: Iterable[str], locale: str) -> Page:
    language = language_of(locale)
    proper: set[str] = set()
    common: set[str] = set()
    letters: Counter[str] = Counter()
    for text in texts:
        letters.update(script_of_letter(letter) for letter in text)
        for start, end in sentences(text, locale):
            words = words_of(text[start:end], language)
            common.update(word.folded for word in words if not _is_capital(word))
            if not _is_title(words):
                proper.update(word.folded for word in words[1:] if _is_capital(word))
    del letters[""]
    script = letters.most_common(1)[0][0] if letters else ""
    return Page(locale, script, frozenset(proper), frozenset(common))


def _is_capital(word: Word) -> bool:
    return word.text[0].isupper() or word.text[0].istitle()


def _is_title(words: Sequence[Word]) -> bool:
    long = [word for word in words if word.folded not in _SMALL_WORDS]
    capitals = sum(map(_is_capital, long))
    return len(long) >= _TITLE_WORDS_LEAST and capitals > _TITLE_SHARE * len(long)


def names_in(text: str, page: Page) -> list[NameLike]:
    """In their order."""
    found: list[NameLike] = []
    all_words = [_bare(word, text, page.language) for word in words_of(text, page.language)]
    for start, end in sentences(text, page.locale):
        words = [word for word in all_words if start <= word.start < end]
        marks = _marks(words, page)
        for first, last in _runs(words, marks, text):
            name = NameLike(
                words[first].start,
                words[last].end,
                text[words[first].start : words[last].end],
                tuple(words[n] for n in range(first, last + 1) if marks[n]),
            )
            if _tells(name, page):
                found.append(name)
    return found


def _bare(word: Word, text: str, language: str) -> Word:
    *_others, bare = readings(word, text, language)
    return bare


def _marks(words: Sequence[Word], page: Page) -> list[bool]:
    """Whether each is of a name."""
    is_title = _is_title(words)
    return [
        _is_foreign(word, page)
        or (
            _is_capital(word)
            and _may_be_name(word, page)
            and (word.folded in page.proper if n == 0 or is_title else True)
        )
        for n, word in enumerate(words)
    ] + [False]


def _may_be_name(word: Word, page: Page) -> bool:
    if len(word.folded) < 2 or word.text.startswith(_ENGLISH_I):
        return False
    is_acronym = word.text.isupper()
    if word.folded in _SMALL_WORDS and not is_acronym:
        return False
    return word.folded not in calendar_words(page.language) and any(
        letter.isalpha() for letter in word.folded
    )


def _is_foreign(word: Word, page: Page) -> bool:
    script = script_of_letter(word.text[0])
    return bool(script and page.script) and script != page.script and len(word.folded) > 1


def _runs(words: Sequence[Word], marks: Sequence[bool], text: str) -> Iterable[tuple[int, int]]:
    first = 0
    while first < len(words):
        if not marks[first]:
            first += 1
            continue
        last = first
        while (following := _following(words, marks, last, text)) is not None:
            last = following
        yield first, last
        first = last + 1


def _following(words: Sequence[Word], marks: Sequence[bool], last: int, text: str) -> int | None:
    """The next word of a name, over what joins its words."""
    for place in range(last + 1, min(last + 2 + _JOINING_MAX, len(words))):
        between = text[words[place - 1].end : words[place].start]
        if between.strip(" \u00a0-‑'’dlDL&"):
            return None
        if marks[place]:
            return place
        if words[place].lowered not in JOINING:
            return None
    return None


def _tells(name: NameLike, page: Page) -> bool:
    if len(name.words) > _WORDS_MAX:
        return False
    is_acronym = name.words[0].text.isupper()
    if page.language in _CAPITAL_NOUNS and len(name.words) == 1 and not is_acronym:
        return _is_foreign(name.words[0], page)
    # "Yesterday" at one place, "yesterday" at many.
    is_common = all(word.folded in page.common for word in name.words)
    return is_acronym or not is_common


@lru_cache(maxsize=64)
def calendar_words(language: str) -> frozenset[str]:
    """Days, months and languages, which some write with capitals: after CLDR."""
    try:
        known = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = [*known.days["format"]["wide"].values(), *known.months["format"]["wide"].values()]
    names += [name for name in known.languages.values() if " " not in name]
    return frozenset(word.folded for name in names for word in words_of(name, language))
