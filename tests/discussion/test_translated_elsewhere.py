"""Where translations stand besides the page: search, feeds, structured data, the moderators' desk.
A machine's words are nowhere shown as a person's."""

import json
from typing import Any

import pytest
from django.test import Client

from causerie.discussion.models import Comment, Thread, TranslatedSearchEntry, Visibility
from causerie.discussion.selectors.searching import (
    FoundComment,
    ThreadQuery,
    languages_of,
    search_thread,
)
from causerie.discussion.services.roles import ensure_moderators
from causerie.discussion.services.search_sweep import sweep_comment_search
from causerie.discussion.services.translated_search import sweep_translated_search
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.publication.models import FrontPage
from causerie.translation.models import State
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.factories import make_staff
from tests.translation.made import make_source, make_translation
from tests.web.heads import head_of

pytestmark = pytest.mark.django_db

SPANISH = "El puente se abre de noche."
ENGLISH = "<p>The drawbridge opens at night.</p>"


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


@pytest.fixture
def comment(thread: Thread) -> Comment:
    comment = say(thread, make_reader(), SPANISH, said_locale="es")
    make_translation(comment, "en", ENGLISH)
    return comment


def _search(thread: Thread, words: str, locale: str = "en") -> list[FoundComment]:
    sweep_comment_search()
    sweep_translated_search()
    query = ThreadQuery(words, languages_of(thread, locale))
    return search_thread(thread, query, locale).page


def _excerpt(found: FoundComment) -> str:
    return "".join(segment.text for segment in found.excerpt)


def test_a_comment_is_found_by_words_of_its_translation(thread: Thread, comment: Comment) -> None:
    [found] = _search(thread, "drawbridges")
    assert found.number == comment.number
    assert found.lang == "en"
    assert found.translated_from == "Spanish"
    assert "drawbridge" in _excerpt(found)


def test_whose_own_words_are_found_is_shown_in_them(thread: Thread, comment: Comment) -> None:
    [found] = _search(thread, "puente")
    assert (found.lang, found.translated_from) == ("es", "")
    assert "puente" in _excerpt(found)


def test_a_translation_is_found_by_who_reads_that_language_only(
    thread: Thread, comment: Comment
) -> None:
    assert _search(thread, "drawbridge", "fr") == []


def test_results_say_that_a_machine_has_translated_them(
    thread: Thread, comment: Comment, client: Client
) -> None:
    _search(thread, "drawbridge")
    page = client.get(f"/en/discussion/{thread.pk}/search/?q=drawbridge").content.decode()
    assert "Translated from Spanish" in page


@pytest.mark.parametrize("how", ["withdrawn", "removed"])
def test_what_nobody_may_read_is_not_found_by_its_translation(
    thread: Thread, comment: Comment, how: str
) -> None:
    assert _search(thread, "drawbridge")
    if how == "withdrawn":
        assert comment.author
        withdraw(comment, author=comment.author)
    else:
        set_visibility(comment, Visibility.REMOVED, actor=make_moderator(), reason="Rude.")
    assert not TranslatedSearchEntry.objects.exists()
    assert _search(thread, "drawbridge") == []


def _feed(client: Client, thread: Thread) -> Any:
    return client.get(f"/en/discussion/{thread.pk}/feed.json")


def test_a_feed_is_in_the_language_of_its_edition_and_says_so(
    thread: Thread, comment: Comment, client: Client
) -> None:
    [item] = json.loads(_feed(client, thread).content)["items"]
    assert "The drawbridge opens at night." in item["content_html"]
    assert "Translated from Spanish" in item["content_html"]
    assert f"comment/{comment.number}/original/" in item["content_html"]
    assert item["language"] == "en"


def test_a_feed_changes_when_a_translation_comes(thread: Thread, client: Client) -> None:
    comment = say(thread, make_reader(), SPANISH, said_locale="es")
    before = _feed(client, thread)
    again = client.get(
        f"/en/discussion/{thread.pk}/feed.json", headers={"If-None-Match": before["ETag"]}
    )
    assert again.status_code == 304
    make_translation(comment, "en", ENGLISH)
    after = client.get(
        f"/en/discussion/{thread.pk}/feed.json", headers={"If-None-Match": before["ETag"]}
    )
    assert after.status_code == 200


def test_a_corrected_translation_is_a_persons_in_the_feed(thread: Thread, client: Client) -> None:
    comment = say(thread, make_reader(), SPANISH, said_locale="es")
    make_translation(comment, "en", ENGLISH, state=State.POST_EDITED)
    [item] = json.loads(_feed(client, thread).content)["items"]
    assert "corrected by a person" in item["content_html"]


def test_machines_that_read_the_page_are_given_what_was_written(
    thread: Thread, comment: Comment, client: Client
) -> None:
    head = head_of(client, f"/en/discussion/{thread.pk}/")
    said = json.dumps(head.things(), ensure_ascii=False)
    assert SPANISH in said
    assert '"inLanguage": "es"' in said
    assert "drawbridge" not in said


def test_moderators_read_original_and_translation_side_by_side(
    thread: Thread, client: Client
) -> None:
    ensure_moderators()
    held = say(thread, make_reader(), "Mira https://example.org/ahora", said_locale="es")
    assert held.visibility == Visibility.HELD
    held.source = make_source(held.html, locale="es", is_public=False)
    held.is_taken_up = True
    held.save()
    make_translation(held, "en", held.html.replace("Mira", "Look at"))
    client.force_login(make_staff("mod@example.org", "Moderators"))
    page = client.get("/en/discussion/desk/").content.decode()
    assert "Mira" in page
    assert "Look at" in page
    assert "Translated by a machine; decide by the original." in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": State.POST_EDITED}, "Translated from Spanish, corrected by a person"),
        (
            {"state": State.FAILED, "reason": "unsupported"},
            "Spanish: nothing translates from it into English here",
        ),
        ({"state": State.REQUESTED}, "Spanish: being translated"),
    ],
    ids=str,
)
def test_moderators_are_told_what_a_translation_is_or_why_there_is_none(
    thread: Thread, client: Client, fields: dict[str, str], words: str
) -> None:
    ensure_moderators()
    said = say(thread, make_reader(), SPANISH, said_locale="es")
    make_translation(said, "en", ENGLISH if fields["state"] == State.POST_EDITED else "", **fields)
    client.force_login(make_staff("mod@example.org", "Moderators"))
    page = client.get(f"/en/discussion/{thread.pk}/comment/1/moderate/").content.decode()
    assert f'<p class="desk-note">{words}</p>' in page
    assert "Translated by a machine" not in page
