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
            "--if-empty", action="store_true", help="only if there are releases and no index yet"
        )

    @no_translations
    def handle(self, **options):
        if options["if_empty"] and not search_index.is_empty():
            return
        bar, total = Bar(self.stdout, "Indexing releases"), 0
        for done, total in search_index.rebuild():
            bar.show(done, total)
        self.stdout.write(f"{total} releases were indexed.")
