"""Static files whose names carry a digest of their content, compressed beforehand."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "web/css/causerie.css"
IMPORT = re.compile(
    r'^@import url\("(?P<file>[\w.-]+)"\)(?: layer\((?P<layer>\w+)\))?;$', re.MULTILINE
)


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's; a reference to a file that is not there fails when files are collected."""

    support_js_module_import_aggregation = True
    # Only hashed names are ever asked for.
    keep_only_hashed_files = True

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Django's; the stylesheet that imports the others goes out as one: a page asks once."""
        with TemporaryDirectory() as folder:
            if SHEET in paths:
                storage, path = paths[SHEET]
                whole = Path(folder) / SHEET
                whole.parent.mkdir(parents=True)
                whole.write_text(one_sheet(Path(storage.path(path))), encoding="utf-8")
                paths[SHEET] = FileSystemStorage(folder), SHEET
            yield from super().post_process(paths, *args, **options)


def one_sheet(file: Path) -> str:
    """The stylesheet with each imported one in its place; they lie in the same folder."""

    def content(found: re.Match[str]) -> str:
        text = (file.parent / found["file"]).read_text(encoding="utf-8")
        return f"@layer {found['layer']} {{\n{text}}}" if found["layer"] else text

    return IMPORT.sub(content, file.read_text(encoding="utf-8"))
