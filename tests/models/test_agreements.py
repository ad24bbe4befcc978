"""Which agreements readers see."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from releases.models import Agreement
from releases.text.languages import LANGUAGES
from tests import factories
from tests.factories import NOON
from tests.models.seeing import hidden_releases, languages_of

pytestmark = pytest.mark.django_db


def make_agreement(**fields):
    return Agreement.objects.create(**{"kind": "mou", "precision": "none"} | fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_agreement_shows_in_the_open_languages_of_its_release(language):
    release = factories.make_release()
    agreement = make_agreement(release=release)
    assert languages_of(agreement) == []
    factories.approve(release, languages=[language])
    assert languages_of(agreement) == [language]


@pytest.mark.parametrize("state", ["draft", "submitted", "scheduled", "withdrawn"])
def test_agreement_announced_by_a_release_that_is_not_live_is_hidden(state):
    assert languages_of(make_agreement(release=hidden_releases(factories)[state])) == []


@pytest.mark.parametrize(
    ("listed_at", "seen"),
    [(NOON, list(LANGUAGES)), (NOON + timedelta(seconds=1), []), (None, [])],
)
def test_listed_agreement_shows_from_its_hour(listed_at, seen):
    assert languages_of(make_agreement(listed_at=listed_at)) == seen


def test_agreement_is_called_by_its_kind_and_date():
    agreement = make_agreement(signed_on=date(2023, 3, 31), precision="day")
    with translation.override("en"):
        assert str(agreement) == "Memorandum of understanding 2023-03-31"
