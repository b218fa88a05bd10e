"""A text that stands on a page, for what is said of its names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NamedText:
    """Words without markup. `source` is what it was translated from, else empty."""

    key: str
    text: str
    source: str = ""
    is_translation: bool = False
    # Of `source`.
    source_locale: str = ""
