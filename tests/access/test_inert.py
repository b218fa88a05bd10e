"""Markup in every field that a reader can write is inert on every page, mail and file.

Each is looked at twice: with plain texts, then with hostile ones, written past the forms into the
rows. The same elements with the same attributes must be there, and the texts as their writer
wrote them.
"""

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from causerie.accounts.models import (
    AccountEvent,
    AccountEventKind,
    FormerHandle,
    MailTrouble,
    User,
)
from causerie.accounts.selectors.exports import file_of
from causerie.accounts.services.notices import notify
from causerie.accounts.tasks import ask_for_export, make_export
from causerie.lib.names import clean_name, validate_name
from causerie.publication.models import FrontPage
from tests.accounts.people import give_second_factor, prove, sent_mails, sign_in, text_of
from tests.architecture.markup import inline_code
from tests.factories import PASSWORD, make_staff

# Where a browser follows an address or runs it.
ADDRESSES = frozenset({"href", "src", "srcset", "action", "formaction", "data", "srcdoc", "poster"})
NEVER_IN_ADDRESSES = ("<", ">", '"', " ", "javascript:", "data:")
# Of a choice that is not offered, none is chosen.
STATES = frozenset({"selected", "checked"})
RTL = "\N{RIGHT-TO-LEFT OVERRIDE}"

PLAIN = {
    "name": "Wanda Plain",
    "bio": "She writes of bones.\n\nAnd of stones.",
    "reason": "Three adverts.\nAll of them\n\nunder one article.",
    "agent": "Wondrous browser",
    "file": "picture.webp",
    "address": "wanda@example.org",
    "key": "My own telephone",
    "provider": "wanda-elsewhere",
    "trouble": "550 no such mailbox",
    "zone": "Europe/Madrid",
    "theme": "dark",
    "text_size": "large",
    "reads": "fr",
    "handle": "wanda",
    "former": "wanda-once",
}
HOSTILE = {
    "name": f'"><img src=x onerror=a()><script>b()</script>{{{{7*7}}}}{RTL}',
    "bio": (
        "<script>alert(1)</script>{{ 7*7 }}{% now 'Y' %}[click](javascript:alert(2))\n\n"
        '=1+1 "><svg onload=c()> </textarea></script> javascript:d() https://evil.example/'
    ),
    "reason": "</script><script>e()</script>\r\nBcc: evil@example.com\n\n<a href=javascript:f()>",
    "agent": "\"><iframe srcdoc='<script>g()</script>'>{{7*7}}",
    "file": "x\" onerror=h() a='.webp",
    "address": '"><img/src=x/onerror=i()>"@example.org',
    "key": "'\"><b onmouseover=j()>{{7*7}}",
    "provider": '"><u>{{7*7}}</u>',
    "trouble": "550 <a href='javascript:k()'>click</a>\r\nX-Evil: 1",
    "zone": '"><i>../../etc/passwd',
    "theme": '"><i x',
    "text_size": "'><s y",
    "reads": '"><q>',
    "handle": PLAIN["handle"],
    "former": '"><em>once',
}
# What a page may show in part, or in other words, is looked at as markup only.
SHOWN_AS_WRITTEN = frozenset({"name", "reason", "key", "trouble", "former"})
# A handle stands in addresses: the public page of one that cannot be is not there.
HOSTILE_HANDLE = {**PLAIN, "handle": "\"><img src=x>/../'"}


@dataclass
class Seen(HTMLParser):
    """The elements of a page with the names of their attributes, its text, its addresses."""

    elements: list[tuple[str, ...]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _value in attrs} - STATES
        self.elements.append((tag, *sorted(names)))
        for name, value in attrs:
            (self.addresses if name in ADDRESSES else self.texts).append(value or "")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return squeezed(" ".join(self.texts))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def seen(html: str) -> Seen:
    page = Seen()
    page.feed(html)
    page.close()
    return page


def plant(user: User, texts: dict[str, str]) -> None:
    """Past every form. Lengths are those of the columns."""
    User.objects.filter(pk=user.pk).update(
        display_name=texts["name"], bio=texts["bio"], email=texts["address"],
        suspension_reason=texts["reason"], time_zone=texts["zone"], theme=texts["theme"],
        text_size=texts["text_size"], reading_locales=[texts["reads"]], handle=texts["handle"],
        portrait=f"people/{texts['file']}",
    )  # fmt: skip
    EmailAddress.objects.filter(user=user).update(email=texts["address"])
    MailTrouble.objects.filter(address__user=user).update(reason=texts["trouble"])
    UserSession.objects.filter(user=user).update(user_agent=texts["agent"])
    told = {"name": texts["name"], "email": texts["address"]}
    SocialAccount.objects.filter(user=user).update(uid=texts["provider"], extra_data=told)
    passkeys = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    passkeys.update(data={"name": texts["key"], "credential": {}})
    FormerHandle.objects.filter(user=user).update(handle=texts["former"])
    # The log is only ever added to; the test writes into it all the same.
    AccountEvent.objects.filter(user=user).update(reason=texts["reason"])
    ModelLogEntry.objects.filter(object_id=str(user.pk)).update(label=texts["name"])
    user.refresh_from_db()


