"""Topics, headings, "About" texts and contacts: which of them stand for what."""

from datetime import date, timedelta

import pytest

from releases.models import Boilerplate, Contact, Role, Topic
from releases.text.languages import LANGUAGES, column
from tests import factories
from tests.factories import NOON
from tests.models.seeing import hidden_releases

pytestmark = pytest.mark.django_db


def languages_of(topic, at=NOON):
    return [each for each in LANGUAGES if topic in Topic.objects.public(at, each)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_topic_exists_where_a_live_release_has_it(language):
    topic, release = factories.make_topic(), factories.make_release()
    release.topics.add(topic)
    assert languages_of(topic) == []
    factories.approve(release, languages=[language])
    assert languages_of(topic) == [language]


@pytest.mark.parametrize("state", ["draft", "submitted", "scheduled", "withdrawn"])
def test_topic_of_a_release_that_is_not_live_does_not_exist(state):
    topic = factories.make_topic()
    hidden_releases(factories)[state].topics.add(topic)
    assert languages_of(topic) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_topic_without_a_heading_in_a_language_does_not_exist_there(language):
    topic = factories.make_topic(**{column("heading", language): ""})
    factories.make_live().topics.add(topic)
    assert languages_of(topic) == [each for each in LANGUAGES if each != language]


def test_current_boilerplate_is_the_latest_that_had_begun():
    partner, other = factories.make_partner(), factories.make_partner()
    old = factories.make_boilerplate(partner, valid_from=date(2020, 1, 1))
    new = factories.make_boilerplate(partner, valid_from=date(2026, 11, 20))
    factories.make_boilerplate(other)
    answers = {
        day: list(Boilerplate.objects.current(day, [partner]))
        for day in (date(2019, 12, 31), date(2026, 11, 19), date(2026, 11, 20))
    }
    assert list(answers.values()) == [[], [old], [new]]


def test_boilerplate_that_an_approved_release_prints_is_in_use():
    partner = factories.make_partner()
    text = factories.make_boilerplate(partner)
    release = factories.make_release(issuer=partner)
    assert list(Boilerplate.objects.in_use()) == []
    factories.approve(release)
    assert list(Boilerplate.objects.in_use()) == [text]


def test_contacts_of_a_release_are_the_chosen_and_those_of_its_issuers():
    issuer, host, stranger = (factories.make_partner() for _ in range(3))
    release = factories.make_release(issuer=issuer)
    Role.objects.create(release=release, partner=host, kind="host")
    of_issuer = factories.make_contact(issuer)
    factories.make_contact(host)
    chosen = factories.make_contact(stranger)
    release.contacts.add(chosen)
    found = {each: each.is_chosen for each in Contact.objects.of_release(release)}
    assert found == {of_issuer: False, chosen: True}


def test_contact_needs_no_name():
    contact = Contact(email="press@cloudsail.example")
    assert str(contact) == "press@cloudsail.example"


def test_user_is_called_by_the_name_shown():
    user = factories.make_user("yip")
    assert str(user) == "yip"
    user.shown_name = "Yip Wing"
    assert str(user) == "Yip Wing"


def test_topic_of_a_scheduled_release_appears_at_its_second():
    topic = factories.make_topic()
    hour = NOON + timedelta(days=1)
    factories.make_scheduled(publish_at=hour).topics.add(topic)
    assert languages_of(topic, hour - timedelta(seconds=1)) == []
    assert languages_of(topic, hour) == list(LANGUAGES)
