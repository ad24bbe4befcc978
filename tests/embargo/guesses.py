"""What somebody tries who knows how our addresses look, and what somebody tries who hopes for a careless program."""

from dataclasses import dataclass
from itertools import product

from releases.text.languages import LANGUAGES
from tests import packs

# A release of every site, which is live.
LIVE = "park-news-0"


@dataclass(frozen=True)
class Names:
    """What an address may name; ``NOBODY`` has names of the same shape that never were."""

    slug: str
    former: str
    visit: str
    partner: str
    topic: str
    year: int
    public_id: str
    photo_id: str
    photo_key: str
    file: str
    key: int


def of(hidden):
    """Return the Names of one release of tests/embargo/sites.py that waits."""
    year = hidden.release.publish_at.year if hidden.release.publish_at else 2026
    return Names(
        slug=hidden.release.slug,
        former=hidden.former,
        visit=hidden.visit.slug,
        partner=hidden.partner.slug,
        topic=hidden.topic.slug,
        year=year,
        public_id=hidden.release.public_id,
        photo_id=hidden.photo.public_id,
        photo_key=packs.keys(hidden.release)[0],
        file=hidden.photo.original_name.partition(".")[0],
        key=hidden.release.pk,
    )


def nobody(year):
    return Names(
        slug="qnowhere-news-24",
        former="qnowhere-soon-24",
        visit="qnowhere-visit",
        partner="qnowhere-partner",
        topic="qnowhere-topic",
        year=year,
        public_id="aaaaaaaaaa",
        photo_id="a" * 26,
        photo_key="a" * 6,
        file="qnowhere",
        key=99999999,
    )


ENDINGS = (
    "-2",
    "-3",
    "-en",
    "-zh",
    "-hk",
    "-draft",
    "-final",
    "-v2",
    "-embargo",
    "-copy",
    "_",
    "-1",
)
BESIDE = (
    "photos.zip",
    "release.pdf",
    "release.docx",
    "release.json",
    "index.html",
    "amp/",
    "feed/",
    "edit/",
    "preview/",
    "draft/",
    "history/",
    "download/",
    "photos/",
    "photos/1.jpg",
    "photos/01.jpg",
    "photos.tar.gz",
    "photos-high.zip",
    "captions.csv",
    "captions-en.txt",
    "embed/",
    "en/",
)
ASKED = ("preview=1", "preview=true", "draft=1", "status=draft", "version=1", "format=json", "p=1")
SIZES = (1, 100, 480, 600, 960, 1024, 1600, 2000)
TYPES = ("jpg", "webp", "png", "jpeg", "avif")
ROOTS = ("/media", "/static", "/uploads", "/wp-content/uploads/2026/11", "/documents", "/files", "")


def guesses(names):
    """Yield the addresses that are tried for what has these names; always as many, in the same order."""
    yield from _pages(names)
    yield from _things(names)
    yield from _files(names)
    yield from _programs(names)


def _pages(names):
    slugs = [names.slug, names.former, names.slug.upper(), f"{names.year}-{names.slug}"]
    slugs += [f"{names.slug}-{names.year}", f"{names.slug}-20261120", f"the-{names.slug}"]
    slugs += [names.slug + ending for ending in ENDINGS]
    for number, (slug, step) in enumerate(product(slugs, (-1, 0, 1))):
        yield f"/{LANGUAGES[number % 3]}/releases/{names.year + step}/{slug}/"
    for language in LANGUAGES:
        page = f"/{language}/releases/{names.year}/{names.slug}/"
        yield from (page, f"{page}print/", f"{page}release.txt")
        yield from (f"{page}{each}" for each in BESIDE)
        yield from (f"{page}?{each}" for each in ASKED)
        yield f"/{language}/releases/{names.year}/{names.slug}.pdf"
        yield f"/{language}/releases/{names.year}/{names.slug}.zip"
        yield f"/{language}/releases/{names.year}/{names.former}/photos.zip"
        yield from (f"{page}photos/{names.photo_key}.{kind}" for kind in TYPES)
        yield from (f"{page}photos/{end}" for end in (names.photo_key, f"{names.photo_key}.zip"))
        yield f"/{language}/releases/2026/{LIVE}/photos/{names.photo_key}.jpg"


