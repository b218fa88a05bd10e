"""Lists begin with the newest articles of a locale: found by an index, however many there are.

On Wagtail's table: should a later migration of its own make that table anew on SQLite, the index is
lost and lists are slower, nothing else.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0004_editors_change_the_look"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX causerie_newest_first"
            " ON wagtailcore_page (locale_id, first_published_at DESC, id DESC)",
            "DROP INDEX causerie_newest_first",
        )
    ]
