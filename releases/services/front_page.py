"""The home page of a language: the newest release, the next ones, the latest visit, organisations lately named."""

from dataclasses import dataclass

from django.utils import translation

from ..models import Partner, Release, Role, Visit
from ..models.written import Written
from ..text.languages import words
from . import itinerary, listing, thumbnails
from .itinerary import Card, Organisation
from .thumbnails import Thumbnail

RELEASES, PHOTOS, ORGANISATIONS = 9, 6, 12
# Photos at the head of a release that may be withdrawn or waiting before one that leads.
LEADING = 12


@dataclass(frozen=True)
class Seen:
    """A release that the front page shows by its photo."""

    line: listing.Line
    photo: Thumbnail


@dataclass(frozen=True)
class FrontPage:
    newest: listing.Line | None
    teaser: str
    lead: Thumbnail | None
    # The latest release with a photo, where the newest has none.
    seen: Seen | None
    lines: tuple[listing.Line, ...]
    visit: Card | None
    photos: tuple[Thumbnail, ...]
    organisations: tuple[Organisation, ...]
    # Our own, where readers have its page.
    own: Organisation | None


def front_page(language, at):
    """Return what the home page shows at an instant, in five queries."""
    with translation.override(language):
        releases = NEWEST(language, at=at)
        lines = [listing.line(each, language, at) for each in releases]
        visit = VISITS.first(language, at=at)
        roles = _roles(releases)
        pictured = _pictured(releases, lines, language, at)
        is_newest = pictured is not None and pictured.line is lines[0]
        return FrontPage(
            newest=lines[0] if lines else None,
            teaser=listing.teaser(releases[0], language) if releases else "",
            lead=pictured.photo if is_newest else None,
            seen=None if is_newest else pictured,
            lines=tuple(_others(lines, pictured)),
            visit=itinerary.card(visit, language) if visit else None,
            photos=_strip(visit, language, at),
            organisations=_lately_named(roles, language),
            own=_own(roles, language),
        )


def _newest(language, *, at):
    return Release.objects.live(at, language).newest_first()[:RELEASES]


def _visits(language, *, at):
    return Visit.objects.public(at, language).newest_first()[:1]


NEWEST, VISITS = Written(_newest), Written(_visits)


def _others(lines, pictured):
    """The lines below those that open the page."""
    return [each for each in lines[1:] if pictured is None or each is not pictured.line]


def _pictured(releases, lines, language, at):
    """The first of the releases that has a photo, with the photo that leads it, or None."""
    if not releases:
        return None
    rows = PHOTOS_OF(language, at=at, releases=_keys(releases))
    for row, photo in thumbnails.numbered(rows, language):
        return Seen(lines[releases.index(row.figure.release)], photo)
    return None


def _of_releases(language, *, at, releases):
    return thumbnails.of_releases(language, at, figure__release__in=releases)[:LEADING]


def _on_a_visit(language, *, at, visit):
    # Some figures have several photos.
    return thumbnails.of_releases(language, at, figure__release__visit=visit)[: 4 * PHOTOS]


PHOTOS_OF, PHOTOS_ON = Written(_of_releases), Written(_on_a_visit)


def _strip(visit, language, at):
    """The first photo of the first figures that show the visit."""
    if visit is None:
        return ()
    firsts = {}
    rows = PHOTOS_ON(language, at=at, visit=visit.pk)
    for row, photo in thumbnails.numbered(rows, language):
        firsts.setdefault(row.figure_id, photo)
    return tuple(firsts.values())[:PHOTOS]


def _roles(releases):
    """The parts that organisations have in the releases shown, the newest release's first, in hand-set order."""
    return ROLES(releases=_keys(releases)) if releases else []


def _in_releases(*, releases):
    roles = Role.objects.filter(release__in=releases).select_related("partner")
    return roles.order_by("-release__publish_at", "position", "pk")


ROLES = Written(_in_releases)


def _keys(releases):
    return tuple(each.pk for each in releases)


def _lately_named(roles, language):
    """The organisations that readers have a page of, each once."""
    found = {}
    for role in roles:
        partner = role.partner
        name = words(partner, "official_name", language)
        if name:
            called = words(partner, "short_name", language) or name
            found.setdefault(partner.pk, Organisation(called, partner.get_absolute_url(language)))
    return tuple(found.values())[:ORGANISATIONS]


def _own(roles, language):
    ours = [each for each in roles if each.partner.relation == Partner.Relation.OWN]
    return next(iter(_lately_named(ours, language)), None)
