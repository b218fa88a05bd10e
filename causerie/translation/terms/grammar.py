"""Names of several words in Russian and Ukrainian: which of the words have cases.

Adjectives and the noun after them change together (Речной фонд, Речного фонда); what follows the
noun stays (Рада порту, мис Пелл). In the name of a person every word changes that can.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pymorphy3

from causerie.lib.stems import dictionary
from causerie.translation.terms.inflected import is_in_dictionary
from causerie.translation.terms.spelling import Word, words_of
from causerie.translation.terms.term import Gender, Kind

CASES = ("gent", "datv", "accs", "ablt", "loct")
# Rarer cases of Russian that have an ending of their own for some words only.
_OTHER_CASES = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
_GENDERS = {Gender.MASCULINE: "masc", Gender.FEMININE: "femn", Gender.NEUTER: "neut"}
_NOUN = "NOUN"
_ADJECTIVES = ("ADJF", "PRTF")
_CONSONANTS = "бвгґджзклмнпрстфхцчшщ"


@dataclass(frozen=True)
class Part:
    word: Word
    # In the nominative; None of a word that stays as it is.
    parse: pymorphy3.analyzer.Parse | None
    # Whether the dictionary has it: the forms of others are guessed.
    is_known: bool


@dataclass(frozen=True)
class Phrase:
    name: str
    parts: tuple[Part, ...]
    is_animate: bool
    is_plural: bool

    @property
    def is_known(self) -> bool:
        return all(part.is_known for part in self.parts if part.parse)

    def in_case(self, case: str) -> str | None:
        """With the capitals and the signs that it has."""
        text, at = "", 0
        for part in self.parts:
            form = self._form(part, case)
            if form is None:
                return None
            text += self.name[at : part.word.start] + form
            at = part.word.end
        return text + self.name[at:]

    def in_plural(self, case: str) -> str | None:
        """Of a name in the singular."""
        return replace(self, is_plural=True).in_case(case)

    def _form(self, part: Part, case: str) -> str | None:
        if part.parse is None:
            return part.word.text
        inflected = part.parse.inflect(self._grammemes(part.parse, case))
        return _with_capitals(inflected.word, part.word.text) if inflected else None

    def _grammemes(self, parse: pymorphy3.analyzer.Parse, case: str) -> set[str]:
        """An adjective's accusative is that of its noun: of a thing the nominative, of a person
        the genitive."""
        if parse.tag.POS in _ADJECTIVES and case == "accs":
            if self.is_plural or parse.tag.gender == "masc":
                case = "gent" if self.is_animate else "nomn"
            elif parse.tag.gender == "neut":
                case = "nomn"
        return {case, "plur"} if self.is_plural else {case}


def phrase(
    name: str, language: str, *, kind: Kind, gender: Gender, is_plural: bool
) -> Phrase | None:
    """None where it is not plain how the name is declined. `language` is one of
    `stems.DICTIONARIES`."""
    words = words_of(name, language)
    wanted = _GENDERS.get(gender, "")
    parts = (
        _person(words, language, wanted)
        if kind is Kind.PERSON
        else _thing(words, language, wanted, is_plural)
    )
    if not parts or not any(part.parse for part in parts):
        return None
    return Phrase(name, tuple(parts), kind is Kind.PERSON, is_plural)


def _nominatives(word: Word, language: str) -> list[pymorphy3.analyzer.Parse]:
    found = [p for p in dictionary(language).parse(word.lowered) if "nomn" in p.tag]
    return [p for p in found if p.tag.POS in (_NOUN, *_ADJECTIVES)]


def _agrees(parse: pymorphy3.analyzer.Parse, gender: str, *, is_plural: bool) -> bool:
    if ("plur" in parse.tag) != is_plural:
        return False
    return is_plural or not gender or parse.tag.gender == gender


def _chosen(
    word: Word, language: str, gender: str, *, is_plural: bool, parts_of_speech: Sequence[str]
) -> pymorphy3.analyzer.Parse | None:
    """The one way to read it; None of several that differ in gender."""
    ways = [p for p in _nominatives(word, language) if p.tag.POS in parts_of_speech]
    ways = [p for p in ways if _agrees(p, gender, is_plural=is_plural)]
    own = [p for p in ways if p.normal_form == word.lowered] or ways
    # A guess is taken for one that has cases, where it may be either.
    moving = [p for p in own if "Fixd" not in p.tag and "Abbr" not in p.tag] or own
    is_plain = is_plural or len({p.tag.gender for p in moving}) == 1
    return moving[0] if moving and is_plain else None


def _part(word: Word, parse: pymorphy3.analyzer.Parse | None, language: str) -> Part:
    return Part(word, parse, is_in_dictionary(word.lowered, language))


def _thing(words: list[Word], language: str, gender: str, is_plural: bool) -> list[Part]:
    """Adjectives, the noun, and the rest; none where no noun is found."""
    head = None
    before: list[Word] = []
    for place, word in enumerate(words):
        head = _chosen(word, language, gender, is_plural=is_plural, parts_of_speech=(_NOUN,))
        if head is not None or not _is_adjective(word, language):
            break
        before.append(words[place])
    if head is None:
        return []
    agreed = [_adjective(word, language, head, is_plural) for word in before]
    rest = words[len(before) + 1 :]
    if None in agreed or any(_may_agree(word, language, head, is_plural) for word in rest):
        return []
    pairs = [*zip(before, agreed, strict=True), (words[len(before)], head)]
    return [
        *(_part(word, parse, language) for word, parse in pairs),
        *(_part(word, None, language) for word in rest),
    ]


def _is_adjective(word: Word, language: str) -> bool:
    return any(p.tag.POS in _ADJECTIVES for p in _nominatives(word, language))


def _adjective(
    word: Word, language: str, head: pymorphy3.analyzer.Parse, is_plural: bool
) -> pymorphy3.analyzer.Parse | None:
    gender = "" if is_plural else head.tag.gender or ""
    return _chosen(word, language, gender, is_plural=is_plural, parts_of_speech=_ADJECTIVES)


def _may_agree(word: Word, language: str, head: pymorphy3.analyzer.Parse, is_plural: bool) -> bool:
    """Whether it could be an adjective of the noun before it, which would change with it."""
    return is_in_dictionary(word.lowered, language) and any(
        p.tag.POS in _ADJECTIVES and _agrees(p, head.tag.gender or "", is_plural=is_plural)
        for p in _nominatives(word, language)
    )


def _person(words: list[Word], language: str, gender: str) -> list[Part]:
    """A woman's name that ends in a consonant has no cases."""
    gender = gender or _gender_of_given_name(words, language)
    if not gender:
        return []
    parts: list[Part] = []
    for word in words:
        both = (_NOUN, *_ADJECTIVES)
        is_fixed = gender == "femn" and word.lowered[-1:] in _CONSONANTS
        parse = _chosen(word, language, gender, is_plural=False, parts_of_speech=both)
        if parse is None and not is_fixed:
            return []
        parts.append(_part(word, None if is_fixed else parse, language))
    return parts


