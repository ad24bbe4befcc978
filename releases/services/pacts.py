"""Agreements as pages tell them: what, when, with whom, and the release that announced it."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef

from ..models import Agreement, Partner, paths
from ..models.release import of_live_release
from ..text import dates
from ..text.languages import column, words
from ..text.names import headline_in_one_line

ANNOUNCED = "agreement__release"


@dataclass(frozen=True)
class Organisation:
    """An organisation by name; ``url`` is empty where it has no public page."""

    name: str
    url: str


@dataclass(frozen=True)
class Pact:
    """An agreement; ``when`` orders it, None where no day is stated. Its parties as far as they are public themselves."""

    kind: str
    when: date | None
    day: str
    parties: tuple[Organisation, ...]
    url: str
    announced_in: str


class Row(NamedTuple):
    """One party to an agreement, and the release that announced it; whether readers have that."""

    key: int
    kind: str
    signed_on: date | None
    precision: str
    partner: int
    partner_slug: str
    partner_name: str
    is_told: bool
    hour: object
    slug: str
    release_headline: str


def organisation(partner, language):
    return Organisation(
        words(partner, "official_name", language), partner.get_absolute_url(language)
    )


def rows(agreements, language, at):
    """Return the queryset of the Rows of a gated queryset of agreements, newest first."""
    parties = Agreement.partners.through.objects.filter(
        Exists(Partner.objects.public(at, language).filter(pk=OuterRef("partner"))),
        agreement__in=agreements.values("pk"),
    )
    of_agreement = [f"agreement__{name}" for name in ("id", "kind", "signed_on", "precision")]
    of_partner = ["partner_id", "partner__slug", column("partner__official_name", language)]
    of_release = [f"{ANNOUNCED}__publish_at", f"{ANNOUNCED}__slug"]
    of_release.append(column(f"{ANNOUNCED}__headline", language))
    told = parties.annotate(is_told=_is_told(language, at))
    # The two databases disagree on where those without a day stand.
    latest = F("agreement__signed_on").desc(nulls_last=True)
    return told.order_by(latest, "agreement_id", "pk").values_list(
        *of_agreement, *of_partner, "is_told", *of_release
    )


def _is_told(language, at):
    return of_live_release(at, language, ANNOUNCED)


def pacts(found, language, apart_from=None):
    """Yield the Pacts of what rows() found; ``apart_from`` is the key of the organisation on whose page they stand."""
    for _agreement, parties in groupby(map(Row._make, found), key=lambda row: row.key):
        parties = list(parties)
        others = tuple(
            Organisation(each.partner_name, paths.path("partner", language, each.partner_slug))
            for each in parties
            if each.partner != apart_from
        )
        yield _pact(parties[0], others, language)


def _pact(row, parties, language):
    day = _signed(row, language)
    headline = (row.release_headline or "") if row.is_told else ""
    return Pact(
        kind=str(Agreement.Kind(row.kind).label),
        when=row.signed_on if day else None,
        day=day,
        parties=parties,
        url=paths.release(language, row.hour, row.slug) if row.is_told else "",
        announced_in=headline_in_one_line(headline, language),
    )


def _signed(row, language):
    """The day of an agreement as far as it is stated; of one signed before a day nothing is known."""
    written = {"day": dates.day, "month": dates.month, "year": dates.year}.get(row.precision)
    return written(row.signed_on, language) if written else ""
