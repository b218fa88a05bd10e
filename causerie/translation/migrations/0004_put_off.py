from django.db import migrations, models
from django.db.models import F
from django.utils import timezone


def _keep_waiting(apps, schema_editor):
    rows = apps.get_model('translation', 'Translation').objects
    late = rows.filter(is_due=True, not_before__gt=timezone.now())
    late.update(put_off_until=F('not_before'))


def _keep_waiting_back(apps, schema_editor):
    rows = apps.get_model('translation', 'Translation').objects
    rows.filter(put_off_until__isnull=False).update(not_before=F('put_off_until'))


class Migration(migrations.Migration):
    dependencies = [('translation', '0003_corrections')]

    operations = [
        migrations.RemoveIndex(model_name='translation', name='translations_due'),
        migrations.AddField(
            model_name='translation',
            name='put_off_until',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(_keep_waiting, _keep_waiting_back),
        migrations.RemoveField(model_name='translation', name='not_before'),
        migrations.AddIndex(
            model_name='translation',
            index=models.Index(
                fields=['-source', 'locale'],
                name='translations_due',
                condition=models.Q(is_due=True, put_off_until=None),
            ),
        ),
        migrations.AddIndex(
            model_name='translation',
            index=models.Index(
                fields=['put_off_until'],
                name='translations_put_off',
                condition=models.Q(put_off_until__isnull=False),
            ),
        ),
    ]