@dataclass
class Stage:
    user: User
    own: Client
    desk: Client

    def pages(self) -> dict[str, Any]:
        pk, handle = self.user.pk, quote(self.user.handle, safe="")
        everybody = {f"/en/readers/{handle}/": Client(SERVER_NAME="localhost")}
        own = dict.fromkeys((f"/en/account/{page}" for page in OWN_PAGES), self.own)
        desk = dict.fromkeys((f"/cms/{page.format(pk=pk)}" for page in DESK_PAGES), self.desk)
        return {
            path.replace(handle, "HANDLE"): client.get(path)
            for path, client in (everybody | own | desk).items()
        }


OWN_PAGES = (
    "profile/", "preferences/", "email/", "sessions/", "data/", "delete/", "elsewhere/",
    "password/change/", "mfa/", "mfa/webauthn/add/", "reauthenticate/", "logout/",
)  # fmt: skip
DESK_PAGES = (
    "users/", "users/results/?q=example", "users/account/{pk}/", "users/edit/{pk}/",
    "users/delete/{pk}/", "users/history/{pk}/", "users/usage/{pk}/", "reports/site-history/",
    "bulk/accounts/user/set_active_state/?id={pk}&next=/cms/",
    "bulk/accounts/user/delete/?id={pk}&next=/cms/",
)  # fmt: skip


@pytest.fixture
def stage(front: FrontPage, settings: Any, tmp_path: Path) -> Stage:
    settings.EMAIL_BACKEND = "causerie.web.outbox.OutboxBackend"
    settings.EXPORT_DIR = tmp_path / "exports"
    user = make_staff("wanda@example.org", display_name="Wanda")
    user.portrait.save("picture.webp", ContentFile(b"a picture"))
    FormerHandle.objects.create(user=user, handle="wanda-once")
    AccountEvent.objects.create(user=user, kind=AccountEventKind.NAME_CHANGED)
    own, desk = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    sign_in(own, user.email)
    prove(own)
    Authenticator.objects.create(user=user, type="webauthn", data={"name": "", "credential": {}})
    give_second_factor(user)
    SocialAccount.objects.create(user=user, provider="work", uid="wanda")
    address = EmailAddress.objects.get(user=user)
    MailTrouble.objects.create(address=address, reason="550", at=timezone.now())
    boss = make_staff("boss@example.org", is_superuser=True)
    sign_in(desk, boss.email)
    ModelLogEntry.objects.log_action(user, "wagtail.edit", user=boss)
    return Stage(user, own, desk)


def differences(
    plain: str,
    hostile: str,
    texts: dict[str, str],
    plain_texts: dict[str, str] = PLAIN,
    as_written: Collection[str] = SHOWN_AS_WRITTEN,
) -> list[str]:
    """What the hostile texts made of a page that the plain ones did not."""
    before, after = seen(plain), seen(hostile)
    found = [
        f"an address: {address}"
        for address in after.addresses
        if address not in before.addresses and any(sign in address for sign in NEVER_IN_ADDRESSES)
    ]
    # Lists are in the order of the texts, so only how many there are is compared.
    came = Counter(after.elements) - Counter(before.elements)
    went = Counter(before.elements) - Counter(after.elements)
    if came or went:
        found.append(f"elements: {dict(came)} came, {dict(went)} went")
    found += [
        f"not as it was written: {name}"
        for name, text in plain_texts.items()
        if name in as_written
        and squeezed(text) in before.text
        and squeezed(texts[name]) not in after.text
    ]
    if "49" in after.text.split() and "49" not in before.text.split():
        found.append("a template of theirs was filled in")
    return found


@pytest.mark.parametrize("texts", [HOSTILE, HOSTILE_HANDLE], ids=["texts", "handle"])
def test_every_page_shows_hostile_texts_as_texts(stage: Stage, texts: dict[str, str]) -> None:
    plant(stage.user, PLAIN)
    plain = stage.pages()
    plant(stage.user, texts)
    hostile = stage.pages()
    wrong = []
    for path, answer in plain.items():
        assert answer.status_code == 200, (path, answer.status_code)
        page = hostile[path]
        if "HANDLE" in path and page.status_code == 404:
            continue
        assert page.status_code == 200, (path, page.status_code)
        for line in differences(answer.content.decode(), page.content.decode(), texts):
            wrong.append(f"{path}: {line}")
    assert "\n".join(wrong) == ""


