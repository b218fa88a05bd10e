"""Titles before names in the languages that Apertium translates between by way of one another."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

# By language: abbreviated, and in full.
_TITLES: dict[str, dict[str, tuple[str, str]]] = {
    "mr": {
        "en": ("Mr", "Mr"), "fr": ("M.", "monsieur"), "es": ("Sr.", "señor"),
        "pt": ("Sr.", "senhor"), "ca": ("Sr.", "senyor"),
    },
    "mrs": {
        "en": ("Mrs", "Mrs"), "fr": ("Mme", "madame"), "es": ("Sra.", "señora"),
        "pt": ("Sra.", "senhora"), "ca": ("Sra.", "senyora"),
    },
    "miss": {
        "en": ("Miss", "Miss"), "fr": ("Mlle", "mademoiselle"), "es": ("Srta.", "señorita"),
        "pt": ("Sra.", "senhora"), "ca": ("Srta.", "senyoreta"),
    },
    "dr": {
        "en": ("Dr", "Dr"), "fr": ("Dr", "docteur"), "es": ("Dr.", "doctor"),
        "pt": ("Dr.", "doutor"), "ca": ("Dr.", "doctor"),
    },
    "dra": {
        "en": ("Dr", "Dr"), "fr": ("Dre", "docteure"), "es": ("Dra.", "doctora"),
        "pt": ("Dra.", "doutora"), "ca": ("Dra.", "doctora"),
    },
}  # fmt: skip
_FEMININE = frozenset({"mrs", "miss", "dra"})
_DOCTORS = frozenset({"dr", "dra"})
# Other ways to write one.
_ALSO = {"en": {"Ms": "mrs"}, "fr": {"Mr": "mr"}, "pt": {"Srta": "miss"}}
# Before a title, and what is left without the article.
_ARTICLES = {
    "es": {"el": "", "la": "", "al": "a", "del": "de"},
    "ca": {"el": "", "la": "", "al": "a", "del": "de", "pel": "per"},
    "pt": {"o": "", "a": "", "ao": "a", "à": "a", "do": "de", "da": "de", "no": "em", "na": "em",
           "pelo": "por", "pela": "por"},
    "fr": {"le": "", "la": "", "au": "à", "du": "de"},
}  # fmt: skip
# For a man, for a woman. French has them with doctors only.
_OF_TITLES = {"es": ("el", "la"), "ca": ("el", "la"), "pt": ("o", "a"), "fr": ("le", "la")}

# Before the name of a person. A Portuguese `a` may just as well be `to`.
_OF_NAMES = {
    "ca": {"en": "", "na": "", "el": "", "la": "", "al": "a", "del": "de", "pel": "per"},
    "pt": {"o": "", "ao": "a", "à": "a", "do": "de", "da": "de", "no": "em", "na": "em",
           "pelo": "por", "pela": "por"},
}  # fmt: skip


class Title(NamedTuple):
    # As `mrs`.
    kind: str
    is_in_full: bool

    @property
    def is_feminine(self) -> bool:
        return self.kind in _FEMININE

    def of_woman(self) -> "Title":
        """English does not tell doctors apart."""
        return self._replace(kind="dra") if self.kind == "dr" else self

    def form(self, language: str) -> str:
        return _TITLES[self.kind][language][self.is_in_full]

    def article(self, language: str) -> str:
        """Empty where the language has none before it."""
        if language not in _OF_TITLES or (language == "fr" and self.kind not in _DOCTORS):
            return ""
        return _OF_TITLES[language][self.is_feminine]


class Titles(NamedTuple):
    """Of one language."""

    # Groups `article` and `title`; ends before the name.
    pattern: re.Pattern[str]
    by_form: dict[str, Title]
    articles: dict[str, str]


def are_known(*languages: str) -> bool:
    return all(language in _TITLES["mr"] for language in languages)


@lru_cache(maxsize=16)
def titles(language: str) -> Titles:
    by_form: dict[str, Title] = {}
    for kind, forms in _TITLES.items():
        for form, is_in_full in zip(forms[language], (False, True), strict=True):
            # A title that women and men share is taken for the first.
            by_form.setdefault(_bare(form), Title(kind, is_in_full))
    for form, kind in _ALSO.get(language, {}).items():
        by_form[_bare(form)] = Title(kind, is_in_full=False)
    articles = _ARTICLES.get(language, {})
    before = rf"(?:(?P<article>(?i:{'|'.join(articles)}))\s)?" if articles else ""
    pattern = re.compile(
        rf"(?<![\w.'’-]){before}(?<![\w'’-])(?P<title>{_any_of(by_form)})\.?\s(?=[^\W\d_])"
    )
    return Titles(pattern, by_form, articles)


def _bare(form: str) -> str:
    return form.rstrip(".").lower()


def _any_of(by_form: Mapping[str, Title]) -> str:
    """Abbreviations with their capital, or without one it would be `I miss Rosa`. An `M` without
    its full stop is an initial; a word with one ends a sentence."""
    return "|".join(
        f"[{form[0]}{form[0].upper()}]{form[1:]}(?!\\.)"
        if by_form[form].is_in_full
        else f"{form[0].upper()}{form[1:]}" + (r"(?=\.)" if len(form) == 1 else "")
        for form in sorted(by_form, key=len, reverse=True)
    )


def articles_of_names(source: str, target: str) -> dict[str, str]:
    """What stands before a person's name in the source, and what is left of it in the target."""
    return {} if target in _OF_NAMES else _OF_NAMES.get(source, {})
