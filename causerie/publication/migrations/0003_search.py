import django.db.models.deletion
from django.db import migrations, models

# FTS5 reads the stems where they stand, in the table of entries, and keeps no second copy.
# "ascii": stems are letters and digits in their final spelling; whatever else is no word.
SQLITE = (
    """CREATE VIRTUAL TABLE publication_search USING fts5(
        title_stems, text_stems, facets,
        content='publication_searchentry', content_rowid='edition_id', tokenize='ascii'
    )""",
    """CREATE TRIGGER publication_search_insert AFTER INSERT ON publication_searchentry BEGIN
        INSERT INTO publication_search (rowid, title_stems, text_stems, facets)
        VALUES (new.edition_id, new.title_stems, new.text_stems, new.facets);
    END""",
    """CREATE TRIGGER publication_search_delete AFTER DELETE ON publication_searchentry BEGIN
        INSERT INTO publication_search (publication_search, rowid, title_stems, text_stems, facets)
        VALUES ('delete', old.edition_id, old.title_stems, old.text_stems, old.facets);
    END""",
    """CREATE TRIGGER publication_search_update
    AFTER UPDATE OF edition_id, title_stems, text_stems, facets ON publication_searchentry BEGIN
        INSERT INTO publication_search (publication_search, rowid, title_stems, text_stems, facets)
        VALUES ('delete', old.edition_id, old.title_stems, old.text_stems, old.facets);
        INSERT INTO publication_search (rowid, title_stems, text_stems, facets)
        VALUES (new.edition_id, new.title_stems, new.text_stems, new.facets);
    END""",
)
SQLITE_BACK = (
    "DROP TRIGGER publication_search_update",
    "DROP TRIGGER publication_search_delete",
    "DROP TRIGGER publication_search_insert",
    "DROP TABLE publication_search",
)
# A title's index of its own: a weight in the common one would have to be looked up in each row.
POSTGRESQL = (
    """ALTER TABLE publication_searchentry
        ADD COLUMN in_title tsvector GENERATED ALWAYS AS
            (to_tsvector('simple', title_stems)) STORED,
        ADD COLUMN anywhere tsvector GENERATED ALWAYS AS
            (setweight(to_tsvector('simple', title_stems), 'A')
            || to_tsvector('simple', text_stems)) STORED,
        ADD COLUMN filtered tsvector GENERATED ALWAYS AS
            (to_tsvector('simple', facets)) STORED""",
    "CREATE INDEX publication_search_in_title ON publication_searchentry USING gin (in_title)",
    "CREATE INDEX publication_search_anywhere ON publication_searchentry USING gin (anywhere)",
    "CREATE INDEX publication_search_filtered ON publication_searchentry USING gin (filtered)",
)
POSTGRESQL_BACK = (
    """ALTER TABLE publication_searchentry
        DROP COLUMN in_title, DROP COLUMN anywhere, DROP COLUMN filtered""",
)


def _make_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def _drop_index(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE_BACK if is_sqlite else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('publication', '0002_look'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_entry', serialize=False, to='publication.articlepage')),
                ('version', models.CharField(blank=True, db_index=True, max_length=100)),
                ('facets', models.TextField()),
                ('title_stems', models.TextField()),
                ('text_stems', models.TextField()),
                ('strides', models.TextField()),
                ('text', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=40)),
                ('bare', models.CharField(max_length=40)),
                ('initial', models.CharField(max_length=1)),
                ('length', models.PositiveSmallIntegerField()),
                ('locale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.locale')),
            ],
            options={
                'indexes': [models.Index(fields=['locale', 'bare'], name='search_word_bare'), models.Index(fields=['locale', 'initial', 'length'], name='search_word_initial')],
                'constraints': [models.UniqueConstraint(fields=('locale', 'word'), name='one_search_word_a_locale')],
            },
        ),
        migrations.RunPython(_make_index, _drop_index),
    ]
