"""Names in more than one rendering on one page."""

from collections.abc import Sequence

from causerie.translation.terms.consistency import Cluster, NamedText, clusters
from causerie.translation.terms.term import TermPair

TRUST_ENGLISH = (
    "The Riverside Trust bought the wharf.",
    "We wrote to the Riverside Trust in May.",
    "In June the Riverside Trust answered us.",
    "Nobody at the Riverside Trust answers.",
    "Anselm Roake works for the Riverside Trust.",
)
TRUST_SPANISH = (
    "La Ribera Confía en compró el muelle.",
    "Escribimos a la Confianza de Ribera en mayo.",
    "En junio la Confianza de ribera nos contestó.",
    "Nadie en la Confianza de Ribera contesta.",
    "Anselm Roake trabaja para la Fundación Ribereña.",
)
TRUST = TermPair("Riverside Trust", "Fundación Ribereña")


def _page(sources: Sequence[str], texts: Sequence[str], locale: str) -> list[NamedText]:
    pairs = zip(sources, texts, strict=True)
    return [NamedText(f"#{n}", text, own, True, locale) for n, (own, text) in enumerate(pairs, 1)]


def _originals(*texts: str) -> list[NamedText]:
    return [NamedText(f"#{n}", text) for n, text in enumerate(texts, 1)]


def _texts(cluster: Cluster) -> set[str]:
    return {rendering.text for rendering in cluster.renderings}


def test_four_renderings_of_one_organisation_are_one_cluster() -> None:
    [cluster] = clusters(_page(TRUST_ENGLISH, TRUST_SPANISH, "en"), (), "es")
    assert _texts(cluster) == {
        "Ribera Confía",
        "Confianza de Ribera",
        "Confianza de ribera",
        "Fundación Ribereña",
    }
    assert cluster.renderings[0].text == "Confianza de Ribera"
    assert cluster.renderings[0].count == 2
    assert cluster.renderings[0].keys == ("#2", "#4")
    assert cluster.term is None


def test_a_known_name_brings_its_term() -> None:
    [cluster] = clusters(_page(TRUST_ENGLISH, TRUST_SPANISH, "en"), (TRUST,), "es")
    assert cluster.term == TRUST
    assert "Fundación Ribereña" in _texts(cluster)


def test_a_term_within_a_wrong_rendering_does_not_hide_it() -> None:
    council = TermPair("Harbour Council", "Consejo del Puerto")
    short = TermPair("Council", "Consejo")
    english = ("We asked the Harbour Council.", "The Council is deaf.")
    spanish = ("Preguntamos al Consejo de Puerto.", "El Consejo es sordo.")
    page = [*_page(english, spanish, "en"), *_originals("Aquí el Consejo del Puerto calla.")]
    [cluster] = clusters(page, (council, short), "es")
    assert cluster.term == council
    assert _texts(cluster) == {"Consejo de Puerto", "Consejo del Puerto"}


def test_one_rendering_everywhere_is_nothing_to_look_at() -> None:
    same = [text.replace("Riverside Trust", "Fundación Ribereña") for text in TRUST_ENGLISH]
    assert clusters(_page(TRUST_ENGLISH, same, "en"), (), "es") == []
    assert clusters(_page(TRUST_ENGLISH, same, "en"), (TRUST,), "es") == []


RUSSIAN = (
    "Вчера Речной фонд купил причал.",
    "Директор Речного фонда молчит.",
    "Мы написали Речному фонду.",
    "Мы говорили с Речным фондом.",
    "О Речном фонде говорят все.",
    "Я видел Речные фонды.",
)
TRANSLITERATED = (
    "Ayer Rechnoi fond compró el muelle.",
    "El director Rechnogo fonda calla.",
    "Escribimos Rechnomu fondu.",
    "Hablamos con Rechnym fondom.",
    "De Rechnom fonde hablan todos.",
    "Vi Rechnye fondy.",
)


def test_six_forms_of_one_name_spelled_out_are_one_cluster() -> None:
    [cluster] = clusters(_page(RUSSIAN, TRANSLITERATED, "ru"), (), "es")
    assert len(cluster.renderings) == 6
    assert {"Rechnoi fond", "Rechnogo fonda", "Rechnomu fondu"} <= _texts(cluster)


def test_they_are_found_without_their_sources_too() -> None:
    capitals = [text.replace(" fo", " Fo") for text in TRANSLITERATED]
    [cluster] = clusters(_originals(*capitals), (), "es")
    assert len(cluster.renderings) == 6


def test_names_left_in_their_own_script_are_one_cluster() -> None:
    left = (
        "Ayer Речной фонд compró el muelle.",
        "El director Речного фонда calla.",
        "Escribimos Речному фонду.",
    )
    [cluster] = clusters(_page(RUSSIAN[:3], left, "ru"), (), "es")
    assert _texts(cluster) == {"Речной фонд", "Речного фонда", "Речному фонду"}


def test_cases_of_the_pages_own_language_are_one_rendering() -> None:
    page = _originals(
        "Учора Рада порту купила причал. Ми писали Раді порту.",
        "Біля Ради порту стоїть Роук. Ми бачили Роука й Теодору Васк.",
        "А Роукові байдуже, та Теодора Васк не спить.",
    )
    assert clusters(page, (), "uk") == []


def test_two_people_with_alike_names_are_two() -> None:
    page = _originals(
        "Ayer vino María López con Mario López.",
        "Aquí Antonio y Antonia hablaron con Fernández, y Hernández calló.",
        "Ayer Marta y Marga vieron a Daniel y a Daniela.",
    )
    assert clusters(page, (), "es") == []


def test_a_short_form_of_a_name_is_no_other_rendering() -> None:
    english = ("Then Anselm Roake came.", "We saw Anselm Roake leave.", "And Anselm Roake slept.")
    spanish = ("Luego vino Anselm Roake.", "Vimos salir a Roake.", "Y Roake dormía.")
    assert clusters(_page(english, spanish, "en"), (), "es") == []


def test_words_at_the_beginning_of_sentences_and_titles_are_no_names() -> None:
    page = _originals(
        "Bridges open. Ships wait. Nobody sleeps. Bridge by bridge they go.",
        "How To Open A Bridge At Night. Bridging is work. On Monday and Mondays.",
        "English, Spanish and a Spanish ship. I think I'm late.",
    )
    assert clusters(page, (), "en") == []


def test_two_spellings_of_a_machine_are_one_name() -> None:
    english = ("In Ardevane it rains.", "We love Ardevane.", "From Ardevane to sea.")
    catalan = ("A Ardevane plou.", "Estimem Ardevaneha.", "De Ardevane al mar.")
    [cluster] = clusters(_page(english, catalan, "en"), (), "ca")
    assert _texts(cluster) == {"Ardevane", "Ardevaneha"}


def test_an_empty_page_has_no_names() -> None:
    assert clusters([], (), "es") == []
    assert clusters([NamedText("a", "", "", False)], (TRUST,), "es") == []
