"""Whether one word is an inflected form of another.

Words that the dictionaries of Russian and Ukrainian know have all their forms there. A name that
nobody has heard of has its endings all the same: then the beginnings must be alike and the rest
be something that words of the language end in.
"""

import re
from functools import lru_cache

from causerie.lib.folding import folded
from causerie.lib.stems import DICTIONARIES, dictionary, stems
from causerie.translation.terms.spelling import Word

# Whose names have no cases: their forms are few, and each is confirmed by an editor. In those of
# Semitic roots a common beginning says nothing.
_WITHOUT_CASES = {
    "en", "es", "fr", "pt", "ca", "gl", "it", "oc", "ast", "nl", "de", "da", "sv", "nb", "nn",
    "no", "af", "id", "ms", "vi", "tl", "ar", "fa", "he",
}  # fmt: skip
# "Trusts Haus": the genitive of names.
_GENITIVE_OF_S = {"de", "da", "sv", "nb", "nn", "no"}
_SHORT = 4
_SHARED_LEAST = 3
_ENDING_LENGTH_MAX = 3
_WORDS_KEPT = 20_000
_CYRILLIC = re.compile("[\u0400-\u052f']+")
_CONSONANT = "бвгґджзйклмнпрстфхцчшщ"
_ENDING = re.compile(
    # г, к, х become other letters before some endings: Волга, Волзі; -го, -му of adjectives too.
    f"[{_CONSONANT}]?(?:[аяуюіїиыеєоьй]|[оеє]й|[оеє]ю|[оеєаяіїиы]м|[ая]ми|[аяиыії]х|[іїое]в"
    "|[иыії]й|[ое]го|ього|[ое]му|ьому|ої|ую|юю|ая|яя|[ое]е|[иыії]ми|[иы]е|[иії][їєюяи]"
    "|[оеє]ві|ов[аоуыи]|ов[оиы]м|и?ею|и?ей)?"
)
# What a name may lose before an ending: vowels, or a vowel that comes and goes (Орёл, Орла).
_LOST = re.compile(f"[аяоеєуюіїиыьй]{{0,3}}|[оеиієї][{_CONSONANT}]ь?")


def shared_length(one: str, other: str) -> int:
    """How many letters both begin with."""
    least = min(len(one), len(other))
    return next((n for n in range(least) if one[n] != other[n]), least)


def has_cases(language: str) -> bool:
    return language not in _WITHOUT_CASES


def is_in_dictionary(word: str, language: str) -> bool:
    """Of a lowered `word`, in a language of `stems.DICTIONARIES`."""
    return bool(_CYRILLIC.fullmatch(word)) and bool(dictionary(language).word_is_known(word))


@lru_cache(maxsize=_WORDS_KEPT)
def known_forms(lowered: str, language: str) -> frozenset[str]:
    """All forms, folded, of a noun or adjective in its first form, as the dictionary has them;
    else none."""
    if language not in DICTIONARIES or not is_in_dictionary(lowered, language):
        return frozenset()
    parses = [p for p in dictionary(language).parse(lowered) if p.tag.POS in ("NOUN", "ADJF")]
    own = [p for p in parses if p.normal_form == lowered]
    first = own or [p for p in parses if "nomn" in p.tag]
    return frozenset(folded(form.word, language) for p in first for form in p.lexeme)


def is_inflected(name: Word, word: Word, language: str) -> bool:
    """Whether `word` is `name` with another ending, as far as is known of the language."""
    if name.folded == word.folded:
        return True
    if language in _GENITIVE_OF_S and name.folded + "s" == word.folded:
        return True
    if not has_cases(language) or not name.folded.isalpha() or not word.folded.isalpha():
        return False
    if word.folded in known_forms(name.lowered, language):
        return True
    return _begins_alike(name.folded, word.folded, language) and not _is_another(
        name.lowered, word.lowered, language
    )


def shares_stem(name: Word, word: Word, language: str) -> bool:
    """Whether the rules of the language, or its dictionary, lead both to one first form."""
    return name.folded == word.folded or not _stems(name.text, language).isdisjoint(
        _stems(word.text, language)
    )


def _begins_alike(name: str, word: str, language: str) -> bool:
    shared = shared_length(name, word)
    least = max(_SHARED_LEAST, len(name) - (1 if len(name) <= _SHORT else 2))
    if shared < least or len(word) > len(name) + _ENDING_LENGTH_MAX:
        return False
    if language not in DICTIONARIES:
        return True
    # A short name that ends in a consonant keeps it: Васк is not meant by Вас.
    if len(name) <= _SHORT and name[-1] in _CONSONANT and name[-1] != "й" and shared < len(name):
        return False
    lost, ending = name[shared:], word[shared:]
    return bool(_LOST.fullmatch(lost)) and bool(_ENDING.fullmatch(ending))


def _is_another(name: str, word: str, language: str) -> bool:
    """Whether the dictionary knows both, as different words: Рада, Радий."""
    return bool(known_forms(name, language)) and is_in_dictionary(word, language)


def _stems(word: str, language: str) -> frozenset[str]:
    return frozenset(stem for group in stems(word, language) for stem in group)
