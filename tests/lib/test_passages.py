"""Quotations: where a text says them, and where another edition does."""

import html
import re
import tomllib
from functools import cache
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.passages import counterpart, find, is_whole

ARTICLES = Path(__file__).parents[2] / "demo" / "articles"
TIDE = (
    "It pays: a ship can pass only around high water — “no respect” … for office hours.[^tide] "
    "On the other side are ambulances. L’eau monte, n’est-ce pas ? Say it’s twenty-one "
    "boats.\nA second paragraph, with 4.2 metres."
)


@cache
def _blocks(article: str, locale: str) -> list[str]:
    """The plain text of each block of an edition of the sample magazine."""
    edition = tomllib.loads((ARTICLES / article / f"{locale}.toml").read_text(encoding="utf-8"))
    return [_plain(block) for block in edition["body"]]


def _plain(block: dict[str, str]) -> str:
    markup = block.get("html", "").replace("</p><p>", "\n")
    return html.unescape(re.sub(r"<[^>]*>", "", markup)) or block.get("text", "")


def _found(quoted: str, text: str) -> str | None:
    span = find(quoted, text)
    return span and text[slice(*span)]


def _in_other_edition(article: str, source: str, target: str, quoted: str) -> str | None:
    for ours, theirs in zip(_blocks(article, source), _blocks(article, target), strict=True):
        if span := find(quoted, ours):
            there = counterpart(span, ours, source, theirs, target)
            return there and theirs[slice(*there)]
    raise AssertionError(f"not in the article: {quoted}")


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("On the other side are ambulances.", "On the other side are ambulances."),
        ("the other side are ambulances", "the other side are ambulances"),
        ("On   the other\nside are\u00a0ambulances", "On the other side are ambulances"),
        ("On the oth\u00ader side are ambulances", "On the other side are ambulances"),
        ("“On the other side are ambulances.”", "On the other side are ambulances."),
        ("…the other side are ambulances...", "the other side are ambulances."),
        ("[…] the other side are ambulances [...]", "the other side are ambulances"),
        ("« On the other side are ambulances »", "On the other side are ambulances"),
        ("On the other side are ambulances,", "On the other side are ambulances"),
        ('high water - "no respect"... for', "high water — “no respect” … for"),
        ("around high water -- 'no respect'", "around high water — “no respect”"),
        ("'no respect' ... for office hours", "no respect” … for office hours"),
        ("Say it's twenty-one boats", "Say it’s twenty-one boats"),
        ("L'eau monte, n'est-ce pas?", "L’eau monte, n’est-ce pas ?"),
        ("eau monte, n’est-ce pas", "eau monte, n’est-ce pas"),
        ("boats. A second paragraph", "boats.\nA second paragraph"),
        ("second paragraph, with 4.2 metres", "second paragraph, with 4.2 metres"),
        ("for office hours.[^tide] On the other", "for office hours.[^tide] On the other"),
        ("for office hours.1 On the other", "for office hours.[^tide] On the other"),
        ("for office hours.[12] On the other", "for office hours.[^tide] On the other"),
        ("for office hours. On the other", "for office hours.[^tide] On the other"),
        ("respect” … for office hours.1", "respect” … for office hours."),
    ],
)
def test_the_same_words_are_found(quoted: str, said: str) -> None:
    shown = _found(quoted, TIDE)
    assert shown is not None
    assert shown.strip("“”") == said.strip("“”")


@pytest.mark.parametrize(
    "quoted",
    [
        "",
        "“…”",
        "ambulances",  # one word
        "are ambulan",  # too short
        "he other side are ambulances",  # begins within a word
        "On the other side are ambulance",  # ends within one
        "on the other side are ambulances",  # another case
        "On the other side are three ambulances",
        "On the other side are ambulances?",
        "On the other2 side are ambulances",  # no footnote stands there
        "second paragraph, with 42.1 metres",
        "s twenty-one boats",
    ],
)
def test_other_words_are_not_found(quoted: str) -> None:
    assert find(quoted, TIDE) is None


def test_the_text_s_own_quotation_marks_are_taken_along() -> None:
    text = "“None of them mentioned the singing,” she told me."
    assert _found('"None of them mentioned the singing,"', text) == text[:-13]
    assert _found("None of them mentioned the singing", text) == text[1:-15]


def test_a_letter_taken_apart_is_the_same_letter() -> None:
    text = "Un carné más allá del río: 각각의 시민"
    assert _found(normalize("NFD", "carné más allá del río"), text) == text[3:25]
    apart = normalize("NFD", text)
    assert _found("carné más allá del río", apart) == normalize("NFD", text[3:25])
    assert _found(text, apart) == apart
    assert _found(apart, text) == text


