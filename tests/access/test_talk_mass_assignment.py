"""A form of the discussion changes what it lists, whatever else is sent with it."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.utils import timezone

from causerie.discussion.models import (
    Comment,
    DiscussionEvent,
    Report,
    Thread,
    Vote,
)
from causerie.publication.models import FrontPage
from tests.access.people import Role
from tests.access.talk_scene import Scene, State, make_scene

HOSTILE_KEY = UUID("00000000-0000-4000-8000-000000000001")
# What was translated of the text before goes with it.
UNTRANSLATED = {"source_id", "is_taken_up"}
MODELS = tuple(apps.get_app_config("discussion").get_models())


@pytest.fixture
def scene(front: FrontPage) -> Scene:
    return make_scene(front, State.PUBLISHED)


def hostile_values(scene: Scene) -> dict[str, str]:
    """A value for every column of every table of the discussion."""
    columns = [field for model in MODELS for field in model._meta.concrete_fields]
    named = {field.name: _hostile(field, scene) for field in columns}
    return named | {field.attname: _hostile(field, scene) for field in columns}


def _hostile(field: "models.Field[Any, Any]", scene: Scene) -> str:
    match field:
        case models.ForeignKey():
            is_person = field.related_model is type(scene.users[Role.EDITOR])
            return str(scene.users[Role.EDITOR].pk if is_person else scene.comment.pk)
        case models.BooleanField():
            return "on"
        case models.DateTimeField():
            return timezone.now().replace(year=2001).strftime("%Y-%m-%d %H:%M")
        case models.UUIDField():
            return str(HOSTILE_KEY)
        case models.IntegerField():
            return "99"
    return "hostile"


def rows(model: type[models.Model]) -> dict[Any, dict[str, Any]]:
    return {row[model._meta.pk.attname]: row for row in model._default_manager.values()}


def send(scene: Scene, role: Role, path: str, **form: str) -> Any:
    client: Client = scene.browser(role)
    return client.post(f"/en/discussion/{path}", hostile_values(scene) | form)


def test_a_comment_is_whose_it_is_and_stands_where_it_was_sent(scene: Scene) -> None:
    before = rows(Comment)
    key = str(uuid4())
    at = f"{scene.thread.pk}/comment/{scene.number}/reply/"
    send(scene, Role.OTHER_READER, at, text="Sage as well.", said_locale="", key=key)
    [new] = [row for pk, row in rows(Comment).items() if pk not in before]
    assert new["author_id"] == scene.users[Role.OTHER_READER].pk
    assert (new["thread_id"], new["parent_id"]) == (scene.thread.pk, scene.comment.pk)
    assert (new["number"], new["depth"], new["revision"]) == (4, 2, 1)
    assert (new["up"], new["down"], new["value"]) == (0, 0, 0)
    assert (new["visibility"], new["html"]) == ("published", "<p>Sage as well.</p>")
    assert new["posted_at"].year != 2001
    assert str(new["key"]) == key
    # Only that something now answers it.
    changed = {pk for pk, row in rows(Comment).items() if pk in before and row != before[pk]}
    assert changed <= {scene.comment.pk}


def test_an_edit_changes_the_text_and_what_follows_from_it(scene: Scene) -> None:
    before = rows(Comment)
    send(scene, Role.READER, f"own/{scene.key}/edit/", text="Thyme.", said_locale="", revision="2")
    after = rows(Comment)
    assert changed(before[scene.comment.pk], after[scene.comment.pk]) <= {
        "text", "html", "locale", "is_locale_said", "revision", "edited_at", "is_indexed",
    } | UNTRANSLATED  # fmt: skip
    assert after[scene.comment.pk]["text"] == "Thyme."
    assert after[scene.comment.pk]["revision"] == 3
    assert without(after, scene.comment.pk) == without(before, scene.comment.pk)


def test_a_language_is_all_that_its_form_changes(scene: Scene) -> None:
    before = rows(Comment)
    send(scene, Role.READER, f"own/{scene.key}/locale/", said_locale="fr")
    after = rows(Comment)
    found = changed(before[scene.comment.pk], after[scene.comment.pk])
    assert found - UNTRANSLATED == {"locale", "is_locale_said", "is_indexed"} - (
        set() if before[scene.comment.pk]["is_indexed"] else {"is_indexed"}
    )
    assert without(after, scene.comment.pk) == without(before, scene.comment.pk)


def test_a_vote_is_ones_own_and_counts_once(scene: Scene) -> None:
    before = rows(Comment)
    send(scene, Role.OTHER_READER, f"{scene.thread.pk}/comment/{scene.number}/vote/", direction="1")
    vote = Vote.objects.get()
    assert (vote.user, vote.comment, vote.direction) == (
        scene.users[Role.OTHER_READER], scene.comment, 1,
    )  # fmt: skip
    assert vote.voted_at.year != 2001
    assert rows(Comment) == before


@pytest.mark.parametrize("direction", ["2", "-2", "99", "1.5", "", "one", "1" * 5000, "١"])
def test_no_vote_is_more_than_one(scene: Scene, direction: str) -> None:
    at = f"{scene.thread.pk}/comment/{scene.number}/vote/"
    assert send(scene, Role.OTHER_READER, at, direction=direction).status_code < 500
    assert set(Vote.objects.values_list("direction", flat=True)) <= {1}


def test_a_report_comes_from_who_sends_it_and_is_settled_by_nobody(scene: Scene) -> None:
    before = rows(Report)
    at = f"{scene.thread.pk}/comment/{scene.number}/report/"
    send(scene, Role.OTHER_READER, at, reason="spam", words="An advert.")
    [new] = [row for pk, row in rows(Report).items() if pk not in before]
    assert new["reporter_id"] == scene.users[Role.OTHER_READER].pk
    assert (new["of"], new["comment_id"]) == ("comment", scene.comment.pk)
    assert new["person_id"] == scene.users[Role.READER].pk
    assert (new["settled_at"], new["settled_by_id"]) == (None, None)


def test_of_a_person_one_reports_a_name_or_a_picture(scene: Scene) -> None:
    before = rows(Report)
    for of in ("comment", "hostile", "picture", ""):
        send(scene, Role.OTHER_READER, "report/reader/", of=of, reason="spam", words="An advert.")
    assert rows(Report) == before


def test_a_decision_is_of_who_takes_it_and_about_what_it_was_sent_to(scene: Scene) -> None:
    before = rows(Comment)
    at = f"{scene.thread.pk}/comment/{scene.number}/moderate/"
    form = {"deed": "hide", "reason": "Herbs.", "revision": "2", "then": "", "page": "1"}
    send(scene, Role.MODERATOR, at, **form)
    event = DiscussionEvent.objects.order_by("-pk")[0]
    assert (event.actor, event.comment) == (scene.users[Role.MODERATOR], scene.comment)
    assert (event.kind, event.reason) == ("removed", "Herbs.")
    assert event.at.year != 2001
    after = rows(Comment)
    found = changed(before[scene.comment.pk], after[scene.comment.pk])
    assert found == {"visibility"} | UNTRANSLATED
    assert without(after, scene.comment.pk) == without(before, scene.comment.pk)


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example/", "desk\r\nX: 1", "x"])
def test_a_decision_leads_nowhere_else(scene: Scene, then: str) -> None:
    at = f"{scene.thread.pk}/comment/{scene.number}/moderate/"
    form = {"deed": "hide", "reason": "Herbs.", "revision": "2", "then": then, "page": "1"}
    answer = send(scene, Role.MODERATOR, at, **form)
    assert "evil" not in answer.headers.get("Location", "")
    assert "X" not in answer.headers


def test_a_thread_is_closed_and_nothing_else(scene: Scene) -> None:
    before = rows(Thread)
    send(scene, Role.MODERATOR, f"{scene.thread.pk}/moderate/", state="closed", reason="Enough.")
    after = rows(Thread)
    found = changed(before[scene.thread.pk], after[scene.thread.pk])
    assert found == {"state", "state_reason", "changed_at"}
    assert after[scene.thread.pk]["changed_at"].year != 2001
    assert DiscussionEvent.objects.order_by("-pk")[0].actor == scene.users[Role.MODERATOR]


@pytest.mark.parametrize(
    ("path", "form", "table"),
    [
        ("{thread}/follow/", {"on": "1"}, "discussion_follow"),
        ("{thread}/seen/", {"number": "2"}, "discussion_visit"),
        ("mute/reader/", {"on": "1"}, "discussion_mute"),
    ],
)
def test_what_one_follows_and_mutes_is_ones_own(
    scene: Scene, path: str, form: dict[str, str], table: str
) -> None:
    model = next(model for model in MODELS if model._meta.db_table == table)
    before = {one: rows(one) for one in MODELS}
    send(scene, Role.OTHER_READER, path.format(thread=scene.thread.pk), **form)
    new = [row for pk, row in rows(model).items() if pk not in before[model]]
    assert new[0]["user_id"] == scene.users[Role.OTHER_READER].pk
    assert {row["user_id"] for row in new} == {scene.users[Role.OTHER_READER].pk}
    others = [one for one in MODELS if one._meta.db_table not in (table, "discussion_visit")]
    assert [one for one in others if rows(one) != before[one]] == []


def changed(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    return {name for name, value in before.items() if after[name] != value}


def without(found: dict[Any, Any], pk: int) -> dict[Any, Any]:
    return {key: row for key, row in found.items() if key != pk}
