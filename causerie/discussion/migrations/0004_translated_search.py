from django.db import migrations

# As with comments themselves (0002).
SQLITE = (
    """CREATE VIRTUAL TABLE discussion_translated USING fts5(
        text_stems, facets,
        content='discussion_translatedsearchentry', content_rowid='translation_id', tokenize='ascii'
    )""",
    """CREATE TRIGGER discussion_translated_insert AFTER INSERT ON discussion_translatedsearchentry BEGIN
        INSERT INTO discussion_translated (rowid, text_stems, facets)
        VALUES (new.translation_id, new.text_stems, new.facets);
    END""",
    """CREATE TRIGGER discussion_translated_delete AFTER DELETE ON discussion_translatedsearchentry BEGIN
        INSERT INTO discussion_translated (discussion_translated, rowid, text_stems, facets)
        VALUES ('delete', old.translation_id, old.text_stems, old.facets);
    END""",
    """CREATE TRIGGER discussion_translated_update
    AFTER UPDATE OF translation_id, text_stems, facets ON discussion_translatedsearchentry BEGIN
        INSERT INTO discussion_translated (discussion_translated, rowid, text_stems, facets)
        VALUES ('delete', old.translation_id, old.text_stems, old.facets);
        INSERT INTO discussion_translated (rowid, text_stems, facets)
        VALUES (new.translation_id, new.text_stems, new.facets);
    END""",
)
SQLITE_BACK = (
    "DROP TRIGGER discussion_translated_insert",
    "DROP TRIGGER discussion_translated_delete",
    "DROP TRIGGER discussion_translated_update",
    "DROP TABLE discussion_translated",
)
POSTGRESQL = (
    """ALTER TABLE discussion_translatedsearchentry
        ADD COLUMN found tsvector GENERATED ALWAYS AS
            (to_tsvector('simple', text_stems)) STORED,
        ADD COLUMN filtered tsvector GENERATED ALWAYS AS
            (to_tsvector('simple', facets)) STORED""",
    "CREATE INDEX discussion_translated_found ON discussion_translatedsearchentry USING gin (found)",
    "CREATE INDEX discussion_translated_filtered ON discussion_translatedsearchentry USING gin (filtered)",
)
POSTGRESQL_BACK = (
    "ALTER TABLE discussion_translatedsearchentry DROP COLUMN found, DROP COLUMN filtered",
)


def _make_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def _drop_index(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE_BACK if is_sqlite else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [('discussion', '0003_translation')]

    operations = [migrations.RunPython(_make_index, _drop_index)]
