"""An archive of any size to measure pages on: one release with everything, and before it plain ones in bulk."""

import sys
from datetime import timedelta

from releases.models import (
    Filing,
    Photo,
    Release,
    Role,
    SearchEntry,
    StoredArticle,
)
from releases.models.search import position
from releases.services import search_index, stored_articles
from tests import factories
from tests.factories import NOON, trilingual

PARTNERS, FIGURES, BATCH = 50, 10, 500
LANGUAGE = "en"
TEXT = "<p>" + "A sentence of a release. " * 60 + "</p>"
CITED = '<p>Cited.<sup data-footnote="abc234"></sup></p>'


class Archive:
    """Grows to each size in turn; what is written in bulk is what saving one by one would have written."""

    def __init__(self):
        self.own = factories.make_partner("own", relation="own")
        factories.make_contact(self.own, in_foot=True, phone="+852 5550 0100")
        self.partners = [factories.make_partner(f"partner-{each}") for each in range(PARTNERS)]
        self.topics = [factories.make_topic(f"topic-{each}") for each in range(3)]
        self.count = 0
        self.whole()
        self.sample()

    def whole(self):
        """The release that is measured: 17 photos in 10 figures, 12 partners, a footnote, three key points."""
        text = trilingual(body=TEXT + CITED)
        release = factories.make_release("measured", issuer=self.partners[0], **text)
        factories.make_footnote(release)
        for number in range(FIGURES):
            factories.make_figure(release, *(photo() for _ in range(2 if number < 7 else 1)))
        for point in range(3):
            factories.make_key_point(release, f"point {point}")
        for partner in self.partners[1:12]:
            Role.objects.create(release=release, partner=partner, kind="host")
        release.topics.add(self.topics[0])
        factories.approve(release, at=NOON)

    def sample(self):
        """A plain release as it is saved: what is stored of it is stored of all the others."""
        release = factories.make_release("sample", issuer=self.partners[1], **trilingual(body=TEXT))
        release = factories.approve(release, at=NOON - timedelta(minutes=1))
        self.stored = StoredArticle.objects.get(release=release, language=LANGUAGE)
        search_index.refresh(release)
        [self.entry] = SearchEntry.objects.filter(release=release, language=LANGUAGE).values()

    def grow(self, size):
        """Add plain releases, each an hour older than the one before, until there are so many."""
        while self.count < size:
            numbers = range(self.count, min(size, self.count + BATCH))
            self.add(numbers)
            self.count = numbers.stop
            progress(self.count, size)

    def add(self, numbers):
        made = Release.objects.bulk_create(map(plain, numbers))
        pairs = list(zip(numbers, made, strict=True))
        Role.objects.bulk_create(
            Role(
                release=row, partner=self.partner(number), kind="issuer", publish_at=row.publish_at
            )
            for number, row in pairs
        )
        self.file([(self.topics[number % 2], row) for number, row in pairs])
        # A topic that has few releases, most of them long ago.
        self.file([(self.topics[2], row) for number, row in pairs if number % 97 == 96])
        StoredArticle.objects.bulk_create(self.article(*pair) for pair in pairs)
        SearchEntry.objects.bulk_create(self.entry_of(row) for row in made)

    def partner(self, number):
        """The issuer of a plain release: two of them have many, everybody has some."""
        return self.partners[number % 4 if number % 2 else number // 2 % PARTNERS]

    @staticmethod
    def file(pairs):
        link = Release.topics.through
        link.objects.bulk_create(link(topic=topic, release=row) for topic, row in pairs)
        Filing.objects.bulk_create(
            Filing(topic=topic, release=row, publish_at=row.publish_at) for topic, row in pairs
        )

    def article(self, number, release):
        return StoredArticle(
            release=release,
            language=LANGUAGE,
            recipe=stored_articles.recipe(),
            version=release.version,
            edited_at=release.edited_at,
            page=self.stored.page,
            **self.issued(number),
        )

    def issued(self, number):
        """What is stored of its text, under its own issuer."""
        abouts = {"abouts": [[self.partner(number).pk, ""]]}
        return {"content": self.stored.content | abouts, "entry": self.stored.entry | abouts}

    def entry_of(self, release):
        own = {"id": position(release, LANGUAGE), "release_id": release.pk}
        return SearchEntry(**self.entry | own | {"head": release.headline_en})


def photo():
    size = {"width": 2000, "height": 1200, "size": 1, "widths": [480, 960, 1600]}
    return Photo.objects.create(format="JPEG", sizes="made", **size, **trilingual(alt_text="x"))


def plain(number):
    hour = NOON - timedelta(hours=number + 1)
    ready = dict.fromkeys(("ready_at_zh_hant", "ready_at_zh_hans", "ready_at_en"), hour)
    state = {"state": "approved", "publish_at": hour}
    fields = trilingual(headline=f"release {number}", body=TEXT)
    return Release(slug=f"release-{number}", **state, **ready, **fields)


def progress(done, whole):
    bar = "█" * (30 * done // whole)
    end = "\n" if done == whole else ""
    sys.stderr.write(f"\r{bar:<30} {done:,} of {whole:,} releases{end}")
