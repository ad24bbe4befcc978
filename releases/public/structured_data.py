"""What search engines are told of a page, in the words of schema.org; only pages that readers may open say it.

Each function returns nodes, plain values that become one JSON-LD graph. ``page`` is a pages.Page, ``section`` the name
and the address of the list to which the page belongs.
"""

from dataclasses import dataclass

from ..models import paths
from ..pictures import sizes
from ..services.article import modified_at
from ..text import amendments, captions, dates, richtext
from ..text.languages import html_lang
from .pages import absolute

SCHEDULED = "https://schema.org/EventScheduled"
# How exactly the days of a visit are stated, as ISO 8601 shortens a date.
DAYS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
# Of the photo that stands for a page: as wide as the services show it, or the widest below.
WIDE = 1200
# In characters, as much of a description as is shown anywhere.
LONGEST = 200


@dataclass(frozen=True)
class Shown:
    """A photo in one of its web sizes, in pixels, under its gated address."""

    address: str
    width: int
    height: int
    alt: str


def shown(photo):
    """Return a Picture or a Thumbnail whose web sizes are made as Shown."""
    width = next((each for each in photo.widths if each >= WIDE), photo.widths[-1])
    path = paths.photo(photo.public_id, width, "jpg")
    height = sizes.height_of(width, photo.width, photo.height)
    return Shown(absolute(path), width, height, photo.alt)


def summary(article, typeset):
    """Return the sub-headline of a release or, without one, its first paragraph, in brief."""
    return in_brief(article.subheadline or typeset.summary)


