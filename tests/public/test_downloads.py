"""What a picture desk takes away: with its length, ETag, ranges and a name in the reader's language."""

from urllib.parse import quote

import pytest

from releases.services import picture_pack
from tests import packs
from tests.factories import NOON
from tests.packs import PACK

pytestmark = pytest.mark.django_db


def test_pack_is_sent_with_its_length_and_name_and_how_long_it_keeps(client):
    pack = picture_pack.offer(packs.make_live(), NOON)
    response = packs.get(client, PACK)
    assert (response.status_code, response.read) == (200, packs.stored(pack))
    headers = {
        "Content-Type": "application/zip",
        "Content-Length": str(pack.size),
        "Content-Disposition": 'attachment; filename="2026-11-20-headline-of-shown-en-photos.zip"',
        "ETag": f'"{pack.fingerprint}"',
        "Cache-Control": "public, max-age=60",
        "Accept-Ranges": "bytes",
        "X-Content-Type-Options": "nosniff",
    }
    assert {name: response.headers[name] for name in headers} == headers
    assert pack.name not in str(response.headers)


@pytest.mark.parametrize(
    ("image_format", "extension", "content_type"),
    [("JPEG", "jpg", "image/jpeg"), ("PNG", "png", "image/png"), ("WEBP", "webp", "image/webp")],
)
def test_photo_is_sent_as_it_stands_in_the_pack(client, image_format, extension, content_type):
    release = packs.make_live("shown", 1, [packs.make_photo(image_format)])
    files = packs.unzipped(packs.stored(picture_pack.offer(release, NOON)))
    response = packs.get(client, packs.photo_address(release, 1, extension=extension))
    assert (response.status_code, response.read) == (200, list(files.values())[1])
    assert response.headers["Content-Type"] == content_type
    assert response.headers["Content-Length"] == str(len(response.read))
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="02-Photo-2-headline-of-shown-en.{extension}"'
    )


def test_names_are_in_the_language_of_the_reader(client):
    release = packs.make_live()
    page = "/zh-hans/releases/2026/shown/"
    pack, photo = (
        packs.get(client, f"{page}photos.zip"),
        packs.get(client, packs.photo_address(release, 1, page)),
    )
    names = [
        "2026-11-20-headline-of-shown-zh-hans-照片包.zip",
        "02-图二-左图-headline-of-shown-zh-hans.jpg",
    ]
    assert [each.headers["Content-Disposition"] for each in (pack, photo)] == [
        f"attachment; filename*=utf-8''{quote(name)}" for name in names
    ]


@pytest.mark.parametrize("which", [0, 1])
def test_head_says_what_get_says(client, which):
    address = packs.addresses(packs.make_live())[which]
    whole, head = packs.get(client, address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(whole.headers)


@pytest.mark.parametrize("which", [0, 1])
def test_download_goes_on_where_it_broke_off(client, which):
    address = packs.addresses(packs.make_live())[which]
    whole = packs.get(client, address)
    etag, size = whole.headers["ETag"], len(whole.read)
    for headers in ({}, {"HTTP_IF_RANGE": etag}):
        rest = packs.get(client, address, HTTP_RANGE="bytes=100-", **headers)
        assert (rest.status_code, rest.read) == (206, whole.read[100:])
        assert rest.headers["Content-Range"] == f"bytes 100-{size - 1}/{size}"
        assert rest.headers["ETag"] == etag
    for other in ('"another"', f"W/{etag}", "Fri, 20 Nov 2026 04:00:00 GMT"):
        anew = packs.get(client, address, HTTP_RANGE="bytes=100-", HTTP_IF_RANGE=other)
        assert (anew.status_code, anew.read) == (200, whole.read)
    several = packs.get(client, address, HTTP_RANGE="bytes=0-1,5-6")
    assert (several.status_code, several.read) == (200, whole.read)
    beyond = packs.get(client, address, HTTP_RANGE=f"bytes={size}-")
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{size}")
    assert beyond.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("which", [0, 1])
def test_known_download_is_not_sent_again(client, which):
    address = packs.addresses(packs.make_live())[which]
    etag = packs.get(client, address).headers["ETag"]
    response = packs.get(client, address, HTTP_IF_NONE_MATCH=etag)
    assert (response.status_code, response.read) == (304, b"")
    assert response.headers["ETag"] == etag
    unknown = packs.get(client, address, HTTP_IF_MATCH='"another"')
    assert (unknown.status_code, unknown.headers["Cache-Control"]) == (412, "no-store")


def test_front_server_sends_the_pack_and_a_photo_is_sent_from_here(client, settings):
    release = packs.make_live()
    settings.X_ACCEL_PREFIX = "/private/"
    pack, photo = packs.get(client, PACK), packs.get(client, packs.photo_address(release))
    name = picture_pack.offer(release, NOON).name
    assert (pack.headers["X-Accel-Redirect"], pack.read) == (f"/private/{name}", b"")
    assert not photo.has_header("X-Accel-Redirect")
    assert photo.read.startswith(b"\xff\xd8")
