"""Prints the reference of the settings: `python -m causerie.config.reference`.

It is made from the lines that the program itself runs, so the two cannot differ.
"""

import os
import sys
from collections.abc import Iterable
from importlib import import_module

from causerie.lib.environment import Setting

# No folder is called that; what follows from the site's folder then reads as such.
SITE = "<site>"

HEAD = """\
# Settings

This page is made by `make reference` from `causerie/config/settings.py`.

A setting is given in the environment, or in the file `causerie.env` of the site's folder
(`<site>` below); the environment wins. `NAME_FILE` names a file whose content is the value of
`NAME`: for secrets. A value that is not allowed, and a name in the file that no setting has, end
the program at its start with one line that says what to write instead.

The site's folder is the one at hand, or `--site DIR`, or `CAUSERIE_SITE` in the environment.

| Setting | Default | Allowed | What it is for |
|---|---|---|---|
"""


def reference(settings: Iterable[Setting]) -> str:
    """The page, in Markdown: a row a setting, in the order in which they are declared."""
    return HEAD + "".join(f"{_row(setting)}\n" for setting in settings)


def _row(setting: Setting) -> str:
    cells = (f"`{setting.name}`", _default(setting), setting.allowed, setting.about)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _default(setting: Setting) -> str:
    if setting.default is None:
        return "must be given"
    return f"`{setting.default.replace(f'/{SITE}', SITE)}`" if setting.default else "none"


def main() -> None:
    # Some defaults follow from other settings: nothing that is set here may show.
    os.environ.clear()
    os.environ.update(CAUSERIE_SITE=f"/{SITE}", SECRET_KEY="x" * 50)
    settings = import_module("causerie.config.settings")
    sys.stdout.write(reference(settings.env.declared.values()))


if __name__ == "__main__":
    main()
