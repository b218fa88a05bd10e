"""What a change of the glossary costs: who translates the texts again."""

from dataclasses import dataclass

from django.conf import settings

from causerie.lib.engine_chains import chain_for
from causerie.translation.engines.base import Pair
from causerie.translation.models import Translation
from causerie.translation.selectors.affected import Affected


@dataclass(frozen=True)
class Cost:
    """`engine` is empty where none is asked."""

    engine: str
    leaves_server: bool
    characters: int


def costs_of(found: Affected) -> list[Cost]:
    """By engine, the one with the most to do first. It is the engine that did the pair last:
    which of a chain will do it is only known when it has answered."""
    by_engine: dict[str, int] = {}
    for pair, characters in found.characters.items():
        name = _engine_of(pair)
        by_engine[name] = by_engine.get(name, 0) + characters
    leaving = {one["name"] for one in settings.ENGINES if one["leaves_server"]}
    costs = [Cost(name, name in leaving, count) for name, count in by_engine.items()]
    return sorted(costs, key=lambda one: -one.characters)


def _engine_of(pair: Pair) -> str:
    chain = chain_for(settings.ENGINE_CHAINS, *pair, settings.TRANSLATION_ENGINES)
    done = Translation.objects.filter(source__locale=pair.source, locale=pair.target)
    last = done.filter(engine__in=chain).order_by("-pk").values_list("engine", flat=True).first()
    return last or next(iter(chain), "")
