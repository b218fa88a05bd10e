"""What is kept of persons, as the apps name it, and the rows of one of them."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, FileField, Model, QuerySet
from django.utils.module_loading import import_string

from causerie.accounts.models import User
from causerie.lib.personal_data import OnErasure, PersonalStore, PersonalTable


def _named() -> list[PersonalTable | PersonalStore]:
    return [one for path in settings.PERSONAL_DATA for one in import_string(path)]


def personal_tables() -> list[PersonalTable]:
    return [one for one in _named() if isinstance(one, PersonalTable)]


def personal_stores() -> list[PersonalStore]:
    return [one for one in _named() if isinstance(one, PersonalStore)]


def rows_of(table: PersonalTable, user: User) -> QuerySet[Any]:
    """The rows of `table` that speak of `user`."""
    rows: QuerySet[Any] = apps.get_model(table.model)._base_manager.order_by("pk")
    if table.by_number:
        of_users = ContentType.objects.get_for_model(User)
        return rows.filter(content_type=of_users, **{table.field: str(user.pk)})
    rows = rows.filter(**{table.field: user.pk})
    return rows.exclude(**{table.unless: user.pk}) if table.unless else rows


def column(table: PersonalTable, path: str) -> Field[Any, Any]:
    """The field at the end of a path such as `group__name`."""
    model: type[Model] = apps.get_model(table.model)
    *way, last = path.split("__")
    for step in way:
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    found = model._meta.get_field(last)
    assert isinstance(found, Field), path
    return found


def file_columns(table: PersonalTable) -> list[str]:
    """The columns whose values name uploaded files."""
    model = apps.get_model(table.model)
    return [field.name for field in model._meta.local_fields if isinstance(field, FileField)]


def tables_that_hold(user: User) -> list[PersonalTable]:
    """Those that have something of this person, in the order of the lists."""
    return [
        table for table in personal_tables() if is_told(table) and rows_of(table, user).exists()
    ]


def is_told(table: PersonalTable) -> bool:
    """Whether a person learns if there is something: not where others alone know."""
    return bool(table.exports)


@dataclass(frozen=True)
class Becomes:
    """What becomes of everything of a person when they leave."""

    goes: list[PersonalTable]
    stays: list[PersonalTable]
    chosen: list[PersonalTable]


def what_becomes_of(user: User) -> Becomes:
    held = [
        table
        for table in personal_tables()
        if table.is_written_by_leaving or (is_told(table) and rows_of(table, user).exists())
    ]

    def those(fate: OnErasure) -> list[PersonalTable]:
        return [table for table in held if table.on_erasure is fate]

    return Becomes(those(OnErasure.ERASE), those(OnErasure.UNNAME), those(OnErasure.AS_CHOSEN))
