"""Feeds for readers' programs, and the sitemap for search engines."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.translation import gettext

from ..models import Partner, Release, Topic, Visit
from ..models.words import public_languages
from ..services import article, clock, listing
from ..services.frame import frame
from ..text.dates import hong_kong_day
from ..text.languages import LANGUAGES, html_lang, suffix, words
from ..text.names import headline_in_one_line
from . import pages
from .readers import for_readers

ENTRIES = 20
# A sitemap holds at most 50,000 addresses; a release has up to three.
SITEMAP_RELEASES = 10_000
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@for_readers
def feed(request, language):
    address = reverse("releases:feed", kwargs={"language": language})
    releases = Release.objects.live(clock.now(), language)
    return _atom(
        releases, language, address, reverse("releases:home", kwargs={"language": language})
    )


@for_readers
def topic_feed(request, language, slug):
    at = clock.now()
    topic = Topic.objects.public(at, language).filter(slug=slug).first()
    if topic is None:
        raise Http404
    return _atom(
        Release.objects.live(at, language).filter(topics=topic),
        language,
        reverse("releases:topic_feed", kwargs={"language": language, "slug": slug}),
        topic.get_absolute_url(language),
        words(topic, "heading", language),
    )


def _atom(releases, language, address, page, heading=""):
    name = frame(language).name
    feed = Atom1Feed(
        title=_sound(" · ".join(filter(None, (name, gettext("Press room"), heading)))),
        link=pages.absolute(page),
        description=None,
        language=html_lang(language),
        author_name=_sound(name or gettext("Press room")),
        feed_url=pages.absolute(address),
        feed_guid=f"tag:{_authority()},2023:{address}",
    )
    for release in releases.newest_first()[:ENTRIES]:
        opened, told = release.opened_at(language), article.told(release, language)
        feed.add_item(
            title=_sound(headline_in_one_line(words(release, "headline", language), language)),
            link=pages.absolute(release.get_absolute_url(language)),
            # A summary is HTML for readers' programs.
            description=linebreaks(
                _sound(
                    "\n\n".join([*(each.text for each in told), listing.teaser(release, language)])
                ),
                autoescape=True,
            ),
            unique_id=entry_id(release, language),
            pubdate=opened,
            updateddate=max([opened, *(each.at for each in told)]),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def entry_id(release, language):
    """Return the name of a release in a language for all time: no address, no primary key."""
    day = hong_kong_day(release.publish_at)
    return f"tag:{_authority()},{day}:{release.public_id}/{language}"


@for_readers
def sitemap(request):
    at = clock.now()
    content = render_to_string("releases/sitemap.xml", {"entries": list(_entries(at))})
    return HttpResponse(content, content_type="application/xml; charset=utf-8")


def _entries(at):
    """Yield (alternates, {language: instant of publication or None}) of every public page."""
    for name in ("home", "list", "visits", "partners"):
        yield from _entry(pages.everywhere(name))
    needed = ("slug", "state", "publish_at", *(f"ready_at_{suffix(each)}" for each in LANGUAGES))
    for release in Release.objects.live(at).newest_first().only(*needed)[:SITEMAP_RELEASES]:
        languages = release.live_languages(at)
        yield from _entry(
            {each: release.get_absolute_url(each) for each in languages},
            {each: release.opened_at(each) for each in languages},
        )
    for kind in (Visit, Partner):
        public = kind.objects.public(at).with_public_languages(at)
        for thing in public.only("slug").order_by("pk"):
            yield from _entry(
                {each: thing.get_absolute_url(each) for each in public_languages(thing)}
            )


def _entry(addresses, opened=()):
    alternates = [(each, pages.absolute(path)) for each, path in addresses.items()]
    for language, address in alternates:
        yield {
            "address": address,
            "alternates": alternates,
            "opened": dict(opened).get(language),
        }


def _authority():
    return urlsplit(settings.SITE_ORIGIN).hostname


def _sound(text):
    """Return the text without what XML cannot carry."""
    return UNPRINTABLE.sub("", text)
