"""CPU time a request: release, list, organisation and feed beside a bare view, at 100 and 10,000 releases.

python -m bench.pages. Everything is made in a temporary folder; figures are medians of this process alone.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import timedelta

SIZES = (100, 10_000)
ROUNDS = 60
KINDS = ("bare view", "release", "list", "organisation", "feed")


def main():
    with tempfile.TemporaryDirectory(prefix="pressroom-bench-") as folder:
        os.environ["DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "pressroom.settings"
        import django

        django.setup()
        figures = {size: measured(size) for size in prepared()}
    table(figures)


def prepared():
    """Yield each size once that many releases are there."""
    from django.conf import settings
    from django.core.management import call_command

    # As on a real site: templates are kept, queries are not.
    settings.DEBUG = False
    settings.ROOT_URLCONF = "bench.urls"
    call_command("migrate", verbosity=0)
    newsroom = Newsroom()
    for size in SIZES:
        newsroom.grow(size)
        yield size


class Newsroom:
    """One complete release, 17 photos in 10 figures, before any number of plain ones."""

    def __init__(self):
        from tests import factories

        self.partners = [factories.make_partner(f"partner-{number}") for number in range(50)]
        self.count = 0
        release = factories.make_release("measured", issuer=self.partners[0])
        for number in range(10):
            factories.make_figure(release, *(self.photo() for _ in range(2 if number < 7 else 1)))
        for point in range(3):
            factories.make_key_point(release, f"point {point}")
        self.publish(type(release).objects.filter(pk=release.pk), factories.NOON)

    @staticmethod
    def photo():
        from releases.models import Photo
        from tests.factories import trilingual

        size = {"width": 2000, "height": 1200, "size": 1, "widths": [480, 960, 1600]}
        return Photo.objects.create(format="JPEG", sizes="made", **size, **trilingual(alt_text="x"))

    @staticmethod
    def publish(releases, hour):
        ready = dict.fromkeys(("ready_at_zh_hant", "ready_at_zh_hans", "ready_at_en"), hour)
        releases.update(state="approved", publish_at=hour, **ready)

    def grow(self, size):
        from releases.models import Release, Role
        from tests.factories import NOON, trilingual

        text = "<p>" + "A sentence of a release. " * 60 + "</p>"
        while self.count < size:
            progress(self.count, size)
            numbers = range(self.count, min(size, self.count + 500))
            rows = []
            for number in numbers:
                hour = NOON - timedelta(hours=number + 1)
                ready = dict.fromkeys(("ready_at_zh_hant", "ready_at_zh_hans", "ready_at_en"), hour)
                fields = trilingual(headline=f"release {number}", body=text)
                state = {"state": "approved", "publish_at": hour}
                rows.append(Release(slug=f"release-{number}", **state, **ready, **fields))
            made = Release.objects.bulk_create(rows)
            Role.objects.bulk_create(
                Role(release=row, partner=self.partners[number % 50], kind="issuer")
                for number, row in zip(numbers, made, strict=True)
            )
            self.count += len(rows)
        progress(size, size)


def progress(done, whole):
    bar = "█" * (30 * done // whole)
    sys.stderr.write(
        f"\r{bar:<30} {done:,} of {whole:,} releases" + ("\n" if done == whole else "")
    )


def measured(_size):
    """Return {kind: median milliseconds of CPU}; the kinds take turns, so that all meet the same weather."""
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    addresses = dict(
        zip(
            KINDS,
            (
                "/bare/",
                "/en/releases/2026/measured/",
                "/en/releases/",
                "/en/partners/partner-0/",
                "/en/feed/",
            ),
            strict=True,
        )
    )
    times = {kind: [] for kind in KINDS}
    for number in range(ROUNDS + 5):
        for kind, address in addresses.items():
            begun = time.process_time()
            response = client.get(address)
            spent = time.process_time() - begun
            if response.status_code != 200:
                sys.exit(f"{address} answers {response.status_code}")
            if number >= 5:
                times[kind].append(1000 * spent)
    return {kind: statistics.median(spent) for kind, spent in times.items()}


def table(figures):
    print(f"{'CPU ms a request':<18}" + "".join(f"{size:>10,}{'× bare':>9}" for size in SIZES))
    for kind in KINDS:
        line = "".join(
            f"{figures[size][kind]:>10.2f}{figures[size][kind] / figures[size]['bare view']:>9.1f}"
            for size in SIZES
        )
        print(f"{kind:<18}{line}")


if __name__ == "__main__":
    main()
