"""Quotations as parts of a release, reports on links, and the rights of the roles to both."""

import django.core.validators
import django.db.models.deletion
import releases.models.fields
import releases.text.identities
from django.contrib.auth.management import create_permissions
from django.db import migrations, models


SEEN = ["view_quotation", "view_linkreport"]
WRITTEN = [*SEEN, "add_quotation", "change_quotation", "delete_quotation"]
ROLES = {
    "Reader of drafts": SEEN,
    "Translator (Traditional Chinese)": SEEN,
    "Translator (Simplified Chinese)": SEEN,
    "Translator (English)": SEEN,
    "Writer": WRITTEN,
    "Editor": WRITTEN,
    "Administrator": SEEN,
}


def grant(apps, schema_editor):
    """Give the roles of a press office, as far as the site still has them, their rights to what is new."""
    config = apps.get_app_config("releases")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    Group, Permission = (apps.get_model("auth", name) for name in ("Group", "Permission"))
    of_app = Permission.objects.filter(content_type__app_label="releases")
    for name, rights in ROLES.items():
        for group in Group.objects.filter(name=name):
            group.permissions.add(*of_app.filter(codename__in=rights))


class Migration(migrations.Migration):

    dependencies = [
        ('releases', '0007_keys_of_photos'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='side_by_side',
            field=models.CharField(blank=True, default="", editable=False, max_length=30),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name='LinkReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.CharField(max_length=1000, unique=True, verbose_name='link')),
                ('state', models.CharField(choices=[('found', 'found'), ('moved', 'moved'), ('dead', 'dead'), ('silent', 'no answer')], max_length=10, verbose_name='state')),
                ('status', models.PositiveSmallIntegerField(null=True, verbose_name='answer')),
                ('moved_to', models.CharField(blank=True, max_length=1000, verbose_name='now at')),
                ('checked_at', models.DateTimeField(verbose_name='followed')),
                ('since', models.DateTimeField(verbose_name='since')),
                ('releases', models.ManyToManyField(related_name='link_reports', to='releases.release', verbose_name='releases')),
            ],
            options={
                'verbose_name': 'link report',
                'verbose_name_plural': 'link reports',
                'ordering': ['since', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Quotation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', releases.models.fields.PartKeyField(default=releases.text.identities.part_key, help_text='Type [引 key] in the text.', max_length=6, verbose_name='key')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='order')),
                ('post', models.CharField(blank=True, help_text='As it was on the day.', max_length=200, verbose_name='post held then')),
                ('post_zh_hant', models.CharField(blank=True, help_text='As it was on the day.', max_length=200, null=True, verbose_name='post held then')),
                ('post_zh_hans', models.CharField(blank=True, help_text='As it was on the day.', max_length=200, null=True, verbose_name='post held then')),
                ('post_en', models.CharField(blank=True, help_text='As it was on the day.', max_length=200, null=True, verbose_name='post held then')),
                ('quoted', models.TextField(blank=True, help_text='Without quotation marks; they are printed.', validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='words')),
                ('quoted_zh_hant', models.TextField(blank=True, help_text='Without quotation marks; they are printed.', null=True, validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='words')),
                ('quoted_zh_hans', models.TextField(blank=True, help_text='Without quotation marks; they are printed.', null=True, validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='words')),
                ('quoted_en', models.TextField(blank=True, help_text='Without quotation marks; they are printed.', null=True, validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='words')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotations', to='releases.release')),
                ('speaker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quotations', to='releases.person', verbose_name='speaker')),
            ],
            options={
                'verbose_name': 'quotation',
                'verbose_name_plural': 'quotations',
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(fields=('release', 'key'), name='quotation_key_once_a_release', violation_error_message='Two quotations have the same key; change one of them.')],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
