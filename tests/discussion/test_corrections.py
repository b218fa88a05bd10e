"""The author of a comment corrects its translation: this one, and no other."""

from typing import Any

import pytest
from django.test import Client

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread
from causerie.lib.markup import parse
from causerie.lib.markup.inline import line_html, typed
from causerie.publication.models import FrontPage
from causerie.translation.models import MachineText, State, Translation, UnitTranslation
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.discussion.writing import signed_in
from tests.translation.made import make_missing, make_translation

TEXT = "Me **gusta** mucho el puente.\n\nHasta mañana, amigos."
MACHINE = "<p>Me <strong>likes</strong> the bridge.</p><p>Until morning, friends.</p>"


@pytest.fixture
def thread(front: FrontPage, front_es: FrontPage) -> Thread:
    return make_talk(front)[1]


@pytest.fixture
def marta(db: None) -> User:
    return make_reader("marta", reading_locales=["es"])


@pytest.fixture
def spanish(thread: Thread, marta: User) -> Comment:
    return say(thread, marta, TEXT, said_locale="es")


def address(comment: Comment, locale: str = "en") -> str:
    return f"/en/discussion/own/{comment.key}/translations/{locale}/"


def lines(comment: Comment, *texts: str) -> dict[str, str]:
    assert comment.source is not None
    units = comment.source.units.all()
    return {f"line_{unit.pk}": text for unit, text in zip(units, texts, strict=True)}


def shown(thread: Thread) -> str:
    answer: Any = Client().get(f"/en/discussion/{thread.pk}/")
    return str(answer.content.decode())


def test_the_author_s_words_stand_in_the_place_of_the_machine_s(
    thread: Thread, spanish: Comment, marta: User
) -> None:
    row = make_translation(spanish, "en", MACHINE)
    client = signed_in(marta)
    html: str = client.get(address(spanish)).content.decode()
    assert "Me **likes** the bridge.</textarea>" in html
    assert 'lang="es" dir="ltr">Me <strong>gusta</strong> mucho el puente.</p>' in html
    given = lines(spanish, "I **like** the bridge.", "Until morning, friends.")
    answer: Any = client.post(address(spanish), given)
    assert answer.headers["Location"].endswith("/comment/1/original/")
    row.refresh_from_db()
    assert row.html == "<p>I <strong>like</strong> the bridge.</p><p>Until morning, friends.</p>"
    assert (row.state, row.corrected_by) == (State.POST_EDITED, marta)
    # What was left as it was is still the machine's.
    assert UnitTranslation.objects.exclude(corrected="").count() == 1
    assert "Translated from Spanish, corrected by a person" in shown(thread)


def test_who_says_the_same_is_left_alone(thread: Thread, spanish: Comment, marta: User) -> None:
    other = say(thread, make_reader("pau", reading_locales=["es"]), TEXT, said_locale="es")
    rows = [make_translation(one, "en", MACHINE) for one in (spanish, other)]
    assert MachineText.objects.count() == 2
    before = list(MachineText.objects.order_by("pk").values())
    signed_in(marta).post(address(spanish), lines(spanish, "I like it.", "See you."))
    for row in rows:
        row.refresh_from_db()
    assert rows[0].html == "<p>I like it.</p><p>See you.</p>"
    assert (rows[1].html, rows[1].state) == (MACHINE, State.TRANSLATED)
    assert list(MachineText.objects.order_by("pk").values()) == before


def test_an_empty_line_is_the_machine_s_again(spanish: Comment, marta: User) -> None:
    row = make_translation(spanish, "en", MACHINE)
    client = signed_in(marta)
    client.post(address(spanish), lines(spanish, "I like it.", "See you."))
    client.post(address(spanish), lines(spanish, "", ""))
    row.refresh_from_db()
    assert (row.html, row.state, row.corrected_by) == (MACHINE, State.TRANSLATED, None)


def test_what_no_engine_has_done_is_written_wholly_or_not_at_all(
    spanish: Comment, marta: User
) -> None:
    make_missing(spanish, "en", state=State.FAILED, reason="unsupported")
    client = signed_in(marta)
    html: str = client.post(address(spanish), lines(spanish, "I like it.", "")).content.decode()
    assert "Write every line, or none." in html
    assert not UnitTranslation.objects.exists()
    client.post(address(spanish), lines(spanish, "I like it.", "See you."))
    assert Translation.objects.get().html == "<p>I like it.</p><p>See you.</p>"


