"""Migrations are named, can be taken back, and import no code that will have changed."""

import ast
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

from tests.architecture.sources import migration_files, named

# What a migration may refer to, and why.
REFERENCES = {
    "causerie.lib": "pure: validators are part of a field, a likeness is what a column holds",
    "causerie.accounts.backends.StandingBackend": "sessions name it by this path",
    "causerie.publication.blocks": "a StreamField's blocks, which Wagtail names by their paths",
    "causerie.publication.models.edition.edition_kinds": "choices by name: a new one, no migration",
}


def _ours() -> list[Migration]:
    loader = MigrationLoader(connection)
    return [
        migration
        for migration in loader.disk_migrations.values()
        if migration.__module__.startswith("causerie.")
    ]


def _references(source: str) -> set[str]:
    """Every dotted name of ours in a migration, and every module that it takes names from."""
    tree = ast.parse(source)
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    found = {
        dotted
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and id(node) not in inner
        if (dotted := ast.unparse(node)).startswith("causerie.")
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("causerie"):
            found |= {f"{node.module}.{name.name}" for name in node.names}
    # A block of a StreamField may be written as the path of its class.
    found |= {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"causerie(\.\w+)+", node.value)
    }
    return found


def _foreign(source: str) -> set[str]:
    return {
        name
        for name in _references(source)
        if not any(name == allowed or name.startswith(f"{allowed}.") for allowed in REFERENCES)
    }


@pytest.mark.django_db
def test_every_migration_is_named_and_can_be_taken_back() -> None:
    ours = _ours()
    assert ours
    for migration in ours:
        assert "_auto_" not in migration.name, migration
        assert re.fullmatch(r"\d{4}_[a-z][a-z0-9_]+", migration.name), migration
        assert all(operation.reversible for operation in migration.operations), migration


def test_a_migration_imports_no_app_code() -> None:
    found = {
        named(file): hits
        for file in migration_files()
        if (hits := _foreign(file.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_app_code_in_a_migration_is_found() -> None:
    assert _foreign("from causerie.publication.models import ArticlePage") == {
        "causerie.publication.models.ArticlePage"
    }
    assert _foreign("import causerie.web.models\nx = causerie.web.models.WorkerBeat()")
    assert _foreign("choices = ('causerie.publication.services.editions.begin_edition', [], {})")
    assert not _foreign("import causerie.lib.handles\nx = [causerie.lib.handles.validate_handle]")


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
