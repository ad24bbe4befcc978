"""Damages as a torn transaction or a lost write would leave them: each must be found, or the kills prove nothing."""

from django.db.models import F
from reversion.models import Version

from releases.models import Figure, KeyPoint, Release


def _newest():
    return Release.objects.order_by("-pk")[:1].values("pk")


def _update(**changed):
    Release.objects.filter(pk__in=_newest()).update(**changed)


def acknowledged_save_is_lost(lines):
    last = [line for line in lines if line["about"] == "kept"][-1]
    lines.append(last | {"version": last["version"] + 1, "headlines": ["typed", "typed", "typed"]})


def headline_without_its_parts(lines):
    _update(headline_en="another text")


def part_is_missing(lines):
    KeyPoint.objects.filter(release__in=_newest()).first().delete()


def figure_without_its_number(lines):
    Figure.objects.filter(release__in=_newest()).update(first_number=7)


def photos_not_counted(lines):
    _update(photo_count=F("photo_count") + 1)


def version_without_its_revision(lines):
    release = Release.objects.get(pk__in=_newest())
    Version.objects.get_for_object(release).first().delete()


def version_without_its_entry(lines):
    _update(version=F("version") + 1)


def approved_without_its_digests(lines):
    _update(state="approved", publish_at=F("created_at"), approved_digests={})


# {what is wrong: (the damage, the words that must name it)}
SPOILS = {
    "an acknowledged save is lost": (acknowledged_save_is_lost, "lost: "),
    "a headline without its parts": (headline_without_its_parts, "parts of two versions"),
    "a part is missing": (part_is_missing, "neither as acknowledged"),
    "a figure without its number": (figure_without_its_number, "the figures are not numbered"),
    "photos not counted": (photos_not_counted, "the photos are not counted"),
    "a version without its revision": (version_without_its_revision, "has not one revision"),
    "a version without its entry": (version_without_its_entry, "has not one audit entry"),
    "approved without its digests": (approved_without_its_digests, "digests half approved"),
}
