"""What a release prints of the living pages, and which of them were edited after it was approved."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import JSONObject

from ..models import Boilerplate, Contact, Partner, Person, Photo, Release, Stop, Topic, Visit
from ..models.words import columns


@dataclass(frozen=True)
class Change:
    """One edit of something shared; ``kind`` is its model's name, ``pk`` its primary key."""

    kind: str
    pk: int
    name: str
    edited_at: datetime


# What str() of each needs.
NAMED_BY = {
    Partner: [*columns("short_name"), *columns("official_name"), "slug"],
    Person: [
        *columns("family_name"),
        *columns("given_name"),
        *columns("honorific"),
        *columns("honours"),
        "family_name_first",
    ],
    Topic: [*columns("heading"), "slug"],
    Contact: [*columns("contact_name"), "email", "phone"],
    Visit: [*columns("title"), "slug"],
    Stop: [*columns("title"), "position"],
    Photo: [*columns("alt_text"), "original_name"],
}

PHOTOS = "figures__figure_photos__photo"

# (what is edited, the way to it from a release, what it is called by, the way to that)
PRINTED = [
    (Visit, "visit", Visit, "visit"),
    (Stop, "figures__stop", Stop, "figures__stop"),
    (Photo, PHOTOS, Photo, PHOTOS),
    (Partner, "roles__partner", Partner, "roles__partner"),
    (Boilerplate, "roles__boilerplate", Partner, "roles__boilerplate__partner"),
    (Boilerplate, "roles__partner__boilerplates", Partner, "roles__partner"),
    (Person, "appearances__person", Person, "appearances__person"),
    (Person, f"{PHOTOS}__appearances__person", Person, f"{PHOTOS}__appearances__person"),
    (Partner, "appearances__organisation", Partner, "appearances__organisation"),
    (Topic, "topics", Topic, "topics"),
    (Contact, "contacts", Contact, "contacts"),
    (Contact, "roles__partner__contacts", Contact, "roles__partner__contacts"),
]
ONLY_IF = {
    # Those of the issuers are printed where no contact was chosen, and where no "About" text is fixed yet.
    "roles__partner__contacts": Q(roles__kind="issuer", contacts__isnull=True),
    "roles__partner__boilerplates": Q(roles__kind="issuer", roles__boilerplate__isnull=True),
}

NAMED = {model._meta.model_name: named for model, _way, named, _named_way in PRINTED}


def changed_since_approval(releases):
    """Return {release's pk: [Change, the latest first]} for those of the approved releases that have any.

    It is one query, however many releases and kinds of things there are.
    """
    pks = [release.pk for release in releases]
    return _changed(Release.objects.filter(pk__in=pks), F("approved_at"))


def changed_since_submission(release):
    """Return [Change, the latest first] of what the release prints and somebody edited after it was handed in.

    The hour is that of the first work noted since; there is none before a release was handed in.
    """
    if not release.worked_on_by:
        return []
    since = datetime.fromisoformat(min(release.worked_on_by.values()))
    return _changed(Release.objects.filter(pk=release.pk), since).get(release.pk, [])


def _changed(releases, since):
    edits = [_edited(releases, since, *printed) for printed in PRINTED]
    found = defaultdict(list)
    for release, kind, pk, edited_at, name in edits[0].union(*edits[1:]):
        found[release].append(Change(kind, pk, str(NAMED[kind](**name)), edited_at))
    for changes in found.values():
        changes.sort(key=lambda change: (change.edited_at, change.kind, change.pk), reverse=True)
    return dict(found)


def _edited(releases, since, model, way, named, named_way):
    """Rows of one kind: release, kind, primary key, when it was edited, what it is called by."""
    later = Q(**{f"{way}__edited_at__gt": since})
    return releases.filter(later, ONLY_IF.get(way, Q())).values_list(
        "pk",
        Value(model._meta.model_name, CharField()),
        F(f"{way}__pk"),
        F(f"{way}__edited_at"),
        JSONObject(**{name: F(f"{named_way}__{name}") for name in NAMED_BY[named]}),
    )
