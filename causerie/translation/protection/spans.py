"""Where something stands in plain words that must not change."""

from enum import StrEnum
from typing import NamedTuple


class SpanKind(StrEnum):
    PIECE = "piece"  # HTML
    ADDRESS = "address"  # and hashtags, mentions, references, names of files
    EMOJI = "emoji"  # and smilies
    QUANTITY = "quantity"  # times, dates, numbers with signs of their own, with a unit or currency
    # Left to the engine, which wants to know how many; asked for afterwards.
    NUMBER = "number"
    LABEL = "label"  # of an item of a list
    DESIGNATION = "designation"
    ACRONYM = "acronym"
    NAME = "name"
    TERM = "term"


class Span(NamedTuple):
    start: int
    end: int
    kind: SpanKind
