"""The frame of every page: one query, whatever is set, and the words of its language alone."""

import pytest

from releases.models import Photo, SiteSettings
from releases.services import library
from releases.services.frame import NAMELESS, frame, style_sheet
from releases.text import colours
from tests import factories

pytestmark = pytest.mark.django_db


def make_own(**fields):
    own = factories.make_partner("own", relation="own", **fields)
    for place, name in enumerate(("second", "first")):
        contact = {"in_foot": True, "position": 2 - place, "email": f"{name}@cloudsail.example"}
        factories.make_contact(own, **contact, **factories.trilingual(contact_name=name))
    factories.make_contact(own, email="desk@cloudsail.example")
    return own


def test_site_without_settings_is_named_after_our_own_organisation():
    make_own()
    found = frame("en")
    assert (found.name, str(found.room), found.owner) == ("own en", "Press room", "own en")
    assert found.title == "own en · Press room"
    assert (found.logo, found.style, found.accent, found.opening) == (None, "", "", "")
    assert [each.email for each in found.enquiries] == [
        "first@cloudsail.example",
        "second@cloudsail.example",
    ]


def test_empty_site_is_a_press_room():
    assert frame("en") == NAMELESS
    assert NAMELESS.title == "Press room"


def test_settings_stand_without_an_organisation():
    factories.make_site_settings()
    found = frame("zh-hant")
    assert (found.name, found.room, found.owner) == ("site zh-hant", "", "")
    assert (found.description, found.opening) == ("line zh-hant", "opening zh-hant")


def test_name_of_the_site_takes_the_place_of_both_words_in_its_language_alone():
    make_own()
    factories.make_site_settings(site_name_zh_hans="")
    assert [frame(each).title for each in ("zh-hant", "zh-hans", "en")] == [
        "site zh-hant",
        "own zh-hans · Press room",
        "site en",
    ]
    assert frame("en").owner == "own en"


def test_introduction_is_cleaned_when_it_is_read():
    factories.make_site_settings()
    hostile = '<p>A <strong>park</strong>.</p><sup data-footnote="abc234"></sup><svg/onload=a()>'
    SiteSettings.objects.update(introduction_en=hostile)
    assert frame("en").introduction_html == "A <strong>park</strong>."


def test_logo_stands_in_the_frame_once_its_sizes_are_made():
    photo = factories.make_photo(kind="logo")
    factories.make_site_settings(logo=photo)
    assert (frame("en").logo.public_id, frame("en").logo.widths) == (photo.public_id, (480, 600))
    Photo.objects.update(widths=[])
    assert frame("en").logo is None


@pytest.mark.parametrize("has_settings", [False, True])
@pytest.mark.parametrize("has_own", [False, True])
def test_frame_is_one_query_whatever_is_set(django_assert_num_queries, has_own, has_settings):
    if has_own:
        make_own()
    if has_settings:
        factories.make_site_settings(logo=factories.make_photo(kind="logo"))
    with django_assert_num_queries(1):
        frame("en")


def test_style_sheet_changes_its_version_with_its_text():
    assert style_sheet() is None
    settings = factories.make_site_settings(accent="")
    assert style_sheet() is None
    versions = set()
    for accent, night in (("#24506b", ""), ("#24506b", "#8fc3d8"), ("#006633", "")):
        SiteSettings.objects.filter(pk=settings.pk).update(accent=accent, accent_at_night=night)
        assert style_sheet().text == colours.style_sheet(accent, night)
        assert (frame("en").style, frame("en").accent) == (style_sheet().version, accent)
        versions.add(style_sheet().version)
    assert len(versions) == 3


def test_what_is_no_colour_makes_no_style_sheet():
    factories.make_site_settings(accent="}a{b:c}")
    assert style_sheet() is None
    assert (frame("en").style, frame("en").accent) == ("", "")


def test_logo_of_the_site_is_public_and_no_other_photo_is(clock):
    logo, other = (factories.make_photo(kind="logo") for _ in range(2))
    assert list(Photo.objects.public(clock.at)) == []
    settings = factories.make_site_settings(logo=logo)
    assert list(Photo.objects.public(clock.at)) == [logo]
    SiteSettings.objects.update(logo=other)
    assert list(Photo.objects.public(clock.at)) == [other]
    assert list(library.unused(Photo.objects.all())) == [logo]
    by = factories.make_editor()
    assert [use.thing for use in library.uses(other, by, "en")] == [settings]


def test_photo_of_a_scheduled_release_is_public_as_the_logo_of_the_site_alone(clock):
    logo, beside = factories.make_photo(kind="logo"), factories.make_photo()
    release = factories.make_release()
    factories.make_figure(release, logo, beside)
    factories.approve(release, at=clock.at, publish_at=clock.at + factories.timedelta(days=1))
    factories.make_site_settings(logo=logo)
    assert list(Photo.objects.public(clock.at)) == [logo]
