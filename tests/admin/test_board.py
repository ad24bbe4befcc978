"""The newsroom's front page: the facts that decide, buttons that lead on, and nothing for whom it is nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from releases.models import LinkReport, Release
from releases.services import publishing
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

EDITOR = ("add_release", "change_release", "view_release", "approve_release", "view_partner")
WRITER = ("add_release", "change_release", "view_release")
FRONT = "/admin/"
QUERIES = 12


@pytest.fixture(autouse=True)
def noon(clock):
    clock.at = NOON
    return clock


def front(client, user):
    client.force_login(user)
    return client.get(FRONT)


def lines(answer):
    """The board as {section: lines}."""
    return {section.name: section.lines for section in answer.context["sections"]}


def steps(answer):
    """Return {section: labels of its buttons}, and every address that a button leads to."""
    found = lines(answer)
    labels = {
        name: [str(label) for line in found[name] for label, _address, _is_next in line.steps]
        for name in found
    }
    return labels, [each[1] for rows in found.values() for line in rows for each in line.steps]


def dead_link(release, url, **fields):
    """A report that a release links to where nothing is any more, for two days."""
    since = NOON - timedelta(days=2)
    fields = {"state": "dead", "status": 404, "checked_at": NOON, "since": since} | fields
    report = LinkReport.objects.create(url=url, **fields)
    report.releases.add(release)
    return report


def fill(editor, own, number):
    """One release for each section of an editor's board."""
    writer = factories.make_user(None, *WRITER)
    factories.submit(factories.make_release(f"to-review-{number}", by=writer), by=writer)
    factories.submit(factories.make_release(f"own-{number}", by=editor), by=editor)
    changed = factories.make_scheduled(f"scheduled-{number}", NOON + timedelta(hours=26))
    Release.objects.filter(pk=changed.pk).update(approved_at=NOON - timedelta(days=1))
    factories.make_live(f"closed-{number}", languages=["zh-hant"])
    dead_link(factories.make_live(f"dead-{number}"), f"https://{number}.example/")
    factories.make_release(f"draft-{number}", issuer=own)
    alone = factories.make_release(f"alone-{number}", by=writer)
    publishing.publish_in_emergency(
        alone,
        based_on=alone.version,
        by=factories.make_editor(),
        at=NOON,
        publish_at=NOON,
        opening=dict.fromkeys(["zh-hant", "zh-hans", "en"]),
        reason="Nobody else was awake.",
    )


def test_board_needs_no_query_per_release(client, django_assert_num_queries):
    editor, own = factories.make_user(None, *EDITOR), factories.make_partner()
    fill(editor, own, 1)
    client.force_login(editor)
    with django_assert_num_queries(QUERIES):
        answer = client.get(FRONT)
    assert [(name, len(rows)) for name, rows in lines(answer).items()] == [
        ("review", 1),
        ("going_out", 1),
        ("changed", 1),
        ("flagged", 1),
        ("own", 1),
        ("unfinished", 1),
        ("closed", 1),
        ("links", 1),
    ]
    fill(editor, own, 2)
    fill(editor, own, 3)
    with django_assert_num_queries(QUERIES):
        answer = client.get(FRONT)
    assert {len(rows) for rows in lines(answer).values()} == {3}


def test_buttons_are_those_that_this_person_may_press_and_each_leads_to_its_page(client):
    editor = factories.make_user(None, *EDITOR)
    fill(editor, factories.make_partner(), 1)
    labels, addresses = steps(front(client, editor))
    assert labels == {
        "review": ["Approve", "Return with a reason"],
        "going_out": ["Reschedule", "Unschedule"],
        "changed": ["Unschedule"],
        "flagged": ["Looked at: nothing to object"],
        "own": [],
        "unfinished": ["Submit for review"],
        "closed": ["Open a language", "Translate"],
        "links": [],
    }
    assert {client.get(address).status_code for address in addresses} == {200}
    labels, _addresses = steps(front(client, factories.make_user(None, "view_release")))
    assert {name: found for name, found in labels.items() if found} == {}
    assert list(labels) == ["going_out", "changed", "flagged", "unfinished", "links"]


