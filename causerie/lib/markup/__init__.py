"""From what somebody typed to safe HTML: a subset of Markdown, and what a discussion needs."""

from causerie.lib.markup.parsing import Parsed, Passage, parse
from causerie.lib.markup.showing import shown

__all__ = ["Parsed", "Passage", "parse", "shown"]
