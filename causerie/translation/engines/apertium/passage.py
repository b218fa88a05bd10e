"""One text on its way through the modes."""

from dataclasses import dataclass

from causerie.translation.engines.apertium import stand_ins
from causerie.translation.engines.apertium.casing import Languages, cased
from causerie.translation.engines.apertium.modes import Mode
from causerie.translation.engines.apertium.pipeline import Line
from causerie.translation.engines.apertium.stand_ins import Masked
from causerie.translation.engines.base import Translated


@dataclass
class Passage:
    mask: Masked
    words: str
    # Of unknown words, the highest of its hops: what the first does not know, the second seldom
    # does.
    unknown_share: float = 0.0
    # The mode in which a protected word was lost or doubled. What was lost in the first hop could
    # not be found in the second.
    lost_in: str = ""

    def take(self, mode: Mode, line: Line) -> None:
        if self.mask.is_whole(line.words):
            languages = Languages(mode.source.language, mode.target.language)
            words = stand_ins.as_written(line.words)
            self.words = cased(words, self.words, languages, self.mask.is_mask)
            self.unknown_share = max(self.unknown_share, self._share(line))
        else:
            self.lost_in = mode.name

    def translated(self, route: tuple[str, ...]) -> Translated:
        return Translated(self.mask.unmasked(self.words), route, 1 - self.unknown_share)

    def _share(self, line: Line) -> float:
        """Among words that are to be translated: a token is an unknown word, and not meant."""
        tokens = len(self.mask.tokens)
        words, unknown = line.word_count - tokens, line.unknown_count - tokens
        return min(1.0, max(0, unknown) / words) if words > 0 else 0.0
