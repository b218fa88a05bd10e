"""Whether somebody at this machine asks."""

import pytest
from django.test import RequestFactory

from causerie.lib.request import is_from_this_machine


@pytest.mark.parametrize(
    ("environ", "here"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, True),
        ({"REMOTE_ADDR": "127.0.0.9"}, True),
        ({"REMOTE_ADDR": "::1"}, True),
        ({"REMOTE_ADDR": "192.168.1.7"}, False),
        ({"REMOTE_ADDR": "0.0.0.0"}, False),
        ({"REMOTE_ADDR": "::ffff:203.0.113.9"}, False),
        ({"REMOTE_ADDR": "localhost"}, False),
        ({"REMOTE_ADDR": ""}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": ""}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=::1"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_REAL_IP": "127.0.0.1"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_HOST": "localhost"}, False),
    ],
    ids=str,
)
def test_a_proxy_on_this_machine_is_somebody_else(environ: dict[str, str], here: bool) -> None:
    environ = {"HTTP_HOST": "localhost:8000", **environ}
    request = RequestFactory().get("/", **environ)  # type: ignore[arg-type] # the WSGI environment
    assert is_from_this_machine(request) is here


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("LocalHost:8000", True),
        ("127.0.0.1:8000", True),
        ("[::1]:8000", True),
        ("[::1]", True),
        ("news.example.org", False),
        ("localhost.example.org", False),
        ("localhost@example.org:80", False),
        ("example.org:80:localhost", False),
        ("127.0.0.1.nip.example", False),
        ("", False),
        (None, False),
    ],
)
def test_a_proxy_that_says_nothing_is_known_by_the_name_it_was_asked_for(
    host: str | None, here: bool
) -> None:
    environ = {} if host is None else {"HTTP_HOST": host}
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", **environ)  # type: ignore[arg-type] # the WSGI environment
    assert is_from_this_machine(request) is here
