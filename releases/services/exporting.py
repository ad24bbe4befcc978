"""The record as a table to take away: what the newsroom's filters show; the export is on record itself."""

import csv
import json
from datetime import datetime

from ..models import AuditEntry
from ..text.cells import inert
from ..text.dates import hong_kong
from . import audit

COLUMNS = [
    "id",
    "at",
    "by",
    "by_name",
    "what",
    "kind",
    "thing_id",
    "thing",
    "release",
    "version",
    "details",
]
# What a spreadsheet takes for a formula, or for the blank before one; full width too.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BLANK = ("\t", "\r", "\n")
# So many rows are read at once.
CHUNK = 500


def export(entries, *, by, at, filters):
    """Put the export on record, then return the lines of the CSV, header first; an iterator of text.

    ``entries`` is a QuerySet of AuditEntry; ``filters`` {name: value} says how it was chosen. Rows never change, so their
    keys, read now, are what is exported: neither this very entry nor what follows it.
    """
    keys = sorted(entries.values_list("pk", flat=True), reverse=True)
    audit.record(
        audit.What.EXPORT, by=by, at=at, thing=AuditEntry, filters=filters, rows=f"{len(keys)}"
    )
    return _lines(keys)


def _lines(keys):
    write = csv.writer(_Line()).writerow
    # Without the mark, spreadsheets read UTF-8 as something else.
    yield "\ufeff" + write(COLUMNS)
    for start in range(0, len(keys), CHUNK):
        chunk = AuditEntry.objects.filter(pk__in=keys[start : start + CHUNK])
        for entry in chunk.select_related("by").order_by("-pk"):
            yield write([inert(each) for each in _row(entry)])


class _Line:
    """What the writer writes into: it hands each line back."""

    def write(self, line):
        return line


def _row(entry):
    username = entry.by.get_username() if entry.by else ""
    own = {"at": hong_kong(entry.at).isoformat(), "by": username, "details": _details(entry)}
    return [own[name] if name in own else getattr(entry, name) for name in COLUMNS]


def _details(entry):
    return json.dumps(_in_hong_kong(entry.details), ensure_ascii=False)


def _in_hong_kong(value):
    """Return a detail with all its hours on the Hong Kong clock."""
    if isinstance(value, dict):
        return {name: _in_hong_kong(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_in_hong_kong(each) for each in value]
    if isinstance(value, str) and audit.HOUR.fullmatch(value):
        return hong_kong(datetime.fromisoformat(value)).isoformat()
    return value
