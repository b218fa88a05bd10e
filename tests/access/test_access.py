"""Every address but those of the CMS, asked for by everybody, for what is theirs and another's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from causerie.publication.models import FrontPage
from tests.access.asking import METHODS, Asked, ask, differ
from tests.access.people import Role, Whose
from tests.access.rules import RULES, Answer, Rule, rule_of, what_to_do
from tests.access.samples import World, make_world
from tests.access.urls import Address, every_address

OURS = tuple(address for address in every_address() if not address.is_cms)


@pytest.fixture
def world(front: FrontPage, settings: Any, tmp_path: Path) -> World:
    settings.EXPORT_DIR = tmp_path / "exports"
    return make_world(front)


def everything(world: World, role: Role) -> Iterator[tuple[Rule, Whose, Asked]]:
    for address in OURS:
        rule = rule_of(address)
        for whose in Whose:
            if whose is Whose.OTHERS or differ(world, role, address):
                for method in METHODS:
                    yield rule, whose, ask(world, role, address, whose, method)


@pytest.mark.parametrize("role", Role)
def test_everybody_gets_what_is_theirs_and_nothing_else(world: World, role: Role) -> None:
    wrong = []
    me = world.people[role].user.email if role is not Role.ANONYMOUS else ""
    for rule, whose, asked in everything(world, role):
        allowed = rule.allows(role, is_own=whose is Whose.OWN)
        if asked.answer not in allowed:
            wrong.append(f"{asked}; {rule.why}: {', '.join(sorted(allowed))}")
        if asked.changed and asked.answer in (Answer.REFUSED, Answer.SIGN_IN, Answer.PROVE):
            wrong.append(f"{asked} changed {sorted(asked.changed)}")
        if asked.addresses - {me}:
            wrong.append(f"{asked} tells {sorted(asked.addresses)}")
    assert "\n".join(wrong) == ""


def test_a_session_that_has_proved_nothing_lately_is_asked_to(world: World) -> None:
    reader = world.people[Role.READER]
    let_through = []
    for address in OURS:
        if rule_of(address).is_proven:
            answers = [
                ask(world, Role.READER, address, Whose.OWN, method,
                    session_key=reader.elsewhere.session_key)
                for method in METHODS
            ]  # fmt: skip
            let_through += [
                str(asked) for asked in answers
                if asked.answer not in (Answer.PROVE, Answer.REFUSED, Answer.NO_SUCH_DOING)
                or asked.changed
            ]  # fmt: skip
    assert let_through == []


@pytest.mark.parametrize("name", ["metrics", "components", "outbox"])
def test_the_machine_itself_is_served_what_nobody_else_is(
    client: Client, front: FrontPage, name: str
) -> None:
    for host, status in (("localhost:8000", {200}), ("example.org", {400})):
        assert client.get(reverse(name), headers={"host": host}).status_code in status
    behind = {"host": "localhost:8000", "x-forwarded-for": "127.0.0.1"}
    assert client.get(reverse(name), headers=behind).status_code in {403, 404}


def test_each_address_has_a_rule_and_each_rule_an_address() -> None:
    assert [what_to_do(address) for address in OURS if address.key not in RULES] == []
    assert set(RULES) - {address.key for address in OURS} == set()


def test_an_address_that_no_rule_names_counts_as_refused() -> None:
    new = Address("en/account/new/", "new_page", ())
    for role in Role:
        assert Answer.SERVED not in rule_of(new).allows(role, is_own=True)
    assert "new_page" in what_to_do(new)
