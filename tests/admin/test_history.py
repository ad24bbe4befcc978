"""Beside each thing stands its record: who, what, when in Hong Kong, from which version, and what it was before."""

import pytest
from django.urls import reverse

from releases.admin.recorded import record_panel
from releases.services import audit
from tests import factories

pytestmark = pytest.mark.django_db

LIST = reverse("admin:releases_auditentry_changelist")


@pytest.fixture
def editor(client):
    """A superuser, logged in."""
    editor = factories.make_editor("editor")
    client.force_login(editor)
    return editor


def page_of(thing, page="change"):
    return reverse(f"admin:releases_{thing._meta.model_name}_{page}", args=[thing.pk])


def reschedule_entry(release, editor, **details):
    return audit.record(
        audit.What.RESCHEDULE,
        by=editor,
        at=factories.NOON,
        thing=release,
        version=release.version,
        **details,
    )


def test_history_of_a_release_says_who_what_when_and_from_which_version(client, editor):
    release = factories.make_release("one", by=editor)
    hours = {"publish_at": "2026-11-20T02:00:00+00:00"}
    reschedule_entry(release, editor, hours=hours)
    deed, first = client.get(page_of(release, "history")).context["deeds"]
    assert (deed.when, deed.who, deed.what, deed.version) == (
        "Fri 20 Nov 2026, 12:00 HKT",
        "editor",
        "Rescheduled",
        release.version,
    )
    assert [(line.label, line.text) for line in deed.lines] == [
        ("Hour", "Fri 20 Nov 2026, 10:00 HKT")
    ]
    assert first.what == "Saved"


def test_history_escapes_what_people_typed(client, editor):
    release = factories.make_release("one")
    reschedule_entry(release, editor, reason="<script>alert(1)</script>")
    page = client.get(page_of(release, "history")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page


def test_history_leads_to_the_whole_record_for_those_who_may_read_it(client, editor):
    release = factories.make_release("one")
    whole = f"{LIST}?release={release.public_id}"
    assert whole in client.get(page_of(release, "history")).content.decode()
    client.force_login(factories.make_user(None, "view_release"))
    answer = client.get(page_of(release, "history"))
    assert (answer.status_code, whole in answer.content.decode()) == (200, False)


THINGS = {
    "photo": factories.make_photo,
    "release": factories.make_release,
    "partner": factories.make_partner,
    "person": factories.make_person,
    "visit": factories.make_visit,
    "stop": factories.make_stop,
    "topic": factories.make_topic,
    "agreement": lambda: factories.make_agreement(factories.make_partner()),
    "user": factories.make_user,
}


@pytest.mark.parametrize("name", THINGS)
def test_history_is_for_those_who_may_see_the_thing(client, name):
    thing = THINGS[name]()
    answers = []
    for rights in ([], [f"view_{name}"]):
        client.force_login(factories.make_user(None, *rights))
        answers.append(client.get(page_of(thing, "history")).status_code)
    assert answers == [403, 200]


def test_history_of_what_does_not_exist_leads_home(client, editor):
    answer = client.get(reverse("admin:releases_topic_history", args=[404]))
    assert (answer.status_code, answer.url) == (302, "/admin/")


def test_history_without_entries_says_so(client, editor):
    assert (
        "Nothing is on record yet."
        in client.get(page_of(factories.make_topic(), "history")).content.decode()
    )


def test_history_has_pages_of_a_hundred(client, editor):
    topic = factories.make_topic()
    for number in range(101):
        audit.record(audit.What.CHANGE, by=editor, thing=topic, note=f"{number}")
    first = client.get(page_of(topic, "history"))
    second = client.get(page_of(topic, "history"), {"p": 2})
    texts = [[deed.lines[0].text for deed in page.context["deeds"]] for page in (first, second)]
    assert texts == [[f"{number}" for number in range(100, 0, -1)], ["0"]]
    assert 'href="?p=2" rel="next"' in first.content.decode()
    assert 'href="?p=1" rel="prev"' in second.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_history_needs_the_same_queries_for_each_number_of_rows(
    client, editor, rows, django_assert_num_queries
):
    topic = factories.make_topic()
    for _each in range(rows):
        audit.record(audit.What.CHANGE, by=editor, thing=topic, note="sea")
    with django_assert_num_queries(5):
        client.get(page_of(topic, "history"))


@pytest.mark.parametrize("rows", [1, 3, 9])
def test_panel_beside_the_form_tells_the_last_five_in_one_query(
    editor, rows, django_assert_num_queries
):
    topic = factories.make_topic()
    for number in range(rows):
        audit.record(audit.What.CHANGE, by=editor, thing=topic, note=f"{number}")
    with django_assert_num_queries(1):
        panel = record_panel(topic)
    assert [deed.lines[0].text for deed in panel["deeds"]] == [
        f"{number}" for number in reversed(range(rows))
    ][:5]
