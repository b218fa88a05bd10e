"""Compiles the interface's translations (.po to .mo) whenever the package is built or installed."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = Path(__file__).parent / "causerie" / "locale"


def compile_catalogues(root: Path) -> list[Path]:
    """Write a .mo beside each .po below `root`; fuzzy entries are left out, as gettext does."""
    written = []
    for source in sorted(root.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parts[-3])
        target = source.with_suffix(".mo")
        with target.open("wb") as stream:
            write_mo(stream, catalogue)
        written.append(target)
    return written


class CompileCatalogues(BuildHookInterface[Any]):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_catalogues(CATALOGUES)
        if version == "standard":
            # An installed package carries the sample magazine; a checkout has it at its root.
            build_data["force_include"][str(Path(self.root) / "demo")] = "causerie/demo"


if __name__ == "__main__":
    compile_catalogues(CATALOGUES)
