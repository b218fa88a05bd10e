"""Leaving: two weeks to change one's mind, then nothing of the person is left but what is said."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Comment, CommentReply, PageLogEntry, Revision

from causerie.accounts.models import AccountEvent, AccountEventKind, DataExport, User
from causerie.accounts.selectors.personal_data import personal_tables, rows_of
from causerie.accounts.services.erasure import (
    CannotLeave,
    OwnTexts,
    ask_for_erasure,
    call_off_erasure,
    erase,
    erase_due,
    settle,
)
from causerie.accounts.tasks import ask_for_export, make_export
from causerie.lib.personal_data import OnErasure, PersonalTable
from causerie.publication.models import FrontPage
from tests.accounts.every_row import (
    Maker,
    everything_of,
    files_that_are_called,
    tables_that_say,
)
from tests.accounts.people import is_signed_in, leave_open, prove, sent_mails, sign_in, text_of
from tests.factories import make_article, make_section, make_staff

DELETE = "/en/account/delete/"
KEEP = "/en/account/keep/"
LEAVER = "zq7rita"


@pytest.fixture(autouse=True)
def _exports_in_a_folder(settings: Any, tmp_path: Path) -> None:
    settings.EXPORT_DIR = tmp_path / "exports"


def let_time_pass(user: User) -> None:
    User.objects.filter(pk=user.pk).update(erase_at=timezone.now() - timedelta(seconds=1))


def leave(user: User, texts: OwnTexts = OwnTexts.KEEP) -> None:
    ask_for_erasure(user, texts=texts)
    let_time_pass(user)
    assert erase_due() == 1


def proven_client(user: User) -> Client:
    client = Client()
    sign_in(client, user.email)
    prove(client)
    return client


def where_to(client: Client, path: str = DELETE) -> str:
    """Where somebody is sent who asks for the page."""
    answer: Any = client.get(path)
    return str(answer.url)


# --- What is left -------------------------------------------------------------------------------


@pytest.mark.parametrize("texts", list(OwnTexts))
def test_of_every_kind_of_row_is_left_what_the_lists_say(front: FrontPage, texts: OwnTexts) -> None:
    maker = Maker(front)
    leaver, bystander = maker.person(LEAVER), maker.person("otto")
    export = ask_for_export(leaver)
    make_export.call(export.pk)
    before = [(table, [row.pk for row in rows_of(table, leaver)]) for table in personal_tables()]
    assert all(keys for _table, keys in before)
    assert files_that_are_called(LEAVER)
    others = everything_of(bystander)
    leave(leaver, texts)
    for table, keys in before:
        left = apps.get_model(table.model)._base_manager.filter(pk__in=keys)
        if table.on_erasure is OnErasure.ERASE:
            assert not left.exists(), table
        elif not table.by_number and not table.is_reached_by_path:
            assert {*left.values_list(table.field, flat=True)} == {None}, table
            assert left.count() == len(keys), table
    assert everything_of(bystander) == others
    assert tables_that_say(LEAVER) == set()
    assert files_that_are_called(LEAVER) == []
    assert AccountEvent.objects.filter(kind=AccountEventKind.ERASED, user=None).count() == 1


def test_a_second_erasure_changes_nothing(front: FrontPage) -> None:
    maker = Maker(front)
    leaver, bystander = maker.person(LEAVER), maker.person("otto")
    leave(leaver)
    others, events = everything_of(bystander), AccountEvent.objects.count()
    assert erase_due() == 0
    assert not erase(leaver)
    assert everything_of(bystander) == others
    assert AccountEvent.objects.count() == events


def test_one_account_that_fails_keeps_no_other_back(
    front: FrontPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make_staff("first@example.org"), make_staff("second@example.org")
    for user in (first, second):
        ask_for_erasure(user, texts=OwnTexts.KEEP)
        let_time_pass(user)
    delete = User.delete

    def refuse(user: User, *args: Any, **more: Any) -> Any:
        if user.handle == "first":
            raise RuntimeError("The disk is full.")
        return delete(user, *args, **more)

    monkeypatch.setattr(get_user_model(), "delete", refuse)
    assert erase_due() == 1
    assert set(User.objects.values_list("handle", flat=True)) == {"first"}
    monkeypatch.undo()
    assert erase_due() == 1
    assert not User.objects.exists()


def own_texts(*texts: str) -> PersonalTable:
    """As an app with a person's own texts names them."""
    return PersonalTable(
        "accounts.AccountEvent",
        "user",
        OnErasure.AS_CHOSEN,
        "What you wrote.",
        "So that it is read.",
        "Always.",
        exports=("reason",),
        texts=texts,
    )


@pytest.mark.parametrize(
    ("texts", "removed", "left"),
    [
        (("reason",), False, [(None, "My own words.")]),
        (("reason",), True, [(None, "")]),
        ((), False, [(None, "My own words.")]),
        ((), True, []),
    ],
)
def test_own_texts_stay_without_the_name_or_go(
    reader: User, ada: User, texts: tuple[str, ...], removed: bool, left: list[Any]
) -> None:
    for user in (reader, ada):
        AccountEvent.objects.create(
            user=user, kind=AccountEventKind.RESTORED, reason="My own words."
        )
    settle(own_texts(*texts), reader, remove_texts=removed)
    others = AccountEvent.objects.exclude(user=ada)
    assert list(others.values_list("user", "reason")) == left
    assert AccountEvent.objects.get(user=ada).reason == "My own words."


def test_an_editors_remark_goes_from_versions_and_log_and_those_of_others_stay(
    front: FrontPage, reader: User, ada: User
) -> None:
    article = make_article(make_section(front))
    for user, text in ((reader, "zq7 remark"), (ada, "another remark")):
        remark = Comment(page=article, user=user, text=text, contentpath="title")
        remark.replies.add(CommentReply(user=user, text=f"{text}, answered"))
        article.wagtail_admin_comments.add(remark)
    article.save_revision(user=ada)
    article.refresh_from_db()
    for remark in Comment.objects.all():
        remark.log_create(user=remark.user)
    assert tables_that_say("zq7 remark") >= {"wagtailcore_comment", "wagtailcore_revision"}
    leave(reader)
    assert tables_that_say("zq7 remark") == set()
    assert "another remark, answered" in str(Revision.objects.latest("pk").content)
    assert PageLogEntry.objects.filter(data__comment__text="another remark").exists()


def test_articles_and_their_bylines_stay(front: FrontPage) -> None:
    author = make_staff("nadia@example.org", "Authors")
    article = make_article(make_section(front), owner=author)
    leave(author)
    article.refresh_from_db()
    assert article.live
    assert article.owner is None


def test_sample_accounts_leave_like_others(front: FrontPage) -> None:
    sample = make_staff("sample@example.org", is_sample=True)
    leave(sample)
    assert not User.objects.filter(pk=sample.pk).exists()


def test_the_handle_is_free_afterwards(front: FrontPage, reader: User) -> None:
    handle = reader.handle
    leave(reader)
    assert make_staff("other@example.org", handle=handle).handle == handle


# --- Mail ---------------------------------------------------------------------------------------


def test_the_last_message_is_queued_before_the_address_is_forgotten(
    settings: Any, front: FrontPage, reader: User
) -> None:
    settings.EMAIL_BACKEND = "causerie.web.mail.QueueBackend"
    leave(reader)
    assert tables_that_say(reader.email) == {DBTaskResult._meta.db_table}
    last = DBTaskResult.objects.latest("enqueued_at")
    assert last.args_kwargs["kwargs"]["recipient"] == reader.email


def test_the_messages_say_when_how_to_come_back_and_that_it_is_done(
    front: FrontPage, reader: User
) -> None:
    day = ask_for_erasure(reader, texts=OwnTexts.REMOVE)
    let_time_pass(reader)
    erase_due()
    asked, done = sent_mails()
    assert asked["To"] == done["To"] == reader.email
    assert f"{day:%Y}" in text_of(asked)
    assert "http://localhost:8000/en/account/delete/" in text_of(asked)
    assert "Your texts are removed too." in text_of(done)


def test_the_messages_are_in_the_persons_language(front: FrontPage, reader: User) -> None:
    User.objects.filter(pk=reader.pk).update(interface_locale="fr")
    reader.refresh_from_db()
    ask_for_erasure(reader, texts=OwnTexts.KEEP)
    [asked] = sent_mails()
    assert "http://localhost:8000/fr/account/delete/" in text_of(asked)


# --- Asking, and changing one's mind -------------------------------------------------------------


def test_who_asks_is_shown_the_day_and_can_keep_the_account(reader: User) -> None:
    client = proven_client(reader)
    assert "Rita" not in client.get(DELETE).content.decode().split("<footer")[1]
    assert client.post(DELETE, {"texts": "remove"}).status_code == 302
    reader.refresh_from_db()
    assert reader.erase_at is not None
    assert reader.erase_texts
    wait = reader.erase_at - timezone.now()
    assert timedelta(days=13, hours=23) < wait <= timedelta(days=14)
    for path in (DELETE, "/en/account/data/", "/en/account/email/"):
        assert "Keep my account" in client.get(path).content.decode(), path
    assert client.post(KEEP).status_code == 302
    reader.refresh_from_db()
    assert not reader.erase_at
    assert not reader.erase_texts
    assert "Keep my account" not in client.get(DELETE).content.decode()
    kinds = set(AccountEvent.objects.filter(user=reader).values_list("kind", flat=True))
    assert kinds == {"erasure_asked", "erasure_called_off"}


