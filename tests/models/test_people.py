"""Where readers see people, and how they are called."""

from datetime import timedelta

import pytest

from releases.models import Person
from releases.text.languages import LANGUAGES
from tests import factories
from tests.factories import NOON
from tests.models.seeing import hidden_releases, languages_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
def test_appearance_in_a_release_shows_in_its_open_languages(language):
    release = factories.make_release()
    appearance = factories.make_appearance(release=release)
    assert languages_of(appearance) == []
    factories.approve(release, languages=[language])
    assert languages_of(appearance) == [language]


@pytest.mark.parametrize("state", ["draft", "submitted", "scheduled", "withdrawn"])
def test_appearance_in_a_release_that_is_not_live_is_hidden(state):
    release = hidden_releases(factories)[state]
    assert languages_of(factories.make_appearance(release=release)) == []


@pytest.mark.parametrize(
    ("listed_at", "seen"),
    [(NOON, list(LANGUAGES)), (NOON + timedelta(seconds=1), []), (None, [])],
)
def test_member_of_a_delegation_shows_with_the_visit(listed_at, seen):
    visit = factories.make_visit(listed_at=listed_at)
    assert languages_of(factories.make_appearance(visit=visit)) == seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_person_met_at_a_stop_waits_for_the_release_of_the_stop(language):
    release = factories.make_release()
    stop = factories.make_stop(factories.make_visit(listed_at=NOON), release=release)
    appearance = factories.make_appearance(stop=stop)
    assert languages_of(appearance) == []
    factories.approve(release, languages=[language])
    assert languages_of(appearance) == [language]


def test_person_is_named_in_each_language_with_honorific_and_honours():
    person = Person(
        family_name_zh_hant="石",
        given_name_zh_hant="松",
        honorific_zh_hant="先生",
        honours_zh_hant="太平紳士",
        family_name_en="Shek",
        given_name_en="Pine",
        honorific_en="Mr",
        honours_en="JP",
    )
    assert {each: person.name_in(each) for each in LANGUAGES} == {
        "zh-hant": "石松先生太平紳士",
        "zh-hans": "",
        "en": "Mr Pine Shek, JP",
    }
    assert str(person) == "石松先生太平紳士"


def test_family_name_may_come_first_in_english():
    person = factories.make_person(
        family_name_en="Chen", given_name_en="Qiyu", family_name_first=True
    )
    assert person.name_in("en") == "Chen Qiyu"


def test_newsroom_shows_people_to_staff_only():
    person = factories.make_person()
    staff, reader = factories.make_user(), factories.make_user()
    reader.is_staff = False
    assert list(Person.objects.visible_to(staff)) == [person]
    assert list(Person.objects.visible_to(reader)) == []
