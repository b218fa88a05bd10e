"""Markup in whatever people write in the discussion is inert wherever it is shown.

As in test_inert.py each page is looked at with plain texts and with hostile ones, written past the
forms into the rows; so is what a refused form shows again.
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from causerie.accounts.models import User
from causerie.accounts.selectors.exports import file_of
from causerie.accounts.tasks import ask_for_export, make_export
from causerie.discussion.models import (
    Comment,
    CommentRevision,
    CommentSearchEntry,
    DiscussionEvent,
    Quotation,
    QuotationText,
    Report,
    Thread,
)
from causerie.discussion.services.following import follow
from causerie.discussion.services.muting import mute
from causerie.discussion.services.search_sweep import sweep_comment_search
from causerie.lib.markup import parse
from causerie.lib.markup.inline import line_html
from causerie.publication.models import FrontPage
from causerie.translation.models import MachineText, Suggestion, Translation
from tests.access.people import Role
from tests.access.talk_scene import Scene, State, make_scene
from tests.access.test_inert import NEVER_IN_ADDRESSES, differences, seen, squeezed

PLAIN = {
    "text": "Sorrel stands there plainly.",
    "former": "Tansy stood there before.",
    "quoted": "Yarrow was quoted once.",
    "words": "Chicory is why this is reported.",
    "reason": "Fennel is why this was decided.",
    "name": "Wanda Plain",
    "bio": "She writes of herbs.",
    "query": "nowhere to be found",
}
_BREAKS_OUT = "\"'></textarea></script></title></article><img src=x onerror={0}()>{{{{7*7}}}}"
HOSTILE = {
    "text": _BREAKS_OUT.format("a") + " <a href=javascript:b()> sorrel",
    "former": _BREAKS_OUT.format("c"),
    "quoted": _BREAKS_OUT.format("d"),
    "words": _BREAKS_OUT.format("e"),
    "reason": _BREAKS_OUT.format("f"),
    "name": _BREAKS_OUT.format("g")[:60],
    "bio": _BREAKS_OUT.format("h"),
    "query": _BREAKS_OUT.format("i"),
}
# What an excerpt cuts is looked at as markup only.
AS_WRITTEN = frozenset({"words", "reason", "name"})
MARKS = (
    "[x](javascript:alert(1)) ![y](data:text/html,z) <javascript:a()> [x]: javascript:b()\n\n"
    "[x](<https://e.example/\"onmouseover=c()>) ||</details><script>d()</script>||\n"
    "`<b onclick=e()>`\n"
    "> <svg onload=f()>\n\n- <style>*{}</style>\n\n@witness\"><i> #1\"><u> &#60;script&#62;\x00"
)  # fmt: skip


@pytest.fixture
def scene(front: FrontPage, settings: Any, tmp_path: Path) -> Scene:
    settings.EXPORT_DIR = tmp_path / "exports"
    made = make_scene(front, State.CLOSED)
    other, reader = made.users[Role.OTHER_READER], made.users[Role.READER]
    follow(made.thread, user=other)
    mute(reader, by=other)
    return made


def plant(scene: Scene, texts: dict[str, str]) -> None:
    """Past every form."""
    comments = Comment.objects.filter(pk=scene.comment.pk)
    comments.update(text=texts["text"], html=parse(texts["text"]).html({}), is_indexed=False)
    CommentSearchEntry.objects.filter(comment=scene.comment).delete()
    CommentRevision.objects.update(text=texts["former"], html=parse(texts["former"]).html({}))
    Quotation.objects.update(text=texts["quoted"], is_changed=True)
    QuotationText.objects.update(text=texts["quoted"])
    Translation.objects.update(html=parse(texts["text"]).html({}))
    MachineText.objects.update(html=line_html(texts["text"]))
    Suggestion.objects.update_or_create(
        user=scene.users[Role.OTHER_READER],
        defaults={
            "locale": "en",
            "source_locale": "fr",
            "address": "/en/",
            "selected": texts["quoted"],
            "proposed": texts["words"],
            "answer": texts["reason"],
        },
    )
    Report.objects.update(words=texts["words"])
    DiscussionEvent.objects.update(reason=texts["reason"])
    Thread.objects.filter(pk=scene.thread.pk).update(state_reason=texts["reason"])
    User.objects.filter(pk=scene.writer).update(display_name=texts["name"], bio=texts["bio"])
    sweep_comment_search()


def pages(scene: Scene, texts: dict[str, str]) -> dict[str, Any]:
    thread, number, key = scene.thread.pk, scene.number, scene.key
    comment = f"{thread}/comment/{number}"
    query = quote(texts["query"])
    found = {}
    for role, paths in {
        Role.ANONYMOUS: (
            f"{thread}/", f"{thread}/newest/", f"{thread}/valued/", f"{thread}/branch/{number}/",
            f"{comment}/versions/", f"{comment}/original/", f"{thread}/search/?q={query}",
            f"{thread}/search/?q=sorrel", f"{thread}/by/reader/",
        ),
        Role.READER: (
            f"{thread}/?as=me", f"{thread}/write/", f"own/{key}/edit/", f"own/{key}/withdraw/",
            f"own/{key}/locale/", f"own/{key}/translations/en/", "mine/", "answers/",
        ),
        Role.OTHER_READER: (
            f"{thread}/?as=me", f"{comment}/reply/", f"{comment}/vote/", f"{comment}/report/",
            "report/reader/", "mute/reader/", "muted/", "following/",
            f"{comment}/suggest/?words={query}", "suggestions/",
        ),
        Role.MODERATOR: (
            f"{comment}/moderate/", f"{thread}/moderate/", f"{thread}/?as=me", "desk/", "desk/log/",
        ),
    }.items():  # fmt: skip
        client = scene.browser(role)
        for path in paths:
            answer = client.get(f"/en/discussion/{path}")
            found[f"{role} {path.replace(query, 'QUERY')}"] = answer
    everybody = scene.browser(Role.ANONYMOUS)
    for path in ("/en/", "/en/city/the-last-ferry/", "/en/readers/reader/"):
        found[path] = everybody.get(path)
    return found


def compare(plain: dict[str, Any], hostile: dict[str, Any]) -> list[str]:
    wrong = []
    for path, answer in plain.items():
        page = hostile[path]
        if (answer.status_code, page.status_code) != (200, 200):
            wrong.append(f"{path}: {answer.status_code}, {page.status_code}")
        before, after = answer.content.decode(), page.content.decode()
        lines = differences(before, after, HOSTILE, PLAIN, AS_WRITTEN)
        wrong += [f"{path}: {line}" for line in lines]
    return wrong


def test_every_page_of_the_discussion_shows_hostile_texts_as_texts(scene: Scene) -> None:
    plant(scene, PLAIN)
    plain = pages(scene, PLAIN)
    plant(scene, HOSTILE)
    assert "\n".join(compare(plain, pages(scene, HOSTILE))) == ""


def test_each_text_was_shown_somewhere(scene: Scene) -> None:
    """Otherwise the test above proves nothing."""
    plant(scene, PLAIN)
    shown = "".join(answer.content.decode() for answer in pages(scene, PLAIN).values())
    assert [text for text in PLAIN.values() if text not in shown] == []


FORMS: dict[str, tuple[Role, str, dict[str, str]]] = {
    "write": (Role.OTHER_READER, "{thread}/write/", {"text": "text", "said_locale": "words"}),
    "a reply": (Role.OTHER_READER, "{comment}/reply/", {"text": "text", "key": "words"}),
    "a preview": (Role.MODERATOR, "{thread}/write/", {"text": "text", "action": "=preview"}),
    "an edit": (Role.READER, "own/{key}/edit/", {"text": "quoted", "revision": "=1"}),
    "a report": (Role.OTHER_READER, "{comment}/report/", {"words": "words", "reason": "text"}),
    "a name": (Role.OTHER_READER, "report/reader/", {"words": "words", "of": "text"}),
    "a decision": (Role.MODERATOR, "{comment}/moderate/", {"reason": "reason", "then": "text"}),
    "a closing": (Role.MODERATOR, "{thread}/moderate/", {"reason": "reason", "state": "text"}),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("headers", [{}, {"x-fragment": "1"}], ids=["page", "piece"])
def test_a_refused_form_shows_hostile_texts_as_texts(
    scene: Scene, form: str, headers: dict[str, str]
) -> None:
    role, path, fields = FORMS[form]
    plant(scene, PLAIN)
    address = "/en/discussion/" + path.format(
        thread=scene.thread.pk, comment=f"{scene.thread.pk}/comment/{scene.number}", key=scene.key
    )
    answers = []
    for texts in (PLAIN, HOSTILE):
        typed = {name: of[1:] if of[0] == "=" else texts[of] for name, of in fields.items()}
        answers.append(scene.browser(role).post(address, typed, headers=headers))
    plain, hostile = (answer.content.decode() for answer in answers)
    assert {answer.status_code for answer in answers} <= {200, 422}
    assert differences(plain, hostile, HOSTILE, PLAIN, fields.values()) == []


def test_what_somebody_typed_before_they_signed_in_comes_back_as_text(scene: Scene) -> None:
    pages_of = []
    address = f"/en/discussion/{scene.thread.pk}/comment/{scene.number}/report/"
    for texts in (PLAIN, HOSTILE):
        client = scene.browser(Role.ANONYMOUS)
        client.post(address, {"words": texts["words"], "reason": texts["text"]})
        client.force_login(scene.users[Role.OTHER_READER])
        pages_of.append(client.get(address).content.decode())
    assert squeezed(HOSTILE["words"]) in seen(pages_of[1]).text
    assert differences(pages_of[0], pages_of[1], HOSTILE, PLAIN, AS_WRITTEN) == []


def test_marks_make_only_what_a_comment_may_hold(scene: Scene) -> None:
    plant(scene, {**PLAIN, "text": MARKS.replace("\x00", ""), "former": "x", "quoted": "x"})
    for path, answer in pages(scene, PLAIN).items():
        page = seen(answer.content.decode())
        bad = [one for one in page.addresses if any(sign in one for sign in NEVER_IN_ADDRESSES)]
        assert bad == [], path
        tags = {tag for tag, *_names in page.elements}
        assert not tags & {"iframe", "style", "object", "embed", "base"}, path
        attributes = {name for _tag, *names in page.elements for name in names}
        assert not {name for name in attributes if name.startswith("on") or name == "style"}, path


def test_pieces_and_calls_tell_texts_as_data(scene: Scene) -> None:
    plant(scene, HOSTILE)
    Comment.objects.filter(pk=scene.comment.pk).update(visibility="held", number=None)
    reader, thread = scene.browser(Role.READER), scene.thread.pk
    call = reader.get(f"/en/discussion/{thread}/mine.json")
    moderator = scene.browser(Role.MODERATOR)
    preview = moderator.post(f"/en/discussion/{thread}/preview/", {"text": MARKS})
    for answer in (call, preview):
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    [waiting] = call.json()["waiting"]
    assert squeezed(HOSTILE["text"]) in seen(waiting["html"]).text
    for html in (waiting["html"], preview.json()["html"]):
        page = seen(html)
        assert not {tag for tag, *_names in page.elements} & {"img", "script", "svg", "style", "u"}
        assert not [one for one in page.addresses if "javascript:" in one or "data:" in one]


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_a_feed_tells_hostile_texts_as_texts(scene: Scene, kind: str) -> None:
    plant(scene, HOSTILE)
    answer = scene.browser(Role.ANONYMOUS).get(f"/en/discussion/{scene.thread.pk}/feed.{kind}")
    body = answer.content.decode()
    if kind == "json":
        entries = [entry["content_html"] for entry in json.loads(body)["items"]]
    else:
        # Of our own making, and well-formed or the test fails.
        tree = ElementTree.fromstring(body)
        entries = [one.text or "" for one in tree.iter() if (one.text or "").startswith("<")]
    assert any(squeezed(HOSTILE["text"]) in seen(html).text for html in entries)
    tags = {tag for html in entries for tag, *_names in seen(html).elements}
    assert not tags & {"img", "script", "svg", "style", "article"}


def test_what_machines_read_in_an_article_page_is_data(scene: Scene) -> None:
    plant(scene, HOSTILE)
    page = scene.browser(Role.ANONYMOUS).get("/en/city/the-last-ferry/").content.decode()
    _before, *pieces = page.split('<script type="application/ld+json">')
    told = [json.loads(piece.partition("</script>")[0]) for piece in pieces]
    assert squeezed(HOSTILE["text"]) in squeezed(all_texts(told))


def all_texts(told: object) -> str:
    if isinstance(told, dict):
        return " ".join(map(all_texts, told.values()))
    if isinstance(told, list):
        return " ".join(map(all_texts, told))
    return str(told)


def test_a_download_holds_what_one_has_said_as_text(scene: Scene) -> None:
    plant(scene, HOSTILE)
    export = ask_for_export(scene.users[Role.READER])
    make_export.call(export.pk)
    export.refresh_from_db()
    with ZipFile(file_of(export)) as archive:
        page, data = seen(archive.read("index.html").decode()), archive.read("data.json").decode()
    assert squeezed(HOSTILE["text"]) in page.text
    assert not {tag for tag, *_names in page.elements} & {"img", "script", "article"}
    assert squeezed(HOSTILE["text"]) in squeezed(all_texts(json.loads(data)))
