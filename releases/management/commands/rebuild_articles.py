"""Stores the articles of all releases anew, for example after a new version of this site prints them in another way."""

from django.core.management.base import BaseCommand, no_translations

from releases.management.progress import Bar
from releases.models import Release
from releases.services import filing, stored_articles, walking


class Command(BaseCommand):
    help = (
        "Store anew what each release prints, and under which topics and organisations it is "
        "listed. Readers are served meanwhile; a page that isn't stored yet is only slower."
    )

    @no_translations
    def handle(self, **options):
        keys = list(Release.objects.order_by("-publish_at", "-pk").values_list("pk", flat=True))
        bar = Bar(self.stdout, "Storing articles")
        for done, total in walking.one_by_one(keys, _store):
            bar.show(done, total)
        self.stdout.write(f"Articles of {len(keys)} releases are stored.")


def _store(release):
    """Not all that following.py knows: search, packs and images have commands of their own, and this asks no worker."""
    filing.file(release)
    stored_articles.keep(release)
