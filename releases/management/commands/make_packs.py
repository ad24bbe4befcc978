"""Makes the picture packs of releases here and now, for example after a backup was restored, which has none."""

from django.core.management.base import BaseCommand, CommandError, no_translations

from releases.management.progress import Bar
from releases.models import Release
from releases.services import clock, picture_pack


class Command(BaseCommand):
    help = (
        "Make the picture packs that scheduled and live releases lack; they are made here, without "
        "the worker. Those that are there and fit are left alone."
    )

    @no_translations
    def handle(self, **options):
        releases = list(Release.objects.filter(state=Release.State.APPROVED).order_by("pk"))
        bar, failed = Bar(self.stdout, "Making picture packs"), 0
        for done, release in enumerate(releases, 1):
            picture_pack.complete(release, clock.reading())
            failed += self._tell(release)
            bar.show(done, len(releases))
        if failed:
            raise CommandError(f"{failed} of {len(releases)} releases lack a picture pack.")
        self.stdout.write(f"Picture packs of {len(releases)} releases are there.")

    def _tell(self, release):
        """Write why packs of a release could not be made; return whether any could not."""
        release.refresh_from_db(fields=["packs"])
        troubles = picture_pack.troubles(release)
        for sentence in troubles:
            self.stderr.write(f"{release.public_id} {release.slug}: {sentence}")
        return bool(troubles)