def _things(names):
    for language in LANGUAGES:
        yield f"/{language}/visits/{names.visit}/"
        yield f"/{language}/partners/{names.partner}/"
        yield f"/{language}/topics/{names.topic}/feed/"
        yield f"/{language}/topics/{names.topic}/"
        yield f"/{language}/releases/?topic={names.topic}"
        yield f"/{language}/releases/?partner={names.partner}"
        yield f"/{language}/releases/{names.slug}/"
        yield f"/{language}/news/{names.slug}/"
        yield f"/{language}/{names.slug}/"
    yield f"/r/{names.public_id}"
    yield f"/r/{names.public_id}/print"
    yield f"/r/{names.public_id[:-1]}"
    yield f"/r/{_neighbour(names.public_id)}"
    yield f"/r/{names.key}"
    yield f"/r/{names.slug}"


def _neighbour(public_id):
    return public_id[:-1] + ("b" if public_id[-1] == "a" else "a")


def _files(names):
    for size, kind in product(SIZES, TYPES[:2]):
        yield f"/photos/{names.photo_id}/{size}.{kind}"
    yield from (f"/photos/{names.photo_id}/480.{kind}" for kind in TYPES[2:])
    yield f"/photos/{_neighbour(names.photo_id)}/480.jpg"
    for each in ("original", "original.jpg", "large.jpg", "480", "480.jpg/", "", "480@2x.jpg"):
        yield f"/photos/{names.photo_id}/{each}"
    yield from (f"/photos/{names.file}{ending}" for ending in (".jpg", "-480.jpg", "/480.jpg"))
    for root in ROOTS:
        yield f"{root}/{names.file}.jpg"
        yield f"{root}/{names.slug}.pdf"
        yield f"{root}/originals/{names.photo_id}.jpg"
        yield f"{root}/renditions/{names.photo_id}/480.jpg"
        yield f"{root}/packs/{names.slug}.zip"
        yield f"{root}/packs/{names.photo_id}.zip"


def _programs(names):
    yield from (f"/api/releases/{each}/" for each in (names.slug, names.public_id, names.key))
    yield f"/wp-json/wp/v2/posts/{names.key}"
    yield f"/?p={names.key}&preview=true".replace("/?", "/index.php?")
    yield f"/releases/{names.year}/{names.slug}/"
    yield f"/{names.slug}/"
    yield f"/oembed/?url=/en/releases/{names.year}/{names.slug}/"
    yield f"/en/releases/{names.year}/{names.slug}/%00"
    yield f"/en/releases/{names.year}/{names.slug}/..%2f"
    yield f"/en//releases/{names.year}/{names.slug}/"


LONG = "x" * 8000
# {what is added to the query of any address}
HOSTILE = (
    "static=1",
    "status=draft",
    "state=approved",
    "preview=true",
    "_method=PUT",
    *(f"page={each}" for each in ("-1", "0", "9e9", "NaN", "1;1", "%E2%91%A0")),
    "order=-publish_at",
    "order_by=body",
    "fields=*",
    "format=json",
    "expand=release",
    "state__in=draft",
    "publish_at__lte=2099-01-01",
    "headline_en__startswith=q",
    *(
        f"year={each}"
        for each in ("2027", "0000", "9999", "-1", "２０２６", "2026%00", "2026&year=2027")
    ),
    *(f"topic={each}" for each in ("%00", "%FF", "'%20OR%201=1--", "../", LONG, "a&topic=b")),
    *(f"partner={each}" for each in ("%00", "%FF%FE", "%27", "*", LONG)),
    *(f"{name}={each}" for name in ("before", "after") for each in ("%00", "1", "9" * 30, LONG)),
    *(f"{name}={each}" for name in ("sector", "place") for each in ("%00", "%FF", "*", LONG)),
    f"q={LONG}",
    *(
        f"q={each}"
        for each in ("%00", "%ED%A0%80", "%F0%9F%98%80", "'\"*)(NEAR", "a%20OR%20b*", "%25_")
    ),
    *(f"{name}=1" for name in ("order", "kind", "photos")),
    "&&&===",
    "%",
    "lang=en&language=en",
    "next=//evil.example",
    "_escaped_fragment_=",
)
# Sent with an address that is otherwise sound.
HEADERS = (
    {"accept-language": "x" * 5000},
    {"accept-language": "en;q=" + "9" * 500},
    {"accept": "application/json"},
    {"x-http-method-override": "PUT"},
    {"x-forwarded-host": "evil.example"},
    {"x-original-url": "/admin/"},
    {"range": "bytes=" + "0-1," * 1000},
    {"if-modified-since": "\x00" + "9" * 500},
    {"if-none-match": '"' * 1000},
    {"cookie": "sessionid=" + "a" * 3000},
    {"authorization": "Basic " + "A" * 1000},
    {"x-requested-with": "XMLHttpRequest"},
)
