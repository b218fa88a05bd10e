"""What an outsider can see of an answer, to compare it with another."""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.accounts.people import sent_mails

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


class CountingHasher(MD5PasswordHasher):
    """Knows how often a password was reckoned."""

    count = 0

    def encode(self, password: str, salt: str) -> str:
        type(self).count += 1
        return super().encode(password, salt)


@dataclass(frozen=True)
class Seen:
    status: int
    location: str
    text: str
    cookies: tuple[str, ...]
    mails: int
    hashes: int


@dataclass(frozen=True)
class Answer:
    seen: Seen
    queries: int


def answer(client: Client, path: str, form: dict[str, str] | None, email: str) -> Answer:
    """To a form, or to a plain request; `email` is what must differ."""
    mails, hashes = len(sent_mails()), CountingHasher.count
    with CaptureQueriesContext(connection) as queries:
        response: Any = client.get(path) if form is None else client.post(path, form)
    text = _TOKEN.sub("", response.content.decode()).replace(email, "ADDRESS")
    cookies = tuple(f"{name} {sorted(c.items())}" for name, c in response.cookies.items())
    seen = Seen(
        response.status_code,
        response.headers.get("Location", ""),
        text,
        tuple(re.sub(r"\('expires', '[^']+'\), ", "", cookie) for cookie in cookies),
        len(sent_mails()) - mails,
        CountingHasher.count - hashes,
    )
    return Answer(seen, len(queries))
