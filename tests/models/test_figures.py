"""Which photos readers see."""

from datetime import timedelta

import pytest

from releases.models import Photo
from releases.text.languages import LANGUAGES
from tests import factories
from tests.factories import NOON
from tests.models.seeing import hidden_releases

pytestmark = pytest.mark.django_db


def is_seen(photo, at=NOON):
    return Photo.objects.public(at).filter(pk=photo.pk).exists()


def test_photo_that_nothing_shows_is_hidden():
    assert not is_seen(factories.make_photo())


@pytest.mark.parametrize("language", LANGUAGES)
def test_photo_in_a_release_live_in_any_language_is_seen(language):
    release, photo = factories.make_release(), factories.make_photo()
    factories.make_figure(release, photo)
    assert not is_seen(photo)
    factories.approve(release, languages=[language])
    assert is_seen(photo)
    assert not is_seen(photo, at=NOON - timedelta(seconds=1))


@pytest.mark.parametrize("state", ["draft", "submitted", "scheduled", "withdrawn"])
def test_photo_in_a_release_that_is_not_live_is_hidden(state):
    photo = factories.make_photo()
    factories.make_figure(hidden_releases(factories)[state], photo)
    assert not is_seen(photo)
    assert Photo.objects.of_withdrawn(NOON).filter(pk=photo.pk).exists() == (state == "withdrawn")


def test_photo_shared_with_a_scheduled_release_is_seen_through_the_live_one():
    live, photo = factories.make_release(), factories.make_photo()
    scheduled = hidden_releases(factories)["scheduled"]
    factories.make_figure(scheduled, photo)
    assert not is_seen(photo)
    factories.make_figure(live, photo)
    factories.approve(live)
    assert is_seen(photo)


@pytest.mark.parametrize(("listed_at", "seen"), [(NOON, True), (None, False)])
def test_logo_is_seen_with_its_organisation(listed_at, seen):
    photo = factories.make_photo(kind="logo")
    factories.make_partner(logo=photo, listed_at=listed_at)
    assert is_seen(photo) is seen


@pytest.mark.parametrize(("listed_at", "seen"), [(NOON, True), (None, False)])
def test_portrait_is_seen_where_the_person_appears(listed_at, seen):
    photo = factories.make_photo(kind="portrait")
    person = factories.make_person(portrait=photo)
    factories.make_appearance(person, visit=factories.make_visit(listed_at=listed_at))
    assert is_seen(photo) is seen


def test_photos_of_scheduled_live_and_withdrawn_releases_are_in_use():
    releases = hidden_releases(factories) | {"live": factories.make_live()}
    photos = {state: factories.make_photo() for state in releases}
    for state, release in releases.items():
        factories.make_figure(release, photos[state])
    in_use = Photo.objects.in_use_by_approved()
    assert {state for state, photo in photos.items() if photo in in_use} == {
        "scheduled",
        "live",
        "withdrawn",
    }


def test_photo_is_called_by_its_alternative_text_or_its_file():
    assert str(factories.make_photo()) == "a teal square zh-hant"
    untold = dict.fromkeys(["alt_text_zh_hant", "alt_text_zh_hans", "alt_text_en"], "")
    assert str(factories.make_photo(name="harbour.jpg", **untold)) == "harbour.jpg"


def test_newsroom_shows_photos_to_staff_only():
    photo = factories.make_photo()
    staff, reader = factories.make_user(), factories.make_user()
    reader.is_staff = False
    assert list(Photo.objects.visible_to(staff)) == [photo]
    assert list(Photo.objects.visible_to(reader)) == []
