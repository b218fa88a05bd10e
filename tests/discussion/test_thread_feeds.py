"""The feed of a thread, in three formats."""

import json
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import parse_http_date

from causerie.discussion.models import Thread, Visibility
from causerie.discussion.services.visibility import set_visibility
from causerie.publication.models import FrontPage
from causerie.translation.models import Translation
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.translation.made import make_translation
from tests.web.heads import head_of

KINDS = ["rss", "atom", "json"]


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


def _address(thread: Thread, kind: str) -> str:
    return f"/en/discussion/{thread.pk}/feed.{kind}"


def _get(client: Client, thread: Thread, kind: str, **headers: str) -> Any:
    return client.get(_address(thread, kind), headers=headers)


def _texts(response: Any, kind: str) -> list[str]:
    if kind == "json":
        return [item["content_html"] for item in json.loads(response.content)["items"]]
    return [entry.content[0].value for entry in feedparser.parse(response.content).entries]


@pytest.mark.parametrize("kind", KINDS)
def test_the_newest_comment_comes_first(thread: Thread, client: Client, kind: str) -> None:
    olena = make_reader()
    first = say(thread, olena, "The bridge was *up* at two.")
    say(thread, olena, "At ten past.", to=first)
    new, old = _texts(_get(client, thread, kind), kind)
    assert "At ten past." in new
    assert f'/en/discussion/{thread.pk}/comment/1/">in answer to #1</a>' in new
    assert "<em>up</em>" in old


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_hidden_stands_in_it(thread: Thread, client: Client, kind: str) -> None:
    hidden = say(thread, make_reader(), "Something rude about somebody.")
    say(thread, make_reader("ruth"), "The bridge was up.")
    set_visibility(hidden, Visibility.REMOVED, actor=make_moderator(), reason="rude")
    response = _get(client, thread, kind)
    assert b"rude" not in response.content
    assert b"olena" not in response.content.lower()
    assert len(_texts(response, kind)) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_each_comment_names_its_language(thread: Thread, client: Client, kind: str) -> None:
    say(thread, make_reader(), "El puente estaba cerrado.", said_locale="es")
    content = _get(client, thread, kind).content
    if kind == "json":
        assert [item["language"] for item in json.loads(content)["items"]] == ["es"]
        return
    root = ElementTree.fromstring(content)
    names = {
        "atom": ".//{http://www.w3.org/2005/Atom}entry[@{http://www.w3.org/XML/1998/namespace}lang='es']",
        "rss": ".//{http://purl.org/dc/elements/1.1/}language",
    }
    (found,) = root.findall(names[kind])
    assert kind == "atom" or found.text == "es"


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_this_version_is_not_sent_it_again(
    thread: Thread, client: Client, kind: str
) -> None:
    olena = make_reader()
    say(thread, olena, "The bridge was up.")
    etag = _get(client, thread, kind).headers["ETag"]
    assert _get(client, thread, kind, if_none_match=etag).status_code == 304
    say(thread, olena, "At ten past.")
    assert _get(client, thread, kind, if_none_match=etag).status_code == 200
    etag = _get(client, thread, kind).headers["ETag"]
    olena.display_name = "Olena K."
    olena.save()
    assert _get(client, thread, kind, if_none_match=etag).status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_a_translation_makes_a_feed_newer_than_its_thread(
    thread: Thread, client: Client, kind: str
) -> None:
    comment = say(thread, make_reader(), "El puente se abre de noche.", said_locale="es")
    before = _get(client, thread, kind).headers["Last-Modified"]
    tomorrow = timezone.now() + timedelta(days=1)
    translation = make_translation(comment, "en", "<p>The bridge opens at night.</p>")
    Translation.objects.filter(pk=translation.pk).update(changed_at=tomorrow)
    answer = _get(client, thread, kind, if_modified_since=before)
    assert answer.status_code == 200
    after = answer.headers["Last-Modified"]
    assert int(parse_http_date(after)) == int(tomorrow.timestamp())
    assert _get(client, thread, kind, if_modified_since=after).status_code == 304
    if kind == "atom":
        feed = feedparser.parse(answer.content)
        assert feed.feed.updated == feed.entries[0].updated == tomorrow.isoformat()


@pytest.mark.parametrize("kind", KINDS)
def test_markup_in_a_comment_or_a_name_is_inert(thread: Thread, client: Client, kind: str) -> None:
    reader = make_reader(display_name="<b>Olena</b> ]]> &")
    say(thread, reader, "`<script>` ]]> <img src=x onerror=alert(1)> &amp; \U0001f600")
    response = _get(client, thread, kind)
    (text,) = _texts(response, kind)
    assert "<script" not in text
    assert "<img" not in text
    assert "\U0001f600" in text


def test_a_comment_keeps_its_name_for_ever(thread: Thread, client: Client) -> None:
    say(thread, make_reader(), "The bridge was up.")
    first = json.loads(_get(client, thread, "json").content)["items"][0]["id"]
    thread.changed_at = timezone.now()
    thread.save()
    assert first == json.loads(_get(client, thread, "json").content)["items"][0]["id"]
    assert first.startswith("urn:uuid:")


def test_article_and_thread_name_the_feed_in_their_heads(front: FrontPage, client: Client) -> None:
    article, thread = make_talk(front)
    for path in (article.get_url(), f"/en/discussion/{thread.pk}/"):
        named = [link["href"] for link in head_of(client, path).links]
        assert [named.count(_address(thread, kind)) for kind in KINDS] == [1, 1, 1], path


def test_the_feed_of_an_article_that_was_taken_back_is_gone(
    front: FrontPage, client: Client
) -> None:
    article, thread = make_talk(front)
    article.unpublish()
    assert _get(client, thread, "rss").status_code == 404
