"""The whole record: read and filtered by those with the right, taken away as a table, changed by nobody."""

import csv
import io

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from releases.admin.recorded import Recorded
from releases.models import AuditEntry, Partner, Topic
from releases.services import audit
from tests import factories

pytestmark = pytest.mark.django_db

LIST = reverse("admin:releases_auditentry_changelist")
EXPORT = reverse("admin:releases_auditentry_export")


@pytest.fixture
def editor(client):
    """A superuser, logged in."""
    editor = factories.make_editor("editor")
    client.force_login(editor)
    return editor


def page_of(thing, page="change"):
    return reverse(f"admin:releases_{thing._meta.model_name}_{page}", args=[thing.pk])


def listed(client, **query):
    answer = client.get(LIST, query)
    return [entry.thing for entry in answer.context["cl"].result_list]


@pytest.fixture
def three(client, editor):
    """Three entries by two people on two days, the latest first."""
    wing = factories.make_user("wing.lam")
    wing.shown_name = "Wing"
    wing.save()
    release = factories.make_release("opening", by=wing)
    day = factories.timedelta(days=1)
    audit.record("add", by=wing, at=factories.NOON, thing=factories.make_topic("harbour"))
    audit.record(
        "delete", by=editor, at=factories.NOON + 40 * day, thing=factories.make_partner("sail")
    )
    return release, wing


def test_list_shows_the_latest_first(client, three):
    assert listed(client) == ["sail zh-hant", "harbour zh-hant", "headline of opening zh-hant"]


def test_list_is_filtered_and_searched(client, three):
    release, wing = three
    harbour, sail = ["harbour zh-hant"], ["sail zh-hant"]
    opening = ["headline of opening zh-hant"]
    assert listed(client, what="add") == harbour
    assert listed(client, by__id__exact=wing.pk) == harbour + opening
    assert listed(client, kind="partner") == sail
    assert listed(client, release=release.public_id) == opening
    assert listed(client, release="nosuchone") == []
    assert listed(client, at__year=2026, at__month=11, at__day=20) == harbour
    assert listed(client, q="harbour") == harbour
    assert listed(client, q="Wing") == harbour + opening
    assert listed(client, q="wing.lam") == harbour + opening
    assert listed(client, q=release.public_id) == opening


def links(client, **query):
    answer = client.get(LIST, query)
    return {entry.thing: entry.page for entry in answer.context["cl"].result_list}


def test_entry_leads_to_its_thing_while_it_exists_and_may_be_seen(client, three):
    release, _wing = three
    gone = factories.make_topic("gone")
    audit.record("add", by=None, thing=gone)
    gone.delete()
    sail = Partner.objects.get(slug="sail")
    expected = {
        "gone zh-hant": None,
        "sail zh-hant": page_of(sail),
        "harbour zh-hant": page_of(Topic.objects.get(slug="harbour")),
        "headline of opening zh-hant": page_of(release),
    }
    assert links(client) == expected
    assert f'href="{page_of(sail)}">sail zh-hant</a>' in client.get(LIST).content.decode()
    client.force_login(factories.make_user(None, "view_auditentry", "view_topic"))
    hidden = dict.fromkeys(expected) | {"harbour zh-hant": expected["harbour zh-hant"]}
    assert links(client) == hidden
    assert page_of(sail) not in client.get(LIST).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_needs_the_same_queries_for_each_number_of_rows(
    client, editor, rows, django_assert_num_queries
):
    for number in range(rows):
        audit.record("add", by=editor, thing=factories.make_topic(f"topic-of-{number}"))
    with django_assert_num_queries(8):
        assert len(listed(client)) == rows


def test_entry_is_read_on_a_page_of_its_own(client, three):
    release, _wing = three
    entry = audit.of(release).get()
    answer = client.get(page_of(entry))
    page = answer.content.decode()
    assert f'<a href="{page_of(release)}">headline of opening zh-hant</a>' in page
    assert f"{LIST}?release={release.public_id}" in page
    assert "Saved" in page
    assert 'name="_save"' not in page


