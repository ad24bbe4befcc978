"""The board, the newsroom's front page: which releases wait for this person, which go out, which to look at again.

Each question is asked once, however many releases it finds.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import (
    Case,
    CharField,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Cast

from ..models import AuditEntry, LinkReport, Release, SecondLook
from ..models.gate import live_condition
from ..models.words import columns
from ..text.languages import LANGUAGES, suffix
from .changed_since import Change, changed_since_approval
from .drafting import may_translate
from .verbs import APPROVE, CHANGE

State = Release.State

# A section shows no more; the newsroom's list has the rest.
LONGEST = 10
# Dead and moved links that are looked at; the list of reports has the rest.
MOST_LINKS = 200
# What readers cannot follow comes before what they still can; so do the words.
LINKS = [LinkReport.State.DEAD, LinkReport.State.MOVED]

# Releases that went out earlier are finished, whatever is closed or opens later: the database reads one year, not all.
YEAR = timedelta(days=366)

# What a line of the board needs; texts stay where they are.
COLUMNS = [
    *columns("headline"),
    *(f"ready_at_{suffix(language)}" for language in LANGUAGES),
    "slug",
    "worked_on_by",
    "kind",
    "state",
    "publish_at",
    "photo_count",
    "returned_reason",
    "withdrawn_at",
    "approved_at",
    "edited_at",
    "submitted_by",
    "approved_by",
    "edited_by",
]

# What each looks for first: who approves, who writes, who translates or only reads.
EDITORS = ["review", "going_out", "changed", "flagged", "own", "unfinished", "closed", "links"]
WRITERS = ["unfinished", "own", "going_out", "changed", "flagged", "closed", "links"]
OTHERS = ["closed", "going_out", "changed", "flagged", "unfinished", "links"]


@dataclass(frozen=True)
class Link:
    """A dead or moved link of a live release, in that state since an hour."""

    report: int
    url: str
    state: str
    since: datetime


@dataclass(frozen=True)
class Entry:
    """A release in a section; ``hour`` is what orders it, ``languages`` those that the entry is about."""

    release: Release
    hour: datetime
    languages: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Section:
    name: str
    entries: tuple[Entry, ...]
    is_cut: bool


def board(user, at):
    """Return the sections that have something for this user, what they look for first at the top."""
    going_out = _going_out(user, at)
    entries = {
        **_submitted(user),
        "going_out": going_out,
        "changed": _changed(going_out, at),
        "flagged": _flagged(user),
        "unfinished": _unfinished(user),
        "closed": _closed(user, at),
        "links": _links(user, at),
    }
    sections = [_section(name, entries[name]) for name in _order(user) if entries[name]]
    _fetch_second_looks(sections)
    return sections


def _section(name, entries):
    # No list of the newsroom shows what is flagged, so that all of it stands here.
    longest = len(entries) if name == "flagged" else LONGEST
    return Section(name, tuple(entries[:longest]), len(entries) > longest)


def _order(user):
    if user.has_perm(APPROVE):
        return EDITORS
    return WRITERS if user.has_perm(CHANGE) else OTHERS


def _releases(user):
    people = ("submitted_by", "approved_by", "edited_by")
    return Release.objects.visible_to(user).only(*COLUMNS).select_related(*people)


def _approved(user, at):
    """Scheduled releases, and live ones of the last year."""
    return _releases(user).filter(state=State.APPROVED, publish_at__gt=at - YEAR)


def _own(user):
    """Release.is_work_of() as a condition."""
    return Q(worked_on_by__has_key=str(user.pk))


def _is_own(user):
    """1 for one's own work and 0 for others', to order by."""
    return Case(When(_own(user), then=1), default=0)


def _submitted(user):
    """What waits for review, the longest wait first: others' work for whoever may approve it, and one's own."""
    waits_since = (
        AuditEntry.objects.filter(
            kind="release",
            thing_id=Cast(OuterRef("pk"), CharField()),
            what__in=[AuditEntry.What.SUBMIT, AuditEntry.What.UNSCHEDULE],
        )
        .order_by("-id")
        .values("at")[:1]
    )
    found = (
        _releases(user).filter(state=State.SUBMITTED).annotate(waits_since=Subquery(waits_since))
    )
    if not user.has_perm(APPROVE):
        found = found.filter(_own(user))
    found = found.order_by(_is_own(user), "waits_since", "pk")[: 2 * LONGEST + 1]
    entries = [Entry(release, release.waits_since or release.edited_at) for release in found]
    own = [entry for entry in entries if entry.release.is_work_of(user)]
    return {"own": own, "review": [entry for entry in entries if entry not in own]}


def _going_out(user, at):
    """Scheduled releases, and live ones of which a language opens later, by the hour that comes next."""
    later = Q(publish_at__gt=at)
    for language in LANGUAGES:
        later |= Q(**{f"ready_at_{suffix(language)}__gt": at})
    found = _approved(user, at).filter(later)
    entries = [_next_opening(release, at) for release in found]
    return sorted(entries, key=lambda entry: (entry.hour, entry.release.pk))


def _next_opening(release, at):
    hours = {language: release.opened_at(language) for language in release.open_languages()}
    later = {language: hour for language, hour in hours.items() if hour > at}
    return Entry(release, min(later.values()), tuple(later))


def _changed(going_out, at):
    """Scheduled releases that print something edited since they were approved."""
    scheduled = [entry for entry in going_out if entry.release.is_scheduled(at)]
    changes = changed_since_approval([entry.release for entry in scheduled])
    return [
        Entry(entry.release, entry.hour, entry.languages, tuple(changes[entry.release.pk]))
        for entry in scheduled
        if entry.release.pk in changes
    ]


def _flagged(user):
    """What one person did alone, the longest wait first."""
    looks = SecondLook.objects.open()
    flagged_at = looks.filter(release=OuterRef("pk")).order_by("at").values("at")[:1]
    found = _releases(user).filter(pk__in=looks.values("release"))
    found = found.annotate(flagged_at=Subquery(flagged_at)).order_by("flagged_at", "pk")
    return [Entry(release, release.flagged_at) for release in found]


def _unfinished(user):
    """Drafts: returned ones first, then one's own, the latest edited first."""
    returned_first = Case(When(returned_reason="", then=1), default=0)
    found = _releases(user).filter(state=State.DRAFT)
    found = found.order_by(returned_first, _is_own(user).desc(), "-edited_at", "-pk")[: LONGEST + 1]
    return [Entry(release, release.edited_at) for release in found]


