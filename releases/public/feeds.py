"""Feeds for readers' programs: the newest releases of a language, a topic or an organisation, each of them whole."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import linebreaks

from ..models import Partner, Release, Topic
from ..models.written import Written
from ..services import article, clock, filing, listing
from ..services.addresses import former
from ..services.frame import frame
from ..text import richtext
from ..text.dates import hong_kong_day
from ..text.languages import column, html_lang
from ..text.unprintable import printable_bytes
from . import feed_content, pages
from .readers import for_readers

ENTRIES = 20
# What stands in a paragraph and is none of its words: the dateline, the markers of footnotes.
BESIDE_WORDS = re.compile(r'<span class="dateline">.*?</span>|<sup class="cite">.*?</sup>')
ATOM = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True)
class Entry:
    """One release; ``summary`` and ``content`` are HTML, ``image`` is (address, width, height) of the photo that leads."""

    id: str
    address: str
    title: str
    published: datetime
    updated: datetime
    summary: str
    content: str
    image: tuple[str, int, int] | None


@for_readers
def feed(request, language):
    at = clock.now()
    found = article.whole(NEWEST(language, at=at), language, at)
    page, address = (
        reverse(f"releases:{name}", kwargs={"language": language}) for name in ("home", "feed")
    )
    return _atom(found, language, at, address, page)


def _newest(language, *, at):
    live = Release.objects.live(at, language)
    return article.in_feeds(live.newest_first(), language)[:ENTRIES]


NEWEST = Written(_newest)


@for_readers
def topic_feed(request, language, slug):
    at = clock.now()
    found = article.whole(OF_A_TOPIC(language, at=at, slug=slug), language, at)
    if not found:
        raise Http404
    page = reverse("releases:list", kwargs={"language": language})
    address = reverse("releases:topic_feed", kwargs={"language": language, "slug": slug})
    return _atom(found, language, at, address, f"{page}?topic={slug}", found[0][0].filed_under)


@for_readers
def partner_feed(request, language, slug):
    at = clock.now()
    found = article.whole(OF_A_PARTNER(language, at=at, slug=slug), language, at)
    if not found:
        public = Partner.objects.public(at, language)
        if moved := public.filter(**former("partner", slug)).first():
            return redirect("releases:partner_feed", language=language, slug=moved.slug)
        raise Http404
    page, address = (
        reverse(f"releases:{name}", kwargs={"language": language, "slug": slug})
        for name in ("partner", "partner_feed")
    )
    return _atom(found, language, at, address, page, found[0][0].filed_under)


def _of_a_topic(language, *, at, slug):
    topic = Topic.objects.public(at, language).filter(slug=slug)
    return _filed(topic, "heading", language, at, filing.filed(topic=topic.values("pk")[:1]))


def _of_a_partner(language, *, at, slug):
    partner = Partner.objects.public(at, language).filter(slug=slug)
    filed = filing.filed(partner=partner.values("pk")[:1])
    return _filed(partner, "official_name", language, at, filed)


def _filed(things, field, language, at, filed):
    """The releases of a topic or an organisation, found in the same query as that; each has its name."""
    live = listing.newest(filed, language, at, ENTRIES)
    named = Release.objects.filter(pk__in=live).annotate(
        filed_under=Subquery(things.values(column(field, language))[:1])
    )
    return article.in_feeds(named.newest_first(), language)


OF_A_TOPIC, OF_A_PARTNER = Written(_of_a_topic), Written(_of_a_partner)


def _atom(found, language, at, address, page, heading=""):
    """Answer with the feed of some releases and their Articles, the newest first."""
    entries = [_entry(release, printed) for release, printed in found]
    around = frame(language)
    content = render_to_string(
        "releases/feed.xml",
        {
            "html_lang": html_lang(language),
            "title": " · ".join(filter(None, (around.title, heading))),
            "author": around.owner or around.title,
            "address": pages.absolute(address),
            "page": pages.absolute(page),
            "id": f"tag:{_authority()},2023:{address}",
            # Nothing has happened to an empty feed that its readers could have missed.
            "updated": max((each.updated for each in entries), default=at),
            "entries": entries,
        },
    )
    return HttpResponse(printable_bytes(content), content_type=ATOM)


def _entry(release, printed):
    language = printed.language
    address = pages.absolute(release.get_absolute_url(language))
    summary = [*(each.text for each in printed.amendments), _teaser(printed)]
    return Entry(
        id=entry_id(release, language),
        address=address,
        title=printed.one_line,
        published=release.opened_at(language),
        updated=article.modified_at(release, language),
        # A summary is HTML for readers' programs.
        summary=linebreaks("\n\n".join(summary), autoescape=True),
        content=feed_content.html(printed, address),
        image=feed_content.image(printed.lead),
    )


def _teaser(printed):
    """Return the sub-headline or, without one, the first paragraph in plain words."""
    texts = (block.html for block in printed.blocks if not block.is_figure)
    opening = BESIDE_WORDS.sub("", next(texts, "").partition("</p>")[0])
    return printed.subheadline or richtext.plain(opening).partition("\n\n")[0]


def entry_id(release, language):
    """Return the name of a release in a language for all time: no address, no primary key."""
    day = hong_kong_day(release.publish_at)
    return f"tag:{_authority()},{day}:{release.public_id}/{language}"


def _authority():
    return urlsplit(settings.SITE_ORIGIN).hostname
