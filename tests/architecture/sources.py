"""The project's own files, for the rules that are read off them."""

from pathlib import Path

import causerie

PACKAGE = Path(causerie.__file__).parent
ROOT = PACKAGE.parent
# Stands below the CMS's path, with the CMS's own policy and look.
CMS_TEMPLATES = PACKAGE / "web" / "templates" / "publication" / "admin"


def python_files() -> list[Path]:
    """Our modules, without migrations: those are written by Django."""
    return sorted(file for file in PACKAGE.rglob("*.py") if "migrations" not in file.parts)


def migration_files() -> list[Path]:
    return sorted(
        file for file in PACKAGE.glob("*/migrations/*.py") if not file.name.startswith("__")
    )


def template_files() -> list[Path]:
    """HTML and plain-text templates, those of the CMS's path among them."""
    return sorted(
        file
        for ending in ("html", "txt", "xml")
        for folder in PACKAGE.glob("*/templates")
        for file in folder.rglob(f"*.{ending}")
    )


def public_template_files() -> list[Path]:
    return [file for file in template_files() if CMS_TEMPLATES not in file.parents]


def named(file: Path) -> str:
    """How a test says which file it means."""
    return file.relative_to(ROOT).as_posix()


def line_count(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())
