"""What must be there after a kill: all that was acknowledged, and nothing that is half done."""

import json
from itertools import accumulate

from django.db import connection
from django.test import Client
from django.utils import timezone
from reversion.models import Version

from releases.models import AuditEntry, Release
from releases.services import article
from releases.text.languages import LANGUAGES
from tests.lifecycle.deeds import as_it_stands


def losses(lines):
    """Yield what the ledger's lines promise and the database has not got."""
    for public_id, said in _by_release(lines).items():
        release = Release.objects.filter(public_id=public_id).first()
        if release is None:
            yield from (f"{public_id} is not there" for line in said if line["about"] == "kept")
            continue
        if _without_deed(as_it_stands(release)) not in _allowed(said):
            yield f"{public_id} is neither as acknowledged last nor as begun after that"
        kept_headlines = dict(_revisions(release, "headline_en"))
        for line in said:
            if line["about"] == "kept" and line["headlines"][-1] != kept_headlines.get(
                line["version"]
            ):
                yield f"{public_id}: the text of version {line['version']} is in no revision"


def _by_release(lines):
    found = {}
    for line in lines:
        found.setdefault(line["release"], []).append(line)
    return found


def _allowed(said):
    """As the last acknowledged deed left it or, where one was begun after that, as this one would."""
    kept = [index for index, line in enumerate(said) if line["about"] == "kept"]
    return [_without_deed(line) for line in said[kept[-1] if kept else 0 :]]


def _without_deed(line):
    return {name: value for name, value in line.items() if name not in ("about", "deed")}


def _revisions(release, column):
    """Yield (version, column) of each revision of a release."""
    for version in Version.objects.get_for_object(release):
        fields = json.loads(version.serialized_data)[0]["fields"]
        yield fields["version"], fields[column]


def halves(release):
    """Yield what is half done in a release: a part without its number, a version without its revision or entry."""
    sizes = []
    for figure in release.figures.all():
        rows = list(figure.figure_photos.all())
        sizes.append(len(rows))
        if [row.position for row in rows] != list(range(1, len(rows) + 1)):
            yield "the photos of a figure have no places"
    firsts = list(release.figures.values_list("first_number", flat=True))
    if firsts != [1 + before for before in accumulate(sizes[:-1], initial=0)][: len(firsts)]:
        yield "the figures are not numbered"
    if release.photo_count != sum(sizes):
        yield "the photos are not counted"
    if len({text.split()[0] for text in _texts(release)}) > 1:
        yield "parts of two versions stand together"
    versions = list(range(release.version))
    if sorted(version - 1 for version, _state in _revisions(release, "state")) != versions:
        yield "a version has not one revision"
    entries = AuditEntry.objects.filter(release=release.public_id)
    if sorted(entries.values_list("version", flat=True)) != versions:
        yield "a version has not one audit entry"
    yield from _half_approved(release)


def _texts(release):
    now = as_it_stands(release)
    return [*now["headlines"], *now["points"], *now["notes"], *(each[0] for each in now["figures"])]


def _half_approved(release):
    """All that approval sets is there in an approved release, and none of it (but the hour) in another."""
    opened = release.open_languages()
    marks = {
        "approver": release.approved_by is not None,
        "version": release.approved_version is not None,
        "digests": bool(release.approved_digests),
        "hours of languages": bool(opened),
        "About texts": not release.roles.filter(boilerplate=None).exists(),
    }
    approved = release.state == Release.State.APPROVED
    yield from (f"{name} half approved" for name, is_set in marks.items() if is_set != approved)
    if approved:
        digests = {language: article.digest(release, language) for language in opened}
        if digests != release.approved_digests or release.approved_version != release.version:
            yield "what was approved is not what stands there"


def site_faults(release):
    """Yield where readers are not served, or served what is not public."""
    at = timezone.now()
    for language in LANGUAGES:
        client = Client(headers={"host": "127.0.0.1"})
        if client.get(f"/{language}/").status_code != 200:
            yield f"the site does not answer in {language}"
        if release.publish_at:
            status = client.get(release.get_absolute_url(language)).status_code
            if status != (200 if release.is_live(at, language) else 404):
                yield f"readers get {status} in {language}"


def database_faults():
    """Yield what the database says of its own files; PostgreSQL would not start on broken ones."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for pragma in ("integrity_check", "foreign_key_check"):
                rows = cursor.execute(f"PRAGMA {pragma}").fetchall()
                yield from (f"{pragma}: {row}" for row in rows if row != ("ok",))
