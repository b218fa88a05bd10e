import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


def _take_along(apps, schema_editor):
    """The name stood with Wagtail's site, the taglines with the front pages."""
    site = apps.get_model("wagtailcore", "Site").objects.filter(is_default_site=True).first()
    fronts = list(apps.get_model("publication", "FrontPage").objects.exclude(tagline=""))
    if not (fronts or (site and site.site_name)):
        return
    look = apps.get_model("publication", "Look").objects.create(name=site.site_name if site else "")
    LookText = apps.get_model("publication", "LookText")
    for front in fronts:
        LookText.objects.get_or_create(
            look=look, locale_id=front.locale_id, defaults={"tagline": front.tagline}
        )


def _bring_back(apps, schema_editor):
    FrontPage = apps.get_model("publication", "FrontPage")
    for text in apps.get_model("publication", "LookText").objects.all():
        FrontPage.objects.filter(locale_id=text.locale_id).update(tagline=text.tagline)
    look = apps.get_model("publication", "Look").objects.first()
    if look:
        sites = apps.get_model("wagtailcore", "Site").objects.filter(is_default_site=True)
        sites.update(site_name=look.name)


class Migration(migrations.Migration):

    dependencies = [
        ('publication', '0001_first'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('file', models.FileField(upload_to='cards/')),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='card', to='publication.articlepage')),
            ],
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, help_text="The publication's name, as it stands at the head of every page.", max_length=80, verbose_name='name')),
                ('accent', models.CharField(default='#a3341f', help_text='Any colour: it is made darker or lighter where it could not be read.', max_length=7, validators=[django.core.validators.RegexValidator('\\A#[0-9a-fA-F]{6}\\Z', 'Write the colour as # and six digits, such as #a3341f.')], verbose_name='accent colour')),
                ('icon', models.ForeignKey(blank=True, help_text='For browser tabs and home screens. Square, at least 512 pixels wide.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='publication.picture', verbose_name='icon')),
                ('logo', models.ForeignKey(blank=True, help_text='Stands in place of the name. A transparent background looks best.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='publication.picture', verbose_name='logo')),
                ('logo_dark', models.ForeignKey(blank=True, help_text='Without it, the logo stands on a light plate there.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='publication.picture', verbose_name='logo for dark backgrounds')),
            ],
            options={
                'verbose_name': 'name and look',
            },
        ),
        migrations.CreateModel(
            name='LookText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, help_text='Only where it differs, such as in another script.', max_length=80, verbose_name='name in this locale')),
                ('tagline', models.CharField(blank=True, help_text="One line below the publication's name.", max_length=160, verbose_name='tagline')),
                ('locale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.locale', verbose_name='locale')),
                ('look', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='publication.look')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('look', 'locale'), name='one_look_text_a_locale')],
            },
        ),
        migrations.RunPython(_take_along, _bring_back),
        migrations.RemoveField(
            model_name='frontpage',
            name='tagline',
        ),
    ]
