from django.db import migrations

# FTS5 reads the words where they stand; they are folded already, so "ascii" does. What a term may
# stand in is asked for by beginnings of words, which an index of its own answers.
SQLITE = (
    """CREATE VIRTUAL TABLE translation_words USING fts5(
        words, content='translation_source', content_rowid='id', tokenize='ascii', prefix='3 5'
    )""",
    """CREATE TRIGGER translation_words_insert AFTER INSERT ON translation_source BEGIN
        INSERT INTO translation_words (rowid, words) VALUES (new.id, new.words);
    END""",
    """CREATE TRIGGER translation_words_delete AFTER DELETE ON translation_source BEGIN
        INSERT INTO translation_words (translation_words, rowid, words)
        VALUES ('delete', old.id, old.words);
    END""",
    """CREATE TRIGGER translation_words_update AFTER UPDATE OF id, words ON translation_source BEGIN
        INSERT INTO translation_words (translation_words, rowid, words)
        VALUES ('delete', old.id, old.words);
        INSERT INTO translation_words (rowid, words) VALUES (new.id, new.words);
    END""",
)
SQLITE_BACK = (
    "DROP TRIGGER translation_words_insert",
    "DROP TRIGGER translation_words_delete",
    "DROP TRIGGER translation_words_update",
    "DROP TABLE translation_words",
)
POSTGRESQL = (
    """ALTER TABLE translation_source
        ADD COLUMN found tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED""",
    "CREATE INDEX translation_words_found ON translation_source USING gin (found)",
)
POSTGRESQL_BACK = ("ALTER TABLE translation_source DROP COLUMN found",)


def _make_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def _drop_index(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE_BACK if is_sqlite else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [('translation', '0001_first')]

    operations = [migrations.RunPython(_make_index, _drop_index)]
