"""Writes anew what readers search, for example after an upgrade has changed how texts are read."""

from django.core.management.base import BaseCommand, no_translations

from releases.management.progress import Bar
from releases.services import search_index


class Command(BaseCommand):
    help = (
        "Write anew what every release is found by. The site may run meanwhile: nothing is ever missing or found "
        "before its hour, and to run it again changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--missing", action="store_true", help="only releases that nothing finds yet"
        )

    @no_translations
    def handle(self, **options):
        bar, total = Bar(self.stdout, "Indexing releases"), 0
        for done, total in search_index.rebuild(options["missing"]):
            bar.show(done, total)
        self.stdout.write(f"{total} releases were indexed.")
