"""A file is one noun or one flow, and stays of a size that can be read at once."""

import re

from tests.architecture.sources import (
    PACKAGE,
    ROOT,
    line_count,
    named,
    python_files,
    template_files,
)

TEMPLATE_LINES_MAX = 120
PYTHON_LINES_MAX = 400
# Longer ones, and why.
LONGER = {"causerie/config/settings.py": "a setting is read in one place, and stands there"}

# Where packages, fonts and scripts are fetched from; nothing of ours asks there.
_REGISTRIES = re.compile(
    r"(?i)\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|unpkg\.com|jsdelivr\.net|cdnjs\."
    r"|esm\.sh|skypack\.dev|rubygems\.org|crates\.io|googleapis\.com|gravatar\.com)"
)
_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
_TEXT_ENDINGS = {".py", ".html", ".txt", ".css", ".js", ".svg", ".json", ".toml", ".xml", ".md"}


def _findings(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match[0] for match in pattern.finditer(text)]


def test_a_template_is_one_noun() -> None:
    long = [named(file) for file in template_files() if line_count(file) > TEMPLATE_LINES_MAX]
    assert long == []


def test_a_module_is_one_noun() -> None:
    long = {named(file) for file in python_files() if line_count(file) > PYTHON_LINES_MAX}
    assert long - set(LONGER) == set()
    assert set(LONGER) - long == set(), "these exceptions are no longer needed"


def test_nothing_asks_a_registry_and_nothing_is_left_for_later() -> None:
    texts = [file for file in PACKAGE.rglob("*") if file.suffix in _TEXT_ENDINGS]
    assert len(texts) > 100
    found = {
        named(file): hits
        for file in texts
        if (
            hits := _findings(_REGISTRIES, content := file.read_text(encoding="utf-8"))
            + _findings(_UNFINISHED, content)
        )
    }
    assert found == {}


def test_the_locked_packages_name_no_registry() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        assert _findings(_REGISTRIES, file.read_text(encoding="utf-8")) == [], named(file)


def test_a_registry_and_an_unfinished_line_are_found() -> None:
    assert _findings(_REGISTRIES, "src='https://cdn.jsdelivr.net/npm/x.js'") == ["jsdelivr.net"]
    assert _findings(_UNFINISHED, "# TODO later") == ["TODO"]
    assert _findings(_UNFINISHED, "TODOS") == []
