"""The board: each release stands where somebody waits for it, and nowhere for whom it is nothing."""

from datetime import timedelta

import pytest

from releases.models import Photo, Release
from releases.services import board, publishing
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

EDITOR = ("add_release", "change_release", "view_release", "approve_release")
WRITER = ("add_release", "change_release", "view_release")
TRANSLATOR = ("view_release", "translate_en")
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def noon(clock):
    clock.at = NOON
    return clock


def shown(user, at=NOON):
    """The board as {section: slugs in order}."""
    return {
        section.name: [entry.release.slug for entry in section.entries]
        for section in board.board(user, at)
    }


def one(user, name, at=NOON):
    """The entries of one section."""
    return next(section.entries for section in board.board(user, at) if section.name == name)


def submitted(slug, by, at=NOON):
    release = factories.make_release(slug, by=by)
    return factories.submit(release, by=by, at=at)


def emergency(slug, by, at=NOON, publish_at=NOON + HOUR):
    release = factories.make_release(slug, by=by)
    return publishing.publish_in_emergency(
        release,
        based_on=release.version,
        by=by,
        at=at,
        publish_at=publish_at,
        opening={"zh-hant": None},
        reason="Nobody else was awake.",
    )


def test_editor_reviews_the_work_of_others_the_longest_wait_first():
    editor, writer = factories.make_user(None, *EDITOR), factories.make_user(None, *WRITER)
    submitted("second", writer, NOON - HOUR)
    submitted("first", writer, NOON - 2 * HOUR)
    submitted("own", editor, NOON - 3 * HOUR)
    assert shown(editor) == {"review": ["first", "second"], "own": ["own"]}


def test_wait_begins_again_when_an_approval_is_taken_back():
    editor, writer = factories.make_user(None, *EDITOR), factories.make_user(None, *WRITER)
    release = factories.make_scheduled("taken-back")
    submitted("meanwhile", writer, NOON + HOUR)
    publishing.unschedule(
        release, based_on=release.version, by=factories.make_editor(), at=NOON + 2 * HOUR
    )
    entries = one(editor, "review")
    assert [(each.release.slug, each.hour) for each in entries] == [
        ("meanwhile", NOON + HOUR),
        ("taken-back", NOON + 2 * HOUR),
    ]


def test_writer_sees_what_they_handed_in_and_not_the_work_of_others():
    writer = factories.make_user(None, *WRITER)
    submitted("mine", writer)
    submitted("another", factories.make_user(None, *WRITER))
    assert shown(writer) == {"own": ["mine"]}


def test_what_goes_out_next_stands_by_the_hour_that_comes_next():
    reader = factories.make_user(None, "view_release")
    factories.make_live("all-open")
    factories.make_scheduled("tomorrow")
    later = factories.make_live("english-later", languages=["zh-hant"])
    publishing.open_language(
        later,
        language="en",
        based_on=later.version,
        by=factories.make_editor(),
        at=NOON,
        ready_at=NOON + 2 * HOUR,
    )
    factories.make_scheduled("in-an-hour", NOON + HOUR)
    assert [
        (each.release.slug, each.hour - NOON, each.languages) for each in one(reader, "going_out")
    ] == [
        ("in-an-hour", HOUR, ("zh-hant", "zh-hans", "en")),
        ("english-later", 2 * HOUR, ("en",)),
        ("tomorrow", 24 * HOUR, ("zh-hant", "zh-hans", "en")),
    ]
    assert shown(reader, NOON + 24 * HOUR) == {}


def test_flag_stands_until_a_second_person_has_looked():
    alone, second = factories.make_user(None, *EDITOR), factories.make_user(None, *EDITOR)
    release = emergency("alone", alone)
    assert [shown(each)["flagged"] for each in (alone, second)] == [["alone"], ["alone"]]
    publishing.review(release, based_on=release.version, by=second, at=NOON)
    assert "flagged" not in shown(second)


def test_returned_drafts_come_first_then_ones_own_then_the_latest_edited(noon):
    writer, editor = factories.make_user(None, *WRITER), factories.make_user(None, *EDITOR)
    other = factories.make_user(None, *WRITER)
    returned = submitted("returned", other)
    publishing.return_with_reason(
        returned, based_on=returned.version, by=editor, at=NOON, reason="No source."
    )
    for slug, by in [("own-old", writer), ("other-old", other), ("own", writer), ("other", other)]:
        noon.move(minutes=1)
        factories.make_release(slug, by=by)
    expected = ["returned", "own", "own-old", "other", "other-old"]
    assert shown(writer, noon.at)["unfinished"] == expected


