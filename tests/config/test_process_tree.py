"""One process tree, as operators and accidents treat it: real processes, real signals."""

import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.config.http_editor import STAGE, HttpEditor
from tests.config.sites import ON_POSTGRESQL
from tests.running_site import (
    ANSWER_SECONDS_MAX,
    Answer,
    RunningSite,
    children_of,
    eventually,
    is_running,
    new_site,
)

# A worker that was killed counts as alive until it has been silent for 30 seconds.
JOB_SECONDS_MAX = 150
# Nobody waits longer for a terminal to come back.
STOP_SECONDS_MAX = 12
# Fewer of one child in a row than the parent gives up at.
KILLS = ["web_process"] * 4 + ["worker_process"] * 4
DISK_BYTES = 16 * 1024 * 1024

BIG_PICTURE = """
from io import BytesIO
from django.core.files.base import ContentFile
from PIL import Image
from causerie.publication.models import Picture
stream = BytesIO()
Image.effect_noise((2400, 1800), 90).convert("RGB").save(stream, "JPEG", quality=80)
Picture.objects.create(title="The quay", file=ContentFile(stream.getvalue(), "quay.jpg"))
"""


@pytest.fixture
def running() -> Iterator[RunningSite]:
    """A site that is served, with an editor."""
    made = new_site(STAGE)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def editor(running: RunningSite) -> HttpEditor:
    signed_in = HttpEditor(running)
    signed_in.sign_in()
    return signed_in


def tree(running: RunningSite) -> list[int]:
    assert running.process
    return [running.process.pid, *children_of(running.process.pid)]


def is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def tags(running: RunningSite) -> set[str]:
    return {row[0] for row in running.site.sql("SELECT slug FROM publication_tag")}


def test_a_site_is_served_by_a_parent_a_web_server_and_a_worker(running: RunningSite) -> None:
    assert running.ask("/en/").status == 200
    assert len(tree(running)) == 3
    running.wait_for_worker()
    assert '"workers": 1' in running.ask("/readyz").text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_to_the_parent_ends_everything_and_frees_the_port(
    running: RunningSite, number: signal.Signals
) -> None:
    running.wait_for_worker()
    processes = tree(running)
    begun = time.monotonic()
    assert running.send(number) == 0
    assert time.monotonic() - begun < STOP_SECONDS_MAX
    assert not any(map(is_running, processes))
    assert is_free(running.port)
    assert '"worker stopped"' in running.log()
    assert "Traceback" not in running.log()


def kill(running: RunningSite, module: str) -> None:
    pid = eventually(lambda: running.child(module), f"a process of {module}")
    os.kill(pid, signal.SIGKILL)
    eventually(lambda: not is_running(pid), "its end")


def kill_parent(running: RunningSite) -> None:
    """As a machine short of memory does; its children are left to themselves."""
    processes = tree(running)
    running.send(signal.SIGKILL)
    eventually(lambda: not any(map(is_running, processes)), "the end of the tree")


@contextmanager
def somebody_writes(running: RunningSite) -> Iterator[None]:
    """Another program that keeps writers waiting."""
    with running.site.connected() as connection:
        connection.execute("BEGIN" if ON_POSTGRESQL else "BEGIN IMMEDIATE")
        if ON_POSTGRESQL:
            connection.execute("LOCK TABLE publication_tag IN EXCLUSIVE MODE")
        try:
            yield
        finally:
            connection.execute("COMMIT")


def is_answered(answer: "Future[Answer]", seconds: float) -> bool:
    return bool(wait([answer], timeout=seconds).done)


def test_a_request_at_hand_is_answered_before_the_end(
    running: RunningSite, editor: HttpEditor
) -> None:
    assert running.process
    with ThreadPoolExecutor(1) as thread:
        with somebody_writes(running):
            answer = thread.submit(editor.add_tag, "at-the-last-moment")
            assert not is_answered(answer, 1)
            running.process.send_signal(signal.SIGTERM)
            assert not is_answered(answer, 1)
        assert answer.result(ANSWER_SECONDS_MAX).status == 302
    assert running.process.wait(STOP_SECONDS_MAX) == 0
    assert tags(running) == {"at-the-last-moment"}


