"""Names that stand on one page in more than one rendering.

What a name is in the source tells it best: the sentences of a translation are laid beside those of
its source, and a name that has no counterpart but one is that one's rendering. Beside this, names
that are spelled almost alike are brought together. Where it is not sure nothing is said: an editor
is to find every cluster worth a look.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from causerie.lib.stems import language_of
from causerie.translation.terms.alignment import Alignment, Found, SourceName
from causerie.translation.terms.inflected import has_cases
from causerie.translation.terms.likeness import are_alike, is_same_word, romans
from causerie.translation.terms.name_like import NameLike
from causerie.translation.terms.named_text import NamedText
from causerie.translation.terms.term import TermPair

__all__ = ["Cluster", "NamedText", "Rendering", "clusters"]


@dataclass(frozen=True)
class Rendering:
    """As it stands most often; `keys` are those of the texts, each once, in their order."""

    text: str
    count: int
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Cluster:
    """The most frequent first. `term` is that of the glossary, if it is of one."""

    renderings: tuple[Rendering, ...]
    term: TermPair | None = None


@dataclass
class _Spelling:
    """One way in which a name stands on the page, whatever its endings."""

    name: NameLike
    romans: tuple[str, ...]
    term: TermPair | None = None
    texts: Counter[str] = field(default_factory=Counter)
    keys: dict[str, int] = field(default_factory=dict)
    sources: Counter[SourceName] = field(default_factory=Counter)
    is_of_machine: bool = False
    # How often it stands where the source has it in other letters, or where it is usual.
    plain: Counter[SourceName] = field(default_factory=Counter)

    @property
    def known(self) -> TermPair | None:
        """The term that it is, or that it stands for."""
        return self.term or next((source.term for source in self.sources if source.term), None)

    def rendering(self) -> Rendering:
        text = self.term.target if self.term else self.texts.most_common(1)[0][0]
        return Rendering(text, sum(self.texts.values()), tuple(self.keys))


def clusters(
    texts: Sequence[NamedText], known: Sequence[TermPair], locale: str = ""
) -> list[Cluster]:
    """Of a page: everything that stands on it in `locale`. `known` are the terms that have a name
    in it, from any source. The largest cluster first."""
    spellings = _spellings(Alignment(texts, known, locale).found(), language_of(locale))
    groups = _joined(spellings)
    found = [_cluster(group) for group in groups if len(group) > 1]
    return sorted(found, key=lambda one: -sum(r.count for r in one.renderings))


def _cluster(group: list[_Spelling]) -> Cluster:
    renderings = sorted((one.rendering() for one in group), key=lambda one: -one.count)
    return Cluster(tuple(renderings), next((one.known for one in group if one.known), None))


def _spellings(found: Sequence[Found], language: str) -> list[_Spelling]:
    spellings: list[_Spelling] = []
    by_key: dict[tuple[str, ...], _Spelling] = {}
    for one in found:
        spelling = by_key.get(one.key)
        if spelling is None:
            same = (other for other in spellings if _is_same(one, other, language))
            spelling = next(same, None) or _Spelling(one.name, romans(one.name), one.term)
            by_key[one.key] = spelling
            if spelling not in spellings:
                spellings.append(spelling)
        spelling.texts[one.name.text] += 1
        spelling.keys[one.text.key] = 1
        spelling.is_of_machine |= one.text.is_translation
        if one.source:
            spelling.sources[one.source] += 1
            spelling.plain[one.source] += one.is_plain
    return spellings


def _is_same(one: Found, other: _Spelling, language: str) -> bool:
    """Whether it is no other rendering but another ending of the page's own language."""
    if one.term or other.term:
        return one.term is not None and other.term is not None and _is_one(one.term, other.term)
    is_single = len(one.name.words) == 1
    may_bend = has_cases(language) or is_single
    return may_bend and is_same_word(one.name, other.name, language)


def _is_one(one: TermPair, other: TermPair) -> bool:
    return one.target == other.target


def _joined(spellings: Sequence[_Spelling]) -> list[list[_Spelling]]:
    parent = list(range(len(spellings)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for one, other in _links(spellings):
        parent[root(other)] = root(one)
    groups: defaultdict[int, list[_Spelling]] = defaultdict(list)
    for n, spelling in enumerate(spellings):
        groups[root(n)].append(spelling)
    return list(groups.values())


def _links(spellings: Sequence[_Spelling]) -> Iterator[tuple[int, int]]:
    yield from _links_of_sources(spellings)
    near: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for n, spelling in enumerate(spellings):
        near[len(spelling.romans), spelling.romans[0][:1]].append(n)
    for places in near.values():
        for at, n in enumerate(places):
            for m in places[at + 1 :]:
                if _are_one_name(spellings[n], spellings[m]):
                    yield n, m


def _links_of_sources(spellings: Sequence[_Spelling]) -> Iterator[tuple[int, int]]:
    """Renderings of one name of the sources."""
    of_source: defaultdict[SourceName, list[int]] = defaultdict(list)
    for n, spelling in enumerate(spellings):
        if spelling.term:
            of_source[SourceName.of(spelling.term)].append(n)
        elif spelling.sources:
            of_source[spelling.sources.most_common(1)[0][0]].append(n)
    for source, places in of_source.items():
        sure = _sure(source, spellings, places)
        for n in sure[1:]:
            if not _is_part(spellings[sure[0]], spellings[n]):
                yield sure[0], n


def _sure(source: SourceName, spellings: Sequence[_Spelling], places: list[int]) -> list[int]:
    """A single word may have been laid beside a wrong one: its other rendering is believed if it
    is seen twice, or if the source is well known."""
    if source.is_telling or sum(spellings[n].plain[source] for n in places) > 1:
        return places
    return [n for n in places if spellings[n].plain[source] or spellings[n].sources[source] > 1]


def _is_part(one: _Spelling, other: _Spelling) -> bool:
    """Rook, where Anselm Rook is meant, is no other name."""
    ours, theirs = set(one.romans), set(other.romans)
    return one.romans != other.romans and (ours < theirs or theirs < ours)


def _are_one_name(one: _Spelling, other: _Spelling) -> bool:
    if one.sources and other.sources and not one.sources.keys() & other.sources.keys():
        return False
    is_of_machine = one.is_of_machine or other.is_of_machine
    return are_alike(one.romans, other.romans, has_machine_text=is_of_machine)
