"""Photos go through the gate first; then come name, ETag and range."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from releases.services import renditions
from releases.text.file_names import CONTENT_TYPES
from tests import factories

pytestmark = pytest.mark.django_db
BYTES = b"0123456789"


def make_shown(slug, publish_at, **fields):
    """A photo with one stored size, in a release for an hour."""
    photo = factories.make_photo(has_avif=True)
    for extension in renditions.FORMATS:
        default_storage.save(renditions.name(photo, 480, extension), ContentFile(BYTES))
    release = factories.make_release(slug)
    factories.make_figure(release, photo)
    factories.approve(release, publish_at=publish_at, **fields)
    return photo


def get(client, photo, address=None, **headers):
    """Ask for the small JPEG and return the answer read to its end, so that its file is closed."""
    response = client.get(address or photo.address(480, "jpg"), **headers)
    response.read = b"".join(response) if response.streaming else response.content
    return response


def test_photo_appears_with_its_release_and_not_a_second_before(client, clock):
    photo = make_shown("later", factories.NOON + factories.timedelta(hours=1))
    clock.move(minutes=59, seconds=59)
    assert get(client, photo).status_code == 404
    clock.move(seconds=1)
    response = get(client, photo)
    assert (response.status_code, response.read) == (200, BYTES)


def test_photo_says_what_it_is_and_how_long_it_keeps(client):
    photo = make_shown("now", factories.NOON)
    for extension in renditions.FORMATS:
        content_type = CONTENT_TYPES[extension]
        response = get(client, photo, photo.address(480, extension))
        assert response.headers["Content-Type"] == content_type
        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_unknown_sizes_are_not_found(client):
    photo = make_shown("now", factories.NOON)
    for size in ("481.jpg", "0.jpg", "99999.jpg", "480.png", "480.JPG", "600.jpg", "-480.jpg"):
        assert client.get(f"/photos/{photo.public_id}/{size}").status_code == 404


def test_part_of_a_photo(client):
    photo = make_shown("now", factories.NOON)
    response = get(client, photo, HTTP_RANGE="bytes=2-4")
    assert (response.status_code, response.read) == (206, b"234")
    assert response.headers["Content-Range"] == "bytes 2-4/10"
    assert get(client, photo, HTTP_RANGE="bytes=20-").status_code == 416
    other = get(client, photo, HTTP_RANGE="bytes=2-4", HTTP_IF_RANGE='"another"')
    assert (other.status_code, other.read) == (200, BYTES)


def test_known_photo_is_not_sent_again(client):
    photo = make_shown("now", factories.NOON)
    etag = get(client, photo).headers["ETag"]
    response = get(client, photo, HTTP_IF_NONE_MATCH=etag)
    assert (response.status_code, response.read) == (304, b"")
    assert response.headers["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("headers", [{"HTTP_IF_NONE_MATCH": "*"}, {"HTTP_RANGE": "bytes=0-0"}])
def test_hidden_photo_answers_no_condition(client, headers):
    photo = make_shown("later", factories.NOON + factories.timedelta(hours=1))
    response = get(client, photo, **headers)
    assert response.status_code == 404
    assert not response.has_header("ETag")
    assert response.headers["Cache-Control"] == "no-store"


def test_photo_whose_file_is_missing_is_not_found(client):
    photo = make_shown("now", factories.NOON)
    default_storage.delete(renditions.name(photo, 480, "jpg"))
    assert get(client, photo).status_code == 404


def test_photo_of_a_withdrawn_release_stays_where_another_shows_it(client):
    photo = make_shown("first", factories.NOON)
    second = factories.make_release("second")
    factories.make_figure(second, photo)
    second = factories.approve(second)
    factories.withdraw(factories.Release.objects.get(slug="first"))
    assert get(client, photo).status_code == 200
    factories.withdraw(second)
    assert get(client, photo).status_code == 410


def test_withdrawn_photo_is_gone_in_every_size_until_another_release_shows_it(client):
    photo = make_shown("first", factories.NOON)
    photo.figure_photos.update(withdrawn_at=factories.NOON)
    for extension in renditions.FORMATS:
        response = get(client, photo, photo.address(480, extension))
        assert (response.status_code, response.read) == (410, b"")
        assert response.headers["Cache-Control"] == "no-store"
    second = factories.make_release("second")
    factories.make_figure(second, photo)
    factories.approve(second)
    assert get(client, photo).status_code == 200


def test_avif_is_not_found_until_it_is_made(client):
    photo = make_shown("now", factories.NOON)
    photo.has_avif = False
    photo.save()
    found = {
        extension: get(client, photo, photo.address(480, extension)).status_code
        for extension in renditions.FORMATS
    }
    assert found == {"jpg": 200, "webp": 200, "avif": 404}


def test_logo_of_a_listed_organisation_is_public(client):
    photo = factories.make_photo(kind="logo")
    default_storage.save(renditions.name(photo, 480, "jpg"), ContentFile(BYTES))
    partner = factories.make_partner(logo=photo)
    assert get(client, photo).status_code == 404
    partner.listed_at = factories.NOON
    partner.save()
    assert get(client, photo).status_code == 200
