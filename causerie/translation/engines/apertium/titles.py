"""`Mme Vask`, `la Sra. Vask`, `Mrs Vask`: a title and the name behind it, as one name.

Apertium's dictionaries take some titles for nouns (`the lady Vask`) and do not know others, and
some names for words; some languages set an article before them, which its rules neither put in nor
take away.
"""

import re
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from causerie.translation.engines.apertium.contracting import ARTICLE
from causerie.translation.engines.apertium.courtesy import (
    Title,
    are_known,
    articles_of_names,
    titles,
)
from causerie.translation.engines.base import Pair
from causerie.translation.protection.designations import UPPER
from causerie.translation.terms.inflection import rendering
from causerie.translation.terms.matching import Hit
from causerie.translation.terms.term import Gender

_NAME = rf"(?:[{UPPER}][^\W\d_]*[^\W\d_{UPPER}](?:[-'’][{UPPER}][^\W\d_]+)*|[{UPPER}])(?![^\W_])"
_NAMES = re.compile(rf"{_NAME}(?:[ -]{_NAME}){{0,2}}")
_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+) $")
_TOKEN = re.compile(r"[^\W\d_]+")
# Of an office: they are words, as in `señor Presidente`.
_OFFICE = re.compile(
    "(?i)presid|prési|minist|alcal|maire|mayor|batlle|prefe|secret|direct|diret|jue|juge|judge|jui"
    "|jutge|speaker|chair|doct|dout|prof|comis|commis|rect|reit|embai|embaj|ambas|capit|gover|gobern"
    "|gén|gen|dipu|dépu|conc|regid"
)
# Whoever is spoken to has no article. In front of the title, and behind the name.
_CALLED = re.compile(
    r"(?i)(?:^|[,.:;!?…«“\"(¡¿—–-]|\b(?:dear|hello|hi|thanks|you|sorry|ch[eè]re?|bonjour|merci|salut"
    r"|bonsoir|désolée?))[\s«“\"(]*$"
)
_CALLED_BY = re.compile(r"\s*(?:[,.:;!?…»”\")]|$)")


class Titled(NamedTuple):
    """`words[start:end]` is a title, its article and the name."""

    start: int
    end: int
    # Of the source, which stays in front.
    preposition: str
    is_feminine: bool
    rendering: str


def titled(
    words: str, known: Mapping[int, Hit], pair: Pair, tokens: Container[str]
) -> Iterator[Titled]:
    """`known` are the terms, by where they begin."""
    source, target = (locale.split("-")[0] for locale in pair)
    if not are_known(source, target):
        return
    of_source = titles(source)
    for found in of_source.pattern.finditer(words):
        name = _name(words, found.end(), known, pair, tokens)
        if name is None or any(_overlap(found, hit) for hit in known.values()):
            continue
        hit = known.get(found.end())
        title = of_source.by_form[found["title"].lower()]
        if hit and hit.term.source_gender is Gender.FEMININE:
            title = title.of_woman()
        article = (found["article"] or "") if of_source.articles else ""
        end, rendered = name
        is_called = _is_called(words, found.start(), end, source, has_article=bool(article))
        yield Titled(
            found.start(),
            end,
            _preposition(article, of_source.articles),
            title.is_feminine,
            _rendered(title, rendered, target, is_called=is_called),
        )


def _overlap(found: re.Match[str], hit: Hit) -> bool:
    """A title may be part of a term."""
    return hit.start < found.end() and found.start() < hit.end


def _name(
    words: str, start: int, known: Mapping[int, Hit], pair: Pair, tokens: Container[str]
) -> tuple[int, str] | None:
    """Where it ends, and what it is in the target."""
    if hit := known.get(start):
        return hit.end, rendering(hit, *pair)
    if (word := _TOKEN.match(words, start)) and word[0] in tokens:
        return word.end(), word[0]
    found = _NAMES.match(words, start)
    if not found or _OFFICE.match(found[0]):
        return None
    # What is a term or stands for something else is no part of it.
    ends = [found.start() + gap.start() for gap in re.finditer("[ -]", found[0])]
    taken = [end for end in ends if end + 1 in known]
    end = min([*taken, found.end()])
    return end, words[start:end]


def without_article(words: str, start: int, pair: Pair) -> tuple[int, str]:
    """Of a person's name: where it begins with its article, and what of that stays. `En Pau`,
    `da Vask`."""
    articles = articles_of_names(*(locale.split("-")[0] for locale in pair))
    before = _WORD_BEFORE.search(words, max(0, start - 8), start) if articles else None
    if not before or before[1].lower() not in articles:
        return start, ""
    return before.start(1), _preposition(before[1], articles)


def _is_called(words: str, start: int, end: int, source: str, *, has_article: bool) -> bool:
    if source in ("en", "fr"):
        is_called = _CALLED.search(words, max(0, start - 12), start)
        return bool(is_called and _CALLED_BY.match(words, end))
    return not has_article


def _preposition(article: str, articles: Mapping[str, str]) -> str:
    left = articles.get(article.lower(), "")
    return left.capitalize() if article[:1].isupper() else left


def _rendered(title: Title, name: str, target: str, *, is_called: bool) -> str:
    article = "" if is_called else title.article(target)
    return " ".join(filter(None, (article and ARTICLE + article, title.form(target), name)))
