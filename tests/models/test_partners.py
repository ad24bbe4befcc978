"""Which organisations and roles readers see."""

from datetime import timedelta

import pytest

from releases.models import Role
from releases.text.languages import LANGUAGES, column
from tests import factories
from tests.factories import NOON
from tests.models.seeing import hidden_releases, languages_of

pytestmark = pytest.mark.django_db

EVERY = list(LANGUAGES)
SECOND = timedelta(seconds=1)


def test_organisation_that_nothing_public_names_is_hidden():
    assert languages_of(factories.make_partner()) == []


@pytest.mark.parametrize(
    ("listed_at", "seen"), [(NOON - SECOND, EVERY), (NOON, EVERY), (NOON + SECOND, [])]
)
def test_listed_organisation_shows_from_its_hour(listed_at, seen):
    assert languages_of(factories.make_partner(listed_at=listed_at)) == seen


@pytest.mark.parametrize("empty", ["", None])
@pytest.mark.parametrize("language", LANGUAGES)
def test_organisation_without_a_name_in_a_language_is_hidden_there(language, empty):
    name = column("official_name", language)
    partner = factories.make_partner(listed_at=NOON, **{name: empty})
    assert languages_of(partner) == [each for each in LANGUAGES if each != language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_role_in_a_live_release_shows_the_organisation_in_its_open_languages(language):
    release = factories.make_release()
    partner = factories.make_partner()
    role = Role.objects.create(release=release, partner=partner, kind="host")
    assert (languages_of(partner), languages_of(role)) == ([], [])
    factories.approve(release, languages=[language])
    assert (languages_of(partner), languages_of(role)) == ([language], [language])


@pytest.mark.parametrize("state", ["draft", "submitted", "scheduled", "withdrawn"])
def test_role_in_a_release_that_is_not_live_shows_nothing(state):
    release = hidden_releases(factories)[state]
    partner = factories.make_partner()
    role = Role.objects.create(release=release, partner=partner, kind="host")
    assert (languages_of(partner), languages_of(role)) == ([], [])


@pytest.mark.parametrize(("listed_at", "seen"), [(NOON, EVERY), (NOON + SECOND, []), (None, [])])
def test_role_in_a_stop_shows_the_organisation_with_the_visit(listed_at, seen):
    stop = factories.make_stop(factories.make_visit(listed_at=listed_at))
    partner = factories.make_partner()
    role = Role.objects.create(stop=stop, partner=partner, kind="host")
    assert (languages_of(partner), languages_of(role)) == (seen, seen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_role_in_a_stop_with_its_own_release_waits_for_it(language):
    release = factories.make_release()
    stop = factories.make_stop(factories.make_visit(listed_at=NOON), release=release)
    partner = factories.make_partner()
    role = Role.objects.create(stop=stop, partner=partner, kind="venue")
    assert (languages_of(partner), languages_of(role)) == ([], [])
    factories.approve(release, languages=[language])
    assert (languages_of(partner), languages_of(role)) == ([language], [language])


def test_newsroom_shows_organisations_to_staff_only():
    partner = factories.make_partner()
    staff, reader = factories.make_user(), factories.make_user()
    reader.is_staff = False
    rows = type(partner).objects
    assert list(rows.visible_to(staff)) == [partner]
    assert list(rows.visible_to(reader)) == []


def test_organisation_is_called_by_its_short_name():
    assert str(factories.make_partner("acme")) == "acme zh-hant"
    assert str(factories.make_partner(short_name_zh_hant="ACME")) == "ACME"
    # The first language with any name counts, not the first short name.
    assert str(factories.make_partner("other", short_name_en="ACME")) == "other zh-hant"
