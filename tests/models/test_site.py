"""The settings of the site take no colour in which links cannot be read, and keep their logo."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from releases.models import Photo, SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db

WRITE_IT = "Write the colour as # and six digits or letters a to f, for example #1a5276."
TOO_LIGHT = (
    "This colour is too light: on the paper of the pages its contrast is {} : 1, and links need at least "
    "4.5 : 1. Choose a darker one."
)
TOO_DARK = (
    "This colour is too dark: on the dark ground of the pages its contrast is {} : 1, and links need at "
    "least 4.5 : 1. Choose a lighter one."
)


def sentences(**fields):
    with pytest.raises(ValidationError) as refused:
        SiteSettings(**fields).full_clean()
    return refused.value.message_dict


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"accent": "red"}, WRITE_IT),
        ({"accent": "24506b"}, WRITE_IT),
        ({"accent": "#24506"}, WRITE_IT),
        ({"accent_at_night": "blue"}, WRITE_IT),
        ({"accent": "#ffcc00"}, TOO_LIGHT.format("1.4")),
        # 4.43 : 1 reads like less than what is asked for.
        ({"accent": "#767676"}, TOO_LIGHT.format("4.4")),
        ({"accent_at_night": "#24506b"}, TOO_DARK.format("2.1")),
    ],
)
def test_colour_that_cannot_be_read_is_refused_with_a_sentence(fields, sentence):
    assert sentences(**fields) == {name: [sentence] for name in fields}


def test_readable_colours_and_none_are_taken():
    SiteSettings(accent="#24506B", accent_at_night="#8fc3d8").full_clean()
    SiteSettings().full_clean()


def test_logo_of_the_site_cannot_be_deleted():
    photo = factories.make_photo(kind="logo")
    factories.make_site_settings(logo=photo)
    with pytest.raises(ProtectedError):
        photo.delete()
    assert Photo.objects.get() == photo


def test_settings_without_a_name_are_called_what_they_are():
    assert str(SiteSettings()) == "site settings"
    assert str(SiteSettings(site_name_zh_hans="新闻中心")) == "新闻中心"