def _gender_of_given_name(words: list[Word], language: str) -> str:
    for word in words[:1]:
        found = {p.tag.gender for p in _nominatives(word, language) if "Name" in p.tag}
        if len(found) == 1:
            return found.pop() or ""
    return ""


def _with_capitals(form: str, written: str) -> str:
    if len(written) > 1 and written.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if written[:1].isupper() else form


def cases_of(surface: str, name: Phrase, language: str) -> set[str]:
    """The cases that an inflected form of the name can be in; none where it cannot be told."""
    words = words_of(surface, language)
    if len(words) != len(name.parts):
        return set()
    found: set[str] | None = None
    for word, part in zip(words, name.parts, strict=True):
        if part.parse is not None:
            here = set(_cases_of_word(word, part.parse, language, name.is_plural))
            found = here if found is None else found & here
    return (found or set()) - {"nomn", "voct"}


def _cases_of_word(
    word: Word, first: pymorphy3.analyzer.Parse, language: str, is_plural: bool
) -> Iterator[str]:
    for parse in dictionary(language).parse(word.lowered):
        is_it = parse.normal_form == first.normal_form and parse.tag.POS == first.tag.POS
        gender = first.tag.gender or ""
        if is_it and parse.tag.case and _agrees(parse, gender, is_plural=is_plural):
            yield _OTHER_CASES.get(parse.tag.case, parse.tag.case)
