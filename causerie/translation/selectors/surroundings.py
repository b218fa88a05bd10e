"""What a text stands in, as whoever it belongs to knows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Surroundings:
    """`names` are of readers who are spoken of: they are no words. Title and parent are empty where
    not everybody may read them."""

    title: str = ""
    parent: str = ""
    names: frozenset[str] = frozenset()
