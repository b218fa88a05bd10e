import pytest

from causerie.translation.pipeline.tidying import tidied


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Once años! Duré seis.", "¡Once años! Duré seis."),
        ("Es verdad. Y quién lo dice?", "Es verdad. ¿Y quién lo dice?"),
        ("Dijo: qué quieres? Nada.", "Dijo: ¿qué quieres? Nada."),
        ("¿Y quién lo dice?", "¿Y quién lo dice?"),
        ("Pero, ¿quién lo dice?", "Pero, ¿quién lo dice?"),
        ("Lo dijo (de verdad?) ayer.", "Lo dijo (¿de verdad?) ayer."),
        ("De verdad?!", "¿De verdad?!"),
        ("Sí... !", "Sí...!"),
        ("", ""),
    ],
)
def test_spanish_opens_its_questions(words: str, shown: str) -> None:
    assert tidied(words, "Whatever it was.", "es") == shown
    assert tidied(words, "Whatever it was.", "es-mx") == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("No me repongo ZQXA Gracias Fanal!", "No me repongo ZQXA ¡Gracias Fanal!"),
        ("Me gusta ZQXA la pizza!", "¡Me gusta ZQXA la pizza!"),
        ("Me gusta ZQXAB Roma!", "¡Me gusta ZQXAB Roma!"),
    ],
)
def test_a_smiley_ends_a_sentence_where_another_begins(words: str, shown: str) -> None:
    assert tidied(words, "Whatever it was.", "es", ("ZQXA",)) == shown


def test_other_languages_do_not() -> None:
    assert tidied("Quem o diz?", "Who says so?", "pt") == "Quem o diz?"
