import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Backfill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cause', models.CharField(max_length=80)),
                ('below', models.BigIntegerField(blank=True, null=True)),
                ('total', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='EngineState',
            fields=[
                ('engine', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('rests_until', models.DateTimeField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=20)),
                ('detail', models.TextField(blank=True)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='KnownSetup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('locale', models.CharField(max_length=12)),
                ('is_public', models.BooleanField(default=True)),
                ('skeleton', models.JSONField(default=list)),
                ('words', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='TermSweep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('prefixes', models.JSONField(default=dict)),
                ('below', models.BigIntegerField(blank=True, null=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='EngineDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('engine', models.CharField(max_length=20)),
                ('day', models.DateField()),
                ('characters', models.BigIntegerField(default=0)),
                ('texts', models.PositiveIntegerField(default=0)),
                ('failures', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('engine', 'day'), name='one_row_a_day')],
            },
        ),
        migrations.CreateModel(
            name='MachineText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_digest', models.CharField(max_length=32)),
                ('source_locale', models.CharField(max_length=12)),
                ('target_locale', models.CharField(max_length=12)),
                ('profile', models.CharField(max_length=80)),
                ('terms_digest', models.CharField(blank=True, max_length=16)),
                ('context_digest', models.CharField(blank=True, max_length=16)),
                ('html', models.TextField()),
                ('route', models.CharField(blank=True, max_length=80)),
                ('confidence', models.FloatField(blank=True, null=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('source_digest', 'source_locale', 'target_locale', 'profile', 'terms_digest', 'context_digest'), name='made_once')],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('person', 'Person'), ('organisation', 'Organisation'), ('place', 'Place'), ('work', 'Title of a work'), ('word', 'Word')], default='organisation', max_length=12, verbose_name='kind')),
                ('is_case_sensitive', models.BooleanField(default=True, help_text='So that a name is not found where the same letters are a common word.', verbose_name='with these capitals only')),
                ('is_kept', models.BooleanField(default=False, help_text='It stands in every language as it was written.', verbose_name='do not translate')),
                ('note', models.TextField(blank=True, max_length=500, verbose_name='note')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'term',
                'verbose_name_plural': 'terms',
            },
        ),
        migrations.CreateModel(
            name='Translation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('locale', models.CharField(max_length=12)),
                ('state', models.CharField(choices=[('requested', 'Being translated'), ('translated', 'Translated'), ('post_edited', 'Corrected'), ('failed', 'Not translated')], default='requested', max_length=12)),
                ('html', models.TextField(blank=True)),
                ('engine', models.CharField(blank=True, max_length=20)),
                ('route', models.CharField(blank=True, max_length=80)),
                ('confidence', models.FloatField(blank=True, null=True)),
                ('is_outdated', models.BooleanField(default=False)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_taken_up', models.BooleanField(default=True)),
                ('is_due', models.BooleanField(default=True)),
                ('wanted_at', models.DateTimeField(blank=True, null=True)),
                ('not_before', models.DateTimeField(default=django.utils.timezone.now)),
                ('taken_until', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('reason', models.CharField(blank=True, max_length=20)),
                ('detail', models.TextField(blank=True)),
                ('corrected_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='translation.source')),
            ],
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_locale', models.CharField(max_length=12)),
                ('locale', models.CharField(max_length=12)),
                ('address', models.CharField(max_length=200)),
                ('selected', models.TextField(max_length=1000)),
                ('proposed', models.TextField(max_length=1000)),
                ('note', models.TextField(blank=True, max_length=500)),
                ('state', models.CharField(choices=[('open', 'Not yet looked at'), ('accepted', 'Taken over'), ('declined', 'Not taken over')], default='open', max_length=12)),
                ('answer', models.TextField(blank=True, max_length=500)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='suggestions', to=settings.AUTH_USER_MODEL)),
                ('term', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='suggestions', to='translation.term')),
                ('translation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='suggestions', to='translation.translation')),
            ],
            options={
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('html', models.TextField()),
                ('digest', models.CharField(max_length=32)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='translation.source')),
            ],
            options={
                'ordering': ['source', 'place'],
            },
        ),
        migrations.CreateModel(
            name='UnitTranslation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('corrected', models.TextField(blank=True)),
                ('current', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='shown_in', to='translation.machinetext')),
                ('translation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='translation.translation')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='translation.unit')),
            ],
        ),
        migrations.CreateModel(
            name='TermName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('locale', models.CharField(max_length=12)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('gender', models.CharField(blank=True, choices=[('', 'Not said'), ('m', 'Masculine'), ('f', 'Feminine'), ('n', 'Neuter')], max_length=1, verbose_name='gender')),
                ('is_plural', models.BooleanField(default=False, verbose_name='plural')),
                ('forms', models.JSONField(blank=True, default=list)),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='translation.term')),
            ],
            options={
                'ordering': ['locale'],
                'indexes': [models.Index(fields=['locale', 'name'], name='terms_by_name')],
                'constraints': [models.UniqueConstraint(fields=('term', 'locale'), name='one_name_a_locale')],
            },
        ),
        migrations.AddIndex(
            model_name='translation',
            index=models.Index(condition=models.Q(('is_due', True), ('wanted_at__isnull', False)), fields=['-wanted_at'], name='translations_wanted'),
        ),
        migrations.AddIndex(
            model_name='translation',
            index=models.Index(condition=models.Q(('is_due', True)), fields=['-source', 'locale'], name='translations_due'),
        ),
        migrations.AddIndex(
            model_name='translation',
            index=models.Index(condition=models.Q(('is_taken_up', False)), fields=['id'], name='translations_to_take_up'),
        ),
        migrations.AddIndex(
            model_name='translation',
            index=models.Index(condition=models.Q(('reason', ''), _negated=True), fields=['reason', '-changed_at'], name='translations_failed'),
        ),
        migrations.AddConstraint(
            model_name='translation',
            constraint=models.UniqueConstraint(fields=('source', 'locale'), name='translated_once'),
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['state', '-made_at'], name='suggestions_by_state'),
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['user', '-made_at'], name='suggestions_of_a_person'),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.UniqueConstraint(fields=('source', 'place'), name='one_unit_a_place'),
        ),
        migrations.AddConstraint(
            model_name='unittranslation',
            constraint=models.UniqueConstraint(fields=('translation', 'unit'), name='one_text_a_unit'),
        ),
    ]
