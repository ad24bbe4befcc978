"""Draws the images for social media here and now, for example once a font was installed or the site has another name."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from releases.management.progress import Bar
from releases.models import Release
from releases.services import social_images


class Command(BaseCommand):
    help = (
        "Draw the images for social media that scheduled and live releases lack; they are drawn "
        "here, without the worker. Those that are there and fit are left alone."
    )

    @no_translations
    def handle(self, **options):
        if not settings.SOCIAL_FONT:
            raise CommandError(
                "There is no font: install fonts-noto-cjk, or name one in SOCIAL_FONT."
            )
        releases = list(Release.objects.filter(state=Release.State.APPROVED).order_by("pk"))
        bar, failed = Bar(self.stdout, "Drawing images for social media"), 0
        for done, release in enumerate(releases, 1):
            social_images.complete(release)
            failed += self._tell(release)
            bar.show(done, len(releases))
        if failed:
            raise CommandError(
                f"{failed} of {len(releases)} releases lack an image; the log says why."
            )
        self.stdout.write(f"Images for social media of {len(releases)} releases are there.")

    def _tell(self, release):
        """Write which images of a release could not be drawn; return whether any could not."""
        release.refresh_from_db(fields=["social_images"])
        lacking = [each for each, entry in release.social_images.items() if "failed" in entry]
        for language in lacking:
            self.stderr.write(f"{release.public_id} {release.slug}: no image in {language}")
        return bool(lacking)
