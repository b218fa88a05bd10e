"""The sample magazine's discussions, read in other languages: translated by the real engine."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from itertools import permutations
from operator import or_
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q
from django.test import override_settings

from causerie.config.commands.demo import fill
from causerie.config.sample.reading import read_magazine
from causerie.discussion.models import Comment, Thread
from causerie.discussion.selectors.article_texts import article_texts
from causerie.discussion.services.translating import (
    release_comments,
    take_up_comments,
    translate_some,
)
from causerie.lib.markup.plain import said
from causerie.publication.services.locales import open_publication
from causerie.translation.engines.base import Pair
from causerie.translation.models import State, Term, Translation
from causerie.translation.selectors.glossaries import glossary_for
from causerie.translation.terms.checking import is_rendered
from causerie.translation.terms.consistency import NamedText, clusters
from causerie.translation.terms.matching import Hit, hits
from causerie.translation.terms.term import TermPair

LOCALES = ("en", "es", "fr", "pt", "ca")
PAIRS = [Pair(*two) for two in permutations(LOCALES, 2)]
# The organisation of the articles and two of their people, by their English names, long and short.
COUNCIL = ("Harbour Council", "Council")
VASK = ("Teodora Vask", "Vask")
ROAKE = ("Anselm Roake", "Roake")
# How often at least they are named in what is translated into each locale.
NAMED_LEAST = {COUNCIL: 20, VASK: 10, ROAKE: 1}
AT_ONCE = 50

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Came:
    """What came of one translation."""

    pair: Pair
    state: str
    reason: str


@dataclass(frozen=True)
class Read:
    """Everything that stands on any page, by its locale; and each translation."""

    texts: dict[str, list[NamedText]]
    translations: list[Came]


@dataclass(frozen=True)
class Sample:
    helped: Read
    # What speaks of the organisation, without the glossary.
    alone: Read
    glossary: dict[Pair, tuple[TermPair, ...]]

    def in_several_ways(self, read: Read, locale: str) -> dict[str, list[str]]:
        """By the name in the glossary, the renderings of what has more than one."""
        known = [term for pair in PAIRS if pair.target == locale for term in self.glossary[pair]]
        found = clusters(read.texts[locale], list(dict.fromkeys(known)), locale)
        return {
            cluster.term.target: [one.text for one in cluster.renderings]
            for cluster in found
            if cluster.term
        }

    def unnamed(self, read: Read, locale: str, names: tuple[str, ...]) -> list[NamedText]:
        """The translations that do not say as often as their originals what it is called here."""
        return [
            text
            for text in read.texts[locale]
            if text.source and not self._is_named(text, Pair(text.source_locale, locale), names)
        ]

    def _is_named(self, text: NamedText, pair: Pair, names: tuple[str, ...]) -> bool:
        wanted = {self.name(name, pair.source) for name in names}
        found = Counter(hit.term for hit in self._hits(text, pair))
        return all(
            is_rendered(text.text, term, times, pair.target)
            for term, times in found.items()
            if term.source in wanted
        )

    def said(self, locale: str, names: tuple[str, ...]) -> int:
        """How often they are named in what is translated into `locale`."""
        wanted = {self.name(name, locale) for name in names}
        return sum(
            hit.term.target in wanted
            for text in self.helped.texts[locale]
            if text.source
            for hit in self._hits(text, Pair(text.source_locale, locale))
        )

    def _hits(self, text: NamedText, pair: Pair) -> list[Hit]:
        return hits(text.source, self.glossary[pair], pair.source)

    def name(self, english: str, locale: str) -> str:
        if locale == "en":
            return english
        terms = self.glossary[Pair("en", locale)]
        return next(term.target for term in terms if term.source == english)


@pytest.fixture(scope="module")
def sample(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Sample]:
    """Made once for all, and taken back afterwards."""
    site = tmp_path_factory.mktemp("sample")
    with (
        django_db_blocker.unblock(),
        override_settings(SITE_DIR=site, MEDIA_ROOT=site / "media"),
        transaction.atomic(),
    ):
        open_publication(name="Fanal", hostname="localhost", port=8000, locale="en")
        fill(read_magazine())
        yield _made()
        transaction.set_rollback(True)


def _made() -> Sample:
    glossary = {pair: glossary_for(pair).terms for pair in PAIRS}
    helped = _translated()
    sample = Sample(helped, helped, glossary)
    Term.objects.all().delete()
    # The others take as long again, and say nothing of the organisation.
    release_comments(_speaking_of(sample.name(COUNCIL[1], locale) for locale in LOCALES))
    return replace(sample, alone=_translated())


def _speaking_of(names: Iterable[str]) -> list[int]:
    any_of = reduce(or_, (Q(text__contains=name) for name in names))
    return list(Comment.objects.filter(any_of).values_list("pk", flat=True))


def _translated() -> Read:
    while take_up_comments():
        pass
    while translate_some(AT_ONCE):
        pass
    rows = Translation.objects.values_list("source__locale", "locale", "state", "reason")
    return Read(
        {locale: list(_texts(locale)) for locale in LOCALES},
        [Came(Pair(source, target), state, reason) for source, target, state, reason in rows],
    )


def _texts(locale: str) -> Iterator[NamedText]:
    for thread in Thread.objects.order_by("pk"):
        yield from _of_edition(thread, locale)
    for comment in Comment.objects.published().filter(locale=locale).order_by("pk"):
        yield NamedText(str(comment), said(comment.html))
    rows = Translation.objects.readable().filter(locale=locale, source__locale__in=LOCALES)
    for row in rows.select_related("source__comment").order_by("pk"):
        comment = row.source.comment
        yield NamedText(str(comment), said(row.html), said(comment.html), True, comment.locale)


def _of_edition(thread: Thread, locale: str) -> Iterator[NamedText]:
    for edition in article_texts(thread):
        if edition.locale == locale:
            for block in edition.blocks.values():
                yield NamedText(f"{thread.pk} {block.id}", block.text)


def test_all_directions_work(sample: Sample) -> None:
    done = Counter(one.pair for one in sample.helped.translations if one.reason == "")
    assert set(PAIRS) <= set(done)
    assert sum(done[pair] for pair in PAIRS) > 400
    unfinished = [one for one in sample.helped.translations if one.state == State.REQUESTED]
    assert unfinished == []


def test_nothing_fails_but_what_no_engine_does(sample: Sample) -> None:
    for read in (sample.helped, sample.alone):
        failed = [one for one in read.translations if one.reason]
        assert {one.reason for one in failed} <= {"unsupported"}, Counter(failed)
        assert set(PAIRS).isdisjoint(one.pair for one in failed)


@pytest.mark.parametrize("locale", LOCALES)
def test_all_that_the_glossary_knows_has_one_name_on_all_pages(locale: str, sample: Sample) -> None:
    assert sample.in_several_ways(sample.helped, locale) == {}
    for names in NAMED_LEAST:
        assert sample.unnamed(sample.helped, locale, names) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_organisation_and_two_people_are_spoken_of(locale: str, sample: Sample) -> None:
    """Else nothing would have been shown above."""
    for names, least in NAMED_LEAST.items():
        assert sample.said(locale, names) >= least


@pytest.mark.parametrize("locale", LOCALES)
def test_without_the_glossary_the_organisation_has_several(locale: str, sample: Sample) -> None:
    several = sample.in_several_ways(sample.alone, locale)
    assert any(sample.name(name, locale) in several for name in COUNCIL), several
    assert sample.unnamed(sample.alone, locale, COUNCIL)
