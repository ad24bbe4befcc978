"""What a page tells machines of itself: how a link to it looks elsewhere (Open Graph), and a graph for search engines.

Each function is handed what its view has found, and then, by pages.page(), the Page.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from ..models import paths
from ..services import social_images
from ..services.article import modified_at
from ..text import captions, richtext
from ..text.languages import of
from . import structured_data
from .pages import Page, absolute
from .structured_data import Shown, shown

LOCALES = {"zh-hant": "zh_HK", "zh-hans": "zh_CN", "en": "en_GB"}
# What would end the element, begin a reference, or end a line of script.
ESCAPED = {each: f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Told:
    """All that the head of a page tells machines; ``nodes`` are those of the graph, the hours aware instants."""

    page: Page
    title: str
    nodes: list
    kind: str = "website"
    description: str = ""
    image: Shown | None = None
    published: datetime | None = None
    modified: datetime | None = None
    section: str = ""

    @property
    def locale(self):
        return of(LOCALES, self.page.language)

    @property
    def other_locales(self):
        return [of(LOCALES, each) for each in self.page.addresses if each != self.page.language]

    @property
    def summary(self):
        """The description in brief."""
        return structured_data.in_brief(self.description)

    @property
    def graph(self):
        """The JSON-LD, which can stand in an element of its page whatever is written in it."""
        graph = {"@context": "https://schema.org", "@graph": self.nodes}
        text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
        for sign, written in ESCAPED.items():
            text = text.replace(sign, written)
        return mark_safe(text)


def home(front):
    """The home page of a language; ``front`` is its FrontPage."""
    return lambda page: Told(
        page=page,
        title=page.frame.title,
        nodes=structured_data.home(page),
        description=page.frame.description,
        image=_first(front.lead, page.frame.logo),
    )


def listed(name):
    """A list of things."""
    return lambda page: Told(
        page=page,
        title=name,
        nodes=structured_data.collection(page, name),
        image=_first(page.frame.logo),
    )


def release(found, article, typeset):
    """The page of a release, its Article and its Typeset."""

    def told(page):
        section = _section(page, "list", gettext("Releases"))
        return Told(
            page=page,
            title=article.one_line,
            nodes=structured_data.release(page, found, article, typeset, section),
            kind="article",
            description=structured_data.summary(article, typeset),
            image=_drawn(page, found, article) or _lead(article),
            published=found.opened_at(page.language),
            modified=modified_at(found, page.language),
            section=article.kind_label,
        )

    return told


def visit(found, itinerary):
    """The page of a visit and its Itinerary."""

    def told(page):
        section = _section(page, "visits", gettext("Delegation visits"))
        return Told(
            page=page,
            title=itinerary.card.title,
            nodes=structured_data.visit(page, found, itinerary, section),
            description=richtext.plain(itinerary.summary_html),
            image=_first(*(photo for stop in itinerary.stops for photo in stop.photos)),
        )

    return told


def partner(profile):
    """The page of an organisation."""

    def told(page):
        section = _section(page, "partners", gettext("Organisations"))
        return Told(
            page=page,
            title=profile.name,
            nodes=structured_data.partner(page, profile, section),
            description=richtext.plain(profile.description_html),
            image=_first(profile.logo),
        )

    return told


def _section(page, route, name):
    return name, absolute(paths.path(route, page.language))


def _first(*photos):
    """Return the first photo that is one, as Shown."""
    return next((shown(photo) for photo in photos if photo and photo.widths), None)


def _lead(article):
    return _first(*(picture for _figure, picture in captions.shown(article)))


def _drawn(page, found, article):
    """Return the image that was drawn for the release in the language of the page, or None."""
    image = social_images.offer(found, page.language)
    if image is None:
        return None
    # Services keep what they once fetched from an address.
    version = f"{page.address}social.jpg?v={image.fingerprint[:8]}"
    return Shown(version, image.width, image.height, article.one_line)
