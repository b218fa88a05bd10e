"""The scripts of a discussion are small, also where one writes in it."""

import re
from pathlib import Path

import brotli

from tests.web.weights import found, with_imports

SCRIPT_BYTES_MAX = 20_000
READING = ["web/js/causerie.js", "web/js/discussion/thread.js"]
WRITING = [*READING, "web/js/discussion/composer.js"]
_LATER = re.compile(r"""import\(["']\./(?P<file>[\w./-]+)["']\)""")


def weight(scripts: list[str]) -> int:
    files = {name for script in scripts for name in with_imports(script)}
    return sum(len(brotli.compress(found(name).read_bytes())) for name in files)


def test_whoever_reads_a_discussion_gets_little_script() -> None:
    assert weight(READING) < SCRIPT_BYTES_MAX * 0.75


def test_whoever_writes_in_it_gets_little_more() -> None:
    assert weight(WRITING) < SCRIPT_BYTES_MAX


def test_what_is_asked_for_later_is_there() -> None:
    for script in WRITING:
        for name in with_imports(script):
            text = Path(found(name)).read_text(encoding="utf-8")
            folder = name.rpartition("/")[0]
            for later in _LATER.finditer(text):
                assert found(f"{folder}/{later['file']}")
