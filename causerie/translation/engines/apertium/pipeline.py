"""A mode at work: its programs, kept, and what is done when they fail."""

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from causerie.translation.engines.apertium import keeper, memory, stream
from causerie.translation.engines.apertium.chain import (
    SILENCE_SECONDS_MAX,
    Chain,
    Interrupted,
)
from causerie.translation.engines.apertium.modes import Stage
from causerie.translation.engines.base import Garbage, Permanent, Transient


class Line(NamedTuple):
    words: str
    # Of its words, how many are unknown: those of the dictionaries' own, and names that we masked.
    word_count: int
    unknown_count: int


class Pipeline:
    """For one thread at a time.

    The programs stand in two chains: between them the marks of unknown words are counted and taken
    away, so that post-generation joins an unknown word to its neighbour like any other (`d'Azul`).
    """

    def __init__(
        self,
        name: str,
        stages: Sequence[Stage],
        silence_seconds_max: float = SILENCE_SECONDS_MAX,
    ) -> None:
        self.name = name
        end = len(stages)
        while end > 1 and _is_post_generator(stages[end - 1]):
            end -= 1
        self._front = Chain([stage.command for stage in stages[:end]], silence_seconds_max)
        self._back = Chain([stage.command for stage in stages[end:]], silence_seconds_max)
        self.is_running = False

    @property
    def pids(self) -> list[int]:
        return self._front.pids + self._back.pids

    @property
    def used_bytes(self) -> int:
        return memory.used_bytes(self.pids)

    def stop(self) -> None:
        self._front.kill()
        self._back.kill()
        self.is_running = False

    def translate(self, lines: Sequence[str], deadline: float) -> list[Line]:
        """Raises Transient, Permanent, Garbage."""
        try:
            return self._translated(lines, deadline)
        except Garbage:
            raise
        except BaseException:
            # Answers that nobody has read would be taken for those of the next text.
            self.stop()
            raise

    def _translated(self, lines: Sequence[str], deadline: float) -> list[Line]:
        marked = self._sent(self._front, lines, stream.encoded, deadline)
        counted = [stream.unmarked(answer) for answer in marked]
        texts = [each.text for each in counted]
        if self._back.commands:
            texts = self._sent(self._back, texts, _again, deadline)
        return [self._line(*each) for each in zip(lines, texts, counted, strict=True)]

    def _line(self, words: str, text: str, counted: stream.Counted) -> Line:
        line = stream.decoded(text, words)
        if _has_letters(words) and not line.strip():
            raise Garbage(f"Apertium's {self.name} answers nothing. Its package may be broken.")
        return Line(line, counted.words, counted.unknown)

    def _sent(
        self, chain: Chain, lines: Sequence[str], encoded: "_Encoded", deadline: float
    ) -> list[str]:
        answers: list[bytes] = []
        retried = -1
        while len(answers) < len(lines):
            at = len(answers)
            texts = [
                encoded(line, without_carets=at + index == retried)
                for index, line in enumerate(lines[at:])
            ]
            try:
                self._start()
                answers += chain.exchange(texts, deadline)
            except Interrupted as what:
                self.stop()
                answers += what.answers
                self._give_up(what, has_retried=len(answers) == retried)
                retried = len(answers)
        return [answer.decode(errors="replace") for answer in answers]

    def _give_up(self, what: Interrupted, *, has_retried: bool) -> None:
        if what.is_late:
            raise Transient(f"Apertium's {self.name} had not answered in time.") from what
        if has_retried:
            happened = "ended" if what.has_ended else "hung"
            raise Permanent(
                f"Apertium's {self.name} {happened} twice at the same text. If it does so with "
                "many, reinstall its package."
            ) from what

    def _start(self) -> None:
        if self.is_running:
            return
        try:
            keeper.done(self._front.start)
            if self._back.commands:
                keeper.done(self._back.start)
        except OSError as error:
            self.stop()
            raise Transient(
                f"Apertium's {self.name} cannot be started ({error.strerror}). Is it installed, "
                "and is there memory left?"
            ) from error
        self.is_running = True


_Encoded = Callable[..., bytes]


def _again(text: str, *, without_carets: bool = False) -> bytes:
    """Of the stream, between the chains."""
    return text.replace("\\^" if without_carets else "\0", "").encode()


def _is_post_generator(stage: Stage) -> bool:
    return stage.name == "lt-proc" and stage.arguments[:1] in (("-p",), ("-x",))


def _has_letters(words: str) -> bool:
    return any(character.isalpha() for character in words)


def soon(seconds: float) -> float:
    """A deadline from now."""
    return time.monotonic() + seconds
