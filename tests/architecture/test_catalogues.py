"""The interface is complete in every locale that it claims."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings

CATALOGUES = settings.PACKAGE_DIR / "locale"
TRANSLATED = [code for code in settings.INTERFACE_LOCALES if code != "en"]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream)


def po_file(root: Path, locale: str) -> Path:
    return root / locale / "LC_MESSAGES" / "django.po"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues as the code would have them now."""
    assert shutil.which("xgettext"), "GNU gettext is needed: sudo apt-get install gettext"
    copy = tmp_path_factory.mktemp("messages") / "causerie"
    shutil.copytree(settings.PACKAGE_DIR, copy, ignore=shutil.ignore_patterns("*.pyc", "*.mo"))
    arguments = [argument for code in TRANSLATED for argument in ("--locale", code)]
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", *arguments, "--no-obsolete"],
        cwd=copy,
        env={"PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
    )
    return copy / "locale"


@pytest.mark.parametrize("locale", TRANSLATED)
def test_the_catalogue_holds_every_string_of_the_code(fresh: Path, locale: str) -> None:
    wanted = {str(message.id) for message in read(po_file(fresh, locale)) if message.id}
    held = {str(message.id) for message in read(po_file(CATALOGUES, locale)) if message.id}
    assert held == wanted, "run `make messages` and complete the catalogues"


@pytest.mark.parametrize("locale", TRANSLATED)
def test_every_string_is_translated(locale: str) -> None:
    lacking = [m.id for m in read(po_file(CATALOGUES, locale)) if m.id and not is_complete(m)]
    assert lacking == []


@pytest.mark.parametrize("locale", TRANSLATED)
def test_placeholders_are_kept(locale: str) -> None:
    for message in read(po_file(CATALOGUES, locale)):
        if message.id:
            for text in forms(message.string):
                strange = set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(str(message.id)))
                assert not strange, message.id


@pytest.mark.parametrize("locale", TRANSLATED)
def test_the_compiled_catalogue_is_there(locale: str) -> None:
    assert po_file(CATALOGUES, locale).with_suffix(".mo").exists(), "run `make messages`"


def forms(string: object) -> list[str]:
    return [string] if isinstance(string, str) else [str(form) for form in string]  # type: ignore[attr-defined] # a tuple of plural forms


def is_complete(message: Message) -> bool:
    return not message.fuzzy and all(forms(message.string))


def test_an_empty_plural_form_is_noticed() -> None:
    assert not is_complete(Message(("one", "many"), ("uno", "")))
    assert is_complete(Message(("one", "many"), ("uno", "muchos")))
