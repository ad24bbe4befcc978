"""Links of live pages alone are followed; what they answered is noted with its hour, and dead is said with care."""

from datetime import timedelta

import pytest

from releases.models import LinkReport, Release
from releases.services import drafting, link_checking, publishing
from releases.services.link_following import Answer, Later, NotFollowed
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
URL = "https://source.example/a"
FOUND, MOVED, DEAD, SILENT = LinkReport.State.values


class Told:
    """A follower that has its answers from the test: a status, an Answer, or what it raises."""

    def __init__(self, *answers):
        self.answers = [*answers]
        self.asked = []

    def follow(self, url):
        self.asked.append(url)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, Answer) else Answer(answer)


def link(name):
    return f'<p><a href="https://{name}.example/#part">{name}</a></p>'


def full(slug="full", **fields):
    """A complete draft with a link in every place that a page prints, in English."""
    own = factories.make_partner(f"{slug}-issuer")
    factories.make_boilerplate(own, about_en=link("about"))
    release = factories.make_release(
        slug,
        issuer=own,
        kind="invitation",
        event_starts_at=NOON,
        event_registration_en="Register: https://register.example/?a=1, or by mail to a@b.example.",
        event_place_en="Hall",
        event_place_zh_hant="堂",
        event_place_zh_hans="堂",
        body_en=f'{link("body")}<p>x<sup data-footnote="abc234"></sup><a href="/en/">own</a></p>',
        body_zh_hant='<p>文<sup data-footnote="abc234"></sup></p>' + link("hant"),
        body_zh_hans='<p>文<sup data-footnote="abc234"></sup></p>' + link("hans"),
        notes_to_editors_en=link("editors"),
        **fields,
    )
    factories.make_figure(
        release,
        factories.make_photo(),
        caption_en='<a href="https://caption.example/">caption</a>',
    )
    factories.make_footnote(
        release,
        url="https://note-url.example/",
        archived_url="https://archive.example/",
        note_en='<a href="https://note.example/">note</a> <a href="mailto:a@b.example">m</a>',
    )
    return drafting.finish(release, factories.make_user())


ENGLISH = [
    "about",
    "archive",
    "body",
    "caption",
    "editors",
    "note",
    "note-url",
    "register",
]


def names(at=NOON):
    """The first part of each host whose links would be followed."""
    return sorted(url.split("//")[1].split(".")[0] for url in link_checking.named(at))


# --- Which links -------------------------------------------------------------------------------------


def test_links_of_every_printed_place_are_named_without_their_fragments():
    release = factories.approve(full(), at=NOON, languages=["en"])
    assert names() == ENGLISH
    named = link_checking.named(NOON)
    assert named["https://body.example/"] == {release.pk}
    assert "https://register.example/?a=1" in named


def test_nothing_of_a_text_before_its_hour_or_of_a_closed_language_is_named():
    assert names() == []
    release = full()
    assert names() == []
    release = factories.submit(release)
    assert names() == []
    release = publishing.approve(
        release,
        based_on=release.version,
        by=factories.make_editor(),
        at=NOON,
        publish_at=NOON + DAY,
        opening={"en": None, "zh-hant": NOON + 2 * DAY},
    )
    assert names(NOON + DAY - timedelta(seconds=1)) == []
    assert names(NOON + DAY) == ENGLISH
    assert names(NOON + 2 * DAY) == sorted([*ENGLISH, "hant"])
    factories.withdraw(release, at=NOON + 3 * DAY)
    assert names(NOON + 3 * DAY) == []


def test_links_that_no_column_can_hold_are_left_out():
    long = "https://long.example/" + "x" * 1000
    html = f'<p><a href="{long}">x</a><a href="https://short.example/">y</a></p>'
    factories.make_live("one", body_en=html)
    assert names() == ["short"]


def test_link_of_two_releases_is_one_link_of_both():
    first, second = (factories.make_live(slug, body_en=link("both")) for slug in ("a", "b"))
    assert link_checking.named(NOON) == {"https://both.example/": {first.pk, second.pk}}


# --- What is noted -----------------------------------------------------------------------------------


@pytest.fixture
def release():
    return factories.make_live("one", body_en=f'<p><a href="{URL}">x</a></p>')


def checked(release, *answers, at=NOON, every=DAY):
    """Check a link once for each answer, a day apart; return (state, days since when) after each."""
    found = []
    for step, answer in enumerate(answers):
        hour = at + step * every
        state = link_checking.check(URL, {release.pk}, Told(answer), hour)
        report = LinkReport.objects.get()
        assert state is None or (report.state, report.checked_at) == (state, hour)
        found.append((report.state, (report.since - NOON) / DAY))
    return found


@pytest.mark.parametrize("status", [200, 204, 206, 401, 403, 405, 416, 451, 999])
def test_page_that_answers_is_found(release, status):
    assert checked(release, status) == [(FOUND, 0)]
    report = LinkReport.objects.get()
    assert (report.url, report.status, report.moved_to) == (URL, status, "")
    assert [*report.releases.all()] == [release]


