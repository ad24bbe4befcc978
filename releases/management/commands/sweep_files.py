"""Lists or deletes private files that nothing uses, and checks that the originals are as they came."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.db.models import ProtectedError

from releases.management.progress import Bar
from releases.models import Photo
from releases.services import clock, shelves, sweeping


class Command(BaseCommand):
    help = (
        "List private files that no row names: originals, web sizes, picture packs, unfinished uploads. "
        "Nothing is deleted without --delete."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--older-than",
            type=int,
            default=24,
            metavar="HOURS",
            help="leave younger files alone, which may still be arriving (24)",
        )
        parser.add_argument(
            "--photos",
            type=int,
            metavar="DAYS",
            help="also photos of the library that nothing uses and nobody touched for so many days",
        )
        parser.add_argument("--delete", action="store_true", help="delete what is found")
        parser.add_argument(
            "--verify",
            action="store_true",
            help="delete nothing: compare each original with its checksum",
        )

    def handle(self, *, older_than, photos, delete, verify, **options):
        if verify:
            self._verify()
            return
        if min(older_than, photos or 1) < 1:
            raise CommandError("Give an age of at least 1: younger files may still be arriving.")
        at = clock.reading()
        if photos:
            self._sweep_photos(at, timedelta(days=photos), delete)
        self._sweep_files(at, timedelta(hours=older_than), delete)

    def _sweep_photos(self, at, age, delete):
        found = list(sweeping.unused_photos(at, age))
        if delete:
            found = [each for each in self._shown("Deleting photos", found) if _discard(each, at)]
        for photo in found:
            self.stdout.write(f"{photo.public_id}  {photo.original_name}")
        self._conclude("photo(s)", [photo.size for photo in found], delete)

    def _sweep_files(self, at, age, delete):
        found = list(sweeping.leftovers(at, age, Bar(self.stdout, "Looking at files").show))
        if delete:
            shown = self._shown("Deleting files", found)
            found = [each for each in shown if sweeping.delete(each, at, age)]
        for each in found:
            self.stdout.write(f"{each.name}  {_megabytes(each.size)}")
        self._conclude("file(s)", [each.size for each in found], delete)

    def _conclude(self, what, sizes, delete):
        done = "deleted" if delete else "that nothing uses; --delete deletes them"
        self.stdout.write(f"{len(sizes)} {what}, {_megabytes(sum(sizes))}, {done}")

    def _verify(self):
        faults = []
        for photo in self._shown("Verifying originals", list(Photo.objects.order_by("pk"))):
            if fault := shelves.fault(photo.original.name, photo.checksum):
                faults.append(f"{photo.original.name}  {fault}: {photo.original_name}")
        if faults:
            raise CommandError("\n".join([*faults, f"{len(faults)} original(s) at fault"]))
        self.stdout.write("Every original is as it came.")

    def _shown(self, title, things):
        """Yield the things, and draw how far the work on them has come."""
        bar = Bar(self.stdout, title)
        for done, each in enumerate(things, 1):
            yield each
            bar.show(done, len(things))


def _discard(photo, at):
    """Delete an unused photo; False where something uses it by now."""
    try:
        sweeping.discard(photo, by=None, at=at)
    except ProtectedError:
        return False
    return True


def _megabytes(size):
    return f"{size / 1_000_000:.1f} MB"
