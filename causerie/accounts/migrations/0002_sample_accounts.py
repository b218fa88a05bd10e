from django.db import migrations, models


# The accounts that the sample magazine has brought; mail to example.org leads nowhere (RFC 2606).
SAMPLES = ("author@example.org", "editor@example.org", "admin@example.org")


def _mark_samples(apps, schema_editor):
    apps.get_model("accounts", "User").objects.filter(email__in=SAMPLES).update(is_sample=True)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_first'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='is_sample',
            field=models.BooleanField(default=False, help_text='Signs in on the machine itself only.', verbose_name='sample account'),
        ),
        migrations.RunPython(_mark_samples, migrations.RunPython.noop),
    ]
