"""The reports on links are read by the team and written by nobody; who saves wrapped links is told."""

import pytest
from django import forms
from django.urls import reverse

from releases.admin import unwrapping
from releases.models import LinkReport
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

LIST = reverse("admin:releases_linkreport_changelist")


@pytest.fixture
def reader(client):
    reader = factories.make_user(None, "view_linkreport", "view_release")
    client.force_login(reader)
    return reader


def test_list_is_filtered_by_state_and_asks_no_query_per_report(
    client, reader, django_assert_num_queries
):
    def fill(number):
        releases = [factories.make_live(f"{number}-{each}") for each in "ab"]
        factories.make_link_report(f"https://dead-{number}.example/", *releases, status=404)
        factories.make_link_report(
            f"https://moved-{number}.example/", state="moved", moved_to="https://x.example/"
        )

    fill(1)
    client.get(LIST)
    with django_assert_num_queries(7):
        page = client.get(LIST).content.decode()
    fill(2)
    fill(3)
    with django_assert_num_queries(7):
        page = client.get(LIST).content.decode()
    assert page.count("headline of 1-") == 2
    assert 'https://moved-1.example/<span class="kind">→ https://x.example/</span>' in page
    assert "dead 404" in page
    found = {
        state: client.get(f"{LIST}?state__exact={state}").context["cl"].result_count
        for state in LinkReport.State.values
    }
    assert found == {"found": 0, "moved": 3, "dead": 3, "silent": 0}


def test_report_leads_to_its_releases_and_holds_nothing_to_press(client, reader):
    release = factories.make_live("broken")
    report = factories.make_link_report(
        "https://a.example/?b=1&c=<x>", release, moved_to="https://b.example/"
    )
    address = reverse("admin:releases_linkreport_change", args=[report.pk])
    page = client.get(address).content.decode()
    for part in (
        'href="https://a.example/?b=1&amp;c=&lt;x&gt;" rel="noreferrer"',
        f'href="{reverse("admin:releases_release_change", args=[release.pk])}"',
        "Thu 19 Nov 2026, 12:00 HKT",
    ):
        assert part in page
    assert 'name="_save"' not in page
    assert client.post(address, {"state": "found"}).status_code == 403
    report.refresh_from_db()
    assert report.state == "dead"


@pytest.mark.parametrize("rights", [(), ("add_linkreport", "delete_linkreport")])
def test_nobody_writes_reports_and_who_may_not_see_them_does_not(client, rights):
    report = factories.make_link_report("https://a.example/")
    client.force_login(factories.make_user(None, *rights))
    page = f"/admin/releases/linkreport/{report.pk}"
    answers = [client.get(each).status_code for each in (LIST, f"{page}/change/")]
    assert answers == [403, 403]
    client.force_login(factories.make_editor())
    for name in ("add/", f"{report.pk}/delete/", f"{report.pk}/history/"):
        assert client.get(f"/admin/releases/linkreport/{name}", follow=True).status_code == 404


# --- What is said on saving --------------------------------------------------------------------------

WRAPPED = (
    "https://nam12.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F"
    "&data=05%7Cchan%40agency.example%7C0"
)


class Typed(forms.Form):
    text = forms.CharField()
    url = forms.CharField()


class Messages(list):
    """Keeps what the next page would show."""

    def add(self, level, message, extra_tags=""):
        self.append(message)


def told(rf, *built):
    request = rf.post("/admin/")
    request._messages = Messages()
    unwrapping.tell(request, built)
    return request._messages


def test_message_names_the_link_what_was_taken_off_and_whom_it_named(rf):
    typed = {"a-text": f"Read {WRAPPED}, again {WRAPPED}.", "a-url": WRAPPED}
    assert told(rf, Typed(typed, prefix="a")) == [
        "A link was made plain: https://example.org/ (taken off: Outlook Safe Links). "
        "It held personal data: e-mail address chan@agency.example."
    ]


def test_what_was_wrapped_before_and_what_is_right_is_not_told(rf):
    before = {"text": WRAPPED, "url": "https://example.org/"}
    assert told(rf, Typed(before, initial=before), Typed(initial=before)) == []
    assert told(rf, Typed({"text": "Read https://example.org/?id=5."})) == []


def test_link_that_has_not_moved_and_is_named_nowhere_has_a_dash(client, reader):
    report = factories.make_link_report("https://dead.example/")
    address = reverse("admin:releases_linkreport_change", args=[report.pk])
    page = client.get(address).content.decode()
    # Status, address now, releases.
    assert page.count('<div class="readonly">–</div>') == 3
    assert "None" not in page
