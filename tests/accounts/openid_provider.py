"""A real provider of OpenID Connect in a process of its own, which can be told to do wrong.

The provider is the library `oidc-provider-mock`, on Authlib; the faults are ours, around it.
"""

import json
import os
import subprocess
import sys
import threading
import urllib.request
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit

import pytest

from tests.running_site import START_SECONDS_MAX, eventually, free_port

DESCRIPTION = "/.well-known/openid-configuration"
USERINFO = "/userinfo"


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **more: Any) -> None:
        return None


@dataclass(frozen=True)
class Provider:
    """What a test knows of the running provider."""

    port: int

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def app(self) -> dict[str, Any]:
        """As the settings name it."""
        return {
            "provider_id": "work",
            "name": "Harbour <b>Office</b>",
            "client_id": "causerie",
            "secret": "a-secret",
            "settings": {"server_url": self.url, "trusts_addresses": False},
        }

    def knows(self, subject: str, **claims: Any) -> None:
        self._ask("PUT", f"/users/{subject}", json.dumps(claims).encode())

    def does(self, fault: str) -> None:
        """From now on it does wrong as `Faults` says; the empty string: all is well."""
        self._ask("PUT", f"/fault/{fault}", b"")

    def agree(self, target: str, subject: str, *, action: str = "") -> str:
        """The person says yes there; the address that the browser is sent back to."""
        form = urlencode({"sub": subject, "action": action}).encode()
        with pytest.raises(HTTPError) as raised:
            urllib.request.build_opener(_NoRedirect).open(target, form, timeout=20)
        with raised.value as answer:
            assert answer.code == 302, answer.read()
            return str(answer.headers["Location"])

    def _ask(self, method: str, path: str, body: bytes) -> None:
        request = urllib.request.Request(
            self.url + path, body, {"Content-Type": "application/json"}, method=method
        )
        with urllib.request.urlopen(request, timeout=20):
            pass

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + DESCRIPTION, timeout=5):
                return True
        except URLError:
            return False


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider(free_port())
    command = [sys.executable, "-m", "tests.accounts.openid_provider", str(provider.port)]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            eventually(provider.answers, "the provider answers", seconds=START_SECONDS_MAX)
            yield provider
        finally:
            process.terminate()


def path_of(address: str) -> str:
    """Without the host, as Django's client wants it."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


Start = Callable[..., Any]


class Faults:
    """Around the provider: what a test has asked it to do wrong."""

    def __init__(self, sound: Any) -> None:
        self.sound = sound
        self.fault = ""
        self.awake = threading.Event()

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path.startswith("/fault/"):
            return self._take_up(path.removeprefix("/fault/"), start)
        if self.fault == "slow":
            self.awake.wait(timeout=30)
        if self.fault == "garbage":
            return _say(start, b"<html>welcome</html>")
        if self.fault == "incomplete" and path == DESCRIPTION:
            return _say(start, b'{"issuer": "http://localhost"}')
        if path == USERINFO and self.fault == "other-subject":
            return _say(start, b'{"sub": "somebody-else", "email": "ada@example.org"}')
        if path == USERINFO and self.fault == "no-subject":
            return _say(start, b'{"email": "ada@example.org", "email_verified": true}')
        answer: Iterable[bytes] = self.sound(environ, start)
        return answer

    def _take_up(self, fault: str, start: Start) -> Iterable[bytes]:
        self.fault = fault
        if fault == "slow":
            self.awake.clear()
        else:
            self.awake.set()
        return _say(start, b"{}")


def _say(start: Start, body: bytes) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


def main() -> None:
    warnings.simplefilter("ignore")
    from oidc_provider_mock import app  # noqa: PLC0415 # it warns of its own parts when imported
    from werkzeug.serving import run_simple  # noqa: PLC0415 # comes with it

    run_simple("localhost", int(sys.argv[1]), Faults(app()), threaded=True)


if __name__ == "__main__":
    main()
