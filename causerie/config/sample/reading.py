"""The sample magazine as it lies in its folder: TOML files and pictures."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from causerie.config.refusal import Refusal


@dataclass(frozen=True)
class Magazine:
    """`publication` is publication.toml; `articles` maps key and locale to an edition's file,
    `discussions` the key of an article to what is said below it."""

    folder: Path
    publication: dict[str, Any]
    articles: dict[str, dict[str, dict[str, Any]]]
    discussions: dict[str, dict[str, Any]]
    readers: list[dict[str, Any]]

    @property
    def locales(self) -> list[str]:
        return sorted(self.publication["front"])

    def picture(self, name: str) -> Path:
        return self.folder / "pictures" / name

    def locales_written_by(self, name: str) -> list[str]:
        """In which somebody speaks in the discussions."""
        said = [entry for talk in self.discussions.values() for entry in talk["comments"]]
        return sorted({entry["locale"] for entry in said if entry["by"] == name})


def sample_folder() -> Path:
    """Beside the modules in an installed package, at the root of a checkout."""
    for folder in (settings.PACKAGE_DIR / "demo", settings.PACKAGE_DIR.parent / "demo"):
        if (folder / "publication.toml").exists():
            return Path(folder)
    raise Refusal("the sample magazine is not part of this installation")


def read_magazine() -> Magazine:
    folder = sample_folder()
    articles = {
        article.name: {file.stem: _read(file) for file in sorted(article.glob("*.toml"))}
        for article in sorted((folder / "articles").iterdir())
        if article.is_dir()
    }
    discussions = {
        file.stem: _read(file) for file in sorted((folder / "discussions").glob("*.toml"))
    }
    readers = discussions.pop("readers")["readers"]
    return Magazine(folder, _read(folder / "publication.toml"), articles, discussions, readers)


def _read(file: Path) -> dict[str, Any]:
    with file.open("rb") as stream:
        return tomllib.load(stream)
