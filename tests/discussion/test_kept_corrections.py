"""What a corrected translation said stays known to moderators, as earlier versions of the comment
do."""

from typing import Any

import pytest

from causerie.accounts.models import User
from causerie.accounts.selectors.personal_data import personal_tables, rows_of
from causerie.discussion.models import Comment, KeptCorrection, Thread, Visibility
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.services.correcting import correct_comment
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.publication.models import FrontPage
from causerie.translation.models import Correction, Source, Translation
from causerie.translation.services import corrections
from tests.discussion.deeds import Talk
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.discussion.writing import signed_in
from tests.translation.made import make_translation

MACHINE = "<p>It opens itself.</p>"


@pytest.fixture
def thread(front: FrontPage, front_es: FrontPage) -> Thread:
    return make_talk(front)[1]


@pytest.fixture
def marta(db: None) -> User:
    return make_reader("marta", reading_locales=["es"])


@pytest.fixture
def mod(db: None) -> User:
    return make_moderator()


@pytest.fixture
def comment(thread: Thread, marta: User) -> Comment:
    one = say(thread, marta, "Se abre.", said_locale="es")
    make_translation(one, "en", MACHINE)
    return one


def correct(comment: Comment, by: User, *texts: str) -> None:
    source = Source.objects.get(comment=comment)
    unit = source.units.get()
    for text in texts:
        correct_comment(comment, source, "en", {unit.pk: text}, by=by)


def edit(comment: Comment, author: User, text: str) -> None:
    edit_comment(
        comment, author=author, text=text, seen_revision=comment.revision, page_locale="es"
    )


def desk(comment: Comment, mod: User) -> str:
    path = f"/en/discussion/{comment.thread_id}/comment/{comment.number}/moderate/"
    answer: Any = signed_in(mod).get(path)
    return str(answer.content.decode())


def test_each_one_is_kept_with_who_wrote_it_and_the_last_first(
    comment: Comment, marta: User, mod: User
) -> None:
    correct(comment, marta, "You are all fools.", "It opens.", "It opens.")
    correct(comment, mod, "It is opening.")
    kept = Correction.objects.order_by("pk").values_list("html", "by__handle")
    assert list(kept) == [
        ("<p>You are all fools.</p>", "marta"),
        ("<p>It opens.</p>", "marta"),
        ("<p>It is opening.</p>", "mod"),
    ]
    page = desk(comment, mod)
    places = [page.index(f">{html}<") for html, _by in reversed(kept)]
    assert places == sorted(places)
    assert "English" in page


def test_that_the_machine_s_words_stand_there_again_is_known_too(
    comment: Comment, marta: User
) -> None:
    correct(comment, marta, "It opens.", "")
    assert list(Correction.objects.values_list("html", flat=True)) == ["<p>It opens.</p>", MACHINE]


def test_they_stay_when_the_comment_is_changed(comment: Comment, marta: User, mod: User) -> None:
    correct(comment, marta, "You are all fools.")
    edit(comment, marta, "Se cierra.")
    assert not Translation.objects.exists()
    assert "You are all fools." in desk(comment, mod)
    assert KeptCorrection.objects.get().by == marta


def test_they_stay_when_the_comment_is_hidden_and_shown_again(
    comment: Comment, marta: User, mod: User
) -> None:
    correct(comment, marta, "You are all fools.")
    for visibility in (Visibility.REMOVED, Visibility.PUBLISHED):
        set_visibility(comment, visibility, actor=mod, reason="An insult.")
        assert desk(comment, mod).count("You are all fools.") == 1


def test_what_its_author_has_taken_back_moderators_don_t_read(
    comment: Comment, marta: User, mod: User
) -> None:
    correct(comment, marta, "You are all fools.")
    edit(comment, marta, "Se cierra.")
    withdraw(comment, author=marta)
    assert "You are all fools." not in desk(comment, mod)


def test_readers_see_what_stands_there_and_nothing_else(
    comment: Comment, marta: User, mod: User
) -> None:
    correct(comment, marta, "You are all fools.", "It opens.")
    path = f"/en/discussion/{comment.thread_id}/"
    for client in (signed_in(make_reader("ann")), signed_in(marta)):
        for more in ("", f"comment/{comment.number}/original/"):
            page: str = client.get(path + more).content.decode()
            assert "It opens." in page
            assert "You are all fools." not in page
    refused: Any = signed_in(marta).get(f"{path}comment/{comment.number}/moderate/")
    assert refused.status_code in (302, 403, 404)


def test_one_person_corrects_a_text_so_often_and_a_moderator_still_can(
    comment: Comment, marta: User, mod: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrections, "CORRECTIONS_MAX", 2)
    correct(comment, marta, "You are all fools.", "Fools!")
    with pytest.raises(DiscussionRefused, match="too often"):
        correct(comment, marta, "Fools, all of you.")
    correct(comment, mod, "It opens.")
    assert Translation.objects.get().html == "<p>It opens.</p>"
    assert Correction.objects.count() == 3


def test_what_its_author_has_taken_back_nobody_else_takes_with_their_data(
    comment: Comment, marta: User, mod: User
) -> None:
    correct(comment, mod, "It opens.")
    withdraw(comment, author=marta)
    for person, says_it in ((mod, False), (marta, True)):
        tables = [table for table in personal_tables() if table.exports]
        rows = [list(rows_of(table, person).values_list(*table.exports)) for table in tables]
        assert ("It opens." in repr(rows)) is says_it


@pytest.mark.parametrize("is_hidden_first", [False, True])
def test_who_leaves_with_their_texts_leaves_none_of_these(
    thread: Thread, comment: Comment, marta: User, mod: User, is_hidden_first: bool
) -> None:
    correct(comment, mod, "It opens.")
    edit(comment, marta, "Se cierra.")
    if is_hidden_first:
        set_visibility(comment, Visibility.REMOVED, actor=mod, reason="An insult.")
    Talk(thread, [marta], [mod]).leave_nothing(marta, 0)
    assert list(KeptCorrection.objects.values_list("html", "by__handle")) == [("", "mod")]
    assert not Correction.objects.exists()


def test_what_somebody_has_withdrawn_goes_with_them_whatever_they_choose(
    thread: Thread, comment: Comment, marta: User, mod: User
) -> None:
    correct(comment, marta, "It opens.")
    withdraw(comment, author=marta)
    assert KeptCorrection.objects.get().html
    Talk(thread, [marta], [mod]).leave_texts(marta, 0)
    kept = KeptCorrection.objects.get()
    assert (kept.html, kept.by) == ("", None)
