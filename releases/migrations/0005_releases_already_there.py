"""What releases from before the desk know of themselves: when they were approved at the latest, and by whose hands."""

from django.db import migrations


def fill(apps, schema_editor):
    Release = apps.get_model("releases", "Release")
    known = ("pk", "state", "edited_at", "submitted_by_id", "edited_by_id")
    for pk, state, edited_at, *hands in Release.objects.values_list(*known):
        worked = {str(user): edited_at.isoformat() for user in hands if user}
        approved_at = edited_at if state == "approved" else None
        Release.objects.filter(pk=pk).update(worked_on_by=worked, approved_at=approved_at)


class Migration(migrations.Migration):
    dependencies = [("releases", "0004_roles")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
