"""Which language a text is in: sentences as people write them, short ones too."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from causerie.lib.language_guess import Guess, guess

PLAUSIBLE = ["en", "es", "fr", "pt", "ca", "de", "uk", "ru", "el", "ar"]
SENTENCES = [
    (
        "en",
        "I cross the bridge every night after my shift and it has never once been closed on time.",
    ),
    ("en", "Has anybody read the report?"),
    ("en", "Thanks Teodora"),
    ("en", "Rubbish."),
    ("en", "Source?"),
    ("en", "Not true at all, Hal."),
    ("en", "Could you give us a source for that?"),
    ("es", "Yo vivo al lado del puente y nadie nos ha preguntado nada."),
    ("es", "¿De dónde sale ese dato?"),
    ("es", "jaja"),
    ("es", "Gracias a todos"),
    ("es", "Eso no es verdad"),
    ("es", "Muy bueno el artículo, aunque faltan cifras"),
    ("es", "El pan salado de mi abuela"),
    ("fr", "Je ne vois pas pourquoi le conseil du port devrait payer."),
    ("fr", "Merci"),
    ("fr", "Tout à fait d'accord avec vous"),
    ("fr", "N'importe quoi"),
    ("fr", "Et les bateaux ?"),
    ("fr", "Bravo pour cet article"),
    ("fr", "C'est faux"),
    ("pt", "A ponte fica fechada durante a noite e ninguém sabe porquê."),
    ("pt", "Obrigado"),
    ("pt", "Não concordo nada"),
    ("pt", "E os barcos?"),
    ("pt", "Concordo com a Inês"),
    ("pt", "Bom dia a todos"),
    ("pt", "Isso não é bem assim, o meu pai era barqueiro"),
    ("ca", "Visc al costat del pont i no puc dormir des de fa mesos."),
    ("ca", "Gràcies"),
    ("ca", "Bon dia"),
    ("ca", "Això no és veritat"),
    ("ca", "I el pont?"),
    ("ca", "Jo també hi era aquella nit"),
    ("ca", "El Consell del Port no ho explica"),
    ("uk", "Я переходжу цей міст щоночі після зміни."),
    ("uk", "Дякую"),
    ("uk", "Хто там"),
    ("uk", "Це неправда"),
    ("uk", "А де джерело?"),
    ("uk", "Рада порту мала б відповісти на листи"),
    ("uk", "Так, згодна"),
    ("ru", "Я считаю, что цифры в таблице неверны."),
    ("ru", "Спасибо"),
    ("ru", "Это неправда"),
    ("ru", "А где источник?"),
    ("ru", "Согласен"),
    ("ru", "Совет порта должен ответить"),
    ("ru", "Ну и что"),
    ("de", "Nachts ist die Brücke zu und niemand weiß warum."),
    ("de", "Ja genau"),
    ("de", "nein"),
    ("de", "Das stimmt nicht"),
    ("de", "Quelle?"),
    ("de", "Ich fahre jeden Tag mit dem Rad hinüber"),
    ("de", "Danke für den Artikel"),
    ("el", "Δουλεύω μηχανικός στα καράβια και ξέρω τη γέφυρα."),
    ("el", "Ευχαριστώ"),
    ("el", "Όχι"),
    ("ar", "أعبر هذا الجسر كل ليلة بعد العمل"),
    ("ar", "شكرا"),
    ("ar", "لا أوافق"),
    ("es", "El señor Roake dijo «never on my watch» y se fue tan tranquilo"),
    ("uk", "Teodora Vask каже одне, а Anselm Roake зовсім інше"),
    (
        "en",
        "Teodora Vask and Anselm Roake, Pell Point, Aldane Bridge, the Mirel: all in one article",
    ),
    ("ar", "قال Anselm Roake إن الجسر قديم"),
    ("fr", "Le « night bridge », comme ils disent, fait un bruit terrible"),
    ("de", "Der Harbour Council antwortet wie immer: no comment"),
    ("ca", "La Teodora Vask té raó"),
    ("pt", "A Teodora Vask tem razão"),
    ("es", "Teodora Vask tiene razón"),
    ("it", "Il ponte è chiuso da mesi e nessuno ci ha detto niente"),
    ("pl", "Most jest zamknięty od miesięcy i nikt nam nic nie powiedział"),
]


def _right(*, prior: dict[str, float] | None, own: float = 0.0) -> float:
    """The share of sentences whose language is found."""
    right = 0
    for locale, text in SENTENCES:
        known = {**(prior or {}), locale: own} if own else prior
        found = guess(text, plausible=[*PLAUSIBLE, "it", "pl"], prior=known)
        right += found is not None and found.locale == locale
    return right / len(SENTENCES)


def test_with_a_fitting_prior_nearly_all_are_right() -> None:
    assert _right(prior={"en": 2.0}, own=4.0) >= 0.95


def test_without_a_prior_most_are_right() -> None:
    assert _right(prior=None) >= 0.9


def test_a_page_in_another_language_misleads_seldom() -> None:
    assert _right(prior={"fr": 2.0}) >= 0.9


@pytest.mark.parametrize("text", ["Ok", "jaja", "ok!", "Mmm", "Pfff"])
@pytest.mark.parametrize("locale", ["ca", "de", "es", "pt"])
def test_a_word_of_all_languages_takes_the_prior(text: str, locale: str) -> None:
    found = guess(text, plausible=PLAUSIBLE, prior={locale: 8.0})
    assert found is not None
    assert found.locale == locale


def test_a_whole_sentence_is_stronger_than_the_prior() -> None:
    found = guess(
        "Der Hafenrat hat die Brücke geschlossen, und niemand weiß warum.",
        plausible=PLAUSIBLE,
        prior={"es": 4.0, "en": 2.0},
    )
    assert found is not None
    assert found.locale == "de"
    assert found.confidence > 0.9


@pytest.mark.parametrize("text", ["", "  ", "12", "2026-05-03 12:30", "!?", "👍👍", "a", "—"])
def test_too_little_says_nothing(text: str) -> None:
    assert guess(text, plausible=PLAUSIBLE, prior={"es": 4.0}) is None


def test_two_letters_without_a_prior_say_nothing() -> None:
    assert guess("Ok", plausible=PLAUSIBLE) is None


@pytest.mark.parametrize(
    ("text", "plausible", "locale"),
    [
        ("Где мост?", ["en", "uk", "es"], "uk"),
        ("πού", ["en", "el"], "el"),
        ("أين", ["en", "ar", "uk"], "ar"),
        ("橋はどこ", ["en", "ja"], "ja"),
        ("桥在哪里", ["en", "zh-hans"], "zh-hans"),
        ("다리", ["en", "ko"], "ko"),
    ],
)
def test_a_script_that_one_locale_is_written_in_decides(
    text: str, plausible: list[str], locale: str
) -> None:
    found = guess(text, plausible=plausible)
    assert found == Guess(locale, 1.0)


def test_a_script_that_no_plausible_locale_is_written_in_says_nothing() -> None:
    assert guess("Πού είναι η γέφυρα;", plausible=["en", "uk"], prior={"uk": 4.0}) is None


@pytest.mark.parametrize(
    ("text", "locale"),
    [("Міст", "uk"), ("Мосты", "ru"), ("Їхня", "uk"), ("Объезд", "ru"), ("Ґанок", "uk")],
)
def test_letters_tell_ukrainian_from_russian(text: str, locale: str) -> None:
    found = guess(text, plausible=["ru", "uk", "en"] if locale == "uk" else ["uk", "ru", "en"])
    assert found is not None
    assert found.locale == locale


def test_regions_of_a_language_are_told_apart_by_the_prior() -> None:
    text = "A ponte fica fechada durante a noite"
    found = guess(text, plausible=["en", "pt", "pt-br"], prior={"pt-br": 4.0})
    assert found is not None
    assert found.locale == "pt-br"
    found = guess(text, plausible=["en", "pt", "pt-br"])
    assert found is not None
    assert found.locale == "pt"


def test_nothing_plausible_gives_nothing() -> None:
    assert guess("Where is the bridge?", plausible=[]) is None


def test_a_language_that_the_model_does_not_know_can_be_guessed() -> None:
    found = guess("ok", plausible=["en", "xx"], prior={"xx": 8.0})
    assert found is not None
    assert found.locale == "xx"


def test_threads_guess_alike() -> None:
    texts = [text for _locale, text in SENTENCES]
    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(lambda text: guess(text, plausible=PLAUSIBLE), texts))
    assert at_once == [guess(text, plausible=PLAUSIBLE) for text in texts]


@pytest.mark.parametrize("text", ["a\x00b c", "\ud83d abc def", "x" * 100_000, "\u0301" * 500])
def test_strange_text_is_no_error(text: str) -> None:
    guess(text, plausible=PLAUSIBLE)
