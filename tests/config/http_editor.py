"""An editor without a browser: signs in and makes tags, each an acknowledged write or none."""

import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.factories import PASSWORD
from tests.running_site import Answer, RunningSite

EMAIL = "edda@example.org"
ADD_TAG = "/cms/snippets/publication/tag/add/"
STAGE = f"from tests.factories import make_staff; make_staff({EMAIL!r}, 'Editors')"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


class HttpEditor:
    def __init__(self, running: RunningSite) -> None:
        self.running = running
        self.cookies: dict[str, str] = {}
        self.token = ""

    def sign_in(self) -> None:
        login = "/en/account/login/"
        self.token = self._token_of(self._ask(login))
        answer = self._send(login, login=EMAIL, password=PASSWORD)
        assert answer.status == 302, answer.text
        self.token = self._token_of(self._ask(ADD_TAG))

    def add_tag(self, label: str) -> Answer:
        """302 is the acknowledgement."""
        return self._send(
            ADD_TAG,
            label=label,
            slug=label,
            **{
                "names-TOTAL_FORMS": "0",
                "names-INITIAL_FORMS": "0",
                "names-MIN_NUM_FORMS": "0",
                "names-MAX_NUM_FORMS": "1000",
            },
        )

    @staticmethod
    def _token_of(answer: Answer) -> str:
        found = _TOKEN.search(answer.text)
        assert found, answer.text
        return found[1]

    def _send(self, path: str, **fields: str) -> Answer:
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields}).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask(path, "POST", body, kind)

    def _ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = self.running.ask(
            path, method, body, {**(headers or {}), **({"Cookie": cookie} if cookie else {})}
        )
        for line in answer.cookies:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer
