"""Readers post while the power goes: what was acknowledged is there, once, and so is the rest as
soon as it is sent again."""

import json
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPException
from uuid import uuid4

import pytest

from tests.config.http_editor import HttpEditor
from tests.config.sites import ON_POSTGRESQL
from tests.factories import PASSWORD
from tests.running_site import (
    ANSWER_SECONDS_MAX,
    Answer,
    RunningSite,
    children_of,
    eventually,
    is_running,
    new_site,
)

WRITERS, KILLS, BETWEEN = 4, 2, 8
LOGIN = "/en/account/login/"
STAGE = f"""
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_reader, make_talk
article, thread = make_talk(FrontPage.objects.get())
for number in range({WRITERS}):
    make_reader(f"writer-{{number}}")
print(thread.pk)
"""
RECOUNT = """
from causerie.discussion.models import Thread
from tests.discussion.recount import check_rows
check_rows(Thread.objects.get())
"""


@pytest.fixture
def running() -> Iterator[RunningSite]:
    made = new_site(COMMENT_RATE="100000/m")
    yield made
    made.stop()


class Writer(HttpEditor, threading.Thread):
    """Posts one comment after another. What is not acknowledged is sent again with its key."""

    def __init__(self, running: RunningSite, number: int, thread_id: int) -> None:
        HttpEditor.__init__(self, running)
        threading.Thread.__init__(self, daemon=True)
        self.number = number
        self.address = f"/en/discussion/{thread_id}/write/"
        self.acknowledged: dict[str, int] = {}
        self.sent_again: set[str] = set()
        self.refused: list[str] = []
        self.stopping = threading.Event()

    def sign_in(self) -> None:
        self.token = self._token_of(self._ask(LOGIN))
        answer = self._send(LOGIN, login=f"writer-{self.number}@example.org", password=PASSWORD)
        assert answer.status == 302, answer.text
        self.token = self._token_of(self._ask(self.address))

    def run(self) -> None:
        while not self.stopping.is_set():
            self._post(str(uuid4()))

    def _post(self, key: str) -> None:
        while not self._is_acknowledged(key):
            self.sent_again.add(key)
            self.stopping.wait(0.05)

    def _is_acknowledged(self, key: str) -> bool:
        with suppress(OSError, HTTPException):
            answer = self._post_once(key)
            if answer.status == 200:
                self.acknowledged[key] = json.loads(answer.text)["number"]
                return True
            self.refused.append(f"{answer.status} {answer.text[:500]}")
        return False

    def _post_once(self, key: str) -> Answer:
        return self._send(
            self.address,
            text=f"The ferry was late again, says form {key}.",
            key=key,
            said_locale="",
        )

    def _ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        piece = {"X-Fragment": "1"} if path == self.address and method == "POST" else {}
        return super()._ask(path, method, body, {**(headers or {}), **piece})


def kill_all(running: RunningSite) -> None:
    """As when the power goes: every process of the site at the same moment."""
    assert running.process
    processes = [running.process.pid, *children_of(running.process.pid)]
    os.killpg(running.process.pid, signal.SIGKILL)
    running.process.wait()
    running.process = None
    eventually(lambda: not any(map(is_running, processes)), "the end of the tree")


def wait_for_more(writers: list[Writer], count: int) -> None:
    wanted = sum(len(one.acknowledged) for one in writers) + count

    def are_there() -> bool:
        assert all(one.is_alive() for one in writers)
        return sum(len(one.acknowledged) for one in writers) >= wanted

    eventually(are_there, "acknowledged comments", seconds=40, pause=0.005)


def test_what_was_acknowledged_before_the_power_went_is_there_once(running: RunningSite) -> None:
    thread_id = int(running.site.python(STAGE).split()[-1])
    running.start()
    writers = [Writer(running, number, thread_id) for number in range(WRITERS)]
    for one in writers:
        one.sign_in()
    for one in writers:
        one.start()
    for kill in range(KILLS):
        wait_for_more(writers, BETWEEN + kill)
        kill_all(running)
        running.start()
    wait_for_more(writers, BETWEEN)
    for one in writers:
        one.stopping.set()
    for one in writers:
        one.join(ANSWER_SECONDS_MAX)
    acknowledged = {key: number for one in writers for key, number in one.acknowledged.items()}
    assert any(one.sent_again for one in writers)
    assert [text for one in writers for text in one.refused] == []
    stored = running.site.sql("SELECT key, number FROM discussion_comment")
    assert sorted((str(key).replace("-", ""), number) for key, number in stored) == sorted(
        (key.replace("-", ""), number) for key, number in acknowledged.items()
    )
    running.stop()
    running.site.python(RECOUNT)
    if not ON_POSTGRESQL:
        assert running.site.sql("PRAGMA integrity_check") == [("ok",)]