def test_the_call_of_every_page_is_told_as_data(stage: Stage) -> None:
    plant(stage.user, HOSTILE)
    answer = stage.own.get("/en/account/me.json")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.json()["name"] == HOSTILE["name"]


def test_a_download_holds_hostile_texts_as_texts(stage: Stage) -> None:
    plant(stage.user, HOSTILE)
    export = ask_for_export(stage.user)
    make_export.call(export.pk)
    export.refresh_from_db()
    with ZipFile(file_of(export)) as archive:
        page, data = archive.read("index.html").decode(), json.loads(archive.read("data.json"))
        names = archive.namelist()
    assert inline_code(page) == ["<style>"]
    after = seen(page)
    for name in ("name", "bio", "reason", "agent", "trouble", "former"):
        assert squeezed(HOSTILE[name]) in after.text, name
    for address in after.addresses:
        assert not any(sign in address for sign in NEVER_IN_ADDRESSES), address
    assert {tag for tag, *_names in after.elements} & {
        "script",
        "svg",
        "iframe",
        "u",
        "em",
    } == set()
    [me] = next(t["rows"] for t in data["tables"] if t["table"] == "accounts.User")
    assert (me["display_name"], me["bio"]) == (HOSTILE["name"], HOSTILE["bio"])
    assert not any(name.startswith("/") or ".." in name for name in names)


NOTICES: dict[str, dict[str, Any]] = {
    "suspended": {"until": None, "reason": HOSTILE["reason"], "contact": "desk@example.org"},
    "restored": {},
    "second_factor_removed": {},
    "erasure_asked": {"erase_at": timezone.now(), "page_address": "http://localhost:8000/"},
    "erased": {"erase_texts": False},
    "export_ready": {"kept_days": 7, "page_address": "http://localhost:8000/"},
}


@pytest.mark.parametrize("notice", NOTICES)
def test_a_mail_is_plain_text_with_no_header_of_theirs(stage: Stage, notice: str) -> None:
    name = "Wanda\r\nBcc: evil@example.com\r\n\r\n<script>a()</script>"
    plant(stage.user, {**PLAIN, "name": name[:60]})
    notify(stage.user, notice, **NOTICES[notice])
    [mail] = sent_mails()
    assert mail["Bcc"] is None
    assert mail["To"] == PLAIN["address"]
    assert "\n" not in mail["Subject"]
    assert "&lt;" not in text_of(mail)
    if "reason" in NOTICES[notice]:
        assert squeezed(HOSTILE["reason"]) in squeezed(text_of(mail))


def test_why_one_is_suspended_is_shown_as_text(stage: Stage) -> None:
    plant(stage.user, PLAIN)
    Authenticator.objects.all().delete()
    User.objects.filter(pk=stage.user.pk).update(suspended_at=timezone.now())
    pages = []
    for reason in (PLAIN["reason"], HOSTILE["reason"]):
        User.objects.filter(pk=stage.user.pk).update(suspension_reason=reason)
        form = {"login": PLAIN["address"], "password": PASSWORD}
        pages.append(Client(SERVER_NAME="localhost").post("/en/account/login/", form))
    assert [page.status_code for page in pages] == [403, 403]
    plain, hostile = (page.content.decode() for page in pages)
    assert differences(plain, hostile, HOSTILE) == []
    assert squeezed(HOSTILE["reason"]) in seen(hostile).text


@pytest.mark.parametrize("name", ["=1+1", "+1234", "-Anna", "@sum", "＝1", "−Anna", "\t=1"])
def test_no_name_is_a_formula_to_a_spreadsheet(name: str) -> None:
    """The CMS's reports are downloaded as CSV with names in them as they are."""
    with pytest.raises(ValidationError):
        validate_name(clean_name(name))


def test_markup_that_is_not_escaped_is_found() -> None:
    plain, hostile = f"<p>{PLAIN['name']}</p>", f"<p>{HOSTILE['name']}</p>"
    found = differences(plain, hostile, HOSTILE)
    assert any(line.startswith("elements") for line in found)
    assert any(line.startswith("not as it was written") for line in found)
    link = differences("<a href='/a'>x</a>", "<a href='javascript:a()'>x</a>", HOSTILE)
    assert link == ["an address: javascript:a()"]