def in_brief(text):
    """Return plain words in one line, cut where nobody shows more of them."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


# --- The site --------------------------------------------------------------------------------------


def home(page):
    """The site itself, and how it is searched."""
    search = absolute(paths.path("search", page.language))
    site = {
        "@type": "WebSite",
        "@id": f"{page.home}#site",
        "url": page.home,
        "name": page.frame.title,
        "description": page.frame.description,
        "inLanguage": html_lang(page.language),
        "publisher": publisher(page),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{words}}"},
            "query-input": "required name=words",
        },
    }
    return [_filled(site)]


def collection(page, name):
    """A list of things, and the way to it."""
    node = {
        "@type": "CollectionPage",
        "@id": page.address,
        "url": page.address,
        "name": name,
        "inLanguage": html_lang(page.language),
        "isPartOf": {"@id": f"{page.home}#site"},
        "publisher": publisher(page),
    }
    return [_filled(node), _trail(page, (name, page.address))]


def publisher(page):
    """The institution whose press room this is."""
    frame = page.frame
    logo = {"logo": _image(frame.logo)} if frame.logo else {}
    name = frame.publisher
    return {
        "@type": "Organization",
        "@id": f"{page.home}#us",
        "name": name,
        "url": page.home,
    } | logo


def _trail(page, *steps):
    """The way from the home page; ``steps`` are (name, address)."""
    places = [(page.frame.title, page.home), *steps]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": {"@id": address}}
        for number, (name, address) in enumerate(places, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


# --- A release --------------------------------------------------------------------------------------


def release(page, found, article, typeset, section):
    """A release as a news article, with its event where it invites to one."""
    issuers = [{"@type": "Organization", "name": each.name} for each in article.issuers]
    node = {
        "@type": "NewsArticle",
        "@id": f"{page.address}#article",
        "url": page.address,
        "mainEntityOfPage": page.address,
        "headline": article.one_line,
        "alternativeHeadline": article.subheadline,
        "description": summary(article, typeset),
        "datePublished": _hour(found.opened_at(page.language)),
        "dateModified": _hour(modified_at(found, page.language)),
        "inLanguage": html_lang(page.language),
        "isAccessibleForFree": True,
        "articleSection": article.kind_label,
        "keywords": [each.heading for each in article.topics],
        "author": issuers or [publisher(page)],
        "publisher": publisher(page),
        "image": list(_photos(page, article, typeset)),
        "citation": list(_citations(article, typeset)),
        "correction": list(_corrections(found, article)),
    }
    events = [_invitation(page, found, article)] if article.event else []
    return [_filled(node), *events, _trail(page, section, (article.one_line, page.address))]


def _photos(page, article, typeset):
    """The photos of a release with what is said of them; the first one stands for the page."""
    said = dict(zip((each.key for each in article.figures), typeset.captions, strict=True))
    for number, (figure, picture) in enumerate(captions.shown(article)):
        if picture.widths:
            told = {
                "caption": captions.numbered(figure, picture, said[figure.key], article.language),
                "description": picture.alt,
                "creditText": captions.credit(picture),
                "copyrightNotice": picture.copyright,
                "acquireLicensePage": f"{page.address}#{picture.anchor}",
                "license": {"@type": "CreativeWork", "text": picture.terms},
                "representativeOfPage": number == 0,
            }
            yield _filled(_image(picture) | told)


def _image(photo):
    found = shown(photo)
    return {
        "@type": "ImageObject",
        "contentUrl": found.address,
        "width": _pixels(found.width),
        "height": _pixels(found.height),
    }


def _pixels(count):
    # The code of UN/CEFACT for a picture element.
    return {"@type": "QuantitativeValue", "value": count, "unitCode": "E37"}


def _citations(article, typeset):
    for note, title in zip(article.notes, typeset.titles, strict=True):
        publisher = {"@type": "Organization", "name": note.publisher}
        yield _filled(
            {
                "@type": "CreativeWork",
                "name": title,
                "publisher": publisher if note.publisher else "",
                "url": note.url,
            }
        )


def _corrections(found, article):
    """The notices of corrections; an update corrects nothing."""
    kept = [each for each in found.amendments if each["kind"] == amendments.CORRECTION]
    for told in amendments.printed(kept, article.language, found.open_languages()):
        said = {"text": told.text, "datePublished": _hour(told.at)}
        yield {"@type": "CorrectionComment"} | said


def _invitation(page, found, article):
    """The event to which the media are invited."""
    ends = found.event_ends_at
    place = {"@type": "Place", "name": article.event.place, "address": article.event.place}
    return _filled(
        {
            "@type": "Event",
            "@id": f"{page.address}#event",
            "name": article.one_line,
            "url": page.address,
            "startDate": _hour(found.event_starts_at),
            "endDate": _hour(ends) if ends else "",
            "eventStatus": SCHEDULED,
            "location": place if article.event.place else "",
            "organizer": publisher(page),
            "inLanguage": html_lang(page.language),
        }
    )


# --- Visits and organisations -------------------------------------------------------------------------


def visit(page, found, itinerary, section):
    """A delegation visit, with its days as exactly as they are stated; without any it is no event."""
    events = [_journey(page, found, itinerary)] if found.precision in DAYS else []
    return [*events, _trail(page, section, (itinerary.card.title, page.address))]


def _journey(page, found, itinerary):
    written, ends = DAYS[found.precision], found.ends_on or found.starts_on
    place = {"@type": "Place", "name": itinerary.card.destination}
    node = {
        "@type": "Event",
        "@id": f"{page.address}#visit",
        "name": itinerary.card.title,
        "url": page.address,
        "description": richtext.plain(itinerary.summary_html),
        "startDate": f"{found.starts_on:{written}}",
        "endDate": f"{ends:{written}}" if found.precision == "day" else "",
        "eventStatus": SCHEDULED,
        "location": place if itinerary.card.destination else "",
        "organizer": publisher(page),
        "inLanguage": html_lang(page.language),
    }
    return _filled(node)


def partner(page, profile, section):
    """An organisation, as its page prints it."""
    codes = profile.stock_codes
    place = {"@type": "Place", "name": profile.place}
    node = {
        "@type": "Corporation" if codes else "Organization",
        "@id": f"{page.address}#organisation",
        "name": profile.name,
        "alternateName": [
            each
            for each in (profile.short_name, *profile.former_names)
            if each not in ("", profile.name)
        ],
        "description": richtext.plain(profile.description_html),
        "url": profile.website,
        "mainEntityOfPage": page.address,
        "tickerSymbol": codes,
        "location": place if profile.place else "",
        "logo": _image(profile.logo) if profile.logo else "",
        "parentOrganization": _named(profile.parent) if profile.parent else "",
        "subOrganization": [_named(each) for each in profile.subsidiaries],
    }
    return [_filled(node), _trail(page, section, (profile.name, page.address))]


def _named(organisation):
    address = absolute(organisation.url)
    return {"@type": "Organization", "name": organisation.name, "mainEntityOfPage": address}


def _hour(at):
    """Return an instant as readers of Hong Kong see it, with its zone."""
    return dates.hong_kong(at).isoformat(timespec="seconds")


def _filled(node):
    """Return a node without what nothing is said of."""
    return {name: value for name, value in node.items() if value not in ("", [], [""], None)}
