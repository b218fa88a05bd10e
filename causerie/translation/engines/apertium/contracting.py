"""Articles that grow together with the word before them, where Apertium has not seen to it."""

import re

# Before the article of a rendering, until it is known what stands before that: `de el` is `del`.
ARTICLE = "\ue0f8"
_JOINED = {
    "es": {"de el": "del", "a el": "al"},
    "ca": {"de el": "del", "a el": "al", "per el": "pel"},
    "pt": {"de o": "do", "de a": "da", "a o": "ao", "a a": "à", "em o": "no", "em a": "na",
           "por o": "pelo", "por a": "pela"},
    "fr": {"de le": "du", "à le": "au"},
}  # fmt: skip
_ARTICLE = re.compile(rf"(?:(?<!\w)(?P<before>\w+) )?{ARTICLE}(?P<article>\w+)")
# By way of Catalan, whose article is the same word, it is not known for an article. Before an
# infinitive it is none.
_FRENCH_PLURAL = re.compile(
    r"(?<![\w'’-])(?P<before>[Dd]e|[Àà]) les (?=[^\W_])(?!\w+(?:er|ir|re)\b)"
)
_OF_PLURAL = {"de": "des ", "à": "aux "}


def joined(words: str, target: str) -> str:
    """With articles as the words before them ask for."""
    language = target.split("-")[0]
    if ARTICLE in words:
        words = _ARTICLE.sub(lambda found: _join(found, _JOINED.get(language, {})), words)
    return _FRENCH_PLURAL.sub(_plural, words) if language == "fr" else words


def _join(found: re.Match[str], contracted: dict[str, str]) -> str:
    parted = {one: both.split()[0] for both, one in contracted.items()}
    before, article = found["before"] or "", found["article"]
    preposition = parted.get(before.lower(), before.lower())
    made = contracted.get(f"{preposition} {article}", "")
    if not made and before.lower() in parted:
        made = f"{preposition} {article}"
    if not made:
        return article if before.lower() == article else f"{before} {article}".lstrip()
    return made.capitalize() if before[:1].isupper() else made


def _plural(found: re.Match[str]) -> str:
    made = _OF_PLURAL[found["before"].lower()]
    return made.capitalize() if found["before"][0].isupper() else made
