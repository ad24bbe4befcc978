"""How a private file leaves the house: whole, in ranges, or by the front server."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from releases.services import delivery

CONTENT = bytes(range(256)) * 4


@pytest.fixture
def name():
    return default_storage.save("renditions/a/480.jpg", ContentFile(CONTENT))


def sent(name, byte_range="", **options):
    response = delivery.send(
        name,
        content_type="image/jpeg",
        cache_control="private, no-store",
        byte_range=byte_range,
        **options,
    )
    body = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return response, body


def test_whole_file_is_sent_with_what_the_door_decided(name):
    response, body = sent(name)
    assert (response.status_code, body) == (200, CONTENT)
    headers = {key.lower(): value for key, value in response.headers.items()}
    assert headers == {
        "content-type": "image/jpeg",
        "content-length": str(len(CONTENT)),
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
        "accept-ranges": "bytes",
        **{key: headers[key] for key in headers.keys() & {"content-disposition"}},
    }


@pytest.mark.parametrize(
    ("byte_range", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=1000-", 1000, 1023),
        ("bytes=1000-99999", 1000, 1023),
        ("bytes=-24", 1000, 1023),
        ("bytes=-99999", 0, 1023),
    ],
)
def test_one_range_is_honoured(name, byte_range, first, last):
    response, body = sent(name, byte_range)
    assert (response.status_code, body) == (206, CONTENT[first : last + 1])
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/1024"
    assert response.headers["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("byte_range", ["bytes=1024-", "bytes=20-10", "bytes=-0"])
def test_range_that_is_not_there_is_refused(name, byte_range):
    response, body = sent(name, byte_range)
    assert (response.status_code, body) == (416, b"")
    assert response.headers["Content-Range"] == "bytes */1024"


@pytest.mark.parametrize(
    "byte_range", ["bytes=-", "bytes=0-1,5-6", "items=0-1", "bytes=a-b", "bytes=1-2x", "0-1"]
)
def test_range_that_cannot_be_read_gets_the_whole_file(name, byte_range):
    response, body = sent(name, byte_range)
    assert (response.status_code, body) == (200, CONTENT)


def test_front_server_is_told_where_the_file_lies(name, settings):
    settings.X_ACCEL_PREFIX = "/private/"
    response, body = sent(name, "bytes=0-1")
    assert (response.status_code, body) == (200, b"")
    assert response.headers["X-Accel-Redirect"] == "/private/renditions/a/480.jpg"
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("download_as", ["Photo 9.jpg", "圖九.jpg", 'a"b\r\nX-Evil: 1.jpg'])
def test_download_has_a_name_and_no_room_for_a_header(name, download_as):
    disposition = sent(name, download_as=download_as)[0].headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename")
    assert "\r" not in disposition
    assert "\n" not in disposition


@pytest.mark.parametrize("prefix", ["", "/private/"])
def test_missing_file_is_an_error_that_the_door_answers(prefix, settings):
    settings.X_ACCEL_PREFIX = prefix
    with pytest.raises(FileNotFoundError):
        sent("renditions/nowhere.jpg")
