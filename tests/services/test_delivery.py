"""How a private file leaves the house: whole, in ranges, in parts, or by the front server; and how many at once."""

import gc

import pytest
from django.conf import settings as configured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.signals import request_finished
from django.db import close_old_connections

from releases.services import delivery
from tests import packs

CONTENT = bytes(range(256)) * 4
LONG = delivery.LONG


@pytest.fixture(autouse=True)
def database_left_alone():
    """Whoever closes an answer lets go of the database, of which there is none here."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


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
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "byte_range",
    [
        "bytes=-",
        "bytes=0-1,5-6",
        "items=0-1",
        "bytes=a-b",
        "bytes=1-2x",
        "0-1",
        f"bytes=0-{'9' * 5000}",
    ],
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


# --- A part of a file, and a head without a body -------------------------------------------------


@pytest.mark.parametrize(
    ("byte_range", "status", "first", "last"),
    [
        ("", 200, 100, 199),
        ("bytes=0-9", 206, 100, 109),
        ("bytes=90-", 206, 190, 199),
        ("bytes=-5", 206, 195, 199),
        ("bytes=0-5000", 206, 100, 199),
    ],
)
def test_part_of_a_file_is_sent_as_if_it_were_the_file(name, byte_range, status, first, last):
    response, body = sent(name, byte_range, part=(100, 100))
    assert (response.status_code, body) == (status, CONTENT[first : last + 1])
    assert response.headers["Content-Length"] == str(last - first + 1)
    if status == 206:
        of_part = f"bytes {first - 100}-{last - 100}/100"
        assert response.headers["Content-Range"] == of_part


def test_range_behind_the_end_of_a_part_is_refused(name):
    response, body = sent(name, "bytes=100-", part=(100, 100))
    assert (response.status_code, body) == (416, b"")
    assert response.headers["Content-Range"] == "bytes */100"


def test_part_is_sent_from_here_whatever_the_front_server_may(name, settings):
    settings.X_ACCEL_PREFIX = "/private/"
    response, body = sent(name, part=(100, 100))
    assert (response.status_code, body) == (200, CONTENT[100:200])


@pytest.mark.parametrize("byte_range", ["", "bytes=0-1"])
def test_head_says_all_and_sends_nothing(name, byte_range):
    whole, _body = sent(name)
    response, body = sent(name, byte_range, is_head=True)
    assert (response.status_code, body) == (200, b"")
    assert dict(response.headers) == dict(whole.headers)


# --- Slots of long downloads ---------------------------------------------------------------------


@pytest.fixture
def long_name():
    return default_storage.save("packs/long.zip", ContentFile(bytes(LONG + 1)))


def free():
    """How many slots are free."""
    taken = 0
    while delivery.slots.acquire(blocking=False):
        taken += 1
    for _each in range(taken):
        delivery.slots.release()
    return taken


@pytest.fixture(autouse=True)
def no_slot_is_lost():
    before = free()
    yield
    gc.collect()
    assert free() == before == max(1, configured.THREADS // 2)


@pytest.fixture
def none_free():
    with packs.all_slots():
        yield


def opened(name, **options):
    """Send a file and read nothing of it yet."""
    return delivery.send(name, content_type="x/y", cache_control="public", **options)


def test_long_download_holds_a_slot_until_it_is_closed(long_name):
    before = free()
    response = opened(long_name)
    assert free() == before - 1
    b"".join(response.streaming_content)
    assert free() == before - 1
    response.close()
    assert free() == before
    response.close()
    assert free() == before


def test_reader_who_hangs_up_gives_the_slot_back(long_name):
    response = opened(long_name)
    next(iter(response.streaming_content))
    response.close()


def test_answer_that_is_forgotten_gives_the_slot_back(long_name):
    before = free()
    response = opened(long_name)
    assert free() == before - 1
    part = response.file_to_stream.file
    del response
    gc.collect()
    assert free() == before
    part.close()


def test_without_a_slot_the_answer_is_to_come_again(long_name, none_free):
    response, body = sent(long_name, download_as="pack.zip")
    assert (response.status_code, body) == (503, b"")
    assert response.headers["Retry-After"] == "60"
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.has_header("Content-Disposition")


@pytest.mark.parametrize(
    "options", [{"byte_range": f"bytes=0-{LONG - 2}"}, {"part": (0, LONG - 1)}, {"is_head": True}]
)
def test_short_answer_needs_no_slot(long_name, none_free, options):
    response, _body = sent(long_name, **options)
    assert response.status_code in (200, 206)


def test_long_range_needs_a_slot(long_name, none_free):
    assert sent(long_name, f"bytes=0-{LONG - 1}")[0].status_code == 503


def test_front_server_needs_no_slot(long_name, none_free, settings):
    settings.X_ACCEL_PREFIX = "/private/"
    assert sent(long_name)[0].status_code == 200


def test_missing_file_takes_no_slot():
    with pytest.raises(FileNotFoundError):
        opened("packs/nowhere.zip", part=(0, LONG))
