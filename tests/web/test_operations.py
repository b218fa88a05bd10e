"""What load balancers, monitoring and logs are told; and what they are not."""

import json
import logging
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from causerie.lib.logs import JsonFormatter
from causerie.publication.models import FrontPage
from causerie.web.models import WorkerBeat
from tests.factories import PASSWORD, make_staff

REMOTE = "203.0.113.9"
TOKEN = "a-token-of-some-length"


@pytest.fixture
def client() -> Client:
    """Asks by the name that this machine has for itself."""
    return Client(headers={"host": "localhost"})


def _away(*_statement: Any) -> Any:
    raise OperationalError("connection refused: db.internal")


def test_health_asks_no_database(client: Client) -> None:
    """pytest-django lets no database be asked here."""
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json()["status"] == "ok"
    assert "no-store" in response.headers["Cache-Control"]
    assert "Set-Cookie" not in response.headers


@pytest.mark.django_db
def test_readiness_tells_of_the_database_and_the_workers(client: Client) -> None:
    assert client.get("/readyz").json() == {"status": "ok", "database": "ok", "workers": 0}
    WorkerBeat.objects.create(name="w")
    assert client.get("/readyz").json()["workers"] == 1


@pytest.mark.django_db
def test_a_site_without_its_database_is_not_ready_and_says_no_more(client: Client) -> None:
    with connection.execute_wrapper(_away):
        response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["status"] == "error"
    assert b"db.internal" not in response.content


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_only_reading_is_answered(client: Client, path: str) -> None:
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


ACCESS = [
    ("this machine", {"REMOTE_ADDR": "127.0.0.1"}, "", 200),
    ("this machine, IPv6", {"REMOTE_ADDR": "::1"}, "", 200),
    ("asked for by another name", {"HTTP_HOST": "testserver"}, "", 403),
    (
        "by another name, with the token",
        {"HTTP_HOST": "testserver", "HTTP_AUTHORIZATION": f"Bearer {TOKEN}"},
        TOKEN,
        200,
    ),
    ("through a proxy here", {"HTTP_X_FORWARDED_FOR": REMOTE}, TOKEN, 403),
    ("elsewhere, no token set", {"REMOTE_ADDR": REMOTE}, "", 403),
    ("elsewhere, empty token", {"REMOTE_ADDR": REMOTE, "HTTP_AUTHORIZATION": "Bearer "}, "", 403),
    ("elsewhere, none given", {"REMOTE_ADDR": REMOTE}, TOKEN, 403),
    (
        "elsewhere, a wrong one",
        {"REMOTE_ADDR": REMOTE, "HTTP_AUTHORIZATION": f"Bearer {TOKEN}x"},
        TOKEN,
        403,
    ),
    (
        "elsewhere, not ASCII",
        {"REMOTE_ADDR": REMOTE, "HTTP_AUTHORIZATION": "Bearer jeton-éà"},
        TOKEN,
        403,
    ),
    (
        "elsewhere, the right one",
        {"REMOTE_ADDR": REMOTE, "HTTP_AUTHORIZATION": f"Bearer {TOKEN}"},
        TOKEN,
        200,
    ),
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sender", "token", "status"), [row[1:] for row in ACCESS], ids=[row[0] for row in ACCESS]
)
def test_metrics_are_for_this_machine_or_the_token(
    client: Client, settings: Any, sender: dict[str, str], token: str, status: int
) -> None:
    settings.METRICS_TOKEN = token
    response = client.get("/metrics", **sender)  # type: ignore[arg-type] # the WSGI environment
    assert response.status_code == status
    assert (b"causerie_request_seconds" in response.content) == (status == 200)


@pytest.mark.django_db
def test_metrics_count_what_happened(client: Client, front: FrontPage) -> None:
    client.get("/en/nothing-of-that-name/")
    text = client.get("/metrics").content.decode()
    assert 'causerie_request_seconds_count{method="GET",route="wagtail_serve",status="404"}' in text
    assert "causerie_workers_alive 0.0" in text
    assert "nothing-of-that-name" not in text


@pytest.mark.django_db
def test_metrics_name_every_state_of_a_job_though_none_is_in_it(client: Client) -> None:
    DBTaskResult.objects.all().delete()
    text = client.get("/metrics").content.decode()
    assert 'causerie_jobs{state="ready"} 0.0' in text
    assert 'causerie_jobs{state="failed"} 0.0' in text


@pytest.mark.django_db
def test_an_invented_method_makes_no_new_line_in_the_metrics(
    client: Client, front: FrontPage
) -> None:
    client.generic("INVENTED7", "/en/")
    text = client.get("/metrics").content.decode()
    assert "INVENTED7" not in text
    assert 'method="OTHER"' in text


def test_a_line_of_the_log_names_nobody(
    client: Client, front: FrontPage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="causerie.request")
    user = make_staff("ada.lovelace@example.org", "Editors", display_name="Ada Lovelace")
    assert client.login(email=user.email, password=PASSWORD)
    client.get(
        "/en/account/login/?next=/en/&secret=hunter7",
        REMOTE_ADDR=REMOTE,
        headers={"User-Agent": "Agent/7", "Referer": "https://elsewhere.example/"},
    )
    records = [record for record in caplog.records if record.name == "causerie.request"]
    assert len(records) == 1
    line = JsonFormatter().format(records[0])
    fields = json.loads(line)
    assert set(fields) == {
        "time", "level", "logger", "message", "method", "route", "status", "milliseconds",
    }  # fmt: skip
    assert fields["route"] == "account_login"
    private = (
        REMOTE, "hunter7", "ada", "Lovelace", str(user.password), "Agent/7", "elsewhere",
        client.cookies["session"].value,
    )  # fmt: skip
    for word in private:
        assert word.lower() not in line.lower(), word


def test_an_address_that_leads_nowhere_is_not_logged(
    client: Client, front: FrontPage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    client.get("/somebody@example.org/secret-token-7")
    lines = "\n".join(JsonFormatter().format(record) for record in caplog.records)
    assert "secret-token-7" not in lines
    assert "unresolved" in lines


SECRET_PATH = "/en/account/password/reset/key/1-a-secret-key-7/"


def _lines(caplog: pytest.LogCaptureFixture) -> str:
    return "\n".join(JsonFormatter().format(record) for record in caplog.records)


def test_a_page_that_fails_is_logged_by_its_route_and_not_by_its_address(
    front: FrontPage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: Any, **_more: Any) -> Any:
        raise RuntimeError("as asked")

    monkeypatch.setattr("allauth.account.views.PasswordResetFromKeyView.dispatch", fail)
    assert Client(raise_request_exception=False).get(SECRET_PATH).status_code == 500
    lines = _lines(caplog)
    assert "request failed: account_reset_password_from_key, status 500" in lines
    assert "RuntimeError: as asked" in lines
    assert "a-secret-key-7" not in lines


def test_a_form_without_its_token_leaves_no_address_in_the_log(
    front: FrontPage, caplog: pytest.LogCaptureFixture
) -> None:
    assert Client(enforce_csrf_checks=True).post(SECRET_PATH).status_code == 403
    assert "a-secret-key-7" not in _lines(caplog)
