"""What readers' lists and pages need at hand: stored articles, the hour on roles, topics by the hour.

Articles are stored as releases are saved, or by rebuild_articles; until then pages put them together.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

BATCH = 2000


def file(apps, schema_editor):
    """Copy the hours of the releases that there are."""
    Release, Role, Filing = (
        apps.get_model("releases", name) for name in ("Release", "Role", "Filing")
    )
    own = Release.objects.filter(pk=OuterRef("release"))
    Role.objects.filter(release__isnull=False).update(
        publish_at=Subquery(own.values("publish_at")[:1])
    )
    rows = Release.topics.through.objects.filter(release__publish_at__isnull=False)
    found = rows.values_list("topic_id", "release_id", "release__publish_at").order_by("pk")
    for start in range(0, found.count(), BATCH):
        Filing.objects.bulk_create(
            Filing(topic_id=topic, release_id=release, publish_at=hour)
            for topic, release, hour in found[start : start + BATCH]
        )


class Migration(migrations.Migration):
    dependencies = [("releases", "0012_social_images")]

    operations = [
        migrations.CreateModel(
            name="StoredArticle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("zh-hant", "zh-hant"),
                            ("zh-hans", "zh-hans"),
                            ("en", "en"),
                        ],
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("recipe", models.CharField(editable=False, max_length=16)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("edited_at", models.DateTimeField(editable=False)),
                ("content", models.JSONField(editable=False)),
                ("page", models.JSONField(editable=False)),
                ("entry", models.JSONField(editable=False)),
                (
                    "release",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stored_articles",
                        to="releases.release",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("release", "language"), name="stored_article_once_a_language"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Filing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("publish_at", models.DateTimeField(editable=False)),
                (
                    "release",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="filings",
                        to="releases.release",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="filings",
                        to="releases.topic",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["topic", "-publish_at", "-release"], name="filing_by_hour"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("topic", "release"), name="filing_once_a_topic"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="role",
            name="publish_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="role",
            index=models.Index(fields=["partner", "-publish_at", "-release"], name="role_by_hour"),
        ),
        migrations.RunPython(file, migrations.RunPython.noop),
    ]
