from django.db import migrations

from causerie.lib.confusables import likeness


def _fill(apps, schema_editor):
    users = apps.get_model("accounts", "User").objects.filter(name_likeness="")
    for user in users.iterator():
        user.name_likeness = likeness(user.display_name)
        user.save(update_fields=["name_likeness"])


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0003_readers"),
    ]

    operations = [
        migrations.RunPython(_fill, migrations.RunPython.noop),
    ]
