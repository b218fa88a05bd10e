"""What suggestions tell of the texts that they are about, once those change hands."""

from django.db.models import QuerySet

from causerie.translation.models import Suggestion

_WORDS = ("selected", "proposed", "note")


def empty_words(some: QuerySet[Suggestion]) -> int:
    """For good: only what became of them stays. How many."""
    return some.update(**dict.fromkeys(_WORDS, ""), hidden_words={})


def hide_words(some: QuerySet[Suggestion]) -> None:
    """Nobody may read the text for now: neither readers nor editors find its words here."""
    for one in some.exclude(selected=""):
        one.hidden_words = {name: getattr(one, name) for name in _WORDS}
        _put(one, dict.fromkeys(_WORDS, ""))


def show_words(some: QuerySet[Suggestion]) -> None:
    """Those that were hidden."""
    for one in some.filter(selected=""):
        if words := one.hidden_words:
            one.hidden_words = {}
            _put(one, words)


def _put(one: Suggestion, words: dict[str, str]) -> None:
    for name in _WORDS:
        setattr(one, name, words[name])
    one.save(update_fields=[*_WORDS, "hidden_words"])
