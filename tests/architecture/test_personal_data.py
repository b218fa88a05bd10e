"""Every table that speaks of a person is named, with what becomes of it when they are erased."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.module_loading import import_string

from causerie.lib.personal_data import OnErasure, PersonalTable


def _named_tables() -> list[PersonalTable]:
    return [table for path in settings.PERSONAL_DATA for table in import_string(path)]


def _keys_to_persons(tables: list[type[models.Model]]) -> set[tuple[str, str]]:
    """(model, field) of every stored key to a user; a key that is inherited stands once."""
    return {
        (model._meta.label, field.name)
        for model in tables
        if not model._meta.proxy and model._meta.managed
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.is_relation and field.related_model is get_user_model()
    }


def test_every_key_to_a_person_is_named() -> None:
    named = {(table.model, table.field) for table in _named_tables()}
    present = _keys_to_persons(apps.get_models(include_auto_created=True))
    assert present
    assert present - named == set()


def test_no_table_is_named_twice() -> None:
    named = [(table.model, table.field) for table in _named_tables()]
    assert len(named) == len(set(named))


def test_every_named_table_and_field_exists() -> None:
    for table in _named_tables():
        model = apps.get_model(table.model)
        assert model._meta.label == table.model
        assert model._meta.get_field(table.field).concrete, table
        assert table.holds, table


def test_a_row_that_stays_can_do_without_its_person() -> None:
    for table in _named_tables():
        field = apps.get_model(table.model)._meta.get_field(table.field)
        if table.on_erasure is OnErasure.UNNAME:
            assert field.null, f"{table.model}.{table.field} cannot stay without its person"


def test_a_table_that_no_list_names_is_found() -> None:
    author = apps.get_model("publication.Author")
    section = apps.get_model("publication.SectionPage")
    assert _keys_to_persons([author, section]) == {("publication.Author", "user")}
