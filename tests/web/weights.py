"""What a page weighs on its way to a reader: compressed as the site sends it."""

import gzip
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import brotli
from django.contrib.staticfiles import finders

from causerie.web.static_files import SHEET, one_sheet

STATIC_URL = "/static/"
_IMPORT = re.compile(r"""^import .*from ["']\./(?P<file>[\w.-]+)["'];$""", re.MULTILINE)


@dataclass
class Page(HTMLParser):
    """The files that a page asks for at once, by their names among the static files."""

    html: str

    def __post_init__(self) -> None:
        super().__init__()
        self.fonts: list[str] = []
        self.sheets: list[str] = []
        self.scripts: list[str] = []
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("as") == "font":
            self.fonts.append(_name(given["href"]))
        if tag == "link" and given.get("rel") == "stylesheet":
            self.sheets.append(_name(given["href"]))
        if tag == "script" and "src" in given:
            self.scripts += with_imports(_name(given["src"]))

    @property
    def script_bytes(self) -> int:
        return sum(len(brotli.compress(found(name).read_bytes())) for name in self.scripts)

    @property
    def whole_bytes(self) -> int:
        """Without pictures; fonts are compressed in themselves, what Django answers by gzip."""
        fonts = sum(found(name).stat().st_size for name in self.fonts)
        sheets = sum(len(brotli.compress(_sheet(name).encode())) for name in self.sheets)
        return len(gzip.compress(self.html.encode(), 6)) + self.script_bytes + fonts + sheets


def _name(address: str) -> str:
    path = urlsplit(address).path
    assert path.startswith(STATIC_URL), f"not one of the static files: {address}"
    return path.removeprefix(STATIC_URL)


def found(name: str) -> Path:
    path = finders.find(name)
    assert path, f"no such file: {name}"
    return Path(path)


def _sheet(name: str) -> str:
    return one_sheet(found(name)) if name == SHEET else found(name).read_text(encoding="utf-8")


def with_imports(name: str) -> list[str]:
    """A script and those that it imports, and so on."""
    path = found(name)
    folder = name.rpartition("/")[0]
    imported = (match["file"] for match in _IMPORT.finditer(path.read_text(encoding="utf-8")))
    return [name, *(one for file in imported for one in with_imports(f"{folder}/{file}"))]
