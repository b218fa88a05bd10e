"""The little that these servers know of languages: word for word, in the order of the words."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree

WORDS: dict[tuple[str, str], dict[str, str]] = {
    ("en", "es"): {
        "the": "el",
        "tram": "tranvía",
        "ferry": "transbordador",
        "stops": "para",
        "leaves": "sale",
        "at": "en",
        "from": "desde",
        "harbour": "puerto",
        "quay": "muelle",
        "and": "y",
        "runs": "gestiona",
    },
    ("en", "pt"): {
        "the": "o",
        "tram": "elétrico",
        "ferry": "barco",
        "stops": "para",
        "leaves": "parte",
        "at": "em",
        "from": "desde",
        "harbour": "porto",
        "quay": "cais",
        "and": "e",
        "runs": "gere",
    },
    ("es", "en"): {
        "el": "the",
        "tranvía": "tram",
        "para": "stops",
        "en": "at",
        "puerto": "harbour",
    },
}
_WORD = re.compile(r"[^\W\d_]+")


def translated(words: str, source: str, target: str, terms: Mapping[str, str]) -> str:
    """Terms first, then word by word; what is not known stays. Locales may have regions."""
    known = WORDS.get((_root(source), _root(target)), {})
    if not terms:
        return _word_by_word(words, known)
    longest_first = sorted(terms, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, longest_first))})", words)
    return "".join(terms.get(piece) or _word_by_word(piece, known) for piece in pieces)


def translated_xml(xml: str, source: str, target: str, terms: Mapping[str, str]) -> str:
    """The same between the tags. Raises ParseError where it is not XML."""
    root = ElementTree.fromstring(f"<all>{xml}</all>")
    for element in root.iter():
        element.text = translated(element.text or "", source, target, terms)
        element.tail = translated(element.tail or "", source, target, terms)
    # An element without words keeps both its tags.
    inner = ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)
    return inner.removeprefix("<all>").removesuffix("</all>")


def _word_by_word(words: str, known: Mapping[str, str]) -> str:
    return _WORD.sub(lambda found: _in_its_case(found[0], known), words)


def _in_its_case(word: str, known: Mapping[str, str]) -> str:
    rendering = known.get(word.lower())
    if rendering is None:
        return word
    return rendering.capitalize() if word[0].isupper() else rendering


def _root(locale: str) -> str:
    return locale.lower().partition("-")[0]
