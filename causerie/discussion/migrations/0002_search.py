from django.db import migrations

# As with articles: FTS5 reads the stems where they stand; "ascii": whatever else is no word.
SQLITE = (
    """CREATE VIRTUAL TABLE discussion_search USING fts5(
        text_stems, facets,
        content='discussion_commentsearchentry', content_rowid='comment_id', tokenize='ascii'
    )""",
    """CREATE TRIGGER discussion_search_insert AFTER INSERT ON discussion_commentsearchentry BEGIN
        INSERT INTO discussion_search (rowid, text_stems, facets)
        VALUES (new.comment_id, new.text_stems, new.facets);
    END""",
    """CREATE TRIGGER discussion_search_delete AFTER DELETE ON discussion_commentsearchentry BEGIN
        INSERT INTO discussion_search (discussion_search, rowid, text_stems, facets)
        VALUES ('delete', old.comment_id, old.text_stems, old.facets);
    END""",
    """CREATE TRIGGER discussion_search_update
    AFTER UPDATE OF comment_id, text_stems, facets ON discussion_commentsearchentry BEGIN
        INSERT INTO discussion_search (discussion_search, rowid, text_stems, facets)
        VALUES ('delete', old.comment_id, old.text_stems, old.facets);
        INSERT INTO discussion_search (rowid, text_stems, facets)
        VALUES (new.comment_id, new.text_stems, new.facets);
    END""",
)
SQLITE_BACK = (
    "DROP TRIGGER discussion_search_insert",
    "DROP TRIGGER discussion_search_delete",
    "DROP TRIGGER discussion_search_update",
    "DROP TABLE discussion_search",
)
POSTGRESQL = (
    """ALTER TABLE discussion_commentsearchentry
        ADD COLUMN found tsvector GENERATED ALWAYS AS
            (to_tsvector('simple', text_stems)) STORED,
        ADD COLUMN filtered tsvector GENERATED ALWAYS AS
            (to_tsvector('simple', facets)) STORED""",
    "CREATE INDEX discussion_search_found ON discussion_commentsearchentry USING gin (found)",
    "CREATE INDEX discussion_search_filtered ON discussion_commentsearchentry USING gin (filtered)",
)
POSTGRESQL_BACK = (
    "ALTER TABLE discussion_commentsearchentry DROP COLUMN found, DROP COLUMN filtered",
)


def _make_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def _drop_index(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE_BACK if is_sqlite else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [('discussion', '0001_first')]

    operations = [migrations.RunPython(_make_index, _drop_index)]
