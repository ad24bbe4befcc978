"""The order of the directory as columns, and the places of visits.

Sort texts that only repeat the name, as the newsroom wrote them until now, become empty: they follow the name from here on.
"""

import unicodedata

import django.db.models.deletion
from django.db import migrations, models

import releases.models.fields
from releases.text.sorting import sort_key

LANGUAGES = {"zh_hant": "zh-hant", "zh_hans": "zh-hans", "en": "en"}
HELP = (
    "Left empty: as its official name. Otherwise another name; in Traditional Chinese also with the strokes"
    " before a character (08阿斯利康), in Simplified also pinyin with tones (shan4 shi4)."
)
WORDS = {"blank": True, "help_text": HELP, "max_length": 200, "verbose_name": "sorted as"}
SORTED_AS = {
    "sort_text": models.CharField(**WORDS),
    **{f"sort_text_{suffix}": models.CharField(null=True, **WORDS) for suffix in LANGUAGES},
}


def place_in_order(apps, schema_editor):
    """Make the keys of the organisations that there are."""
    Partner = apps.get_model("releases", "Partner")
    for partner in Partner.objects.iterator():
        for suffix, language in LANGUAGES.items():
            name = getattr(partner, f"official_name_{suffix}") or ""
            given = getattr(partner, f"sort_text_{suffix}") or ""
            if given == made_until_now(name, language):
                given = ""
            setattr(partner, f"sort_text_{suffix}", given)
            setattr(partner, f"sort_key_{suffix}", sort_key(name, language, given))
        # No edit of anybody's: the day of the last one stays.
        columns = ("sort_text", "sort_key")
        partner.save(update_fields=[f"{each}_{suffix}" for each in columns for suffix in LANGUAGES])


def made_until_now(name, language):
    """The sort text that the newsroom made from a name before it kept keys."""
    if language != "en":
        return unicodedata.normalize("NFKC", name).strip()
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split()).removeprefix("the ")


class Migration(migrations.Migration):
    dependencies = [("releases", "0009_search")]

    operations = [
        *(
            migrations.AlterField(model_name="partner", name=name, field=field)
            for name, field in SORTED_AS.items()
        ),
        *(
            migrations.AddField(
                model_name="partner",
                name=f"sort_key_{suffix}",
                field=releases.models.fields.SortKeyField(blank=True, default=""),
            )
            for suffix in LANGUAGES
        ),
        migrations.AddField(
            model_name="visit",
            name="place",
            field=models.ForeignKey(
                blank=True,
                help_text="Under which heading the archive of visits has it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="visits",
                to="releases.place",
                verbose_name="place",
            ),
        ),
        migrations.AddIndex(
            model_name="role",
            index=models.Index(fields=["kind", "partner"], name="role_by_kind"),
        ),
        migrations.AddIndex(
            model_name="release",
            index=models.Index(fields=["visit", "state", "publish_at"], name="release_of_visit"),
        ),
        migrations.RunPython(place_in_order, migrations.RunPython.noop),
    ]
