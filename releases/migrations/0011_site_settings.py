"""The settings of the site, and the rights of the roles to them."""

import django.db.models.deletion
import releases.models.fields
import releases.models.site
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

NAME = {
    "max_length": 80,
    "blank": True,
    "verbose_name": "name of the site",
    "help_text": "Left empty: the name of our own organisation, and “Press room”.",
}
LINE = {
    "max_length": 160,
    "blank": True,
    "verbose_name": "in one line",
    "help_text": "What search engines print below the name.",
}
OPENING = {
    "blank": True,
    "verbose_name": "introduction",
    "help_text": "One paragraph on the home page: what this institution is.",
}
LANGUAGES = ("zh_hant", "zh_hans", "en")

SEEN = ["view_sitesettings"]
WRITTEN = [*SEEN, "add_sitesettings", "change_sitesettings"]
ROLES = {
    "Reader of drafts": SEEN,
    "Translator (Traditional Chinese)": SEEN,
    "Translator (Simplified Chinese)": SEEN,
    "Translator (English)": SEEN,
    "Writer": SEEN,
    "Editor": WRITTEN,
    "Administrator": WRITTEN,
}


def in_each_language(name, field, options):
    """The column itself, and one for each language, which may be empty."""
    columns = [(name, field(**options))]
    return columns + [(f"{name}_{each}", field(null=True, **options)) for each in LANGUAGES]


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
    dependencies = [("releases", "0010_directory")]

    operations = [
        migrations.CreateModel(
            name="SiteSettings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                *in_each_language("site_name", models.CharField, NAME),
                *in_each_language("description", models.CharField, LINE),
                *in_each_language("introduction", releases.models.fields.InlineTextField, OPENING),
                ("accent", models.CharField(blank=True, help_text="For example #1a5276. Left empty: the press room’s own red.", max_length=7, validators=[releases.models.site.readable_by_day], verbose_name="accent colour")),
                ("accent_at_night", models.CharField(blank=True, help_text="Left empty: made from the accent colour.", max_length=7, validators=[releases.models.site.readable_at_night], verbose_name="accent colour on dark pages")),
                ("is_the_only", models.BooleanField(default=True, editable=False)),
                ("edited_at", models.DateTimeField(auto_now=True, verbose_name="last edited")),
                ("logo", models.ForeignKey(blank=True, help_text="A photo of the kind “Logo”, beside the name on every page. Readers can see it from now on.", limit_choices_to={"kind": "logo"}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="logo_of_site", to="releases.photo", verbose_name="logo")),
            ],
            options={
                "verbose_name": "site settings",
                "verbose_name_plural": "site settings",
                "default_permissions": ["add", "change", "view"],
                "constraints": [
                    models.UniqueConstraint(fields=("is_the_only",), name="site_settings_once", violation_error_message="Somebody else has made the settings since you opened this page: look at theirs first."),
                    models.CheckConstraint(condition=models.Q(("is_the_only", True)), name="site_settings_the_only_ones"),
                ],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
