"""What a text stands in, as whoever it belongs to knows it."""

from collections.abc import Callable
from dataclasses import dataclass, field


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Surroundings:
    """`names` are of readers who are spoken of: they are no words. Title and parent are empty where
    not everybody may read them."""

    title: str = ""
    parent: str = ""
    names: frozenset[str] = frozenset()
    # Asked right before anything leaves the server: whether everybody may still read the text, and
    # the parent as it is here.
    is_so: Callable[[], bool] = field(default=_always, compare=False)
