"""The names in a text: those of the glossary, and whatever looks like one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from causerie.translation.terms.matching import hits
from causerie.translation.terms.name_like import JOINING, NameLike, Page, names_in
from causerie.translation.terms.spelling import Word, words_of
from causerie.translation.terms.term import TermPair


@dataclass(frozen=True)
class Named:
    name: NameLike
    # As the page has it: its target is in the page's locale.
    term: TermPair | None = None


@dataclass(frozen=True)
class Names:
    """Of one text; the two overlap."""

    of_terms: tuple[Named, ...]
    others: tuple[NameLike, ...]

    def within(self, where: tuple[int, int]) -> "Names":
        start, end = where
        return Names(
            tuple(one for one in self.of_terms if start <= one.name.start < end),
            tuple(one for one in self.others if start <= one.start < end),
        )

    def all_terms(self) -> list[Named]:
        """What is a term is nothing else."""
        return self._with_others(list(self.of_terms))

    def expected(self, targets: Sequence[str]) -> list[Named]:
        """Of a translation, in whose source these terms stand. A term within a longer name is one
        only if it is expected: of "Consejo de Puerto" the first word may be the Council."""
        left = Counter(targets)
        taken: list[Named] = []
        for one in sorted(self.of_terms, key=self._is_part_of_longer):
            target = one.term.target if one.term else ""
            if left[target] or not self._is_part_of_longer(one):
                left[target] -= 1 if left[target] else 0
                taken.append(one)
        return self._with_others(taken)

    def _is_part_of_longer(self, one: Named) -> bool:
        return any(
            other.start <= one.name.start
            and one.name.end <= other.end
            and len(other.words) > len(one.name.words)
            for other in self.others
        )

    def _with_others(self, taken: list[Named]) -> list[Named]:
        apart = (
            Named(name)
            for name in self.others
            if all(name.end <= one.name.start or name.start >= one.name.end for one in taken)
        )
        return sorted([*taken, *apart], key=lambda one: one.name.start)


@dataclass(frozen=True)
class Terms:
    """Those that are looked for, each with the one that the page has."""

    looked_for: tuple[TermPair, ...]
    of_page: Mapping[TermPair, TermPair]


def names_of(text: str, page: Page, terms: Terms) -> Names:
    found = [
        Named(
            NameLike(hit.start, hit.end, hit.surface, _words(hit.surface, page.language)),
            terms.of_page[hit.term],
        )
        for hit in hits(text, terms.looked_for, page.locale)
    ]
    of_terms = tuple(one for one in found if one.name.words)
    return Names(of_terms, tuple(names_in(text, page)))


def _words(surface: str, language: str) -> tuple[Word, ...]:
    words = tuple(words_of(surface, language))
    return tuple(word for word in words if word.lowered not in JOINING) or words
