"""Photos that stand in figures already get a key each."""

from django.db import migrations, models

from releases.text import identities


def give_keys(apps, schema_editor):
    rows = apps.get_model("releases", "FigurePhoto").objects
    for pk in rows.values_list("pk", flat=True).iterator():
        rows.filter(pk=pk).update(key=identities.part_key())


class Migration(migrations.Migration):
    dependencies = [("releases", "0006_photos")]
    operations = [
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="figurephoto",
            constraint=models.UniqueConstraint(
                fields=("figure", "key"),
                name="figure_photo_key_once_a_figure",
                violation_error_message="Two photos have the same key; upload one of them again.",
            ),
        ),
    ]
