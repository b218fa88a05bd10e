"""Whether an answer may be shown. What an engine says is not to be trusted."""

import re
from collections import Counter

from causerie.lib.language_guess import guess
from causerie.translation.engines.base import Pair
from causerie.translation.pipeline.placed import plain
from causerie.translation.pipeline.wording import Wording
from causerie.translation.protection.emoji import EMOJI
from causerie.translation.protection.quantities import NUMBER, ORDINAL
from causerie.translation.terms.checking import is_rendered

# A translation has between so much of the source's length and so many times it, and a little.
SHORTER = 0.4
LONGER = 2.5
# Characters: `OK` can become a sentence, and a short sentence `OK`.
LONGER_SLACK = 24
SHORTER_SLACK = 8
# An ideograph says as much as so many letters.
IDEOGRAPH_LETTERS = 3
# Fewer words may well be the same in two languages, and say too little of which one they are.
ECHO_WORDS_MIN = 3
ECHO_WORDS_MIN_RELATED = 8
GUESS_WORDS_MIN = 7
GUESS_CONFIDENCE_MIN = 0.97
QUOTED_CONFIDENCE_MIN = 0.6
# Beside the two of a pair.
_OFTEN_QUOTED = ("en", "es", "fr", "de", "it", "pt", "ca", "ru", "uk")

# Languages whose short sentences may be the same.
_RELATED = [
    frozenset({"es", "pt", "ca", "gl", "oc", "it", "fr", "ast", "ro", "an"}),
    frozenset({"ru", "uk", "be", "bg", "mk", "sr"}),
    frozenset({"sv", "da", "nb", "nn", "no"}),
    frozenset({"hr", "sr", "bs", "sl", "hbs"}),
    frozenset({"cs", "sk"}),
    frozenset({"id", "ms"}),
]
_NUMBER = re.compile(NUMBER)
_ORDINAL = re.compile(ORDINAL)
_ADDRESS = re.compile(r"https?://|www\.|\w@\w")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SMALL_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+")
# What a text rarely gains by being translated: markup, the marks of engines, code.
_MARKUP = re.compile(
    r"</?[a-zA-Z!][^>\n]*>|&(?:[a-z]{2,8}|#\d+|#x[0-9a-f]+);|[\\^{}\[\]|`$]|[*@#](?=\w)|\bjavascript:"
    r"|\*\*|__|\n",
    re.IGNORECASE,
)
# Control characters, what turns text round or cannot be seen, and what stands for broken text.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_CHATTER = re.compile(
    r"^\W*(?:(?:sure|certainly|of course|okay|ok)[,!.:]? (?:here|the|i )"
    r"|here(?:'s|’s| is| are) (?:the|your|a) (?:\w+ )?translat"
    r"|(?:the |spanish |french |english |portuguese |catalan )?translat(?:ion|ed)\b[^:]{0,30}:"
    r"|(?:i(?:'m| am|’m) sorry|sorry|i apologi[sz]e),? (?:but )?i (?:can|am)"
    r"|i (?:can(?:no|')t|can’t|am (?:not able|unable) to) (?:translate|help|assist|provide|fulfil)"
    r"|as an? (?:ai|language model|assistant)|note: (?:the|this|i )"
    r"|(?:aquí (?:está|tienes)|esta es) (?:la|tu) traducción|(?:la )?traducción[^:]{0,30}:"
    r"|lo siento, (?:pero )?no puedo|como (?:modelo de lenguaje|una? ia)"
    r"|voici (?:la|votre|une) traduction|(?:la )?traduction[^:]{0,30}:"
    r"|(?:je suis )?désolée?, (?:mais )?je ne peux"
    r"|(?:aqui está|segue|eis) (?:a|sua) tradução|(?:a )?tradução[^:]{0,30}:"
    r"|desculpe, (?:mas )?não posso"
    r"|aquí (?:tens|teniu|hi ha) la traducció|(?:la )?traducció[^:]{0,30}:"
    r"|ho sento, (?:però )?no puc"
    r"|<\?xml|<!doctype|<html|(?:http )?(?:error )?[45]\d\d\b)",
    re.IGNORECASE,
)


