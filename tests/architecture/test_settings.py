"""Every setting is documented, and settings are read in one place."""

import ast
import subprocess
import sys
from pathlib import Path

from causerie.config.reference import reference
from causerie.lib.environment import Setting
from tests.architecture.sources import PACKAGE, ROOT, named, python_files

# Who may read the process environment, and why. Everybody else asks the settings.
ENVIRONMENT_READERS = {
    "causerie/config/settings.py": "the one place where settings are read",
    "causerie/lib/environment.py": "reads the environment for the settings",
    "causerie/config/reference.py": "prints the reference as it is where nothing is set",
    "causerie/config/cli.py": "hands on --site before there are settings",
    "causerie/config/wsgi.py": "names the settings module before Django can",
    "causerie/config/web_process.py": "names the settings module before Django can",
    "causerie/config/worker_process.py": "names the settings module before Django can",
    "causerie/config/supervisor.py": "hands a pipe to the children it starts",
    "causerie/config/postgres_tools.py": "hands the password to PostgreSQL's own programs",
}


def _reads_environment(source: str) -> bool:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv"):
            return True
        if isinstance(node, ast.ImportFrom) and node.module == "os":
            names = {name.name for name in node.names}
            if names & {"environ", "environb", "getenv"}:
                return True
    return False


def _printed(environment: dict[str, str], folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "causerie.config.reference"],
        cwd=folder, env=environment, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return done.stdout


def test_the_reference_is_what_the_program_prints(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    assert page == _printed({"PYTHONPATH": str(ROOT)}, tmp_path), "run `make reference`"


def test_the_reference_shows_nothing_of_this_machine(tmp_path: Path) -> None:
    plain = _printed({"PYTHONPATH": str(ROOT)}, tmp_path)
    (tmp_path / "causerie.env").write_text("SMTP_PASSWORD=hidden-7\n", encoding="utf-8")
    set_here = {
        "PYTHONPATH": str(ROOT),
        "CAUSERIE_SITE": str(tmp_path),
        "SECRET_KEY": "hidden-7" * 9,
        "DATABASE_URL": "postgres://hidden-7@db/name",
        "PORT": "9123",
        "SITE_URL": "https://hidden-7.example.org",
    }
    assert _printed(set_here, tmp_path) == plain
    assert "hidden-7" not in plain
    assert str(PACKAGE.parent) not in plain


def test_a_row_of_the_reference_says_everything_of_a_setting() -> None:
    page = reference(
        [
            Setting("KEY", None, "a|b", "Must be there.", secret=True),
            Setting("DIR", "/<site>/media", "a folder", "Where it lies."),
            Setting("HOST_NAME", "", "text", "May be left out."),
        ]
    )
    assert page.endswith(
        "| `KEY` | must be given | a\\|b | Must be there. |\n"
        "| `DIR` | `<site>/media` | a folder | Where it lies. |\n"
        "| `HOST_NAME` | none | text | May be left out. |\n"
    )


def test_only_the_settings_read_the_environment() -> None:
    readers = {
        named(file)
        for file in python_files()
        if _reads_environment(file.read_text(encoding="utf-8"))
    }
    assert readers - set(ENVIRONMENT_READERS) == set()
    assert set(ENVIRONMENT_READERS) - readers == set(), "these exceptions are no longer needed"


def test_a_reader_of_the_environment_is_found() -> None:
    assert _reads_environment("import os\nvalue = os.environ['PORT']")
    assert _reads_environment("import os\nvalue = os.getenv('PORT')")
    assert _reads_environment("from os import environ")
    assert not _reads_environment("import os\nfrom os import path\nos.path.join('a')")