def test_translator_sees_releases_whose_language_they_may_write_is_closed():
    factories.make_live("english-closed", languages=["zh-hant", "zh-hans"])
    factories.make_live("simplified-closed", languages=["zh-hant", "en"])
    factories.make_live("both-closed", NOON - HOUR, languages=["zh-hant"])
    translator = factories.make_user(None, *TRANSLATOR)
    assert shown(translator) == {"closed": ["both-closed", "english-closed"]}
    assert {each.languages for each in one(translator, "closed")} == {("en",)}
    editor = factories.make_user(None, *EDITOR)
    assert [each.languages for each in one(editor, "closed")] == [
        ("zh-hans", "en"),
        ("zh-hans",),
        ("en",),
    ]
    assert shown(factories.make_user(None, "view_release")) == {}


def test_language_of_a_release_that_went_out_over_a_year_ago_waits_for_nobody():
    translator = factories.make_user(None, *TRANSLATOR)
    factories.make_live("last-year", NOON - timedelta(days=365), languages=["zh-hant"])
    factories.make_live("long-ago", NOON - timedelta(days=367), languages=["zh-hant"])
    assert shown(translator) == {"closed": ["last-year"]}


def test_each_looks_first_for_what_is_theirs_to_do():
    writer = factories.make_user(None, *WRITER)
    submitted("in-review", factories.make_user(None, *WRITER))
    submitted("mine", writer)
    factories.make_release("a-draft")
    factories.make_scheduled("scheduled")
    factories.make_live("closed", languages=["zh-hant"])
    first = {
        rights: list(shown(factories.make_user(None, *rights))) for rights in (EDITOR, TRANSLATOR)
    }
    first[WRITER] = list(shown(writer))
    assert first == {
        EDITOR: ["review", "going_out", "unfinished", "closed"],
        WRITER: ["unfinished", "own", "going_out", "closed"],
        TRANSLATOR: ["closed", "going_out", "unfinished"],
    }


def test_nobody_outside_the_team_has_a_board():
    factories.make_release()
    factories.make_scheduled()
    outside = factories.User.objects.create(username="outside", is_superuser=True)
    assert shown(outside) == {}
    assert shown(factories.make_editor()) != {}


def test_long_section_is_cut_and_says_so():
    writer = factories.make_user(None, *WRITER)
    for _ in range(board.LONGEST):
        factories.make_release(by=writer)
    cuts = [(len(each.entries), each.is_cut) for each in board.board(writer, NOON)]
    factories.make_release(by=writer)
    cuts += [(len(each.entries), each.is_cut) for each in board.board(writer, NOON)]
    assert cuts == [(10, False), (10, True)]


# --- Changed since approval ----------------------------------------------------------------------


def whole_release():
    """A scheduled release that prints one of everything shared, with {what it prints: row}."""
    own, other = factories.make_partner("own"), factories.make_partner("other")
    employer = factories.make_partner("employer")
    person, topic = factories.make_person(), factories.make_topic("topic")
    visit, about = factories.make_visit("visit"), factories.make_boilerplate(own)
    contact = factories.make_contact(own)
    photo = factories.make_photo()
    stop = factories.make_stop(visit)
    release = factories.make_release("whole", issuer=own, visit=visit)
    release.topics.add(topic)
    release.roles.create(partner=other, kind="host", position=2)
    factories.make_appearance(person, release=release, organisation=employer)
    factories.make_figure(release, photo, stop=stop)
    release = factories.approve(release, publish_at=NOON + 24 * HOUR)
    rows = {
        "partner": [own, other, employer],
        "person": [person],
        "topic": [topic],
        "visit": [visit],
        "boilerplate": [about],
        "contact": [contact],
        "photo": [photo],
    }
    return release, rows, stop


def changes(at=NOON):
    """What the board says has changed, as {release: [(kind, name)]}."""
    sections = board.board(factories.make_user(None, "view_release"), at)
    return {
        entry.release.slug: [(change.kind, change.name) for change in entry.changes]
        for section in sections
        if section.name == "changed"
        for entry in section.entries
    }


