"""What is stored so that readers' pages need not put it together: articles as they are printed, topics by the hour."""

from django.db import models

from ..text.languages import LANGUAGES


class StoredArticle(models.Model):
    """The costly parts of an approved release in an open language; services/stored_articles.py writes and reads it.

    It counts only while ``recipe``, ``version`` and ``edited_at`` are those of the program and of the release. ``content``
    has the parts themselves; ``page`` and ``entry`` have them as its page and the feeds print them.
    """

    release = models.ForeignKey(
        "releases.Release", models.CASCADE, related_name="stored_articles", editable=False
    )
    language = models.CharField(
        max_length=10, choices=[(each, each) for each in LANGUAGES], editable=False
    )
    recipe = models.CharField(max_length=16, editable=False)
    version = models.PositiveIntegerField(editable=False)
    edited_at = models.DateTimeField(editable=False)
    content = models.JSONField(editable=False)
    page = models.JSONField(editable=False)
    entry = models.JSONField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "language"], name="stored_article_once_a_language"
            ),
        ]

    def __str__(self):
        return f"{self.release_id} {self.language}"


class Filing(models.Model):
    """A release under one of its topics, with its hour; services/filing.py keeps it equal to the release's own."""

    topic = models.ForeignKey(
        "releases.Topic", models.CASCADE, related_name="filings", editable=False
    )
    release = models.ForeignKey(
        "releases.Release", models.CASCADE, related_name="filings", editable=False
    )
    publish_at = models.DateTimeField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "release"], name="filing_once_a_topic"),
        ]
        indexes = [
            # The list and the feed of one topic, newest first.
            models.Index(fields=["topic", "-publish_at", "-release"], name="filing_by_hour"),
        ]

    def __str__(self):
        return f"{self.topic_id} {self.release_id}"
