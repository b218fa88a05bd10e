"""The readable page of a download: whole in itself, in the person's language, without a script."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.db.models import Field
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from causerie.accounts.models import User
from causerie.accounts.selectors.personal_data import column
from causerie.lib.personal_data import PersonalTable

PICTURE_ENDINGS = frozenset({".webp", ".png", ".jpg", ".jpeg", ".gif", ".avif"})

# Where the parts go; no name can hold it, since names are escaped.
MARK = "<!-- parts -->"

# (table, column, stored name) of a file -> its path in the archive.
FilePaths = Mapping[tuple[str, str, str], str]


@dataclass(frozen=True)
class Entry:
    """One value with its name; for a file, where it lies."""

    label: str
    text: str
    path: str = ""

    @property
    def is_picture(self) -> bool:
        return PurePosixPath(self.path).suffix.lower() in PICTURE_ENDINGS


def page_frame(user: User) -> tuple[str, str]:
    """What stands before the parts, and what stands after them."""
    made = {"person": user, "made_at": timezone.now(), "style": _style()}
    before, _mark, after = _rendered("page", made).partition(MARK)
    return before, after


def page_part(
    table: PersonalTable, rows: list[dict[str, Any]], paths: FilePaths, *, begins: bool
) -> str:
    shown = [_entries(table, row, paths) for row in rows]
    return _rendered("part", {"table": table, "rows": shown, "begins": begins})


def _rendered(name: str, values: dict[str, Any]) -> str:
    """With a request of nobody, by which pages know the publication's name."""
    request = HttpRequest()
    request.META = {"SERVER_NAME": settings.SITE_HOST, "SERVER_PORT": "80"}
    return render_to_string(f"account/export/{name}.html", values, request)


def _style() -> SafeString:
    """In the page itself: it is opened from a disk, where no policy forbids that."""
    sheet = mark_safe(render_to_string("account/export/page.css"))  # noqa: S308 # our own file
    return format_html("<style>{}</style>", sheet)


def _entries(table: PersonalTable, row: dict[str, Any], paths: FilePaths) -> list[Entry]:
    """Of what is empty nothing is said."""
    return [
        Entry(
            _label(field), _readable(field, value), paths.get((table.model, name, str(value)), "")
        )
        for name, value in row.items()
        if value not in (None, "", [], {})
        for field in [column(table, name)]
    ]


def _label(field: "Field[Any, Any]") -> str:
    return capfirst(str(field.verbose_name))


def _readable(field: "Field[Any, Any]", value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
