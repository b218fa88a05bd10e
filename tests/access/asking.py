"""Asking for an address as somebody, and undoing whatever came of it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import connection, transaction

from tests.access.people import DOMAIN, Role, Whose, with_session
from tests.access.rules import Answer, answer_of
from tests.access.samples import World, path_of
from tests.access.urls import Address

_CHANGES = re.compile(
    r'\s*(?:INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE
)
# Tries are counted; what was typed is kept until its writer has signed in, and where they went.
_MAY_CHANGE = frozenset({"accounts_limit", "django_session"})
_ADDRESS = re.compile(rf"[\w-]+@{re.escape(DOMAIN)}")
FORM_TYPE = "application/x-www-form-urlencoded"
METHODS = ("get", "post")


@contextmanager
def changes() -> Iterator[set[str]]:
    """The tables in which a row came, went or was written anew meanwhile."""
    tables: set[str] = set()

    def listen(execute: Callable[..., Any], sql: str, params: Any, many: bool, said: Any) -> Any:
        result = execute(sql, params, many, said)
        # A statement that found no row changed none; how many rows came is not always told.
        found = _CHANGES.match(sql)
        if found and (sql.lstrip()[:11].upper() == "INSERT INTO" or said["cursor"].rowcount != 0):
            tables.add(found[1])
        return result

    with connection.execute_wrapper(listen):
        yield tables


@dataclass(frozen=True)
class Asked:
    what: str
    answer: Answer
    status: int
    changed: frozenset[str]
    body: str

    def __str__(self) -> str:
        return f"{self.what}: {self.answer} ({self.status})"

    @property
    def addresses(self) -> frozenset[str]:
        """Mail addresses of people that stand in the answer."""
        return frozenset(_ADDRESS.findall(self.body))


def ask(
    world: World,
    role: Role,
    address: Address,
    whose: Whose,
    method: str,
    *,
    session_key: str | None = None,
    **headers: str,
) -> Asked:
    """An empty form with POST. The test must be in a transaction."""
    path = path_of(address, world, role, whose)
    if session_key is None:
        session_key = "" if role is Role.ANONYMOUS else world.people[role].session_key
    what = f"{role}: {method.upper()} {address.key}, {whose}"
    return send(session_key, method, path, what, headers=headers, is_cms=address.is_cms)


def send(
    session_key: str,
    method: str,
    path: str,
    what: str,
    *,
    form: dict[str, str] | None = None,
    headers: dict[str, str] | None = None,
    is_cms: bool = False,
) -> Asked:
    """As whoever has the session; what came of it is undone."""
    client = with_session(session_key)
    # Past its guard, an empty form may make Wagtail fail; that is an answer, too.
    client.raise_request_exception = False
    typed: dict[str, Any] = {"data": urlencode(form), "content_type": FORM_TYPE} if form else {}
    before = transaction.savepoint()
    with changes() as tables:
        response = client.generic(method.upper(), path, headers=headers or None, **typed)
        body = response.getvalue() if response.streaming else response.content
    transaction.savepoint_rollback(before)
    return Asked(
        what=what,
        answer=answer_of(response, is_cms=is_cms),
        status=response.status_code,
        changed=frozenset(tables - _MAY_CHANGE),
        body=body.decode(errors="replace"),
    )


def differ(world: World, role: Role, address: Address) -> bool:
    """Whether the address is another one for what is another's."""
    return path_of(address, world, role, Whose.OWN) != path_of(address, world, role, Whose.OTHERS)
