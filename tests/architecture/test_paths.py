"""Every dotted path in the settings leads to something; a wrong door is told at the start."""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.utils.module_loading import import_string

from causerie.config import settings as settings_module
from causerie.config import urls
from causerie.lib.personal_data import OnErasure, PersonalTable

_PATH = re.compile(r"[a-z_]\w*(\.[A-Za-z_]\w*)+")


def _paths(value: Any) -> Iterator[str]:
    """The dotted Python paths in a setting, however deep."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _paths(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _paths(part)
    elif isinstance(value, str) and _PATH.fullmatch(value) and find_spec(value.split(".")[0]):
        yield value


def _load(path: str) -> object:
    try:
        return import_module(path)
    except ModuleNotFoundError:
        return import_string(path)


def test_every_configured_path_leads_somewhere() -> None:
    found = {
        path
        for name, value in vars(settings_module).items()
        if name.isupper()
        for path in _paths(value)
    }
    found |= {value for name, value in vars(urls).items() if name.startswith("handler")}
    found.add("causerie.web.outbox.OutboxBackend")
    assert {"causerie.accounts.adapter.AccountAdapter", *settings.MIDDLEWARE} <= found
    for path in found:
        assert _load(path), path


def test_a_path_that_leads_nowhere_is_found() -> None:
    assert list(_paths([{"A": ("causerie.web.nothing.Here",)}])) == ["causerie.web.nothing.Here"]
    with pytest.raises(ImportError):
        _load("causerie.web.nothing.Here")
    with pytest.raises(ImportError):
        _load("causerie.web.outbox.NothingHere")


def test_the_checks_find_no_fault() -> None:
    assert run_checks() == []


TABLES = [
    PersonalTable(
        "accounts.User", "id", OnErasure.ERASE, "Name.", "To know.", "Always.", exports=()
    )
]
NO_TABLES = ["accounts.User"]


def test_a_door_that_leads_nowhere_is_reported(settings: Any) -> None:
    settings.PERSONAL_DATA = [
        "causerie.accounts.personal_data.TABLES",
        "causerie.nowhere.TABLES",
        "causerie.accounts.personal_data.NOTHING",
        "not-a-path",
    ]
    problems = run_checks()
    assert [problem.id for problem in problems] == ["causerie.E001"] * 3
    assert "PERSONAL_DATA" in problems[0].msg
    assert "causerie.nowhere.TABLES" in problems[0].msg


def test_a_door_that_leads_to_something_else_is_reported(settings: Any) -> None:
    settings.PERSONAL_DATA = [f"{__name__}.TABLES", f"{__name__}.NO_TABLES"]
    problems = run_checks()
    assert [problem.id for problem in problems] == ["causerie.E002"]
    assert f"{__name__}.NO_TABLES" in problems[0].msg
