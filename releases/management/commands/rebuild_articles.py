"""Stores the articles of all releases anew, for example after a new version of this site prints them in another way."""

from django.core.management.base import BaseCommand, no_translations
from django.db import transaction

from releases.management.progress import Bar
from releases.models import Release
from releases.services import filing, stored_articles


class Command(BaseCommand):
    help = (
        "Store anew what each release prints, and under which topics and organisations it is "
        "listed. Readers are served meanwhile; a page that isn't stored yet is only slower."
    )

    @no_translations
    def handle(self, **options):
        keys = list(Release.objects.order_by("-publish_at", "-pk").values_list("pk", flat=True))
        bar = Bar(self.stdout, "Storing articles")
        for done, key in enumerate(keys, 1):
            self._store(key)
            bar.show(done, len(keys))
        self.stdout.write(f"Articles of {len(keys)} releases are stored.")

    @transaction.atomic
    def _store(self, key):
        """Store one release, unless it was deleted meanwhile.

        Not all that following.py knows: search, packs and images have commands of their own, and this asks no worker.
        """
        for release in Release.objects.filter(pk=key).locked():
            filing.file(release)
            stored_articles.keep(release)