def test_handing_in_stands_out_on_ones_own_drafts_alone(client):
    editor = factories.make_user(None, *EDITOR)
    factories.make_release("own", by=editor)
    factories.make_release("of-a-writer")
    shown = lines(front(client, editor))["unfinished"]
    assert [[is_next for _label, _address, is_next in line.steps] for line in shown] == [
        [True],
        [False],
    ]


def test_hour_is_printed_with_its_zone_and_with_how_long_it_takes(client, noon):
    factories.make_scheduled("soon", NOON + timedelta(hours=3, minutes=12))
    answer = front(client, factories.make_user(None, "view_release"))
    (line,) = lines(answer)["going_out"]
    assert (line.hour, line.until) == ("Fri 20 Nov 2026, 15:12 HKT", "in 3 h 12 min")
    assert line.hour in answer.content.decode()


def test_later_hours_of_other_languages_stand_beside_the_first(client):
    release = factories.make_release()
    release = factories.submit(release)
    publishing.approve(
        release,
        based_on=release.version,
        by=factories.make_editor("Chan"),
        at=NOON,
        publish_at=NOON + timedelta(hours=1),
        opening={"zh-hant": None, "zh-hans": None, "en": NOON + timedelta(hours=5)},
    )
    (line,) = lines(front(client, factories.make_user(None, "view_release")))["going_out"]
    assert line.facts == (
        "Press release",
        "繁 · 简",
        "EN Fri 20 Nov 2026, 17:00 HKT",
        "approved by Chan",
    )


def test_reason_of_a_return_and_of_an_emergency_stand_on_the_board(client):
    editor, writer = factories.make_user("Chan", *EDITOR), factories.make_user(None, *WRITER)
    returned = factories.submit(factories.make_release("returned", by=writer), by=writer)
    publishing.return_with_reason(
        returned, based_on=returned.version, by=editor, at=NOON, reason="No source <yet>."
    )
    alone = factories.make_release("alone", by=editor)
    publishing.publish_in_emergency(
        alone,
        based_on=alone.version,
        by=editor,
        at=NOON,
        publish_at=NOON,
        opening={"zh-hant": None},
        reason="Nobody else was awake.",
    )
    answer = front(client, editor)
    shown = lines(answer)
    assert shown["unfinished"][0].notes == (("Returned because", "No source <yet>."),)
    assert shown["flagged"][0].notes == (
        ("Emergency publication · Chan", "Nobody else was awake."),
    )
    assert "you did it: somebody else must look" in shown["flagged"][0].facts
    assert "No source &lt;yet&gt;." in answer.content.decode()
    second = lines(front(client, factories.make_user(None, *EDITOR)))
    assert second["flagged"][0].facts == ("Press release", "Live")


def test_changed_thing_is_linked_for_whoever_may_see_it(client, noon):
    own = factories.make_partner("own")
    factories.make_scheduled("scheduled", issuer=own)
    noon.move(minutes=5)
    own.save()
    address = reverse("admin:releases_partner_change", args=[own.pk])
    expected = ("organisation", "own zh-hant", "Fri 20 Nov 2026, 12:05 HKT")
    for rights, link in [(EDITOR, address), (["view_release"], "")]:
        answer = front(client, factories.make_user(None, *rights))
        ((change,),) = [line.changes for line in lines(answer)["changed"]]
        assert change == (*expected[:2], link, expected[2])
        assert (f'href="{address}"' in answer.content.decode()) == bool(link)


def test_dead_links_stand_under_their_release_with_the_day_since_when(client):
    release = factories.make_live("broken")
    dead = dead_link(release, "https://gone.example/?a=1&b=2")
    dead_link(release, "https://old.example/", state="moved", since=NOON)
    rights = (*EDITOR, "view_linkreport")
    for user, is_linked in ((rights, True), (EDITOR, False)):
        answer = front(client, factories.make_user(None, *user))
        (line,) = lines(answer)["links"]
        assert (line.label, line.hour) == ("Found so since", "Wed 18 Nov 2026, 12:00 HKT")
        assert line.facts == ("Press release", "Live", "2 links")
        page = reverse("admin:releases_linkreport_change", args=[dead.pk]) if is_linked else ""
        kind, *rest = line.changes[0]
        assert [str(kind), *rest] == ["dead", "https://gone.example/?a=1&b=2", page, line.hour]
        assert [str(kind) for kind, *_rest in line.changes] == ["dead", "moved"]
        assert client.get(line.address).context["original"] == release
        html = answer.content.decode()
        assert "https://gone.example/?a=1&amp;b=2" in html
        assert (f'href="{page}"' in html) == is_linked


