"""Settings read from the environment and from one file, with loud errors.

A setting NAME is looked for in the environment, then as NAME_FILE (a path whose content is the
value, for secrets), then in the site folder's file. Whoever reads a setting says what it is for,
so that the reference in the documentation is made from the same lines that the program runs.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values


class SettingError(Exception):
    """A setting is missing or wrong. The message names it, its value and what is allowed."""


@dataclass(frozen=True)
class Setting:
    """One documented setting; `default` is None where it must be given."""

    name: str
    default: str | None
    allowed: str
    about: str
    secret: bool = False


@dataclass
class Environment:
    """The values given for a site, and a record of the settings that were asked for."""

    values: Mapping[str, str]
    file: Path | None = None
    in_file: frozenset[str] = frozenset()
    declared: dict[str, Setting] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path) -> "Environment":
        """Read `file` if it exists, under the process environment, which wins."""
        in_file: dict[str, str] = {}
        if file.exists():
            try:
                in_file = {k: v or "" for k, v in dotenv_values(file, interpolate=False).items()}
            except (OSError, UnicodeDecodeError) as error:
                raise SettingError(f"{file}: cannot be read ({error})") from error
        return cls(values={**in_file, **os.environ}, file=file, in_file=frozenset(in_file))

    def refuse_unknown(self) -> None:
        """Fail for a name in the file that no setting has: a typing error would pass unnoticed."""
        known = set(self.declared) | {f"{name}_FILE" for name in self.declared}
        for name in sorted(self.in_file - known):
            close = get_close_matches(name, known, n=1)
            hint = f"; did you mean {close[0]}?" if close else ""
            raise SettingError(f"{name}: there is no such setting (in {self.file}){hint}")

    def text(
        self,
        name: str,
        *,
        about: str,
        default: str | None = None,
        allowed: str = "text",
        secret: bool = False,
    ) -> str:
        """The value of `name`; raises SettingError where it is required and not given."""
        self.declared[name] = Setting(name, default, allowed, about, secret)
        value = self._given(name)
        if value is None:
            if default is None:
                raise SettingError(f"{name}: not set; needed: {allowed}")
            return default
        return value

    def _given(self, name: str) -> str | None:
        if name in self.values:
            return self.values[name].strip()
        path = self.values.get(f"{name}_FILE")
        if path is None:
            return None
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingError(f"{name}_FILE: {path!r} cannot be read ({error})") from error

    def boolean(self, name: str, *, about: str, default: bool) -> bool:
        value = self.text(name, about=about, default=str(default), allowed="True or False")
        if value not in ("True", "False"):
            raise SettingError(f"{name}: {value!r} is not allowed; allowed: True or False")
        return value == "True"

    def integer(self, name: str, *, about: str, default: int, least: int, most: int) -> int:
        allowed = f"a whole number from {least} to {most}"
        value = self.text(name, about=about, default=str(default), allowed=allowed)
        if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
            raise SettingError(f"{name}: {value!r} is not allowed; allowed: {allowed}")
        return int(value)

    def choice(self, name: str, *, about: str, default: str, choices: tuple[str, ...]) -> str:
        allowed = "one of: " + ", ".join(choice or "(empty)" for choice in choices)
        value = self.text(name, about=about, default=default, allowed=allowed)
        if value not in choices:
            raise SettingError(f"{name}: {value!r} is not allowed; allowed: {allowed}")
        return value

    def names(self, name: str, *, about: str, default: str, allowed: str) -> list[str]:
        """A list whose members are separated by commas."""
        value = self.text(name, about=about, default=default, allowed=allowed)
        return [part.strip() for part in value.split(",") if part.strip()]

    def address(self, name: str, *, about: str, default: str) -> str:
        """A web address without query or trailing slash, such as https://example.org/news."""
        allowed = "an address such as https://news.example.org or https://example.org/news"
        value = self.text(name, about=about, default=default, allowed=allowed).rstrip("/")
        try:
            parts = urlsplit(value)
            sound = parts.scheme in ("http", "https") and bool(parts.hostname)
            sound = sound and not (parts.query or parts.fragment or parts.username)
            sound = sound and parts.port != 0
        except ValueError:
            sound = False
        if not sound:
            raise SettingError(f"{name}: {value!r} is not allowed; allowed: {allowed}")
        return value
