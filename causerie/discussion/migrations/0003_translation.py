import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('discussion', '0002_search'),
        ('translation', '0001_first'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TranslatedSearchEntry',
            fields=[
                ('translation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='translation.translation')),
                ('version', models.CharField(blank=True, db_index=True, max_length=100)),
                ('facets', models.TextField()),
                ('text_stems', models.TextField()),
                ('text', models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name='comment',
            name='is_taken_up',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='comment',
            name='source',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='comment', to='translation.source'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('is_taken_up', False)), fields=['-id'], name='comments_to_take_up'),
        ),
        migrations.AddField(
            model_name='translatedsearchentry',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='discussion.comment'),
        ),
    ]
