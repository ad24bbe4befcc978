"""Each deed of the newsroom leaves one entry on record, with what was there before; what was refused leaves none."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from releases.models import (
    Agreement,
    AuditEntry,
    Boilerplate,
    Contact,
    Partner,
    Person,
    Place,
    Release,
    Sector,
    Stop,
    Topic,
    Visit,
)
from releases.services import audit
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    """A superuser, logged in."""
    editor = factories.make_editor("editor")
    client.force_login(editor)
    return editor


def page_of(thing, page="change"):
    return reverse(f"admin:releases_{thing._meta.model_name}_{page}", args=[thing.pk])


def deeds(thing=None):
    """Return (what, kind, details) of the entries, of one thing or of all, in the order of the deeds."""
    entries = AuditEntry.objects.of(thing) if thing else AuditEntry.objects.all()
    return [(each.what, each.kind, each.details) for each in reversed(entries)]


def saved(client, thing, **changes):
    data = submitted_form(client.get(page_of(thing))) | changes
    return client.post(page_of(thing), data)


def organisation():
    return f"{factories.make_partner('cloudsail').pk}"


ADDED = {
    Partner: lambda: {"official_name_en": "Cloudsail", "relation": "met"},
    Person: lambda: {"family_name_en": "Shek", "given_name_en": "Pine"},
    Topic: lambda: {"slug": "harbour", "heading_en": "Harbour"},
    Sector: lambda: {"slug": "biotech", "heading_en": "Biotech"},
    Place: lambda: {"slug": "shanghai", "heading_en": "Shanghai"},
    Contact: lambda: {"partner": organisation(), "email": "press@cloudsail.example"},
    Boilerplate: lambda: {"partner": organisation(), "valid_from": "2026-01-01"},
    Visit: lambda: {"title_en": "Journey", "starts_on": "2026-11-02", "ends_on": "2026-11-03"},
    Stop: lambda: {"visit": f"{factories.make_visit().pk}", "title_en": "Pier"},
    Agreement: lambda: {"partners": [organisation()], "signed_on": "2026-01-05"},
}


@pytest.mark.parametrize("model", ADDED)
def test_added_thing_leaves_one_entry(client, editor, model):
    address = reverse(f"admin:releases_{model._meta.model_name}_add")
    data = submitted_form(client.get(address)) | ADDED[model]()
    assert client.post(address, data).status_code == 302
    thing = model.objects.latest("pk")
    entry = AuditEntry.objects.get()
    assert (entry.what, entry.kind, entry.thing_id, entry.thing) == (
        "add",
        model._meta.model_name,
        f"{thing.pk}",
        f"{thing}",
    )
    assert (entry.by, entry.release, entry.version, entry.details) == (editor, "", None, {})


def make_agreement():
    return factories.make_agreement(factories.make_partner("cloudsail"))


CHANGED = {
    "partner": (
        factories.make_partner,
        {"short_name_en": "Sail", "relation": "met"},
        [["short_name_en", None, "Sail"], ["relation", "mentioned", "met"]],
    ),
    "person": (
        factories.make_person,
        {"given_name_en": "Cone", "family_name_first": "on"},
        [["given_name_en", "Pine en", "Cone"], ["family_name_first", False, True]],
    ),
    "topic": (
        lambda: factories.make_topic("harbour"),
        {"heading_en": "Sea"},
        [["heading_en", "harbour en", "Sea"]],
    ),
    "sector": (
        lambda: Sector.objects.create(slug="biotech"),
        {"position": "4"},
        [["position", 0, 4]],
    ),
    "place": (
        lambda: Place.objects.create(slug="shanghai"),
        {"heading_zh_hans": "上海"},
        [["heading_zh_hans", None, "上海"]],
    ),
    "contact": (
        lambda: factories.make_contact(factories.make_partner()),
        {"phone": "2123 4567"},
        [["phone", None, "2123 4567"]],
    ),
    "boilerplate": (
        lambda: factories.make_boilerplate(factories.make_partner()),
        {"about_en": "<p>Anew &amp; short</p>", "about_zh_hant": "<p>" + "長" * 201 + "</p>"},
        [["about_zh_hant"], ["about_en", "about\n\nen", "Anew & short"]],
    ),
    "visit": (
        factories.make_visit,
        {"ends_on": "2026-11-04"},
        [["ends_on", "2026-11-03", "2026-11-04"]],
    ),
    "stop": (
        lambda: factories.make_stop(factories.make_visit()),
        {"kind": "signing", "hour": "10:30:00", "day": "2026-11-02"},
        [
            ["kind", "site_visit", "signing"],
            ["day", None, "2026-11-02"],
            ["hour", None, "10:30:00"],
        ],
    ),
    "agreement": (
        make_agreement,
        {"signed_on": "2026-01-06"},
        [["signed_on", "2026-01-05", "2026-01-06"]],
    ),
}


@pytest.mark.parametrize("name", CHANGED)
def test_changed_thing_leaves_one_entry_with_old_and_new(client, editor, name):
    make, changes, fields = CHANGED[name]
    thing = make()
    assert saved(client, thing, **changes).status_code == 302
    assert deeds() == [("change", name, {"fields": fields})]


@pytest.mark.parametrize("name", [*CHANGED, "photo"])
def test_save_that_changes_nothing_leaves_none(client, editor, name):
    thing = factories.make_photo() if name == "photo" else CHANGED[name][0]()
    before = deeds()
    assert saved(client, thing).status_code == 302
    assert deeds() == before


def test_links_to_other_things_are_kept_by_their_names(client, editor):
    first, second = factories.make_partner("cloudsail"), factories.make_partner("dockyard")
    partner = factories.make_partner("harbour", parent=first)
    agreement = factories.make_agreement(first)
    saved(client, partner, parent=f"{second.pk}")
    saved(client, agreement, partners=[f"{second.pk}"])
    assert deeds() == [
        ("change", "partner", {"fields": [["parent", f"{first}", f"{second}"]]}),
        ("change", "agreement", {"fields": [["partners", [f"{first}"], [f"{second}"]]]}),
    ]


def test_refused_save_leaves_none(client, editor):
    topic = factories.make_topic()
    assert saved(client, topic, slug="not a slug").status_code == 200
    assert saved(client, topic, heading_en="Sea", seen="2020-01-01").status_code == 200
    assert deeds() == []


@pytest.mark.parametrize("name", [*CHANGED, "photo"])
def test_deleted_thing_leaves_one_entry(client, editor, name):
    thing = factories.make_photo() if name == "photo" else CHANGED[name][0]()
    before = deeds()
    assert client.post(page_of(thing, "delete"), {"post": "yes"}).status_code == 302
    assert deeds() == [*before, ("delete", name, {})]
    assert AuditEntry.objects.first().thing_id == f"{thing.pk}"


@pytest.mark.parametrize("name", ["topic", "stop", "person"])
def test_things_deleted_together_leave_one_entry_each(client, editor, name):
    make = CHANGED[name][0]
    things = [make(), factories.make_topic("other") if name == "topic" else make()]
    chosen = {"action": "delete_selected", "_selected_action": [each.pk for each in things]}
    address = reverse(f"admin:releases_{name}_changelist")
    client.post(address, chosen)
    assert deeds() == []
    client.post(address, chosen | {"post": "yes"})
    assert deeds() == [("delete", name, {})] * 2
    found = AuditEntry.objects.values_list("thing_id", flat=True)
    assert set(found) == {f"{each.pk}" for each in things}


def test_stops_of_a_visit_are_recorded_beside_the_visit_and_beside_themselves(client, editor):
    visit = factories.make_visit("journey")
    kept, gone = (factories.make_stop(visit, position=place) for place in (1, 2))
    saved(
        client,
        visit,
        **{
            "stops-0-kind": "meeting",
            "stops-1-DELETE": "on",
            "stops-TOTAL_FORMS": "3",
            "stops-2-title_en": "Pier",
            "stops-2-kind": "signing",
            "stops-2-position": "3",
        },
    )
    new = Stop.objects.latest("pk")
    assert deeds(kept) == [("change", "stop", {"fields": [["kind", "site_visit", "meeting"]]})]
    assert deeds(gone) == [("delete", "stop", {})]
    assert deeds(new) == [("add", "stop", {})]
    [(what, _kind, details)] = deeds(visit)
    assert what == "change"
    assert details["parts"] == [
        ["add", "stop", "Pier", []],
        ["change", "stop", "stop zh-hant", ["kind"]],
        ["delete", "stop", "stop zh-hant", []],
    ]


def test_members_of_a_delegation_are_told_with_the_visit(client, editor):
    visit = factories.make_visit()
    member = factories.make_appearance(visit=visit)
    saved(client, visit, **{"appearances-0-post_en": "leader"})
    assert deeds() == [
        ("change", "visit", {"parts": [["change", "appearance", f"{member}", ["post_en"]]]})
    ]


def test_photos_dropped_on_the_release_form_leave_one_entry_each(client, editor):
    release = factories.make_release()
    data = submitted_form(client.get(page_of(release))) | {
        "figures-TOTAL_FORMS": "1",
        "figures-0-layout": "row",
        "figures-0-photos-files": [factories.picture("a.jpg"), factories.picture("b.jpg")],
    }
    before = len(deeds())
    client.post(page_of(release), data)
    assert [(what, kind) for what, kind, _details in deeds()[before:]] == [
        ("add", "photo"),
        ("add", "photo"),
        ("save", "release"),
    ]


def test_web_sizes_made_again_are_on_record(client, editor):
    photo = factories.make_photo()
    chosen = {"action": "make_sizes_again", "_selected_action": [photo.pk]}
    client.post(reverse("admin:releases_photo_changelist"), chosen)
    assert deeds(photo) == [
        ("add", "photo", {}),
        ("change", "photo", {"fields": [["sizes", "made", "queued"]]}),
    ]


def test_each_version_of_a_release_has_one_entry(client, editor):
    address = reverse("admin:releases_release_add")
    client.post(address, submitted_form(client.get(address)) | {"headline_en": "One"})
    release = Release.objects.get()
    saved(client, release, headline_en="Two")
    assert list(audit.of(release).values_list("what", "version")) == [("save", 1), ("save", 0)]


def test_deleted_draft_is_on_record_with_its_version(client, editor):
    release = factories.make_release("one", by=editor)
    delete = page_of(release, "delete")
    client.post(delete, {"post": "yes", "based_on": release.version - 1})
    assert audit.of(release).count() == 1
    client.post(delete, {"post": "yes", "based_on": release.version})
    entry = AuditEntry.objects.first()
    assert not Release.objects.exists()
    assert (entry.what, entry.release, entry.thing, entry.version) == (
        "delete",
        release.public_id,
        "headline of one zh-hant",
        release.version,
    )


def test_nothing_goes_into_the_log_of_django(client, editor):
    topic = factories.make_topic()
    saved(client, topic, heading_en="Sea")
    client.post(page_of(topic, "delete"), {"post": "yes"})
    writer = factories.make_user("writer")
    form = submitted_form(client.get(page_of(writer)), "user_form") | {"email": "w@x.example"}
    client.post(page_of(writer), form)
    assert deeds(writer) == [("change", "user", {"fields": [["email", None, "w@x.example"]]})]
    assert not LogEntry.objects.exists()
