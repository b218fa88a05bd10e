"""The package as strangers get it: built, installed into an empty environment, and put to work.

Run by `bin/test-wheel`. Nothing of the checkout is used after the wheel has been built.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS_MAX = 60
STOP_SECONDS_MAX = 30
_STYLESHEET = re.compile(r'href="(/static/web/css/[\w.]+\.[0-9a-f]{12}\.css)"')
_BEGUN = time.monotonic()


def say(words: str) -> None:
    sys.stdout.write(f"{time.monotonic() - _BEGUN:5.1f} s  {words}\n")
    sys.stdout.flush()


def check(holds: object, words: str) -> None:
    say(("ok      " if holds else "FAILED  ") + words)
    if not holds:
        sys.exit(1)


def run(*command: str | Path, cwd: Path) -> str:
    """What it printed; its own words and the end, where it fails."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "HOME", "LANG", "TMPDIR") or name.lower().endswith("_proxy")
        or name.startswith(("PIP_", "SSL_"))
    }  # fmt: skip
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stdout.write(done.stdout + done.stderr)
        check(holds=False, words=" ".join(map(str, command)))
    return done.stdout


def build(folder: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


def look_into(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    catalogues = {
        str(path.relative_to(ROOT).with_suffix(".mo"))
        for path in (ROOT / "causerie" / "locale").glob("*/LC_MESSAGES/*.po")
    }
    check(catalogues <= names, f"it carries the catalogues: {', '.join(sorted(catalogues))}")
    sample = {
        f"causerie/demo/{path.relative_to(ROOT / 'demo')}"
        for path in (ROOT / "demo").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    check(sample and sample <= names, f"it carries the sample magazine: {len(sample)} files")
    files = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "causerie").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    check(files <= names, f"it carries every file of the package: {len(files)}")
    strangers = {n for n in names if not n.startswith("causerie/") and ".dist-info/" not in n}
    check(not strangers, "it carries nothing else")


def install(wheel: Path, folder: Path) -> Path:
    """The folder with the commands of an environment that had nothing before."""
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    requirements = ROOT / "requirements" / "runtime.txt"
    run(*pip, "--require-hashes", "-r", requirements, cwd=folder)
    run(*pip, "--no-deps", wheel, cwd=folder)
    return folder / "bin"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class InstalledSite:
    def __init__(self, command: Path, folder: Path, port: int) -> None:
        self.command, self.folder, self.port = command, folder, port
        self.causerie_without_site("init", str(folder))
        with (folder / "causerie.env").open("a", encoding="utf-8") as settings:
            settings.write(f"PORT={port}\nSITE_URL=http://localhost:{port}\n")

    def causerie_without_site(self, *arguments: str) -> str:
        return run(self.command, *arguments, cwd=self.folder.parent)

    def causerie(self, *arguments: str) -> str:
        """In the site's folder, as an operator types it."""
        return run(self.command, *arguments, cwd=self.folder)

    def answer(self, path: str, accept_encoding: str = "identity") -> tuple[int, str, bytes]:
        """Status, encoding and body."""
        request = Request(
            f"http://localhost:{self.port}{path}", headers={"Accept-Encoding": accept_encoding}
        )
        try:
            with urlopen(request, timeout=30) as response:
                return (
                    response.status,
                    response.headers.get("Content-Encoding", ""),
                    response.read(),
                )
        except HTTPError as error:
            with error:
                return error.code, "", error.read()

    @contextmanager
    def served(self, *arguments: str) -> Iterator[None]:
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [str(self.command), "serve", *arguments], cwd=self.folder, stdout=log, stderr=log
            )
        try:
            self._wait(process)
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            code = process.wait(STOP_SECONDS_MAX)
        check(code == 0, "serve ends when it is told to")

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline and process.poll() is None:
            with suppress(URLError):
                if self.answer("/healthz")[0] == 200:
                    return
            time.sleep(0.1)
        sys.stdout.write((self.folder / "log").read_text(encoding="utf-8"))
        check(holds=False, words="serve answers")


def work(command: Path, folder: Path) -> None:
    password = folder / "password"
    password.write_text("a-long-enough-password-7\n", encoding="utf-8")
    backup = folder / "night.zip"
    site = InstalledSite(command, folder / "site", free_port())
    site.causerie("upgrade")
    site.causerie("createadmin", "ada@example.org", "--name=Ada", f"--password-file={password}")
    site.causerie("demo")
    say("a site with the sample magazine")
    with site.served("--web-only"):
        front = look_at(site)
        site.causerie("backup", str(backup))
    shutil.rmtree(site.folder)
    again = InstalledSite(command, folder / "site", site.port)
    again.causerie("restore", str(backup))
    again.causerie("doctor")
    # Without a worker, which would make more sizes of its pictures.
    with again.served("--web-only"):
        check(again.answer("/en/")[2] == front, "restored, the front page is the same")
    with again.served():
        deadline = time.monotonic() + START_SECONDS_MAX
        while b'"workers": 1' not in again.answer("/readyz")[2] and time.monotonic() < deadline:
            time.sleep(0.1)
        check(b'"workers": 1' in again.answer("/readyz")[2], "the worker works")


def look_at(site: InstalledSite) -> bytes:
    status, _encoding, front = site.answer("/en/")
    check(status == 200, "the front page")
    found = _STYLESHEET.search(front.decode())
    check(found, "its stylesheet has a digest in its name")
    assert found
    status, encoding, _body = site.answer(found[1], "gzip, br")
    check((status, encoding) == (200, "br"), "which comes compressed by Brotli")
    for locale in ("es", "fr"):
        status, _encoding, body = site.answer(f"/{locale}/nothing-here/")
        check(status == 404, f"a page that is not there, in {locale}")
        check(b"There is no such page" not in body, "says so in that language")
    return front


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="causerie-wheel-") as name:
        folder = Path(name)
        wheel = build(folder)
        say(f"built {wheel.name}, {wheel.stat().st_size // 1024} kB")
        look_into(wheel)
        binaries = install(wheel, folder / "environment")
        say("installed into an empty environment, with locked versions")
        version = run(binaries / "causerie", "--version", cwd=folder).strip()
        check(version in wheel.name, f"its version is {version}")
        work(binaries / "causerie", folder)
    say("the wheel works")


if __name__ == "__main__":
    main()
