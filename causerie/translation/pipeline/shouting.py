"""Words in capitals: engines do better with small ones."""

from collections.abc import Callable

from causerie.translation.pipeline.wording import Wording


def quiet(words: str, wording: Wording) -> str:
    """Without tokens' capitals being touched."""
    small = _changed(words, wording, str.lower)
    return small[:1].upper() + small[1:]


def shouted(words: str, wording: Wording) -> str:
    return _changed(words, wording, _capitals)


def _capitals(words: str) -> str:
    """Letter by letter: `ß` stays one."""
    return "".join(high if len(high := letter.upper()) == 1 else letter for letter in words)


def _changed(words: str, wording: Wording, change: Callable[[str], str]) -> str:
    found, end = [], 0
    for start, stop, _word in wording.places(words):
        found += [change(words[end:start]), words[start:stop]]
        end = stop
    return "".join([*found, change(words[end:])])
