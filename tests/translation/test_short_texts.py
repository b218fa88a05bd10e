"""What is said in a word or two, by many; and what is hardly said at all. With the real engine."""

import pytest

from causerie.discussion.models import Comment, Thread
from causerie.publication.models import FrontPage
from causerie.translation.models import MachineText, State, TermSweep
from causerie.translation.services.corrections import correct
from causerie.translation.services.glossary import save_term
from causerie.translation.services.requests import try_again
from causerie.translation.services.term_sweep import sweep_terms
from causerie.translation.terms.entry import Entry, Name
from causerie.translation.terms.term import Gender, Kind
from tests.discussion.talk import make_reader, say
from tests.translation.talking import do_everything, make_thread, translation_of

pytestmark = pytest.mark.django_db

SHORT = "The old crane again."
CORRECTED = "Otra vez la grúa vieja."
CRANE = Entry({"en": Name("old crane"), "es": Name("grúa Antonia", Gender.FEMININE)}, Kind.PLACE)


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_thread(front, "es", "fr")


@pytest.fixture
def two(thread: Thread) -> tuple[Comment, Comment]:
    """The same by two people; the first corrects what the machine has made of it."""
    first, second = (
        say(thread, make_reader(name), SHORT, said_locale="en") for name in ("ana", "bo")
    )
    do_everything()
    assert MachineText.objects.filter(target_locale="es").count() == 1
    _correct(first, CORRECTED)
    return first, second


def _correct(comment: Comment, words: str) -> None:
    source = translation_of(comment, "es").source
    assert comment.author
    correct(source, "es", {source.units.get().pk: words}, by=comment.author)


def _words(comment: Comment, locale: str = "es") -> str:
    return translation_of(comment, locale).html


def test_a_correction_leaves_the_same_words_of_somebody_else_alone(
    two: tuple[Comment, Comment],
) -> None:
    first, second = two
    assert _words(first) == f"<p>{CORRECTED}</p>"
    assert translation_of(first, "es").state == State.POST_EDITED
    machine = translation_of(second, "es")
    assert machine.state == State.TRANSLATED
    assert "grúa" in machine.html
    assert machine.html != _words(first)
    assert machine.corrected_by is None


def test_nor_does_it_reach_other_locales_or_who_says_the_same_later(
    thread: Thread, two: tuple[Comment, Comment]
) -> None:
    first, second = two
    third = say(thread, make_reader("cleo"), SHORT, said_locale="en")
    do_everything()
    assert _words(third) == _words(second)
    assert _words(third, "fr") == _words(first, "fr") == _words(second, "fr")


def test_after_a_term_has_changed_each_keeps_its_own(two: tuple[Comment, Comment]) -> None:
    first, second = two
    save_term(CRANE, by=None)
    while TermSweep.objects.exists():
        sweep_terms()
    do_everything()
    assert _words(first) == f"<p>{CORRECTED}</p>"
    assert translation_of(first, "es").is_outdated
    assert "grúa Antonia" in _words(second)
    assert not translation_of(second, "es").is_outdated


def test_made_anew_by_the_engine_each_keeps_its_own(two: tuple[Comment, Comment]) -> None:
    first, second = two
    machine = _words(second)
    # As if the engine were another one by now.
    MachineText.objects.update(profile="apertium 0")
    try_again([translation_of(first, "es"), translation_of(second, "es")])
    do_everything()
    assert not MachineText.objects.filter(target_locale="es", profile="apertium 0").exists()
    assert _words(first) == f"<p>{CORRECTED}</p>"
    assert _words(second) == machine


def test_two_corrections_of_the_same_words_are_two(two: tuple[Comment, Comment]) -> None:
    first, second = two
    _correct(second, "La grúa, como siempre.")
    assert _words(first) == f"<p>{CORRECTED}</p>"
    assert _words(second) == "<p>La grúa, como siempre.</p>"
    withdrawn = CORRECTED
    _correct(first, "")
    assert withdrawn not in _words(first)
    assert _words(second) == "<p>La grúa, como siempre.</p>"


@pytest.mark.parametrize(
    ("said", "heard"),
    [("Thanks", "Gracias"), ("Yes", "Sí"), ("**Thanks**", "<strong>Gracias</strong>")],
)
def test_a_word_alone_is_translated(thread: Thread, said: str, heard: str) -> None:
    comment = say(thread, make_reader(), said, said_locale="en")
    do_everything()
    assert heard in _words(comment)


@pytest.mark.parametrize(
    "said",
    [
        "🙂",
        "👩‍🚒 ❤️ 1️⃣",
        ";-)",
        "`git log`",
        "```\nThe bridge = 1\n```",
        "https://example.org/the/bridge",
        "12:30",
        "…",
    ],
)
def test_what_says_nothing_in_any_language_is_never_sent(thread: Thread, said: str) -> None:
    comment = say(thread, make_reader(), said, said_locale="en")
    do_everything()
    comment.refresh_from_db()
    assert comment.is_taken_up
    assert comment.source_id is None


@pytest.mark.parametrize(
    "said",
    [
        "^…",
        "The boats wait for the tide ^…",
        "The boats wait ^boat<n><pl>$ for [the] tide \\^",
        "The boats wait.\n\n^…",
        "Boats {wait} @ the /tide/ ~ $5 [[t:b:x]] ^",
    ],
)
def test_the_engines_own_signs_stop_nothing(thread: Thread, said: str) -> None:
    reader = make_reader()
    comment = say(thread, reader, said, said_locale="en")
    after = say(thread, reader, "The ferry is late.", said_locale="en")
    do_everything()
    assert "tarde" in _words(after)
    comment.refresh_from_db()
    if comment.source_id:
        for sign in "^$@[]{}~\\":
            assert _words(comment).count(sign) == comment.html.count(sign), _words(comment)


def test_somebody_who_mixes_languages_is_read_in_all_of_them(thread: Thread) -> None:
    mixed = (
        "The bridge is closed until Thursday and nobody knows why.\n\n"
        "El puente está cerrado hasta el jueves y nadie sabe por qué.\n\n"
        "Merci à tous et à bientôt."
    )
    comment = say(thread, make_reader(), mixed, said_locale="en")
    do_everything()
    spanish = _words(comment)
    assert spanish.count("<p>") == 3
    assert "puente" in spanish
    assert "El puente está cerrado hasta el jueves y nadie sabe por qué." in spanish