def test_a_writer_waits_for_another_one_and_readers_do_not(
    running: RunningSite, editor: HttpEditor
) -> None:
    with ThreadPoolExecutor(1) as thread:
        with somebody_writes(running):
            answer = thread.submit(editor.add_tag, "in-good-time")
            assert not is_answered(answer, 1)
            assert running.ask("/en/").status == 200
        assert answer.result(ANSWER_SECONDS_MAX).status == 302
    assert tags(running) == {"in-good-time"}


def test_a_killed_web_server_is_started_again_on_the_same_port(running: RunningSite) -> None:
    kill(running, "web_process")
    # The parent holds the socket: whoever comes meanwhile waits, and is not turned away.
    assert running.ask("/en/").status == 200
    assert "the web server ended; it is started again" in running.log()


def job_state(running: RunningSite) -> str:
    rows = running.site.sql(
        "SELECT status FROM django_tasks_database_dbtaskresult "
        "WHERE task_path = 'causerie.publication.tasks.prepare_picture'"
    )
    return str(rows[0][0]) if rows else ""


def test_a_killed_worker_is_started_again_and_its_job_is_done_in_the_end(
    running: RunningSite,
) -> None:
    first = running.wait_for_worker()
    running.site.python(BIG_PICTURE)
    eventually(lambda: job_state(running) == "RUNNING", "a job that runs", pause=0.01)
    kill(running, "worker_process")
    assert job_state(running) == "RUNNING"
    assert running.wait_for_worker() != first
    assert "the worker ended; it is started again" in running.log()
    eventually(lambda: job_state(running) == "SUCCESSFUL", "the job's end", seconds=JOB_SECONDS_MAX)
    formats = running.site.sql("SELECT DISTINCT filter_spec FROM publication_rendition")
    assert len(formats) == 15


def test_a_web_server_that_does_not_stay_up_ends_the_tree_with_an_error(
    running: RunningSite,
) -> None:
    process = running.process
    assert process

    def ended() -> bool:
        if web := running.child("web_process"):
            os.kill(web, signal.SIGKILL)
        return process.poll() is not None

    eventually(ended, "the end of the tree", seconds=40)
    assert process.returncode == 1
    assert "the web server does not stay up; giving up" in running.log()
    assert is_free(running.port)


def test_when_the_parent_is_killed_its_children_end_and_the_next_start_needs_no_repair(
    running: RunningSite, editor: HttpEditor
) -> None:
    running.wait_for_worker()
    assert editor.add_tag("before").status == 302
    kill_parent(running)
    assert is_free(running.port)
    running.start()
    running.wait_for_worker()
    assert running.ask("/en/").status == 200
    assert editor.add_tag("after").status == 302
    assert tags(running) == {"before", "after"}


class Writer(threading.Thread):
    """Makes one tag after another, and remembers those that were acknowledged."""

    def __init__(self, editor: HttpEditor) -> None:
        super().__init__(daemon=True)
        self.editor = editor
        self.acknowledged: set[str] = set()
        self.tried: set[str] = set()
        self.stopping = threading.Event()

    def run(self) -> None:
        while not self.stopping.is_set():
            label = f"tag-{len(self.tried)}"
            self.tried.add(label)
            try:
                if self.editor.add_tag(label).status == 302:
                    self.acknowledged.add(label)
            except (OSError, HTTPException):
                self.stopping.wait(0.05)

    def wait_for_more(self, count: int) -> None:
        wanted = len(self.acknowledged) + count
        eventually(lambda: len(self.acknowledged) >= wanted, "acknowledged writes", seconds=40)