def test_each_shared_thing_edited_after_the_approval_is_named_alone(noon):
    _release, rows, stop = whole_release()
    assert changes() == {}
    named = []
    for kind, things in rows.items():
        for thing in things:
            before = thing.edited_at
            noon.move(minutes=1)
            thing.save()
            named.append((changes(), kind, str(thing)))
            type(thing).objects.filter(pk=thing.pk).update(edited_at=before)
    names = {"boilerplate": "own zh-hant"}
    assert [found for found, _kind, _name in named] == [
        {"whole": [(kind, names.get(kind, name))]} for _found, kind, name in named
    ]
    # The visit is touched by a save of its stop.
    noon.move(minutes=1)
    stop.save()
    assert changes() == {"whole": [("visit", "visit zh-hant"), ("stop", "stop zh-hant")]}


def test_contacts_of_an_issuer_count_only_where_none_was_chosen(noon):
    own = factories.make_partner()
    chosen, other = (
        factories.make_contact(own, contact_name_zh_hant="chosen"),
        factories.make_contact(own),
    )
    release = factories.make_release("chosen-one", issuer=own)
    release.contacts.add(chosen)
    factories.approve(release, publish_at=NOON + HOUR)
    noon.move(minutes=1)
    other.save()
    assert changes(noon.at) == {}
    chosen.save()
    assert changes(noon.at) == {"chosen-one": [("contact", "chosen")]}


def test_only_scheduled_releases_are_said_to_have_changed(noon):
    own = factories.make_partner()
    factories.make_release("draft", issuer=own)
    factories.make_live("live", issuer=own)
    factories.make_scheduled("scheduled", NOON + HOUR, issuer=own)
    noon.move(minutes=1)
    own.save()
    assert list(changes(noon.at)) == ["scheduled"]
    assert changes(NOON + HOUR) == {}


def test_a_thing_in_two_places_of_a_release_is_named_once_and_one_before_the_approval_never(noon):
    own, early = factories.make_partner(), factories.make_partner()
    release = factories.make_release("twice", issuer=own)
    release.roles.create(partner=own, kind="host", position=2)
    release.roles.create(partner=early, kind="venue", position=3)
    factories.approve(release, at=NOON + HOUR, publish_at=NOON + 2 * HOUR)
    noon.move(minutes=1)
    early.save()
    noon.move(hours=1)
    own.save()
    assert changes(noon.at) == {"twice": [("partner", str(own))]}


def test_web_sizes_made_again_are_no_change(noon):
    release, rows, _stop = whole_release()
    noon.move(minutes=1)
    Photo.objects.filter(pk=rows["photo"][0].pk).update(sizes="made", widths=[480])
    assert changes(noon.at) == {}
    assert Release.objects.get(pk=release.pk).is_scheduled(noon.at)


# --- Links -------------------------------------------------------------------------------------------


def make_report(url, state, since, *releases):
    return factories.make_link_report(url, *releases, state=state, since=since)


def test_live_releases_with_dead_links_come_first_then_those_with_moved_ones():
    editor = factories.make_user(None, *EDITOR)
    dead, moved, sound = (factories.make_live(slug) for slug in ("dead", "moved", "sound"))
    make_report("https://a.example/", "moved", NOON - HOUR, moved, dead)
    make_report("https://b.example/", "dead", NOON - 2 * HOUR, dead)
    make_report("https://c.example/", "dead", NOON - 3 * HOUR, dead)
    make_report("https://d.example/", "found", NOON, sound, dead)
    make_report("https://e.example/", "silent", NOON, sound, moved)
    entries = one(editor, "links")
    assert [
        (each.release.slug, each.hour, [(link.url, link.state) for link in each.links])
        for each in entries
    ] == [
        (
            "dead",
            NOON - 2 * HOUR,
            [
                ("https://b.example/", "dead"),
                ("https://c.example/", "dead"),
                ("https://a.example/", "moved"),
            ],
        ),
        ("moved", NOON - HOUR, [("https://a.example/", "moved")]),
    ]


def test_links_of_releases_that_are_not_live_stand_nowhere():
    editor = factories.make_user(None, *EDITOR)
    scheduled = factories.make_scheduled("tomorrow", NOON + HOUR)
    withdrawn = factories.withdraw(factories.make_live("withdrawn"), at=NOON)
    make_report("https://a.example/", "dead", NOON, scheduled, withdrawn)
    make_report("https://b.example/", "dead", NOON)
    assert "links" not in shown(editor)
    assert shown(editor, NOON + HOUR)["links"] == ["tomorrow"]
