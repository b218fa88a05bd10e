"""Log lines name nobody."""

import json
import logging
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from causerie.lib.logs import JsonFormatter, RouteForPath, TerminalFormatter, without_personal_data


def _record(message: str, *arguments: object, **extra: Any) -> logging.LogRecord:
    record = logging.LogRecord("quay", logging.ERROR, "x.py", 1, message, arguments, None)
    vars(record).update(extra)
    return record


def _failed(message: str) -> logging.LogRecord:
    record = _record("failed")
    try:
        raise ValueError(message)
    except ValueError:
        record.exc_info = sys.exc_info()
    return record


def test_a_line_is_one_json_object_with_its_fields() -> None:
    line = JsonFormatter().format(_record("done %s\nof it", 7, seconds=1.5, request="not this"))
    assert "\n" not in line
    fields = json.loads(line)
    assert fields["message"] == "done 7\nof it"
    assert fields["seconds"] == 1.5
    assert fields["level"] == "error"
    assert fields["time"].endswith("+00:00")
    assert "request" not in fields


@pytest.mark.parametrize("formatter", [JsonFormatter(), TerminalFormatter()], ids=["json", "text"])
@pytest.mark.parametrize(
    "private",
    [
        "duplicate key: Key (email)=(ada@example.org) already exists",
        "no account for ada.lovelace+quay@mail.example.org",
        "Key (handle)=(ada) already exists",
        "<ada@example.org>: refused",
    ],
)
def test_addresses_and_values_are_masked_also_in_tracebacks(
    formatter: logging.Formatter, private: str
) -> None:
    for record in (_record(private), _failed(private)):
        line = formatter.format(record)
        assert "ada@" not in line
        assert "example.org" not in line
        assert "=(ada)" not in line


def test_what_is_no_address_stays_as_it_is() -> None:
    text = "route /en/city/ took 3 ms at 12:00, page 7 @ 100%"
    assert without_personal_data(text) == text


def test_a_value_that_is_no_json_is_written_as_text() -> None:
    assert json.loads(JsonFormatter().format(_record("x", value={1, 2})))["value"] == "{1, 2}"


@pytest.mark.parametrize("formatter", [JsonFormatter(), TerminalFormatter()], ids=["json", "text"])
@pytest.mark.parametrize("view_name", ["password_reset", "", None])
def test_a_failed_requests_line_names_its_route_and_keeps_the_traceback(
    formatter: logging.Formatter, view_name: str | None
) -> None:
    record = _failed("as asked")
    record.msg, record.args = "%s: %s", ("Internal Server Error", "/en/reset/a-secret-7/")
    match = SimpleNamespace(view_name=view_name, route="reset/<key>/")
    request = SimpleNamespace(resolver_match=None if view_name is None else match)
    vars(record).update(request=request, status_code=500)
    assert RouteForPath().filter(record)
    line = formatter.format(record)
    assert "a-secret-7" not in line
    assert {"password_reset": "password_reset", "": "reset/<key>/", None: "unresolved"}[
        view_name
    ] in line
    assert "ValueError: as asked" in line


def test_a_line_about_no_request_is_left_as_it_is() -> None:
    record = _record("done %s", 7)
    assert RouteForPath().filter(record)
    assert record.getMessage() == "done 7"