def test_ten_killed_processes_lose_no_acknowledged_write(
    running: RunningSite, editor: HttpEditor
) -> None:
    chance = random.Random(10)
    kills = chance.sample(KILLS, len(KILLS))
    kills[3:3], kills[7:7] = ["parent"], ["parent"]
    writer = Writer(editor)
    writer.start()
    for module in kills:
        writer.wait_for_more(chance.randint(1, 6))
        if module == "parent":
            kill_parent(running)
            running.start()
        else:
            kill(running, module)
    writer.wait_for_more(3)
    writer.stopping.set()
    writer.join(ANSWER_SECONDS_MAX)
    assert len(kills) == 10
    stored = tags(running)
    assert writer.acknowledged <= stored <= writer.tried
    assert len(writer.acknowledged) > 20
    if not ON_POSTGRESQL:
        assert running.site.sql("PRAGMA integrity_check") == [("ok",)]


def fill(file: Path) -> None:
    with file.open("wb", buffering=0) as stream, suppress(OSError):
        while stream.write(bytes(4096)):
            pass


@contextmanager
def full_disk(running: RunningSite, disk: Path) -> Iterator[None]:
    """Nothing more can be stored: on a small disk where this account may mount one; else the web
    server may not write beyond the first pages of a file. A PostgreSQL server takes no writes."""
    if ON_POSTGRESQL:
        set_read_only(running, "on")
        yield
        set_read_only(running, "off")
    elif disk.is_mount():
        filler = disk / "filler"
        fill(filler)
        yield
        filler.unlink()
    else:
        web = running.child("web_process")
        assert web
        before = resource.prlimit(web, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        yield
        resource.prlimit(web, resource.RLIMIT_FSIZE, before)


def set_read_only(running: RunningSite, state: str) -> None:
    """For every connection that is made from now on; the others are ended."""
    name = running.site.database
    with running.site.connected() as connection:
        connection.execute("SET default_transaction_read_only = off")
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = {state}")
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{name}' AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def small_disk(request: pytest.FixtureRequest) -> Iterator[Callable[[RunningSite], Path]]:
    """Puts a site's database on a disk of its own, where this account may mount one."""
    mounted: list[Path] = []

    def mount(running: RunningSite) -> Path:
        data = running.site.folder / "data"
        command = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs"]
        aside = data.with_name("data-aside")
        shutil.copytree(data, aside)
        if (
            os.geteuid() == 0
            and not subprocess.run(
                [*command, str(data)], capture_output=True, check=False
            ).returncode
        ):
            mounted.append(data)
            shutil.copytree(aside, data, dirs_exist_ok=True)
        return data

    yield mount
    for data in mounted:
        subprocess.run(["umount", "--lazy", str(data)], check=True)


def test_on_a_full_disk_writers_are_told_and_readers_go_on(
    small_disk: Callable[[RunningSite], Path],
) -> None:
    running = new_site(STAGE)
    disk = small_disk(running)
    running.start()
    try:
        editor = HttpEditor(running)
        editor.sign_in()
        assert editor.add_tag("before").status == 302
        with full_disk(running, disk):
            refused = eventually(lambda: refusal(editor), "a write that is refused")
            assert refused.status in (500, 503)
            assert "Something went wrong here" in refused.text
            assert running.ask("/en/").status == 200
            assert running.ask("/readyz").status == 200
        eventually(lambda: editor.add_tag("after").status == 302, "a write that is stored")
        assert {"before", "after"} <= tags(running)
        if not ON_POSTGRESQL:
            assert running.site.sql("PRAGMA integrity_check") == [("ok",)]
    finally:
        running.stop()


def refusal(editor: HttpEditor) -> Answer | None:
    """The answer to a write that was not stored; the log may have room for some more."""
    answer = editor.add_tag(f"tag-{time.monotonic_ns()}")
    return None if answer.status == 302 else answer