def test_a_letter_of_a_dense_script_counts_twice_and_stands_anywhere() -> None:
    assert _found("川の水は塩辛い", "夜、川の水は塩辛いと彼は言う。") == "川の水は塩辛い"
    assert find("川の水", "夜、川の水は塩辛いと彼は言う。") is None


def test_of_several_places_the_first_with_whole_words_is_meant() -> None:
    text = "Reopen the bridges now. I open the bridge now."
    assert find("open the bridge", text) == (26, 41)


@pytest.mark.parametrize("piece", ["'", "a1 ", "[^a]", "é", "a\u0301", "… ", "[…] ", "l’", "1a"])
def test_a_monotonous_text_comes_back(piece: str) -> None:
    text = piece * 5_000
    find(text, text + "[^a]")
    find(text[1:] + "b", text)


_pieces = st.lists(
    st.sampled_from(
        ["abc", "Bé", " ", "[^k]", "1", "’", "—", "…", "\u00ad", "字", "e\u0301", "\n", "»"]
    ),
    max_size=30,
).map("".join)


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", normalize("NFC", text.replace("[^k]", "")))


@given(_pieces, _pieces, _pieces)
def test_what_is_found_has_the_same_letters(quoted: str, before: str, after: str) -> None:
    said = _found(quoted, before + quoted + after)
    assert said is None or _letters(said) == _letters(quoted)


_words = st.lists(st.sampled_from(["river", "l’eau", "Été", "річка", "ماء"]), max_size=6)


@given(_words, _words.filter(lambda words: len(words) > 3), _words)
def test_whole_words_are_always_found(
    before: list[str], quoted: list[str], after: list[str]
) -> None:
    text = " ".join([*before, *quoted, *after])
    assert _found("\n".join(quoted), text) == " ".join(quoted)


# The beginning of the sentence, or of the sentences, that a reader of the other edition sees.
NIGHT = "night-bridge"
AWNING = "awning-market"


@pytest.mark.parametrize(
    ("article", "source", "target", "quoted", "beginning"),
    [
        (NIGHT, "en", "es", "The wear on the bearings would fall", "El desgaste de los cojinetes"),
        (NIGHT, "en", "es", "None of them mentioned that you can hear", "«En ninguno decía"),
        (NIGHT, "en", "es", "The leaves come down, meet, and settle", "Las hojas bajan"),
        (NIGHT, "en", "es", "rises 4.2 metres at springs and 2.1", "En Ardevane la marea sube"),
        (NIGHT, "en", "fr", "So would the waiting.", "L’attente aussi."),
        (NIGHT, "en", "fr", "skippers don’t object to company", "Ce n’est pas la compagnie"),
        (NIGHT, "en", "fr", "They object to Pell Point, where", "Ce n’est pas la compagnie"),
        (NIGHT, "en", "fr", "The Council’s own pilots", "Les pilotes du"),
        (NIGHT, "en", "uk", "Any fool can open a bridge.", "Розвести міст зуміє"),
        (NIGHT, "en", "uk", "has no respect for office hours.1", "Судно, яке сидить у воді"),
        (NIGHT, "en", "uk", "opened the bridge 214 times", "Торік він і двоє його"),
        (NIGHT, "en", "uk", "The yellow one draws the bolts.", "Жовтий відсуває засуви."),
        (NIGHT, "en", "uk", "you can hear the ship's cook singing", "— І в жодному не написано"),
        (NIGHT, "uk", "en", "Улітку міст має другу роботу", "In summer the bridge has"),
        (NIGHT, "uk", "fr", "Підшипники зношувалися б на третину", "L’usure des paliers"),
        (AWNING, "es", "ar", "El rojo de nueve de Remedios es", "فالأحمر أبو تسعة"),
        (AWNING, "es", "ar", "Di las gracias y me perdí", "شكرت من أجابني"),
        (AWNING, "es", "ar", "El orden del muelle no figura", "ترتيب الرصيف"),
        (AWNING, "es", "ar", "Quiero saber cuánta gente hay en él", "أريد أن أعرف"),
        (AWNING, "es", "ar", "Le pasaron la sal.", "ناولوها الملح."),
        (AWNING, "ar", "es", "لم يسألها أحد عن التعرفة", "Nadie le preguntó por la tarifa."),
        (AWNING, "es", "en", "Tardé un mes en aprender", "It took me a month to learn"),
        (AWNING, "en", "es", "Stalls here don't have names", "Tardé un mes en aprender"),
        (AWNING, "es", "en", "le salieron setenta y nueve", "She asked for the binoculars"),
        (AWNING, "es", "fr", "Rojo de nueve, después del azul", "La première fois que"),
        ("unfinished-stairs", "es", "ca", "Martes: no hay piedra.", "Dimarts: no hi ha pedra."),
        ("unfinished-stairs", "es", "ca", "La ordenanza rige en las", "L’ordenança val per"),
        ("unfinished-stairs", "es", "ca", "¿Ha contado a los que dan", "«Ha comptat els que fan"),
        ("unfinished-stairs", "es", "en", "están en la rampa, debajo", "The seventy missing steps"),
        ("salt-bread", "ca", "es", "Els onze dies, també.", "Los once días, también."),
        ("salt-bread", "es", "ca", "La de arriba todavía es río", "«La de sobre encara és riu.»"),
        ("sound-archive", "pt", "en", "o guincho foi desmontado", "The word is now on half-time"),
        ("sound-archive", "pt", "en", "Só o surdo falava do som", "Only the deaf man was talking"),
        ("sound-archive", "pt", "en", "É o guincho n.º 4 da rampa", "This is winch no. 4 of"),
        ("sound-archive", "en", "pt", "inventory, its title crossed", "A fita foi apagada"),
        ("flood-marks", "en", "es", "1883 needs a kneeler and a", "La de 1883, una almohadilla"),
        ("lamp-lighters", "en", "fr", "as they went up,2 not as they", "C’est Trescott qui a"),
        ("moving-map", "fr", "en", "Je suis sûre de mardi dernier.", "I’m sure of last Tuesday."),
        ("moving-map", "fr", "en", "En êtes-vous sûre ?", "They write to Teodora Vask"),
        ("ferry-school", "fr", "en", "ils comptent les brasses", "The others are forbidden"),
    ],
)
def test_a_reader_of_another_edition_sees_its_own_sentence(
    article: str, source: str, target: str, quoted: str, beginning: str
) -> None:
    shown = _in_other_edition(article, source, target, quoted)
    assert shown is not None
    assert shown.startswith(beginning)


