"""A correction says no more than a comment may: the gate is asked about it, as about an edit."""

from typing import Any

import pytest

from causerie.accounts.models import User
from causerie.discussion.gate import PUBLISH, Action, Draft, Verdict
from causerie.discussion.models import Comment, Thread
from causerie.discussion.models.thread import ThreadState
from causerie.discussion.services.threads import set_state
from causerie.publication.models import FrontPage
from causerie.translation.models import Correction, State, Translation
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.discussion.writing import signed_in
from tests.translation.made import make_missing, make_translation

TEXT = "Me **gusta** el puente.\n\nHasta mañana, amigos."
MACHINE = "<p>Me <strong>likes</strong> the bridge.</p><p>Until morning, friends.</p>"


class StrictGate:
    """Refuses one word and holds another; remembers which corrections it was asked about."""

    def __init__(self) -> None:
        self.asked: list[Draft] = []

    def screen(self, draft: Draft) -> Verdict:
        if draft.translated_into:
            self.asked.append(draft)
        words = draft.parsed.own_words.casefold()
        if "zounds" in words:
            return Verdict(Action.REFUSE, "We do not say that.")
        if "perhaps" in words:
            return Verdict(Action.HOLD, "Somebody has to read this.")
        return PUBLISH

    def record(self, comment: Comment, verdict: Verdict) -> None:
        """Nothing is written down."""


STRICT_GATE = StrictGate()


@pytest.fixture
def strict(settings: Any) -> StrictGate:
    settings.COMMENT_GATE = f"{__name__}.STRICT_GATE"
    STRICT_GATE.asked.clear()
    return STRICT_GATE


@pytest.fixture
def thread(front: FrontPage, front_es: FrontPage) -> Thread:
    return make_talk(front)[1]


@pytest.fixture
def marta(db: None) -> User:
    return make_reader("marta", reading_locales=["es"])


@pytest.fixture
def comment(thread: Thread, marta: User) -> Comment:
    return say(thread, marta, TEXT, said_locale="es")


@pytest.fixture
def row(comment: Comment) -> Translation:
    return make_translation(comment, "en", MACHINE)


def corrected(comment: Comment, by: User, *texts: str) -> str:
    """The page that answers; empty where it leads on, since it was done."""
    assert comment.source is not None
    units = comment.source.units.all()
    given = {f"line_{unit.pk}": text for unit, text in zip(units, texts, strict=True)}
    path = f"/en/discussion/own/{comment.key}/translations/en/"
    answer: Any = signed_in(by).post(path, given)
    return "" if answer.status_code == 302 else str(answer.content.decode())


def says(row: Translation) -> str:
    row.refresh_from_db()
    return row.html


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("Zounds", "We do not say that."),
        (
            "Perhaps",
            "Somebody has to read this. A translation cannot wait to be read first."
            " Nothing was changed.",
        ),
    ],
)
def test_what_a_comment_may_not_say_its_translation_does_not(
    strict: StrictGate, comment: Comment, row: Translation, marta: User, word: str, told: str
) -> None:
    page = corrected(comment, marta, f"{word}, a bridge.", "See you.")
    assert told in page
    # What was typed is kept.
    assert f"{word}, a bridge.</textarea>" in page
    assert "See you.</textarea>" in page
    assert (says(row), row.state) == (MACHINE, State.TRANSLATED)
    assert not Correction.objects.exists()


def test_the_gate_is_told_the_whole_text_and_its_language(
    strict: StrictGate, comment: Comment, row: Translation, marta: User
) -> None:
    assert not corrected(comment, marta, "I **like** the bridge.", "Until morning, friends.")
    [draft] = strict.asked
    assert draft.text == "I **like** the bridge.\n\nUntil morning, friends."
    assert (draft.author, draft.comment, draft.translated_into) == (marta, comment, "en")


@pytest.mark.parametrize("begin", ["> ", "- ", "1. ", "```", "~~~", "# ", "+ "])
def test_no_sign_at_the_beginning_hides_words_from_the_gate(
    strict: StrictGate, comment: Comment, row: Translation, marta: User, begin: str
) -> None:
    assert "We do not say that." in corrected(comment, marta, f"{begin}nothing", "Zounds!")
    assert "We do not say that." in corrected(comment, marta, f"{begin}Zounds!", "See you.")
    assert says(row) == MACHINE


def test_who_sends_it_unchanged_is_not_judged(
    strict: StrictGate, comment: Comment, marta: User
) -> None:
    row = make_translation(comment, "en", MACHINE, is_outdated=True)
    assert not corrected(comment, marta, "Me **likes** the bridge.", "Until morning, friends.")
    assert (says(row), row.is_outdated, strict.asked) == (MACHINE, False, [])


def test_half_a_translation_is_not_judged_either(
    strict: StrictGate, comment: Comment, marta: User
) -> None:
    make_missing(comment, "en", state=State.FAILED, reason="unsupported")
    assert "Write every line, or none." in corrected(comment, marta, "I like it.", "")
    assert strict.asked == []


def test_in_a_closed_discussion_only_moderators_correct(
    thread: Thread, comment: Comment, row: Translation, marta: User
) -> None:
    mod = make_moderator()
    set_state(thread, ThreadState.CLOSED, actor=mod, reason="It goes round in circles.")
    page = corrected(comment, marta, "I like it.", "See you.")
    assert "This discussion is closed. Nothing was changed." in page
    assert says(row) == MACHINE
    assert not corrected(comment, mod, "I like it.", "See you.")
    assert says(row) == "<p>I like it.</p><p>See you.</p>"


def test_one_says_in_a_translation_what_one_has_said_oneself(
    thread: Thread, comment: Comment, row: Translation, marta: User
) -> None:
    say(thread, marta, "I like the bridge.\n\nUntil tomorrow, friends.")
    assert not corrected(comment, marta, "I like the bridge.", "Until tomorrow, friends.")


def test_a_newcomer_s_link_that_was_let_through_stays_in_the_translation(thread: Thread) -> None:
    newcomer = make_reader("nadia")
    comment = say(thread, newcomer, "Mira https://a.example/ ahora.", said_locale="es")
    Comment.objects.filter(pk=comment.pk).update(visibility="published", number=9)
    comment = Comment.objects.get(pk=comment.pk)
    row = make_translation(comment, "en", comment.html.replace("Mira", "Regards"))
    assert not corrected(comment, newcomer, "Look at https://a.example/ now.")
    assert "Look at" in says(row)


def test_who_corrects_too_fast_is_told_when_to_go_on(
    settings: Any, comment: Comment, row: Translation, marta: User
) -> None:
    settings.COMMENT_RATE = "1/m"
    assert not corrected(comment, marta, "I like it.", "See you.")
    page = corrected(comment, marta, "I like it much.", "See you.")
    assert "I like it much.</textarea>" in page
    assert says(row) == "<p>I like it.</p><p>See you.</p>"
