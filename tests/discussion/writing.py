"""Writing as a browser does it: forms opened, filled in and sent."""

import re
from html import unescape
from typing import Any
from uuid import uuid4

from django.test import Client

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread

PIECE = {"X-Fragment": "1"}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="causerie.accounts.backends.StandingBackend")
    return client


def writing(thread: Thread, parent: Comment | None = None) -> str:
    base = f"/en/discussion/{thread.pk}/"
    return f"{base}comment/{parent.number}/reply/" if parent else f"{base}write/"


def editing(comment: Comment) -> str:
    return f"/en/discussion/own/{comment.key}/edit/"


def send(client: Client, path: str, text: str, **more: Any) -> Any:
    """The answer to a form; one that is sent again is sent with its `key`."""
    headers = more.pop("headers", None)
    fields = {"text": text, "said_locale": "", "key": str(uuid4()), **more}
    return client.post(path, fields, headers=headers)


def typed(response: Any) -> str:
    """What stands in the composer of an answer."""
    found = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", response.content.decode(), re.S)
    assert found, response.content.decode()
    return unescape(found[1]).replace("\r\n", "\n").removesuffix("\n")


def hidden(response: Any, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())
    return found[1] if found else ""
