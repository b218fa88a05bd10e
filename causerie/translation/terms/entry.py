"""A term as the glossary has it: what one thing is called in each locale."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from causerie.lib.stems import language_of
from causerie.translation.terms.term import Gender, Kind, TermPair

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

    def in_locale(self, locale: str) -> Name | None:
        """What is called so in `pt` is called so in `pt-br`, unless another name is given."""
        found = self.names.get(locale) or self.names.get(language_of(locale))
        return found if found and found.name else None

    def looked_for_in(self, locale: str) -> Name | None:
        """What is kept as it is stands in any language as in its own."""
        own = next(iter(self.names.values()), None) if self.is_kept else None
        return self.in_locale(locale) or own

    def in_pair(self, source_locale: str, target_locale: str) -> TermPair | None:
        """None where it has no name in one of the two."""
        source = self.looked_for_in(source_locale)
        target = source if self.is_kept else self.in_locale(target_locale)
        return self._pair(source, target) if source and target else None

    def by_itself(self, name: Name) -> TermPair:
        """As it is looked for in texts, whatever it is called in others."""
        return self._pair(name, name)

    def _pair(self, source: Name, target: Name) -> TermPair:
        return TermPair(
            source=source.name,
            target=target.name,
            source_forms=source.forms,
            target_forms=target.forms,
            kind=self.kind,
            source_gender=source.gender,
            target_gender=target.gender,
            is_plural=target.is_plural,
            is_case_sensitive=self.is_case_sensitive,
            is_kept=self.is_kept,
        )
