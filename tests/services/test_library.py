"""The photo library finds photos by all the words around them, knows where each is used, and cleans what it hands out."""

import io
from pathlib import Path

import pytest
from PIL import Image

from releases.models import FigurePhoto, Photo
from releases.pictures.embedding import BrokenPicture
from releases.services import library
from tests import factories

pytestmark = pytest.mark.django_db

LANGUAGES = ["zh_hant", "zh_hans", "en"]


def found(typed):
    return sorted(photo.original_name for photo in library.found(Photo.objects.all(), typed))


@pytest.fixture
def sought():
    """A photo with nothing around it, and another that no word of these tests means."""
    factories.make_photo(name="other.jpg", alt_text_en="")
    return factories.make_photo(name="sought.jpg")


def shown(photo, **fields):
    """A figure of a new release that shows the photo."""
    return factories.make_figure(factories.make_release(), photo, **fields)


@pytest.mark.parametrize("suffix", LANGUAGES)
def test_photo_is_found_by_a_caption_in_any_language(sought, suffix):
    shown(sought, **{f"caption_{suffix}": "<b>R&amp;D</b> 大樓"})
    assert found("大樓") == found("R&D") == found("大樓 r&d") == ["sought.jpg"]


@pytest.mark.parametrize("suffix", LANGUAGES)
@pytest.mark.parametrize("field", ["alt_text", "credit"])
def test_photo_is_found_by_its_own_words(sought, field, suffix):
    Photo.objects.filter(pk=sought.pk).update(**{f"{field}_{suffix}": "碼頭 Pier"})
    assert found("碼頭") == found("pier") == ["sought.jpg"]


@pytest.mark.parametrize("suffix", LANGUAGES)
def test_photo_is_found_by_the_alternative_text_of_its_figure(sought, suffix):
    shown(sought)
    FigurePhoto.objects.update(**{f"alt_text_{suffix}": "碼頭"})
    assert found("碼頭") == ["sought.jpg"]


def test_photo_is_found_by_the_name_of_its_file(sought):
    assert found("sought") == ["sought.jpg"]
    assert found(sought.public_id) == ["sought.jpg"]


@pytest.mark.parametrize("place", ["in the photo", "portrait"])
def test_photo_is_found_by_a_person(sought, place):
    person = factories.make_person(family_name_zh_hant="黃", given_name_zh_hant="克強")
    if place == "portrait":
        person.portrait = sought
        person.save()
    else:
        factories.make_appearance(person, photo=sought)
    assert found("黃克強") == found("克強") == found("Pine") == found("shek") == ["sought.jpg"]


@pytest.mark.parametrize("place", ["role", "logo"])
def test_photo_is_found_by_an_organisation(sought, place):
    partner = factories.make_partner(
        official_name_zh_hant="雲帆科技", short_name_en="Cloudsail", aliases="CSTL"
    )
    if place == "logo":
        partner.logo = sought
        partner.save()
    else:
        figure = shown(sought)
        factories.Role.objects.create(release=figure.release, partner=partner, kind="host")
    assert found("雲帆") == found("cloudsail") == found("CSTL") == ["sought.jpg"]


def test_every_typed_word_must_be_found(sought):
    shown(sought, caption_en="At the pier")
    Photo.objects.filter(pk=sought.pk).update(credit_en="Pine Shek")
    assert found("pier shek") == ["sought.jpg"]
    assert found("pier harbour") == []


def test_nothing_typed_finds_everything(sought):
    assert found("") == ["other.jpg", "sought.jpg"]


def test_photo_in_many_places_is_found_once(sought):
    for _each in range(3):
        shown(sought, caption_en="pier")
        factories.make_person(family_name_en="Pierre", portrait=sought)
        factories.make_partner(official_name_en="Pier One", logo=sought)
    assert found("pier") == ["sought.jpg"]


# --- Where they are used -------------------------------------------------------------------------


def test_uses_are_counted_each_for_itself(sought):
    release = factories.make_release()
    factories.make_figure(release, sought)
    factories.make_figure(release, sought)
    shown(sought)
    factories.make_partner(logo=sought)
    for _each in range(3):
        factories.make_person(portrait=sought)
    for _each in range(2):
        shown(sought).figure_photos.update(withdrawn_at=factories.NOON)
    counts = library.counted(Photo.objects.all()).values_list(
        "original_name", "in_releases", "withdrawn_from", "as_logos", "as_portraits"
    )
    assert sorted(counts) == [("other.jpg", 0, 0, 0, 0), ("sought.jpg", 2, 2, 1, 3)]