def test_it_is_a_line_and_safe_whatever_is_typed(spanish: Comment, marta: User) -> None:
    row = make_translation(spanish, "en", MACHINE)
    typed = ("> no quotation\n\n- no list", "<script>x</script> [x](javascript:y) \u202e")
    signed_in(marta).post(address(spanish), lines(spanish, *typed))
    row.refresh_from_db()
    assert row.html == (
        "<p>&gt; no quotation - no list</p><p>&lt;script&gt;x&lt;/script&gt; [x](javascript:y)</p>"
    )


def test_it_leads_nowhere_that_the_original_does_not(thread: Thread, marta: User) -> None:
    """Links by new accounts are looked at before they are published; here nobody looks."""
    comment = say(thread, marta, "Mira el puente.", said_locale="es")
    row = make_translation(comment, "en", "<p>Look at the bridge.</p>")
    client = signed_in(marta)
    for text in ("Look at https://swindle.example/", "[Look](https://swindle.example/).", "@ann"):
        html: str = client.post(address(comment), lines(comment, text)).content.decode()
        assert "A translation has only the links that the original has." in html
    row.refresh_from_db()
    assert row.state == State.TRANSLATED


def test_what_looks_like_a_link_in_code_makes_none_of_it(thread: Thread, marta: User) -> None:
    comment = say(thread, marta, 'Mira `href="https://swindle.example/"` aquí.', said_locale="es")
    row = make_translation(comment, "en", comment.html)
    given = lines(comment, "[Look](https://swindle.example/) here.")
    html: str = signed_in(marta).post(address(comment), given).content.decode()
    assert "A translation has only the links that the original has." in html
    row.refresh_from_db()
    assert row.state == State.TRANSLATED


def test_it_has_a_bound_for_all_lines_together(thread: Thread, marta: User, settings: Any) -> None:
    comment = say(thread, marta, "Uno, a.\n\nDos, b.\n\nTres, c.", said_locale="es")
    row = make_translation(comment, "en", "<p>One, a.</p><p>Two, b.</p><p>Three, c.</p>")
    settings.COMMENT_LENGTH_MAX = 50
    given = lines(comment, "x" * 40, "y" * 40, "z" * 40)
    html: str = signed_in(marta).post(address(comment), given).content.decode()
    assert "Shorten it to 100 at most." in html
    row.refresh_from_db()
    assert row.state == State.TRANSLATED


def test_links_of_the_original_may_stand_elsewhere(thread: Thread, front: FrontPage) -> None:
    writer = make_moderator()
    text = "Mira [esto](https://a.example/?a=1&b=2), @ann, y #1."
    make_reader("ann")
    say(thread, writer, "The first.")
    comment = say(thread, writer, text, said_locale="es")
    row = make_translation(comment, "en", comment.html)
    typed = "@ann and #1: look at [that](https://a.example/?a=1&b=2)."
    signed_in(writer).post(address(comment), lines(comment, typed))
    row.refresh_from_db()
    assert row.state == State.POST_EDITED
    assert row.html.count("<a ") == 3


def test_moderators_may_and_bystanders_may_not(spanish: Comment) -> None:
    make_translation(spanish, "en", MACHINE)
    assert signed_in(make_reader("ann")).get(address(spanish)).status_code == 404
    assert signed_in(make_moderator()).get(address(spanish)).status_code == 200


@pytest.mark.parametrize("locale", ["es", "xx", "it", "es-mx"])
def test_there_is_none_into_its_own_language_or_one_that_is_not_open(
    spanish: Comment, marta: User, locale: str
) -> None:
    make_translation(spanish, "en", MACHINE)
    assert signed_in(marta).get(address(spanish, locale)).status_code == 404


def test_of_a_hidden_comment_nobody_corrects_anything(spanish: Comment, marta: User) -> None:
    make_translation(spanish, "en", MACHINE)
    Comment.objects.update(visibility="removed")
    assert signed_in(marta).get(address(spanish)).status_code == 404


@pytest.mark.parametrize(
    "text",
    [
        "Hi *there* **bold** `co*de` ``a`b`` @olena #12 and 🙂",
        "https://a.example/%C3%BC?x=1 [link *x*](https://b.example/) a@b.example",
        r"no \*marks\*, no \:\), no \@bob and no \#12",
        "snake_case 1 < 2 & 3 > 2",
        "1. no list",
        "العربية *مائل* نص",
    ],
)
def test_a_line_can_be_typed_again(text: str) -> None:
    html = line_html(text)
    assert line_html(typed(html)) == html


@pytest.mark.parametrize("text", ["Hi *there* @olena, #12!", "**a** `b` [c](https://d.example/)"])
def test_a_line_of_a_comment_is_a_line(text: str) -> None:
    assert parse(text).html() == f"<p>{line_html(text)}</p>"
