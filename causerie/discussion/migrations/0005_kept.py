import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('discussion', '0004_translated_search'),
        ('translation', '0003_corrections'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('locale', models.CharField(max_length=12)),
                ('html', models.TextField(blank=True)),
                ('made_at', models.DateTimeField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='discussion.comment')),
            ],
        ),
        migrations.CreateModel(
            name='KeptSuggestion',
            fields=[
                ('suggestion', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='kept', serialize=False, to='translation.suggestion')),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suggestions', to='discussion.comment')),
            ],
        ),
    ]