def test_uses_name_every_release_with_its_own_numbers(sought):
    others = [factories.make_photo() for _each in range(3)]
    first, second = factories.make_release("first"), factories.make_release("second")
    factories.make_figure(first, *others[:2])
    factories.make_figure(first, others[2], sought)
    factories.make_figure(first, sought)
    factories.make_figure(second, sought)
    for release in (first, second):
        factories.drafting.finish(release, factories.make_user())
    partner, person = factories.make_partner(logo=sought), factories.make_person(portrait=sought)
    user = factories.make_user()
    assert library.uses(sought, user, "en") == [
        library.Use(second, ("Photo 1",)),
        library.Use(first, ("Photo 4", "Photo 5")),
        library.Use(partner),
        library.Use(person),
    ]
    assert [use.labels for use in library.uses(sought, user, "zh-hant")[:2]] == [
        ("圖一",),
        ("圖四", "圖五"),
    ]
    outsider = factories.User(username="outside")
    assert library.uses(sought, outsider, "en") == []


def test_uses_tell_where_the_photo_was_withdrawn(sought):
    figure = factories.make_figure(factories.make_release(), factories.make_photo(), sought)
    again = factories.make_figure(figure.release, sought)
    factories.drafting.finish(figure.release, factories.make_user())
    figure.figure_photos.filter(photo=sought).update(withdrawn_at=factories.NOON)
    assert library.uses(sought, factories.make_user(), "zh-hant") == [
        library.Use(figure.release, ("圖三",), ("圖二",))
    ]
    again.delete()
    assert library.uses(sought, factories.make_user(), "en") == [
        library.Use(figure.release, (), ("Photo 2",))
    ]


def test_withdrawn_photo_is_known_from_any_release(sought):
    figure = shown(sought)
    marked = library.with_withdrawals(Photo.objects.order_by("original_name"), "pk")
    assert [each.was_withdrawn for each in marked] == [False, False]
    assert not library.was_withdrawn(sought)
    figure.figure_photos.update(withdrawn_at=factories.NOON)
    assert [each.was_withdrawn for each in marked.all()] == [False, True]
    assert library.was_withdrawn(sought)
    assert [each.was_withdrawn for each in library.with_withdrawals(FigurePhoto.objects.all())] == [
        True
    ]


def test_unused_is_what_neither_figure_nor_logo_nor_portrait_is(sought):
    assert library.unused(Photo.objects.all()).count() == 2
    factories.make_partner(logo=sought)
    assert [photo.original_name for photo in library.unused(Photo.objects.all())] == ["other.jpg"]
    factories.make_person(portrait=Photo.objects.get(original_name="other.jpg"))
    assert list(library.unused(Photo.objects.all())) == []


# --- Taken out -----------------------------------------------------------------------------------


def test_cleaned_original_shows_the_same_picture_without_the_camera():
    exif = Image.Exif()
    exif[0x010F] = "Maker of cameras"
    exif.get_ifd(0x8825)[1] = "N"
    target = io.BytesIO()
    Image.effect_noise((64, 48), 40).convert("RGB").save(target, "JPEG", exif=exif)
    photo = factories.make_photo()
    Path(photo.original.path).write_bytes(target.getvalue())
    with library.cleaned(photo) as file:
        data = file.read()
    assert b"Maker of cameras" in target.getvalue()
    assert b"Maker of cameras" not in data
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, dict(image.getexif().get_ifd(0x8825))) == ("JPEG", {})
        assert image.tobytes() == Image.open(target).tobytes()


def test_missing_or_broken_original_is_not_cleaned():
    photo = factories.make_photo()
    Path(photo.original.path).write_bytes(b"\xff\xd8 nothing more")
    with pytest.raises(BrokenPicture):
        library.cleaned(photo)
    photo.original.storage.delete(photo.original.name)
    with pytest.raises(FileNotFoundError):
        library.cleaned(photo)
