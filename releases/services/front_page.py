"""The home page of a language: the newest release, the next ones, the latest visit, organisations lately named."""

from dataclasses import dataclass

from django.utils import translation

from ..models import Release, Role, Visit
from ..text.languages import words
from . import itinerary, listing, thumbnails
from .itinerary import Card, Organisation
from .thumbnails import Thumbnail

RELEASES, PHOTOS, ORGANISATIONS = 9, 6, 12
# Photos at the head of a release that may be withdrawn or waiting before one that leads.
LEADING = 12


@dataclass(frozen=True)
class FrontPage:
    newest: listing.Line | None
    teaser: str
    lead: Thumbnail | None
    lines: tuple[listing.Line, ...]
    visit: Card | None
    photos: tuple[Thumbnail, ...]
    organisations: tuple[Organisation, ...]


def front_page(language, at):
    """Return what the home page shows at an instant, in five queries."""
    with translation.override(language):
        releases = list(Release.objects.live(at, language).newest_first()[:RELEASES])
        lines = [listing.line(each, language, at) for each in releases]
        visit = Visit.objects.public(at, language).newest_first().first()
        return FrontPage(
            newest=lines[0] if lines else None,
            teaser=listing.teaser(releases[0], language) if releases else "",
            lead=_lead(releases[:1], language, at),
            lines=tuple(lines[1:]),
            visit=itinerary.card(visit, language) if visit else None,
            photos=_strip(visit, language, at),
            organisations=_lately_named(releases, language),
        )


def _lead(releases, language, at):
    rows = thumbnails.of_releases(language, at, figure__release__in=releases)
    return next((photo for _row, photo in thumbnails.numbered(rows[:LEADING], language)), None)


def _strip(visit, language, at):
    """The first photo of the first figures that show the visit."""
    if visit is None:
        return ()
    rows = thumbnails.of_releases(language, at, figure__release__visit=visit)
    firsts = {}
    for row, photo in thumbnails.numbered(rows[: 4 * PHOTOS], language):
        firsts.setdefault(row.figure_id, photo)
    return tuple(firsts.values())[:PHOTOS]


def _lately_named(releases, language):
    """The organisations of the releases shown, the newest release's first, in hand-set order."""
    roles = Role.objects.filter(release__in=releases).select_related("partner")
    found = {}
    for role in roles.order_by("-release__publish_at", "position", "pk"):
        partner = role.partner
        name = words(partner, "official_name", language)
        if name:
            called = words(partner, "short_name", language) or name
            found.setdefault(partner.pk, Organisation(called, partner.get_absolute_url(language)))
    return tuple(found.values())[:ORGANISATIONS]
