"""Feeds for readers' programs: the newest releases of a language, a topic or an organisation, each of them whole."""

from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from ..models import Partner, Release, Topic, paths
from ..models.written import Written
from ..services import article, clock, filing, listing, syndicating
from ..services.addresses import former
from ..services.frame import frame
from ..text.dates import hong_kong_day
from ..text.languages import column, html_lang
from ..text.unprintable import printable_bytes
from . import feed_content, pages
from .readers import for_readers, or_404

ENTRIES = 20
ATOM = "application/atom+xml; charset=utf-8"


@for_readers
def feed(request, language):
    at = clock.now()
    found = syndicating.items(NEWEST(language, at=at), language, at)
    page, address = (paths.path(name, language) for name in ("home", "feed"))
    return _atom(found, language, at, address, page)


def _newest(language, *, at):
    live = Release.objects.live(at, language)
    return syndicating.in_feeds(live.newest_first(), language)[:ENTRIES]


NEWEST = Written(_newest)


@for_readers
def topic_feed(request, language, slug):
    at = clock.now()
    found = syndicating.items(OF_A_TOPIC(language, at=at, slug=slug), language, at)
    if not found:
        raise Http404
    page = paths.narrowed("list", language, {"topic": slug})
    address = paths.path("topic_feed", language, slug)
    return _atom(found, language, at, address, page, found[0].release.filed_under)


@for_readers
def partner_feed(request, language, slug):
    at = clock.now()
    found = syndicating.items(OF_A_PARTNER(language, at=at, slug=slug), language, at)
    if not found:
        now = or_404(former(Partner.objects.public(at, language), slug))
        return redirect(paths.path("partner_feed", language, now.slug))
    page, address = (paths.path(name, language, slug) for name in ("partner", "partner_feed"))
    return _atom(found, language, at, address, page, found[0].release.filed_under)


def _of_a_topic(language, *, at, slug):
    topic = Topic.objects.public(at, language).filter(slug=slug)
    return _filed(topic, "heading", language, at, filing.filed(topic=topic.values("pk")[:1]))


def _of_a_partner(language, *, at, slug):
    partner = Partner.objects.public(at, language).filter(slug=slug)
    filed = filing.filed(partner=partner.values("pk")[:1])
    return _filed(partner, "official_name", language, at, filed)


def _filed(things, field, language, at, filed):
    """The releases of a topic or an organisation, found in the same query as that; each has its name."""
    live = listing.live_keys(filed, language, at, ENTRIES)
    named = Release.objects.filter(pk__in=live).annotate(
        filed_under=Subquery(things.values(column(field, language))[:1])
    )
    return syndicating.in_feeds(named.newest_first(), language)


OF_A_TOPIC, OF_A_PARTNER = Written(_of_a_topic), Written(_of_a_partner)


def _atom(found, language, at, address, page, heading=""):
    """Answer with the feed of some Items, the newest first."""
    changed = [article.modified_at(each.release, language) for each in found]
    entries = (_entry(*each, language) for each in zip(found, changed, strict=True))
    around = frame(language)
    content = render_to_string(
        "releases/feed.xml",
        {
            "html_lang": html_lang(language),
            "title": " · ".join(filter(None, (around.title, heading))),
            "author": around.publisher,
            "address": pages.absolute(address),
            "page": pages.absolute(page),
            "id": f"tag:{_authority(settings.SITE_ORIGIN)},2023:{address}",
            # Nothing has happened to an empty feed that its readers could have missed.
            "updated": max(changed, default=at),
            "entries": mark_safe("".join(entries)),
        },
    )
    return HttpResponse(printable_bytes(content), content_type=ATOM)


def _entry(item, updated, language):
    release = item.release
    return feed_content.xml(
        item,
        name=entry_id(release, language),
        published=release.opened_at(language),
        updated=updated,
        address=pages.absolute(release.get_absolute_url(language)),
    )


def entry_id(release, language):
    """Return the name of a release in a language for all time: no address, no primary key."""
    day = hong_kong_day(release.publish_at)
    return f"tag:{_authority(settings.SITE_ORIGIN)},{day}:{release.public_id}/{language}"


@cache
def _authority(origin):
    return urlsplit(origin).hostname
