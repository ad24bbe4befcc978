"""Which visits and stops readers see."""

from datetime import date, timedelta

import pytest

from releases.models import Visit
from releases.text.languages import LANGUAGES, column
from tests import factories
from tests.factories import NOON
from tests.models.seeing import hidden_releases, languages_of

pytestmark = pytest.mark.django_db

EVERY = list(LANGUAGES)
SECOND = timedelta(seconds=1)


def test_visit_that_no_release_reports_is_hidden():
    visit = factories.make_visit()
    assert (languages_of(visit), languages_of(factories.make_stop(visit))) == ([], [])


@pytest.mark.parametrize(
    ("listed_at", "seen"), [(NOON - SECOND, EVERY), (NOON, EVERY), (NOON + SECOND, [])]
)
def test_listed_visit_shows_with_its_stops_from_its_hour(listed_at, seen):
    visit = factories.make_visit(listed_at=listed_at)
    assert (languages_of(visit), languages_of(factories.make_stop(visit))) == (seen, seen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reported_visit_shows_in_the_open_languages_of_its_release(language):
    visit = factories.make_visit()
    stop = factories.make_stop(visit)
    factories.make_live(visit=visit, languages=[language])
    assert (languages_of(visit), languages_of(stop)) == ([language], [language])


@pytest.mark.parametrize("state", ["draft", "submitted", "scheduled", "withdrawn"])
def test_release_that_is_not_live_reports_nothing(state):
    release = hidden_releases(factories)[state]
    visit = factories.make_visit()
    type(release).objects.filter(pk=release.pk).update(visit=visit)
    assert (languages_of(visit), languages_of(factories.make_stop(visit))) == ([], [])


@pytest.mark.parametrize("empty", ["", None])
@pytest.mark.parametrize("language", LANGUAGES)
def test_visit_or_stop_without_a_title_in_a_language_is_hidden_there(language, empty):
    others = [each for each in LANGUAGES if each != language]
    untitled = {column("title", language): empty}
    visit = factories.make_visit(listed_at=NOON)
    assert languages_of(factories.make_stop(visit, **untitled)) == others
    visit = factories.make_visit(listed_at=NOON, **untitled)
    assert languages_of(visit) == languages_of(factories.make_stop(visit)) == others


@pytest.mark.parametrize("language", LANGUAGES)
def test_stop_of_a_public_visit_waits_for_its_own_release(language):
    release = factories.make_release()
    visit = factories.make_visit(listed_at=NOON)
    stop = factories.make_stop(visit, release=release)
    assert (languages_of(visit), languages_of(stop)) == (EVERY, [])
    factories.approve(release, languages=[language])
    assert (languages_of(visit), languages_of(stop)) == (EVERY, [language])


@pytest.mark.parametrize("state", ["draft", "submitted", "scheduled", "withdrawn"])
def test_stop_is_hidden_while_its_own_release_is_not_live(state):
    visit = factories.make_visit(listed_at=NOON)
    stop = factories.make_stop(visit, release=hidden_releases(factories)[state])
    assert languages_of(stop) == []


def test_stop_of_a_hidden_visit_is_hidden_though_its_own_release_is_live():
    stop = factories.make_stop(factories.make_visit(), release=factories.make_live())
    assert languages_of(stop) == []


def test_visits_without_days_come_last():
    unknown = factories.make_visit(starts_on=None, ends_on=None, precision="none")
    older = factories.make_visit(starts_on=date(2025, 1, 1))
    newer = factories.make_visit(starts_on=date(2026, 1, 1))
    assert list(Visit.objects.newest_first()) == [newer, older, unknown]


def test_newsroom_shows_visits_to_staff_only():
    stop = factories.make_stop()
    staff, reader = factories.make_user(), factories.make_user()
    reader.is_staff = False
    for row in (stop, stop.visit):
        assert list(type(row).objects.visible_to(staff)) == [row]
        assert list(type(row).objects.visible_to(reader)) == []
