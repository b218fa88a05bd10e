from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_address_changed'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='reads_originals',
            field=models.BooleanField(default=False, help_text='Nothing is translated for you.', verbose_name='show every comment as it was written'),
        ),
    ]
