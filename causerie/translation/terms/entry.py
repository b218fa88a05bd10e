"""A term as the glossary has it: what one thing is called in each locale."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from causerie.translation.terms.term import Gender, Kind

# Characters, as many as the database keeps.
NAME_LENGTH_MAX = 120
NOTE_LENGTH_MAX = 500
# Of one name. A person in Russian has some twelve.
FORMS_MAX = 40
# Of a glossary.
TERMS_MAX = 5_000


@dataclass(frozen=True)
class Name:
    """In one locale."""

    name: str
    gender: Gender = Gender.NONE
    is_plural: bool = False
    # Confirmed by an editor, besides the name itself.
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    names: Mapping[str, Name] = field(default_factory=dict)
    kind: Kind = Kind.ORGANISATION
    is_case_sensitive: bool = True
    is_kept: bool = False
    note: str = ""
    # Its line in a file, from 1; its key in a database.
    number: int = 0
