"""Writing on pages of their own, and in pieces of pages: nothing typed is lost on any way."""

import json
import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from causerie.accounts.services.sessions import end_sessions
from causerie.discussion.models import Comment, Thread
from causerie.publication.models import FrontPage
from tests.accounts.people import sign_in
from tests.discussion.talk import make_reader, make_talk, say
from tests.discussion.writing import PIECE, hidden, send, signed_in, typed, writing


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


def test_who_has_posted_sees_their_comment_in_its_place(thread: Thread) -> None:
    client = signed_in(make_reader())
    answer = send(client, writing(thread), "The bridge was *up* at two.")
    assert answer.headers["Location"] == f"/en/discussion/{thread.pk}/page/1/?as=me#c1"
    page = client.get(answer.headers["Location"])
    assert "<em>up</em>" in page.content.decode()


def test_an_answer_is_written_below_what_it_answers(thread: Thread) -> None:
    first = say(thread, make_reader(), "The bridge was *up* at two.")
    client = signed_in(make_reader("ruth"))
    assert "<em>up</em>" in client.get(writing(thread, first)).content.decode()
    send(client, writing(thread, first), "At ten past.")
    answer = Comment.objects.get(number=2)
    assert (answer.parent, answer.parent_number) == (first, 1)


def test_a_preview_shows_the_text_and_its_language_and_posts_nothing(thread: Thread) -> None:
    client = signed_in(make_reader())
    text = "El puente estaba **levantado** a las dos y nadie sabía nada.\n\n>! Salvo tú @olena #1"
    key = str(uuid4())
    page = send(client, writing(thread), text, action="preview", key=key)
    html = page.content.decode()
    assert "<strong>levantado</strong>" in html
    assert 'lang="es"' in html
    assert "Spanish" in html
    assert "<summary>Spoiler</summary>" in html
    assert "<!--" not in html.partition("<main")[2].partition("</main>")[0]
    assert (typed(page), hidden(page, "key")) == (text, key)
    assert not Comment.objects.exists()


def test_a_preview_of_nothing_says_what_is_missing(thread: Thread) -> None:
    page = send(signed_in(make_reader()), writing(thread), "  ", action="preview")
    assert "There is nothing to read yet" in page.content.decode()


def test_a_script_is_given_a_preview(thread: Thread) -> None:
    client, path = signed_in(make_reader()), f"/en/discussion/{thread.pk}/preview/"
    shown = client.post(path, {"text": "Міст був *розведений* о другій годині."}).json()
    assert shown["html"] == "<p>Міст був <em>розведений</em> о другій годині.</p>"
    assert (shown["lang"], shown["dir"], shown["language"]) == ("uk", "ltr", "Ukrainian")
    refused = client.post(path, {"text": "\0 "})
    assert (refused.status_code, list(refused.json())) == (422, ["refused"])
    stranger = Client().post(path, {"text": "Hello"})
    assert stranger.status_code == 401
    assert stranger.json()["sign_in"].startswith("/en/account/login/?next=")


def test_a_script_is_given_the_comment_that_was_posted(thread: Thread) -> None:
    first = say(thread, make_reader())
    client = signed_in(make_reader("ruth"))
    form = client.get(writing(thread, first), headers=PIECE)
    assert "<html" not in form.content.decode()
    assert hidden(form, "csrfmiddlewaretoken")
    key = hidden(form, "key")
    posted = send(client, writing(thread, first), "At *ten* past.", key=key, headers=PIECE).json()
    html = posted.pop("html")
    assert html.startswith("<article")
    assert html.endswith("</article>")
    assert 'id="c2"' in html
    assert "At <em>ten</em> past." in html
    assert posted == {
        "number": 2,
        "parent": 1,
        "key": key,
        "url": f"/en/discussion/{thread.pk}/page/1/?as=me#c2",
        "message": "",
        "count": 2,
        "mine": True,
    }
    again = send(client, writing(thread, first), "At *ten* past.", key=key, headers=PIECE).json()
    assert (again["number"], again["count"]) == (2, 2)


def test_a_script_is_given_what_waits(thread: Thread) -> None:
    newcomer = make_reader("nina")
    text = "Look: https://example.org/"
    posted = send(signed_in(newcomer), writing(thread), text, headers=PIECE).json()
    assert (posted["number"], posted["count"]) == (None, 0)
    assert "waits" in posted["message"]
    assert "Links by new accounts are looked at first." in posted["html"]
    assert 'href="https://example.org/"' in posted["html"]


def test_a_form_that_is_sent_twice_posts_once(thread: Thread) -> None:
    client, key = signed_in(make_reader()), str(uuid4())
    one = send(client, writing(thread), "Half past two.", key=key)
    two = send(client, writing(thread), "Half past two.\r\n", key=key)
    assert one.headers["Location"] == two.headers["Location"]
    assert Comment.objects.count() == 1


