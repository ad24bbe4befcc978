"""Agreements as pages tell them: what, when, with whom, and the release that announced it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from ..models import Agreement, Partner
from ..text import dates
from ..text.languages import words
from ..text.names import headline_in_one_line


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


def organisation(partner, language):
    return Organisation(
        words(partner, "official_name", language), partner.get_absolute_url(language)
    )


def pacts(agreements, language, at, *, apart_from=None):
    """Yield the Pacts of a gated queryset of agreements, newest first, in one query.

    ``apart_from`` is the organisation on whose page they stand.
    """
    rows = Agreement.partners.through.objects.filter(
        agreement__in=agreements.values("pk"),
        partner__in=Partner.objects.public(at, language),
    ).select_related("agreement__release", "partner")
    grouped = defaultdict(list)
    for row in rows.order_by("-agreement__signed_on", "agreement_id", "pk"):
        grouped[row.agreement].append(row.partner)
    for agreement, partners in grouped.items():
        parties = tuple(organisation(each, language) for each in partners if each != apart_from)
        yield _pact(agreement, parties, language, at)


def _pact(agreement, parties, language, at):
    release, day = agreement.release, _signed(agreement, language)
    is_told = release is not None and release.is_live(at, language)
    headline = words(release, "headline", language) if is_told else ""
    return Pact(
        kind=str(agreement.get_kind_display()),
        when=agreement.signed_on if day else None,
        day=day,
        parties=parties,
        url=release.get_absolute_url(language) if is_told else "",
        announced_in=headline_in_one_line(headline, language),
    )


def _signed(agreement, language):
    """The day of an agreement as far as it is stated; of one signed before a day nothing is known."""
    written = {"day": dates.day, "month": dates.month, "year": dates.year}.get(agreement.precision)
    return written(agreement.signed_on, language) if written else ""
