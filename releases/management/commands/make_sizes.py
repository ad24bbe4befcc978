"""Makes the web sizes of photos here and now, for example after the list of widths has changed."""

from django.core.management.base import BaseCommand, CommandError

from releases.management.progress import Bar
from releases.models import Photo
from releases.services import renditions


class Command(BaseCommand):
    help = (
        "Make the web sizes of photos that lack any; they are made here, without the worker. "
        "What is there serves readers until the new files take its place."
    )

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--missing", action="store_true", help="only what is missing (this is the default)"
        )
        which.add_argument("--all", action="store_true", help="make all web sizes anew")
        parser.add_argument(
            "--remove",
            action="store_true",
            help="delete all web sizes first; until they are made, readers see no photos",
        )

    def handle(self, **options):
        photos = list(Photo.objects.order_by("pk"))
        if options["remove"]:
            self._do(renditions.remove, photos, "Removing web sizes")
        deed = renditions.rebuild if options["all"] else renditions.complete
        self._do(deed, photos, "Making web sizes")
        failed = [photo for photo in photos if photo.sizes_error]
        for photo in failed:
            self.stderr.write(f"{photo.public_id} {photo.original_name}: {photo.sizes_error}")
        if failed:
            raise CommandError(f"{len(failed)} of {len(photos)} photos have not all web sizes.")
        self.stdout.write(f"Web sizes of {len(photos)} photos are there.")

    def _do(self, deed, photos, title):
        bar = Bar(self.stdout, title)
        for done, photo in enumerate(photos, 1):
            deed(photo)
            bar.show(done, len(photos))
