"""The file that holds everything of a person: `data.json` for programs, `index.html` for reading.

The format is told in docs/reference/my-data.md. Both are written row by row: nobody's data is held
in memory as a whole.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.core.files.storage import Storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import FileField
from django.utils import timezone

from causerie.accounts.models import User
from causerie.accounts.selectors.personal_data import (
    column,
    file_columns,
    is_told,
    personal_tables,
    rows_of,
)
from causerie.accounts.services.export_page import page_frame, page_part
from causerie.lib.personal_data import PersonalTable

FORMAT, FORMAT_VERSION = "causerie.my-data", 1
# So many rows are in memory at a time.
ROWS_AT_A_TIME = 200
CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True)
class OwnFile:
    """An uploaded file: where it lies here, and under which name in the archive."""

    table: str
    column: str
    storage: Storage
    stored: str
    path: str


def write_export(user: User, target: IO[bytes]) -> None:
    """Writes the archive, in the active locale."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        files = [file for file in own_files(user) if file.storage.exists(file.stored)]
        with archive.open("data.json", "w", force_zip64=True) as out:
            for piece in _json_pieces(user, files):
                out.write(piece.encode())
        with archive.open("index.html", "w", force_zip64=True) as out:
            for piece in _page_pieces(user, files):
                out.write(piece.encode())
        for file in files:
            with file.storage.open(file.stored) as source, archive.open(file.path, "w") as out:
                while chunk := source.read(CHUNK_BYTES):
                    out.write(chunk)


def own_files(user: User) -> list[OwnFile]:
    return [
        OwnFile(table.model, name, storage, stored, f"files/{table.model}-{key}-{_last(stored)}")
        for table in personal_tables()
        for name in file_columns(table)
        if name in table.exports
        for storage in [_storage(table, name)]
        for key, stored in rows_of(table, user).exclude(**{name: ""}).values_list("pk", name)
    ]


def _storage(table: PersonalTable, name: str) -> Storage:
    field = column(table, name)
    assert isinstance(field, FileField)
    return field.storage


def _last(stored: str) -> str:
    return PurePosixPath(stored).name


def _rows(table: PersonalTable, user: User) -> Iterator[list[dict[str, Any]]]:
    """In portions, as the database has them."""
    # Asked for no columns, Django gives all.
    if not is_told(table):
        return
    rows = rows_of(table, user).values(*table.exports).iterator(chunk_size=ROWS_AT_A_TIME)
    while portion := list(islice(rows, ROWS_AT_A_TIME)):
        yield portion


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)


def _json_pieces(user: User, files: list[OwnFile]) -> Iterator[str]:
    head = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "made_at": timezone.now(),
        "site": settings.SITE_URL,
    }
    yield _json(head).removesuffix("}") + ', "tables": ['
    for number, table in enumerate(personal_tables()):
        yield ("," if number else "") + "\n"
        yield from _json_of_table(table, user)
    told = [{"table": f.table, "column": f.column, "path": f.path} for f in files]
    yield f'\n], "files": {_json(told)}}}\n'


def _json_of_table(table: PersonalTable, user: User) -> Iterator[str]:
    about = {
        "table": table.model,
        "key": table.field,
        "holds": str(table.holds),
        "why": str(table.why),
        "kept": str(table.kept),
        "on_erasure": table.on_erasure.value,
        "withheld": {name: str(reason) for name, reason in table.withheld.items()},
    }
    yield _json(about).removesuffix("}") + ', "rows": ['
    comma = ""
    for portion in _rows(table, user):
        for row in portion:
            yield f"{comma}\n  {_json(row)}"
            comma = ","
    yield "]}"


def _page_pieces(user: User, files: list[OwnFile]) -> Iterator[str]:
    paths = {(file.table, file.column, file.stored): file.path for file in files}
    before, after = page_frame(user)
    yield before
    for table in personal_tables():
        begins = True
        for portion in _rows(table, user):
            yield page_part(table, portion, paths, begins=begins)
            begins = False
    yield after