def test_more_links_than_the_board_has_room_for_are_in_the_list_of_reports(client):
    for number in range(11):
        dead_link(factories.make_live(f"dead-{number}"), f"https://{number}.example/")
    answer = front(client, factories.make_user(None, *EDITOR, "view_linkreport"))
    section = answer.context["sections"][-1]
    assert (section.name, len(section.lines)) == ("links", 10)
    counts = {
        str(name): client.get(address).context["cl"].result_count for name, address in section.rest
    }
    assert counts == {"dead": 11, "moved": 0}


def test_long_section_leads_to_the_lists_that_have_the_rest(client):
    writer = factories.make_user(None, *WRITER)
    for number in range(11):
        factories.make_release(f"draft-{number}", by=writer)
    factories.make_live(languages=["zh-hant"])
    first, second = front(client, writer).context["sections"]
    assert (len(first.lines), first.name, second.rest) == (10, "unfinished", ())
    lists = {name: client.get(address).context["cl"] for name, address in first.rest}
    assert {name: each.result_count for name, each in lists.items()} == {
        "Returned": 0,
        "Draft": 11,
    }


def test_rest_of_closed_languages_is_filtered_by_language(client):
    for number in range(11):
        factories.make_live(f"closed-{number}", languages=["zh-hant"])
    (section,) = front(client, factories.make_user(None, *EDITOR)).context["sections"]
    counts = {name: client.get(page).context["cl"].result_count for name, page in section.rest}
    assert counts == {"繁體中文": 0, "简体中文": 11, "English": 11}


def test_administrator_without_right_to_releases_sees_the_rooms_alone(client):
    factories.make_release("secret-draft")
    factories.make_scheduled("secret-plan")
    answer = front(client, factories.make_user(None, "view_user", "change_user"))
    page = answer.content.decode()
    assert "sections" not in answer.context
    assert ("secret" in page, reverse("admin:releases_user_changelist") in page) == (False, True)
    assert reverse("admin:releases_release_changelist") not in page
    assert "secret-draft" in front(client, factories.make_editor()).content.decode()


EMPTY = "Nothing waits, nothing is scheduled and nothing is unfinished."


def test_empty_board_says_so_once_and_a_full_one_has_no_empty_section(client):
    writer = factories.make_user(None, *WRITER)
    assert front(client, writer).content.decode().count(EMPTY) == 1
    factories.make_release(by=writer)
    answer = front(client, writer)
    assert (EMPTY in answer.content.decode(), list(lines(answer))) == (False, ["unfinished"])


def test_whoever_may_write_finds_the_button_and_others_do_not(client):
    button = f'class="write" href="{reverse("admin:releases_release_add")}"'
    people = [factories.make_user(None, *WRITER), factories.make_user(None, "view_release")]
    pages = [front(client, each).content.decode() for each in people]
    assert [button in page for page in pages] == [True, False]


def test_headline_is_marked_with_its_language_and_leads_to_the_form(client):
    factories.make_release("english", headline_zh_hant="", headline_zh_hans="")
    factories.make_release("nameless", headline_zh_hant="", headline_zh_hans="", headline_en="")
    shown = lines(front(client, factories.make_editor()))["unfinished"]
    assert {(line.headline, line.lang) for line in shown} == {
        ("headline of english en", "en"),
        ("nameless", ""),
    }
    assert {client.get(line.address).status_code for line in shown} == {200}


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans", "en"])
def test_board_is_read_in_the_language_of_the_newsroom(client, language):
    editor = factories.make_user(None, *EDITOR)
    fill(editor, factories.make_partner(), 1)
    editor.language = language
    editor.save()
    hours = [line.hour for line in lines(front(client, editor))["going_out"]]
    assert (
        hours
        == {
            "zh-hant": ["2026-11-21（六）14:00 香港時間"],
            "zh-hans": ["2026-11-21（六）14:00 香港时间"],
            "en": ["Sat 21 Nov 2026, 14:00 HKT"],
        }[language]
    )
