"""Downloads that must wait: while a pack is made, and while slow readers hold all slots; pages answer meanwhile."""

import socket

import pytest
from django.conf import settings as configured
from django.core.files.storage import default_storage
from django.utils import translation

from releases.services import delivery, picture_pack
from tests import factories, packs
from tests.factories import NOON
from tests.packs import PACK, PAGE

pytestmark = pytest.mark.django_db

# Random pixels: more than LONG as a PNG.
LARGE = {"image_format": "PNG", "size": (800, 800), "noise": 90}


@pytest.mark.parametrize("why", ["not made yet", "its file is lost", "it failed"])
def test_pack_that_is_not_there_is_asked_for_again_later(client, why):
    release = factories.approve(packs.make_draft())
    if why == "it failed":
        for photo in factories.photos.Photo.objects.all():
            default_storage.delete(photo.original.name)
    if why != "not made yet":
        release = packs.work(release)
    if why == "its file is lost":
        default_storage.delete(picture_pack.offer(release, NOON).name)
    for address in packs.addresses(release):
        response = packs.get(client, address)
        assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert not response.has_header("ETag")
        assert response.read.decode() == (
            "The high-resolution photos are being prepared. Please try again in a minute.\n"
        )


@pytest.fixture
def none_free():
    with packs.all_slots():
        yield


def test_without_a_slot_long_downloads_wait_and_everything_else_answers(client, none_free):
    release = packs.make_live("shown", [packs.make_photo(**LARGE)], 1)
    large = packs.photo_address(release, 0, extension="png")
    for address in (PACK, large):
        response = packs.get(client, address)
        assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
        assert response.headers["Cache-Control"] == "no-store"
        assert not response.has_header("ETag")
        assert response.read.decode() == (
            "Many downloads are under way. Please try again in a minute.\n"
        )
        assert client.head(address).status_code == 200
        etag = client.head(address).headers["ETag"]
        assert packs.get(client, address, HTTP_IF_NONE_MATCH=etag).status_code == 304
        assert packs.get(client, address, HTTP_RANGE="bytes=0-999").status_code == 206
    assert packs.get(client, PAGE).status_code == 200
    assert packs.get(client, packs.photo_address(release, 1)).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_reader_who_hangs_up_frees_the_slot(client, live_server):
    release = packs.make_live("shown", [packs.make_photo(**LARGE) for _each in range(3)])
    size = picture_pack.offer(release, NOON).size
    for _each in range(2 * configured.THREADS):
        with socket.create_connection(live_server.url.removeprefix("http://").split(":")) as reader:
            reader.sendall(f"GET {PACK} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            assert reader.recv(12) == b"HTTP/1.1 200"
        # Once the server has noticed that its reader is gone.
        with packs.all_slots():
            pass
    assert size > 3 * delivery.LONG


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
def test_sentences_are_in_the_language_of_the_reader(client, language):
    factories.approve(packs.make_draft())
    sentence = packs.get(client, PACK.replace("/en/", f"/{language}/")).read.decode()
    with translation.override(language):
        expected = translation.gettext(
            "The high-resolution photos are being prepared. Please try again in a minute."
        )
    assert sentence == expected + "\n"
