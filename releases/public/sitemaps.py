"""Sitemaps, which tell search engines what is open and since when: an index, its files, and one of the latest news."""

from datetime import datetime, timedelta
from itertools import islice

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from ..models import Partner, Release, Visit
from ..models.words import public_languages
from ..services import article, clock
from ..services.frame import frame
from ..text.dates import HONG_KONG, hong_kong
from ..text.languages import LANGUAGES, column, of, suffix, words
from ..text.names import headline_in_one_line
from ..text.unprintable import printable
from . import pages
from .readers import for_readers

# Of one file; the protocol's own bound is ten times that.
ADDRESSES = 5_000
# Things with three languages each that fill a file.
THINGS = ADDRESSES // len(LANGUAGES)
# What the protocol of news takes: so old at most, and so many.
NEWS_LASTS, NEWS = timedelta(days=2), 1_000
# The protocol of news knows two kinds of Chinese, by these names.
NEWS_LANGUAGES = {"zh-hant": "zh-tw", "zh-hans": "zh-cn", "en": "en"}
LISTS = ("home", "list", "visits", "partners")
DIRECTORIES = {"visits": Visit, "partners": Partner}
# What an address and its hours are made of: no text is read.
NEEDED = ("slug", "state", "publish_at", "amendments")


@for_readers
def sitemap(request):
    """The index: a file of lists, one for each month with a release, and those of visits and organisations."""
    at = clock.now()
    parts = ["pages", *(f"{month:%Y-%m}" for month in _months(at))]
    for name, kind in DIRECTORIES.items():
        parts += _filled(name, kind.objects.public(at).order_by("pk"))
    addresses = [pages.absolute(reverse("releases:sitemap_part", args=[part])) for part in parts]
    return _xml("sitemap_index.xml", addresses=addresses)


@for_readers
def sitemap_part(request, part):
    entries = list(islice(_entries(part, clock.now()), ADDRESSES))
    if not entries:
        raise Http404
    return _xml("sitemap.xml", entries=entries)


@for_readers
def news_sitemap(request):
    """The releases of the last two days, each in the languages in which it is open, from its hour there on."""
    at = clock.now()
    found = Release.objects.live(at).newest_first().filter(_since(at - NEWS_LASTS))
    needed = _needed(*(column("headline", each) for each in LANGUAGES))
    frames = {each: frame(each) for each in LANGUAGES}
    names = {each: printable(around.name or around.title) for each, around in frames.items()}
    news = (
        {
            "address": pages.absolute(release.get_absolute_url(each)),
            "name": names[each],
            "language": of(NEWS_LANGUAGES, each),
            "opened": release.opened_at(each),
            "title": printable(headline_in_one_line(words(release, "headline", each), each)),
        }
        for release in found.only(*needed)[:NEWS]
        for each in release.live_languages(at)
        if release.opened_at(each) > at - NEWS_LASTS
    )
    return _xml("news_sitemap.xml", news=list(islice(news, NEWS)))


def _since(hour):
    """Return the condition for what opened in some language after an hour."""
    opened = Q(publish_at__gt=hour)
    for language in LANGUAGES:
        opened |= Q(**{f"ready_at_{suffix(language)}__gt": hour})
    return opened


def _xml(template, **context):
    content = render_to_string(f"releases/{template}", context)
    return HttpResponse(content, content_type="application/xml; charset=utf-8")


# --- What the files are ------------------------------------------------------------------------------


def _months(at):
    """Yield the first instant of each Hong Kong month, oldest first, in which a release went out that is live.

    From one to the next by the index: to count the releases would cost reading all of them.
    """
    live = Release.objects.live(at).order_by("publish_at").values_list("publish_at", flat=True)
    found = live.first()
    while found:
        first, following = _month(hong_kong(found).year, hong_kong(found).month)
        yield first
        found = live.filter(publish_at__gte=following).first()


def _month(year, month):
    """Return the first instants of a Hong Kong month and of the one that follows it."""
    return (
        datetime(year, month, 1, tzinfo=HONG_KONG),
        datetime(year + month // 12, month % 12 + 1, 1, tzinfo=HONG_KONG),
    )


def _filled(name, public):
    """Yield the names of the files of a directory: each is full before there is another one."""
    number, start = 1, 0
    while public[start : start + 1].exists():
        yield f"{name}-{number}"
        number, start = number + 1, start + THINGS


# --- What stands in them -----------------------------------------------------------------------------


def _entries(part, at):
    """Return the entries of a file as its address names it; none where there is no such file."""
    name, _dash, number = part.partition("-")
    if name == "pages":
        return _lists()
    if name in DIRECTORIES:
        return _directory(DIRECTORIES[name], THINGS * (int(number) - 1), at)
    return _releases(*_month(int(name), int(number)), at)


def _lists():
    for name in LISTS:
        yield from _entry(pages.everywhere(name))


def _releases(first, following, at):
    """Yield a month's releases, the newest first. No press office has so many that they fill its file."""
    month = Release.objects.live(at).filter(publish_at__gte=first, publish_at__lt=following)
    for release in month.newest_first().only(*_needed()).iterator():
        languages = release.live_languages(at)
        yield from _entry(
            {each: release.get_absolute_url(each) for each in languages},
            {each: article.modified_at(release, each) for each in languages},
        )


def _directory(kind, start, at):
    public = kind.objects.public(at).with_public_languages(at).only("slug").order_by("pk")
    for thing in public[start : start + THINGS]:
        yield from _entry({each: thing.get_absolute_url(each) for each in public_languages(thing)})


def _needed(*more):
    return (*NEEDED, *(f"ready_at_{suffix(each)}" for each in LANGUAGES), *more)


def _entry(addresses, modified=()):
    """Yield one entry for each language of a page; ``modified`` is {language: instant}."""
    alternates = [(each, pages.absolute(path)) for each, path in addresses.items()]
    for language, address in alternates:
        yield {
            "address": address,
            "alternates": alternates,
            "modified": dict(modified).get(language),
        }
