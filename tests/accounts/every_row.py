"""A row of every kind that speaks of a person, made by walking the lists of PERSONAL_DATA.

Each column that must go with the person holds their handle, so that a search through the whole
database finds what was forgotten.
"""

import itertools
import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db import connection, models
from django.utils import timezone
from wagtail.models import Collection, Locale, Page, Revision

from causerie.accounts.models import DataExport, User
from causerie.accounts.selectors.personal_data import personal_tables, rows_of
from causerie.lib.personal_data import OnErasure, PersonalTable
from causerie.publication.models import FrontPage
from tests.factories import image_file, make_article, make_section, make_staff

_NEUTRAL = "plain"


class Maker:
    """Makes rows of any model; of what a row needs beside its person, it takes what is there."""

    def __init__(self, front: FrontPage) -> None:
        self.front = front
        self.numbers = itertools.count(1)
        self.section = make_section(front)
        self.article = make_article(self.section, slug="of-nobody")
        self.there: dict[type[models.Model], Any] = {
            Page: self.article.page_ptr,
            Revision: self.article.latest_revision,
            Locale: front.locale,
            Collection: Collection.objects.get(depth=1),
            ContentType: ContentType.objects.get_for_model(Page),
            User: make_staff("somebody@example.org"),
        }

    def person(self, handle: str) -> User:
        """With a row in every table."""
        user = make_staff(f"{handle}@example.org", display_name=f"{handle.title()} Fiebig")
        user.bio = f"{handle} writes."
        user.suspension_reason = f"{handle} was rude."
        user.interface_locale = "en"
        user.portrait.save(f"{handle}.webp", ContentFile(b"a picture"), save=False)
        user.save()
        for table in personal_tables():
            if table.model != "accounts.User" and not rows_of(table, user).exists():
                self.row_of(table, user)
        # Another may be asked for.
        DataExport.objects.filter(user=user).update(requested_at=timezone.now() - timedelta(days=2))
        return user

    def row_of(self, table: PersonalTable, user: User) -> Any:
        model = apps.get_model(table.model)
        if model is Page:
            return self._page(table, user)
        stays = table.on_erasure is not OnErasure.ERASE
        given = self._key(table, user)
        for field in model._meta.local_concrete_fields:
            if field.name not in given and not field.primary_key:
                goes = not stays or field.name in table.blanks
                given[field.name] = self._value(field, user.handle if goes else _NEUTRAL)
            elif field.name not in given and field.is_relation:
                # A row that extends another has one of its own.
                given[field.name] = self._made(field.related_model)
        # Past the rules of forms and logs: it is the columns that count.
        return model._base_manager.bulk_create([model(**given)])[0]

    def _page(self, table: PersonalTable, user: User) -> Any:
        slug = f"{table.field}-{user.pk}".replace("_", "-")
        article = make_article(self.section, slug=slug, locked=True)
        Page.objects.filter(pk=article.pk).update(**{table.field: user})
        return article

    def _key(self, table: PersonalTable, user: User) -> dict[str, Any]:
        if table.by_number:
            return {
                "content_type": ContentType.objects.get_for_model(User),
                table.field: str(user.pk),
            }
        if not table.is_reached_by_path:
            return {table.field: user}
        column, rest = table.field.split("__", 1)
        parent: Any = apps.get_model(table.model)._meta.get_field(column).related_model
        return {column: parent._base_manager.filter(**{rest: user}).first()}

    def _value(self, field: "models.Field[Any, Any]", word: str) -> Any:
        if field.is_relation:
            return None if field.null else self._related(field.related_model)
        if field.choices:
            return next(value for value, _label in field.flatchoices if value)
        if isinstance(field, models.ImageField) and word == _NEUTRAL:
            return image_file()
        if isinstance(field, models.FileField):
            return ContentFile(b"a file", name=f"{word}.bin")
        if isinstance(field, models.IntegerField) and _must_differ(field):
            return next(self.numbers)
        return _plain_value(field, word)

    def _related(self, model: Any) -> Any:
        if model not in self.there:
            self.there[model] = self._made(model)
        return self.there[model]

    def _made(self, model: Any) -> Any:
        fields = [f for f in model._meta.concrete_fields if not f.primary_key]
        given = {f.name: self._value(f, _NEUTRAL) for f in fields}
        [made] = model._base_manager.bulk_create([model(**given)])
        return made


def _must_differ(field: "models.Field[Any, Any]") -> bool:
    """Alone, or together with others."""
    return any(
        field.name in rule.fields
        for rule in field.model._meta.constraints
        if isinstance(rule, models.UniqueConstraint)
    )


def _plain_value(field: "models.Field[Any, Any]", word: str) -> Any:
    # Columns may have to differ, by themselves or together.
    unique = uuid.uuid4().hex[:8]
    match field:
        case models.BooleanField():
            return True
        case models.IntegerField():
            return 1
        case models.FloatField():
            return 0.5
        case models.DateTimeField():
            return timezone.now()
        case models.UUIDField():
            return uuid.uuid4()
        case models.JSONField():
            return {"note": word}
        case models.GenericIPAddressField():
            return "192.0.2.7"
        case models.EmailField():
            return f"{word}{unique}@example.net"
    return f"{word}{unique}"[: field.max_length or 200]


def every_value() -> Iterator[tuple[str, str]]:
    """(table, text) of every row of the database; sessions are told open."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield table, " ".join(_text(value) for value in row)
    for session in Session.objects.all():
        yield "django_session", str(session.get_decoded())


def _text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace")
    return str(value)


def tables_that_say(word: str) -> set[str]:
    return {table for table, text in every_value() if word.casefold() in text.casefold()}


def files_that_are_called(word: str) -> list[str]:
    folders = [Path(settings.MEDIA_ROOT), Path(settings.EXPORT_DIR)]
    return [
        path.name
        for folder in folders
        for path in folder.rglob("*")
        if word in path.name or word.encode() in (path.read_bytes() if path.is_file() else b"")
    ]


def everything_of(user: User) -> dict[str, list[dict[str, Any]]]:
    """Every column of every row that speaks of a person."""
    return {
        f"{table.model}.{table.field}": list(rows_of(table, user).values())
        for table in personal_tables()
    }