def test_list_and_entry_are_for_those_with_the_right(client):
    release = factories.make_release()
    addresses = [LIST, page_of(audit.of(release).get())]
    answers = []
    for rights in (["view_release", "change_release"], ["view_auditentry"]):
        client.force_login(factories.make_user(None, *rights))
        answers.append([client.get(each).status_code for each in addresses])
    assert answers == [[403, 403], [200, 200]]


def test_nobody_changes_the_record_not_even_a_superuser(client, editor):
    entry = audit.of(factories.make_release(by=editor)).get()
    before = list(AuditEntry.objects.values())
    assert client.post(page_of(entry), {"what": "minor"}).status_code == 403
    client.post(LIST, {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"})
    for page in ("add", "delete", "history"):
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:releases_auditentry_{page}", args=[] if page == "add" else [entry.pk])
        assert client.post(f"{page_of(entry)[:-7]}{page}/", {"post": "yes"}).status_code == 404
    assert list(AuditEntry.objects.values()) == before


def test_every_other_room_with_a_form_writes_into_the_record():
    rooms = admin.site._registry.values()
    silent = {each.opts.model_name for each in rooms if not isinstance(each, Recorded)}
    # The record itself is written by nobody here, tasks by the worker, reports by the command.
    assert silent == {"auditentry", "dbtaskresult", "linkreport"}


# --- Taken away ---------------------------------------------------------------------------------


def exported(client, query=""):
    answer = client.post(f"{EXPORT}{query}")
    text = answer.getvalue().decode("utf-8-sig")
    return answer, list(csv.DictReader(io.StringIO(text)))


def test_export_holds_what_the_filters_show(client, three):
    _release, wing = three
    for query in ["", "?what=add", f"?by__id__exact={wing.pk}", "?q=wing.lam&p=1", "?kind=photo"]:
        shown = listed(client, **dict(each.split("=") for each in query[1:].split("&") if each))
        _answer, rows = exported(client, query)
        assert [row["thing"] for row in rows] == shown


def test_export_goes_beyond_the_page_that_is_shown(client, editor):
    topic = factories.make_topic()
    for _each in range(101):
        audit.record("change", by=editor, thing=topic)
    assert len(listed(client)) == 100
    assert len(exported(client)[1]) == 101


def test_export_is_a_file_with_the_day_in_its_name_that_no_cache_keeps(client, three, clock):
    client.force_login(factories.make_editor())
    answer, _rows = exported(client)
    assert answer.streaming
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="audit-record-2026-11-20.csv"'
    assert "no-store" in answer["Cache-Control"]


def test_export_is_on_record_with_its_filters(client, three, editor):
    _release, wing = three
    exported(client, f"?by__id__exact={wing.pk}&at__year=2026&at__month=11&q=harbour")
    entry = AuditEntry.objects.first()
    assert (entry.what, entry.by, entry.kind) == ("export", editor, "auditentry")
    assert entry.details == {
        "filters": {"by": "wing.lam", "year": "2026", "month": "11", "q": "harbour"},
        "rows": "1",
    }
    assert "Export 4 entries as a table (CSV)" in client.get(LIST).content.decode()


def test_export_with_filters_that_mean_nothing_exports_nothing(client, three):
    before = AuditEntry.objects.count()
    answer = client.post(f"{EXPORT}?by__id__exact=nobody")
    assert (answer.status_code, answer.url) == (302, f"{LIST}?e=1")
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize(
    ("rights", "status"),
    [
        (["view_auditentry"], 403),
        (["export_auditentry"], 403),
        (["view_auditentry", "export_auditentry"], 200),
    ],
)
def test_export_needs_its_own_right(client, rights, status):
    client.force_login(factories.make_user(None, *rights))
    assert client.post(EXPORT).status_code == status
    assert AuditEntry.objects.count() == (status == 200)
    if "view_auditentry" in rights:
        assert ("record-export" in client.get(LIST).content.decode()) == (status == 200)


def test_export_is_not_got(client, editor):
    assert client.get(EXPORT).status_code == 405
    assert not AuditEntry.objects.exists()