def fault(wording: Wording, core: str, pair: Pair) -> str | None:
    """The first thing that is wrong with `core`, in one word; None if it may be shown."""
    source = wording.core
    words = wording.blanked(core)
    if not core.strip() or (wording.needs_engine and not _says_something(wording, core)):
        return "empty"
    if not _has_each_once(wording, core):
        return "tokens"
    if _gained(_MARKUP, wording.blanked(source), words) or _gained(_HIDDEN, source, core):
        return "markup"
    if _CHATTER.match(core) and not _CHATTER.match(source):
        return "chatter"
    if not _is_of_a_length(source, core):
        return "length"
    if _numbers(source) != _numbers(core) or _others(source) != _others(core):
        return "numbers"
    if not _has_terms(wording, core, pair):
        return "terms"
    return _in_which_language(wording.blanked(source), words, pair)


def _says_something(wording: Wording, core: str) -> bool:
    return any(letter.isalnum() for letter in wording.blanked(core))


def _has_each_once(wording: Wording, core: str) -> bool:
    """Those that were given, each once; and none that is cut or that nobody gave."""
    wanted = sorted(word for _start, _end, word in wording.places(wording.core))
    found = sorted(word for _start, _end, word in wording.places(core))
    stem = wording.masked.stem.casefold()
    return wanted == found and core.casefold().count(stem) == len(wanted)


def _gained(pattern: re.Pattern[str], source: str, answer: str) -> bool:
    found = Counter(pattern.findall(answer))
    return bool(found and found - Counter(pattern.findall(source)))


def _is_of_a_length(source: str, answer: str) -> bool:
    ours, theirs = _length(source), _length(answer)
    return SHORTER * ours - SHORTER_SLACK <= theirs <= LONGER * ours + LONGER_SLACK


def _length(words: str) -> int:
    if words.isascii():
        return len(words)
    return len(words) + (IDEOGRAPH_LETTERS - 1) * len(_IDEOGRAPH.findall(words))


def _numbers(words: str) -> Counter[str]:
    """But for those of ordinals: `3rd` is `3.º` elsewhere, or a word."""
    return Counter(_NUMBER.findall(_ORDINAL.sub("", words)))


def _others(words: str) -> Counter[str]:
    if words.isascii():
        return Counter(_ADDRESS.findall(words))
    return Counter(EMOJI.findall(words)) + Counter(_ADDRESS.findall(words))


def _has_terms(wording: Wording, core: str, pair: Pair) -> bool:
    if not wording.hits:
        return True
    said = plain(wording, core)
    times = Counter(hit.term for _start, _end, hit in wording.hits)
    return all(is_rendered(said, term, count, pair.target) for term, count in times.items())


def _is_in(source: str, pair: Pair) -> bool:
    """Whether a line may well be in the language that its text is in."""
    said = guess(source, plausible=(pair.source, pair.target, *_OFTEN_QUOTED))
    return said is None or said.locale == pair.source or said.confidence < QUOTED_CONFIDENCE_MIN


def _in_which_language(source: str, answer: str, pair: Pair) -> str | None:
    ours, theirs = pair.source.split("-")[0], pair.target.split("-")[0]
    if ours == theirs:
        return None
    words = _SMALL_WORD.findall(answer)
    is_related = any({ours, theirs} <= family for family in _RELATED)
    small = [word for word in words if word.islower() and len(word) > 1]
    least = ECHO_WORDS_MIN_RELATED if is_related else ECHO_WORDS_MIN
    if words == _SMALL_WORD.findall(source):
        # A line in another language, quoted, comes back as it was.
        return "echo" if len(small) >= least and _is_in(source, pair) else None
    if len(words) < GUESS_WORDS_MIN:
        return None
    said = guess(answer, plausible=(pair.target, pair.source))
    is_other = said is not None and said.locale != pair.target
    return "language" if is_other and said and said.confidence >= GUESS_CONFIDENCE_MIN else None