def _closed(user, at):
    """Approved releases with a closed language that this user may write or open, the newest first."""
    languages = LANGUAGES if user.has_perm(APPROVE) else may_translate(user)
    closed = Q()
    for language in languages:
        closed |= Q(**{f"ready_at_{suffix(language)}__isnull": True})
    if not languages:
        return []
    found = _approved(user, at).filter(closed).newest_first()[: LONGEST + 1]
    return [
        Entry(release, release.publish_at, _closed_among(release, languages)) for release in found
    ]


def _closed_among(release, languages):
    return tuple(each for each in languages if release.ready_at(each) is None)


def _links(user, at):
    """Live releases with dead links, then those with moved ones only; the latest found first."""
    found = _releases(user).filter(live_condition(at), link_reports__state__in=LINKS)
    found = found.annotate(
        report=F("link_reports__pk"),
        link=F("link_reports__url"),
        link_state=F("link_reports__state"),
        link_since=F("link_reports__since"),
    )
    releases, of_release = {}, {}
    for row in found.order_by("link_state", "-link_since", "link")[:MOST_LINKS]:
        link = Link(row.report, row.link, row.link_state, row.link_since)
        releases.setdefault(row.pk, row)
        of_release.setdefault(row.pk, []).append(link)
    return [
        Entry(releases[pk], links[0].since, links=tuple(links)) for pk, links in of_release.items()
    ]


def _fetch_second_looks(sections):
    """Fetch at once what verbs.usable() asks of each release."""
    releases = [entry.release for section in sections for entry in section.entries]
    looks = SecondLook.objects.open().select_related("by")
    prefetch_related_objects(releases, Prefetch("second_looks", queryset=looks))
