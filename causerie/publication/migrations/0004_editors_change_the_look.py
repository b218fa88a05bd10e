"""Editors could change the taglines when those stood on the front pages."""

from django.db import migrations


def _grant(apps, schema_editor):
    """To the roles that keep the tags. The permission itself is made after all migrations, or now."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    look, _made = ContentType.objects.get_or_create(app_label="publication", model="look")
    permission, _made = Permission.objects.get_or_create(
        content_type=look, codename="change_look", defaults={"name": "Can change name and look"}
    )
    tags = Permission.objects.filter(content_type__app_label="publication", codename="change_tag")
    for group in apps.get_model("auth", "Group").objects.filter(permissions__in=tags).distinct():
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0003_search"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(_grant, migrations.RunPython.noop)]