@pytest.mark.parametrize("status", [404, 410])
def test_page_that_is_gone_is_dead_at_once(release, status):
    assert checked(release, 200, status, status) == [(FOUND, 0), (DEAD, 1), (DEAD, 1)]


@pytest.mark.parametrize("status", [None, 302, 400, 500, 503])
def test_failure_is_silence_first_and_dead_on_another_day(release, status):
    assert checked(release, status, status, status) == [(SILENT, 0), (DEAD, 1), (DEAD, 1)]


def test_second_failure_on_the_same_day_of_hong_kong_is_not_another_day(release):
    evening = NOON.replace(hour=14)
    assert checked(release, None, None, at=evening, every=timedelta(hours=1.9)) == [
        (SILENT, 10 / 24),
        (SILENT, 10 / 24),
    ]
    assert checked(release, None, at=evening + timedelta(hours=2))[0][0] == DEAD


def test_link_that_answers_again_is_found_and_begins_anew(release):
    assert checked(release, None, 200, None, None) == [
        (SILENT, 0),
        (FOUND, 1),
        (SILENT, 2),
        (DEAD, 3),
    ]


def test_dead_link_that_falls_silent_stays_dead(release):
    assert checked(release, 404, None, 500) == [(DEAD, 0), (DEAD, 0), (DEAD, 0)]


def test_move_is_noted_with_where_to_and_forgotten_when_it_is_over(release):
    there = Answer(200, "https://other.example/a")
    assert checked(release, there) == [(MOVED, 0)]
    assert LinkReport.objects.get().moved_to == "https://other.example/a"
    assert checked(release, 200, at=NOON + DAY) == [(FOUND, 1)]
    assert LinkReport.objects.get().moved_to == ""


def test_link_that_moved_to_where_nothing_is_is_dead(release):
    assert checked(release, Answer(404, "https://other.example/")) == [(DEAD, 0)]
    assert LinkReport.objects.get().moved_to == ""


@pytest.mark.parametrize(
    "there", ["http://source.example/a", "https://source.example/a/", f"https://{'x' * 1000}/"]
)
def test_other_scheme_or_a_slash_is_no_move(release, there):
    assert checked(release, Answer(200, there)) == [(FOUND, 0)]


@pytest.mark.parametrize("reason", [Later("source.example"), NotFollowed("10.0.0.1")])
def test_what_was_not_asked_leaves_everything_as_it_was(release, reason):
    assert link_checking.check(URL, {release.pk}, Told(reason), NOON) is None
    assert not LinkReport.objects.exists()
    assert checked(release, 404, reason) == [(DEAD, 0), (DEAD, 0)]
    assert LinkReport.objects.get().checked_at == NOON


def test_release_deleted_meanwhile_is_no_obstacle(release):
    gone = factories.make_release("gone")
    pk = gone.pk
    Release.objects.filter(pk=pk).delete()
    link_checking.check(URL, {release.pk, pk}, Told(200), NOON)
    assert [*LinkReport.objects.get().releases.all()] == [release]


# --- Which next, and which no more -------------------------------------------------------------------


def report(url, days, *releases):
    at = NOON - days * DAY
    made = LinkReport.objects.create(url=url, state=FOUND, status=200, checked_at=at, since=at)
    made.releases.set(releases)
    return made


def test_new_links_come_first_then_those_followed_the_longest_ago():
    for url, days in (("b", 2), ("c", 3), ("d", 0.5)):
        report(url, days)
    named = dict.fromkeys("abcd", ())
    assert link_checking.due(named, NOON - DAY) == ["a", "c", "b"]
    assert link_checking.due(named, NOON - DAY, 2) == ["a", "c"]
    assert link_checking.due(named, NOON) == ["a", "c", "b", "d"]


def test_report_of_a_link_that_no_page_prints_any_more_is_deleted():
    first, second = factories.make_live("a"), factories.make_live("b")
    report("kept", 1, first)
    report("gone", 1, first, second)
    assert link_checking.forget({"kept": {first.pk, second.pk}, "new": {first.pk}}) == 1
    kept = LinkReport.objects.get()
    assert (kept.url, {*kept.releases.all()}) == ("kept", {first, second})
    assert link_checking.forget({"kept": {second.pk}}) == 0
    assert [*kept.releases.all()] == [second]


@pytest.mark.parametrize("count", [1, 3])
def test_forgetting_asks_no_query_per_report(count, django_assert_num_queries):
    release = factories.make_live("a")
    for number in range(count):
        report(f"gone-{number}", 1, release)
        report(f"kept-{number}", 1)
    with django_assert_num_queries(9):
        link_checking.forget({f"kept-{number}": {release.pk} for number in range(count)})