def test_what_touches_two_sentences_is_two_there_too() -> None:
    quoted = "barriers. The yellow one draws the bolts."
    assert _in_other_edition(NIGHT, "en", "uk", quoted) == (
        "Червоний рухає шлагбауми. Жовтий відсуває засуви."
    )


def test_what_touches_two_paragraphs_is_of_two_there_too() -> None:
    quoted = "So would the waiting. The skippers don’t object to company."
    shown = _in_other_edition(NIGHT, "en", "es", quoted)
    assert shown == "La espera, también.\nA los patrones no les molesta la compañía."


def test_other_paragraphs_are_no_obstacle() -> None:
    source = "A short one. A sentence that is a good deal longer than that.\nAnd the end of it."
    target = "Una corta. Una frase que es bastante más larga que aquella. Y con esto se acaba."
    span = find("And the end of it", source)
    assert span
    there = counterpart(span, source, "en", target, "es")
    assert there
    assert target[slice(*there)] == "Y con esto se acaba."


def test_an_edition_that_says_nothing_has_no_counterpart() -> None:
    assert counterpart((0, 11), "High water.", "en", "", "es") is None
    assert counterpart((0, 11), "High water.", "en", " \n ", "es") is None
    assert counterpart((10, 11), "High water.", "en", "Pleamar.", "es") is None


@pytest.mark.parametrize(
    ("span", "whole"),
    [
        ("On the other side are ambulances.", True),
        ("On the other side are ambulances", True),
        ("On the other side are ambulances. L’eau monte, n’est-ce pas ?", True),
        ("the other side are ambulances.", False),
        ("On the other side are", False),
        ("L’eau monte, n’est-ce pas", False),  # too short
        ("A second paragraph, with 4.2 metres", True),
    ],
)
def test_whole_sentences_are_told_from_parts(span: str, whole: bool) -> None:
    start = TIDE.index(span)
    assert is_whole((start, start + len(span)), TIDE, "en") is whole


def test_a_footnote_mark_does_not_make_a_sentence_a_part() -> None:
    span = find("It pays: a ship can pass only around high water — “no respect” … for office "
                "hours.1", TIDE)  # fmt: skip
    assert span
    assert is_whole(span, TIDE, "en")


def test_a_sentence_that_was_copied_whole_is_whole() -> None:
    text = _blocks(AWNING, "ar")[-2]
    assert not is_whole((0, 0), text, "ar")
    for locale in ("ar", "es", "en", "fr"):
        block = _blocks(AWNING, locale)[3]
        assert is_whole((0, len(block)), block, locale)
