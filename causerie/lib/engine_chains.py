"""Which engines translate a pair of locales, as the operator writes it down."""

import re
from collections.abc import Sequence
from typing import NamedTuple


class Chain(NamedTuple):
    """`*` is any locale; a language is all its regions."""

    source: str
    target: str
    engines: tuple[str, ...]

    def fits(self, source: str, target: str) -> bool:
        return _covers(self.source, source) and _covers(self.target, target)


def _covers(said: str, locale: str) -> bool:
    return said == "*" or locale == said or locale.startswith(f"{said}-")


def read_chains(said: str, known: Sequence[str]) -> tuple[Chain, ...]:
    """`en-es: deepl apertium; pt-br>uk: chat` (`>` where a locale has a region of its own).

    Raises ValueError with what is wrong.
    """
    return tuple(_read(rule.strip(), known) for rule in said.split(";") if rule.strip())


def _read(rule: str, known: Sequence[str]) -> Chain:
    pair, colon, engines = rule.partition(":")
    source, _sign, target = pair.strip().lower().partition(">" if ">" in pair else "-")
    if not colon or not all(map(_is_locale, (source, target))):
        raise ValueError(
            f"{rule!r} is not allowed; allowed: a pair and its engines, as en-es: deepl"
        )
    names = tuple(engines.split())
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no engine; there are: {', '.join(known) or 'none'}")
    return Chain(source.strip(), target.strip(), names)


def _is_locale(said: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:\*|[a-z]{2,3}(?:-[a-z0-9]{2,8})*)\s*", said))


def chain_for(
    chains: Sequence[Chain], source: str, target: str, default: Sequence[str]
) -> tuple[str, ...]:
    """Names of engines, the first before the others."""
    found = next((chain for chain in chains if chain.fits(source, target)), None)
    return found.engines if found else tuple(default)