def test_another_text_in_a_form_that_has_been_sent_is_not_lost(thread: Thread) -> None:
    """Somebody goes back in their browser and writes something new into the old form."""
    client, key = signed_in(make_reader()), str(uuid4())
    send(client, writing(thread), "Half past two.", key=key)
    refused = send(client, writing(thread), "And who pays?", key=key)
    assert "has posted another text already" in refused.content.decode()
    assert typed(refused) == "And who pays?"
    assert hidden(refused, "key") not in ("", key)
    send(client, writing(thread), "And who pays?", key=hidden(refused, "key"))
    assert [one.text for one in Comment.objects.order_by("number")] == [
        "Half past two.",
        "And who pays?",
    ]


def test_a_form_of_one_thread_posts_in_no_other(thread: Thread, front: FrontPage) -> None:
    client, key = signed_in(make_reader()), str(uuid4())
    send(client, writing(thread), "Half past two.", key=key)
    other = Thread.objects.create(article_key=thread.article_key.__class__(int=7))
    assert client.get(writing(other)).status_code == 404
    assert send(client, writing(other), "Half past two.", key=key).status_code == 404
    assert Comment.objects.count() == 1


def test_a_text_outlives_a_session_that_has_ended(thread: Thread) -> None:
    first = say(thread, make_reader())
    ruth, client = make_reader("ruth"), Client()
    sign_in(client, ruth.email)
    form = client.get(writing(thread, first))
    end_sessions(ruth)
    text, key = "Ten past,\r\n\r\nI *looked*.", hidden(form, "key")
    led = send(client, writing(thread, first), text, key=key, said_locale="es")
    assert led.status_code == 302
    back = sign_in(client, ruth.email, path=led.headers["Location"])
    assert back.headers["Location"] == writing(thread, first)
    again = client.get(back.headers["Location"])
    assert typed(again) == text.replace("\r\n", "\n")
    assert hidden(again, "key") == key
    assert "What you had typed is here again." in again.content.decode()
    assert re.search(r'value="es"\s+selected', again.content.decode())
    send(client, writing(thread, first), text, key=key, said_locale="es")
    posted = Comment.objects.get(author=ruth)
    assert (posted.locale, posted.is_locale_said, posted.parent) == ("es", True, first)
    assert typed(client.get(writing(thread, first))) == ""


def test_a_script_whose_session_has_ended_is_told_where_to_sign_in(thread: Thread) -> None:
    ruth, client = make_reader("ruth"), Client()
    sign_in(client, ruth.email)
    end_sessions(ruth)
    told = send(client, writing(thread), "Ten past", headers=PIECE)
    assert told.status_code == 401
    sign_in(client, ruth.email, path=told.json()["sign_in"])
    assert typed(client.get(writing(thread))) == "Ten past"


def _strict(user: Any) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user, backend="causerie.accounts.backends.StandingBackend")
    return client


ORIGIN = {"Origin": "http://testserver"}


def test_a_stale_form_is_sent_once_more_with_everything_in_it(thread: Thread) -> None:
    client = _strict(make_reader())
    client.get(writing(thread))
    text = "The bridge & the <ferry>,\nat two."
    stale = {"text": text, "key": str(uuid4()), "said_locale": "", "csrfmiddlewaretoken": "x" * 64}
    refused = client.post(writing(thread), stale, headers=ORIGIN)
    assert refused.status_code == 403
    assert "no-store" in refused.headers["Cache-Control"]
    html = refused.content.decode()
    fields = {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html)
    }
    assert f'action="{writing(thread)}"' in html
    assert (fields["text"], fields["key"]) == (text, stale["key"])
    assert client.post(writing(thread), fields, headers=ORIGIN).status_code == 302
    assert Comment.objects.get().text == text


def test_a_script_with_a_stale_token_is_given_a_fresh_one(thread: Thread) -> None:
    client = _strict(make_reader())
    client.get(writing(thread))
    fields = {"text": "At two.", "key": str(uuid4()), "said_locale": ""}
    refused = client.post(writing(thread), fields, headers={**ORIGIN, **PIECE})
    assert refused.status_code == 403
    fresh = {"X-CSRFToken": json.loads(refused.content)["csrf"]}
    assert (
        client.post(writing(thread), fields, headers={**ORIGIN, **PIECE, **fresh}).json()["number"]
        == 1
    )


@pytest.mark.parametrize("origin", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {}])
def test_another_site_is_offered_nothing_to_send(thread: Thread, origin: dict[str, str]) -> None:
    client = _strict(make_reader())
    forged = {"text": "Buy my soap", "key": str(uuid4())}
    for headers in (origin, {**origin, **PIECE}):
        refused = client.post(writing(thread), forged, headers=headers)
        assert refused.status_code == 403
        assert "Buy my soap" not in refused.content.decode()
        assert "csrf" not in refused.content.decode()


def test_what_is_personal_is_kept_by_no_cache(thread: Thread) -> None:
    page = signed_in(make_reader()).get(writing(thread))
    assert page.headers["Cache-Control"] == "private, no-store"
