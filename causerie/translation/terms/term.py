"""A name or word that is rendered in one way only."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What engines and rules of inflection want to know of a term."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    WORK = "work"  # a title
    WORD = "word"  # any other


class Gender(StrEnum):
    """Grammatical."""

    NONE = ""
    MASCULINE = "m"
    FEMININE = "f"
    NEUTER = "n"


@dataclass(frozen=True)
class TermPair:
    """A term in the two locales of a pair."""

    source: str
    target: str
    # Other forms of it that stand in texts: inflected, abbreviated; confirmed by an editor.
    source_forms: tuple[str, ...] = ()
    # Forms of the target that may stand in its place in a translation.
    target_forms: tuple[str, ...] = ()
    kind: Kind = Kind.ORGANISATION
    source_gender: Gender = Gender.NONE
    target_gender: Gender = Gender.NONE
    is_plural: bool = False
    is_case_sensitive: bool = True
    # Do not translate: the target is as it stands in the text.
    is_kept: bool = False
