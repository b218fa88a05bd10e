"""Somebody who is signed in and posts over HTTP, as the composer's script does."""

import http.client
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.test import Client

from causerie.accounts.models import User


class Refused(Exception):
    """The answer was another one than the comment."""


def sign_in(user: User) -> str:
    """The session's cookie."""
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


@dataclass
class Session:
    """Where it posts, and what it is known by."""

    port: int
    thread_id: int
    cookie: str
    token: str = ""
    last: int = 0


class Writer:
    """Posts in turn with each of its sessions, over one connection."""

    def __init__(self, sessions: list[Session]) -> None:
        self.sessions = sessions
        self.turn = 0
        self.connection = http.client.HTTPConnection("localhost", sessions[0].port, timeout=60)
        if not sessions[0].token:
            self._open_form(sessions)

    def post(self, text: str, *, answers_last: bool) -> tuple[str, int]:
        """The key of the form and the number of the comment. Raises Refused."""
        session = self.sessions[self.turn % len(self.sessions)]
        self.turn += 1
        base = f"/en/discussion/{session.thread_id}/"
        is_answer = answers_last and session.last
        path = f"{base}comment/{session.last}/reply/" if is_answer else f"{base}write/"
        key = str(uuid4())
        fields = {"text": text, "key": key, "csrfmiddlewaretoken": session.token}
        status, body = self._ask("POST", path, session, urlencode(fields))
        if status != 200:
            words = " ".join(re.sub("<[^>]+>", " ", body).split())
            raise Refused(f"{status} {words[:300]}")
        posted: dict[str, Any] = json.loads(body)
        session.last = posted["number"]
        return key, posted["number"]

    def _open_form(self, sessions: list[Session]) -> None:
        """One for all: the token belongs to the browser, not to the session."""
        first = sessions[0]
        path = f"/en/discussion/{first.thread_id}/write/"
        status, body = self._ask("GET", path, first)
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', body)
        if status != 200 or found is None:
            raise Refused(f"no form: {status} {body[:300]}")
        browser = first.cookie.partition("; ")[2]
        for session in sessions:
            session.token = found[1]
            session.cookie = f"{session.cookie.partition('; ')[0]}; {browser}"

    def _ask(self, method: str, path: str, session: Session, body: str = "") -> tuple[int, str]:
        headers = {"Cookie": session.cookie, "X-Fragment": "1"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body or None, headers)
        response = self.connection.getresponse()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            if cookie.startswith(settings.CSRF_COOKIE_NAME):
                session.cookie += f"; {cookie.partition(';')[0]}"
        return response.status, response.read().decode()
