"""Where sentences begin and end, in many languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.sentences import sentences


def _parts(text: str, locale: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, locale)]


# A bar stands where one ends.
@pytest.mark.parametrize(
    ("locale", "marked"),
    [
        ("en", "Mr. Roake met Dr. J. K. Vask of No. 9.|No.|Never!|He paid 4.2 crowns, e.g. twice."),
        ("en", "“Why?” she said.|“So do I.|Then go.”|It was 5 p.m.|Then came the U.S. Navy."),
        ("en", "He sang at St. Mark’s…|Wait... what?|See fig. 3 and vol. IV.|It’s art.|Truly."),
        ("en", "(It closed.)|Done.[^note]|“Go!”|“No.”|I tell her no.|I’m sure: quite sure."),
        ("en", "It fell in 1990.|5 boats came.|A sentence.Another without a space."),
        ("es", "¿Un carné?|¡Nunca!|El Sr. Roake y la Sra. Vask.|—¿Vienes? —dijo.|—Voy."),
        (
            "es",
            "«No», dijo.|«¿Y tú?»|Ud. Remedios vive en EE. UU.|Murió en el 5 a. C., p. ej. aquí.",
        ),
        (
            "fr",
            "« Venez ! » dit-il.|« Combien\u202f?\u00a0»|M. Roake, p. ex. Mme Vask…|« Rien. »|Oui",
        ),
        ("fr", "« Combien ? »|Il part.|Cf. art. 12 et chap. IV.|C’est de l’art."),
        ("pt", "O Sr. Roake, guincho n.º 4, às 5h40.|— Vem?|— Vou.|D. Maria, pág. 3.|Fim."),
        ("pt-br", "A Dra. Silva, o Prof. Souza.|E a Sra. Dona?"),
        ("ca", "L’àvia, c. dels Boters, núm. 5.|«Què?», va dir.|Era la Sra. Vask.|Av. Maragall."),
        ("de", "Am 3. März kam Hr. Roake, z. B. Peter.|„Geh!“ sagte er.|Dann 1990.|Ende usw.|Ja."),
        ("de", "»Komm.«|»Nein.«|Vgl. Abb. 3, d. h. unten."),
        (
            "ru",
            "В 1990 г.|Он жил в г. Москва на ул. Ленина, д. 5.|Пришёл А. С. Пушкин и т. д.|Всё.",
        ),
        ("ru", "«Да!» — сказал он.|Это я.|Вот.|— Кто?|— Мы, т. е. все."),
        ("uk", "У 1990 р.|Він жив у м. Київ на вул. Хрещатик.|О. Роук прийшов о 5 год.|Так…"),
        ("uk", "«Ні!» — сказала вона.|Кінець."),
        ("ar", "رخصة؟|خيطي أنتِ مظلة!|قالت: «لا أريد.|أريد أن أعرف».|قال د. روك.|انتهى."),
        ("el", "Τι κάνεις;|Καλά.|Ο κ. Ρόουκ ήρθε στις 5 π.μ.|Τέλος· και πάλι; όχι.|Ναι!"),
        ("hi", "यह है।|वह था॥|क्या?"),
        ("ka", "დიახ.|არა."),
        ("th", "ไม่มีจุด จบ ประโยค"),
    ],
)
def test_a_text_is_cut_where_its_readers_take_breath(locale: str, marked: str) -> None:
    assert _parts(marked.replace("|", " "), locale) == marked.split("|")


@pytest.mark.parametrize(
    ("locale", "marked"),
    [
        ("ja", "「行く。」と言った。|本当？！|そうだ。[^a]|「はい」。|終わり（嘘。）ね。"),
        ("zh-hans", "他说：“走吧。”|她走了。|3.5米。|真的吗？|是！"),
        ("zh-hant", "他說：「走吧！」|她走了……是的。"),
    ],
)
def test_no_space_is_needed_after_a_wide_full_stop(locale: str, marked: str) -> None:
    assert _parts(marked.replace("|", ""), locale) == marked.split("|")


def test_no_sentence_is_of_two_paragraphs() -> None:
    assert _parts(" One line\n\n  Another. \n", "en") == ["One line", "Another."]


def test_what_holds_no_word_belongs_to_the_sentence_before() -> None:
    assert _parts("Really? ! — Yes. …", "en") == ["Really? !", "— Yes. …"]
    assert _parts("… ! —", "en") == []
    assert _parts("", "en") == []


def test_a_semicolon_asks_in_greek_only() -> None:
    assert len(sentences("One; Two", "en")) == 1
    assert len(sentences("Ένα; Δύο", "el")) == 2


@pytest.mark.parametrize("piece", [".", "?»", ". ", "… ", "。", "A. ", "[^a]", "»", " \u202f"])
def test_a_text_of_marks_comes_back(piece: str) -> None:
    sentences(piece * 20_000, "fr")


@given(
    st.text(st.sampled_from("aA1яЯ字ا .!?…。;\n»«”\"'—[^]\u00a0"), max_size=80),
    st.sampled_from(["en", "fr", "de", "ru", "el", "ja", "ar"]),
)
def test_every_word_is_in_one_sentence(text: str, locale: str) -> None:
    spans = sentences(text, locale)
    covered = [place for start, end in spans for place in range(start, end)]
    assert covered == sorted(set(covered))
    assert {n for n, letter in enumerate(text) if letter.isalnum()} <= set(covered)
    assert all(text[a:b] == text[a:b].strip() != "" and "\n" not in text[a:b] for a, b in spans)