def test_other_sessions_end_at_once_and_one_can_sign_in_again(reader: User) -> None:
    elsewhere = Client()
    sign_in(elsewhere, reader.email)
    client = proven_client(reader)
    client.post(DELETE, {"texts": "keep"})
    assert elsewhere.get("/en/account/email/").status_code == 302
    assert client.get(DELETE).status_code == 200
    again = Client()
    sign_in(again, reader.email)
    assert is_signed_in(again)


def test_a_session_that_no_row_tells_of_goes_too(reader: User) -> None:
    browser = Client()
    sign_in(browser, reader.email)
    UserSession.objects.all().delete()
    half_way = SessionStore()
    half_way["account_login"] = {"email": reader.email.upper()}
    half_way.create()
    of_somebody_else = SessionStore()
    of_somebody_else["account_login"] = {"email": "otto@example.org"}
    of_somebody_else.create()
    leave(reader)
    assert [row.pk for row in Session.objects.all()] == [of_somebody_else.session_key]


def test_a_session_that_speaks_of_an_international_address_goes_too(reader: User) -> None:
    User.objects.filter(pk=reader.pk).update(email="jürgen@example.org")
    reader.refresh_from_db()
    half_way = SessionStore()
    half_way["account_login"] = {"email": "Jürgen@example.org"}
    half_way.create()
    leave(reader)
    assert not Session.objects.exists()


def test_asked_twice_the_day_stays_and_the_choice_is_the_new_one(reader: User) -> None:
    day = ask_for_erasure(reader, texts=OwnTexts.KEEP)
    assert ask_for_erasure(reader, texts=OwnTexts.REMOVE) == day
    reader.refresh_from_db()
    assert reader.erase_texts
    assert len(sent_mails()) == 1


def test_after_the_day_it_cannot_be_called_off(reader: User) -> None:
    ask_for_erasure(reader, texts=OwnTexts.KEEP)
    let_time_pass(reader)
    assert not call_off_erasure(reader)
    assert erase_due() == 1


def test_before_the_day_nobody_is_erased(reader: User, ada: User) -> None:
    ask_for_erasure(reader, texts=OwnTexts.KEEP)
    assert erase_due() == 0
    assert not erase(reader)
    assert not erase(ada)
    assert User.objects.count() == 2


def test_the_page_asks_for_a_proof(client: Client, reader: User) -> None:
    assert where_to(client).startswith("/en/account/login/")
    sign_in(client, reader.email)
    leave_open(client)
    assert where_to(client).startswith("/en/account/reauthenticate/")
    client.post(DELETE, {"texts": "keep"})
    reader.refresh_from_db()
    assert reader.erase_at is None


def test_who_has_no_password_proves_it_by_a_code(client: Client, reader: User) -> None:
    reader.set_unusable_password()
    reader.save()
    client.force_login(reader)
    assert where_to(client).startswith("/en/account/reauthenticate/code/")
    client.post(DELETE, {"texts": "keep"})
    reader.refresh_from_db()
    assert reader.erase_at is None


def test_without_a_choice_nothing_is_deleted(reader: User) -> None:
    client = proven_client(reader)
    assert client.post(DELETE, {"texts": "everything"}).status_code == 422
    reader.refresh_from_db()
    assert reader.erase_at is None


def test_the_last_superuser_stays_and_is_told_why(ada: User) -> None:
    client = proven_client(ada)
    page = client.post(DELETE, {"texts": "keep"}).content.decode()
    assert "Make somebody else a superuser first." in page
    ada.refresh_from_db()
    assert ada.erase_at is None


def test_of_two_superusers_one_may_leave(ada: User) -> None:
    second = make_staff("bea@example.org", is_superuser=True)
    ask_for_erasure(second, texts=OwnTexts.KEEP)
    with pytest.raises(CannotLeave):
        ask_for_erasure(ada, texts=OwnTexts.KEEP)


def test_a_download_that_was_asked_for_goes_too(reader: User) -> None:
    export = ask_for_export(reader)
    leave(reader)
    assert make_export.call(export.pk) is False
    assert not DataExport.objects.exists()


def test_before_the_click_the_page_tells_what_stays_too(client: Client, reader: User) -> None:
    sign_in(client, reader.email)
    prove(client)
    html = client.get(DELETE).content.decode()
    assert "What stays, without your name" in html
    assert "What was done to your account" in html


def test_what_a_person_did_to_their_own_account_is_told_once(client: Client, reader: User) -> None:
    ask_for_erasure(reader, texts=OwnTexts.KEEP)
    told = [table.field for table in personal_tables() if table.model == "accounts.AccountEvent"
            if rows_of(table, reader).exists()]  # fmt: skip
    assert told == ["user"]
