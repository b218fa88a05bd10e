"""LibreTranslate, and whatever speaks its protocol (docs.libretranslate.com).

Plain words only: in its HTML mode it unescapes the answer once more than was escaped, so that words
of a reader could come back as markup.
"""

import re
from collections.abc import Sequence

from causerie.translation.engines.base import (
    Context,
    EngineError,
    EngineSettings,
    Features,
    Garbage,
    Glossary,
    Pair,
    Permanent,
    Text,
    TooLong,
    Translated,
    Unsupported,
)
from causerie.translation.engines.http import (
    Answer,
    HTTPEngine,
    Remembered,
    list_of,
    question_deadline,
    rows_of,
    words_of,
)

# Its own codes, before it took those of BCP 47.
OLDER_CODES = {"pt-br": "pb", "zh-hant": "zt", "zh-hans": "zh", "no": "nb", "nb": "no"}
# That many words which are no names are never the same in two languages by chance.
ECHO_WORDS = 4

_WORD = re.compile(r"[^\W\d_]+")


class LibreTranslate(HTTPEngine):
    features = Features(
        takes_terms=False,
        keeps_marks=False,
        takes_context=False,
        # It translates a list one by one: a long list would only take long.
        texts_max=20,
        characters_max=5_000,
    )

    def __init__(self, settings: EngineSettings) -> None:
        super().__init__(settings, settings.url, {})
        self._targets = Remembered(self._ask_targets)

    def pairs(self) -> frozenset[Pair]:
        locales, deadline = self.settings.locales, question_deadline()
        return frozenset(
            Pair(source, target)
            for source in locales
            for target in locales
            if source != target and self._codes(Pair(source, target), deadline)
        )

    def version(self, pair: Pair) -> str:
        """It names no version of its models: `ENGINE_…_MODEL` is where the operator does."""
        return self.settings.model or "libretranslate"

    def translate(
        self,
        texts: Sequence[Text],
        pair: Pair,
        *,
        glossary: Glossary,
        context: Context,
        deadline: float,
    ) -> list[Translated]:
        if not texts:
            return []
        codes = self._codes(pair, deadline)
        if codes is None:
            raise Unsupported(f"It does not translate {pair} (any more).")
        try:
            return self._translated(texts, codes, deadline)
        except TooLong:
            if len(texts) < 2:
                raise
            # Its operator may allow less at a time than we send.
            return [self._translated([text], codes, deadline)[0] for text in texts]
        except Permanent:
            self._targets.forget()
            if self._codes(pair, deadline) != codes:
                raise Unsupported(f"It does not translate {pair} any more.") from None
            raise

    def _translated(
        self, texts: Sequence[Text], codes: tuple[str, str], deadline: float
    ) -> list[Translated]:
        source, target = codes
        body = {
            "q": [text.words for text in texts],
            "source": source,
            "target": target,
            "format": "text",
        }
        if self.settings.key:
            body["api_key"] = self.settings.key
        answer = self._ask("POST", "/translate", body, deadline=deadline)
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        said = list_of(found, len(texts))
        return [_checked(text, one) for text, one in zip(texts, said, strict=True)]

    def _error(self, answer: Answer) -> EngineError:
        if answer.status == 400 and answer.says("exceeds"):
            return TooLong("It takes no text of that length, or fewer at a time.")
        return super()._error(answer)

    def _codes(self, pair: Pair, deadline: float) -> tuple[str, str] | None:
        """Of the server, for a pair that it does."""
        if pair.source.split("-")[0] == pair.target.split("-")[0]:
            return None
        targets = self._targets.get(deadline)
        source = _code(pair.source, targets)
        target = _code(pair.target, targets.get(source, ()))
        return (source, target) if source and target else None

    def _ask_targets(self, deadline: float) -> dict[str, tuple[str, ...]]:
        languages = rows_of(self._ask("GET", "/languages", deadline=deadline))
        try:
            codes = tuple(str(language["code"]) for language in languages)
            # Older ones list no targets: they translate between any two.
            return {
                str(language["code"]): tuple(map(str, language.get("targets", codes)))
                for language in languages
            }
        except (TypeError, KeyError):
            raise Garbage("It does not say which languages it knows.") from None


def _code(locale: str, codes: Sequence[str] | dict[str, tuple[str, ...]]) -> str:
    """How the server writes it; empty for a language that it does not know."""
    known = {code.lower(): code for code in codes}
    language = locale.split("-")[0]
    ways = (locale, OLDER_CODES.get(locale, ""), language, OLDER_CODES.get(language, ""))
    return next((known[way] for way in ways if way in known), "")


def _checked(text: Text, said: object) -> Translated:
    words = words_of(said)
    if _is_echo(text, words):
        raise Garbage("It gave a text back as it was.")
    return Translated(words)


def _is_echo(text: Text, words: str) -> bool:
    """What it cannot translate it gives back; names, and what stands for something, may stay."""
    own = [
        word
        for word in _WORD.findall(text.words)
        if word not in text.tokens and not word[0].isupper()
    ]
    return len(own) >= ECHO_WORDS and text.words.casefold().split() == words.casefold().split()
