"""Every table that speaks of a person is named, with what becomes of it when they are erased."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import override

from causerie.accounts.selectors.personal_data import column, personal_stores, personal_tables
from causerie.lib.personal_data import OnErasure, PersonalStore, PersonalTable


def _keys_to_persons(tables: list[type[models.Model]]) -> set[tuple[str, str]]:
    """(model, field) of every stored key to a user; a key that is inherited stands once."""
    return {
        (model._meta.label, field.name)
        for model in tables
        if not model._meta.proxy and model._meta.managed
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.is_relation and field.related_model is get_user_model()
    }


def _hanging_on(labels: set[str]) -> set[str]:
    """The tables that have a key to one of those tables, other than the tables themselves."""
    return {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.is_relation
        and isinstance(field.related_model, type)
        and field.related_model._meta.label in labels
    }


def _unaccounted(table: PersonalTable) -> set[str]:
    """The columns of a named table that are neither exported nor withheld for a reason."""
    meta = apps.get_model(table.model)._meta
    told = {path.split("__")[0] for path in table.exports} | set(table.withheld)
    present = {field.name for field in meta.local_concrete_fields}
    return set() if table.rest else present - told - {table.key_column, meta.pk.name}


def test_every_key_to_a_person_is_named() -> None:
    named = {(table.model, table.field) for table in personal_tables()}
    present = _keys_to_persons(apps.get_models(include_auto_created=True))
    assert present
    assert present - named == set()


def test_every_table_that_hangs_on_a_persons_own_is_named() -> None:
    own = {
        table.model
        for table in personal_tables()
        if table.on_erasure is not OnErasure.UNNAME and table.model != "accounts.User"
    }
    assert _hanging_on(own) - {table.model for table in personal_tables()} == set()


def test_every_column_is_exported_or_withheld_for_a_reason() -> None:
    found = {
        f"{table.model}.{table.field}": columns
        for table in personal_tables()
        if (columns := _unaccounted(table))
    }
    assert found == {}


def test_a_column_that_nobody_thought_of_is_found() -> None:
    [user] = [table for table in personal_tables() if table.model == "accounts.User"]
    assert _unaccounted(replace(user, exports=user.exports[1:])) == {user.exports[0]}


def test_only_the_publications_own_tables_leave_out_a_rest() -> None:
    for table in personal_tables():
        if table.rest:
            assert table.on_erasure is OnErasure.UNNAME, table.model


SECRETS = ("password", "secret", "token", "session_key", "key")


def test_no_secret_is_exported() -> None:
    for table in personal_tables():
        for path in table.exports:
            assert path.split("__")[-1] not in SECRETS, (table.model, path)
    data = [table for table in personal_tables() if table.model == "mfa.Authenticator"]
    assert "data" not in data[0].exports


def test_no_table_is_named_twice() -> None:
    named = [(table.model, table.field) for table in personal_tables()]
    assert len(named) == len(set(named))


def test_every_named_table_and_column_exists() -> None:
    for table in personal_tables():
        model = apps.get_model(table.model)
        assert model._meta.label == table.model
        for path in (table.field, *table.exports):
            assert column(table, path).concrete, (table.model, path)
        for name in (*table.withheld, *table.texts, *table.blanks):
            assert model._meta.get_field(name).concrete, (table.model, name)


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_readers_are_told_what_why_how_long_and_what_becomes_of_it(locale: str) -> None:
    entries: list[PersonalTable | PersonalStore] = [*personal_tables(), *personal_stores()]
    with override(locale):
        for entry in entries:
            for phrase in (entry.holds, entry.why, entry.kept, entry.becomes):
                assert str(phrase).strip().endswith((".", "。", "؛")), entry


def test_a_row_that_stays_can_do_without_its_person() -> None:
    for table in personal_tables():
        if table.on_erasure is OnErasure.ERASE or table.by_number or table.is_reached_by_path:
            continue
        field = apps.get_model(table.model)._meta.get_field(table.field)
        assert field.null, f"{table.model}.{table.field} cannot stay without its person"


def test_what_empties_a_store_is_there() -> None:
    assert [store for store in personal_stores() if store.erase]
    for store in personal_stores():
        assert not store.erase or callable(import_string(store.erase)), store.name


def test_a_table_that_no_list_names_is_found() -> None:
    author = apps.get_model("publication.Author")
    section = apps.get_model("publication.SectionPage")
    assert _keys_to_persons([author, section]) == {("publication.Author", "user")}
    assert "accounts.MailTrouble" in _hanging_on({"account.EmailAddress"})
