"""Damaged pictures: either they are refused, or what comes out is the picture that Pillow saw before."""

import functools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from releases.pictures.embedding import BrokenPicture
from tests import figures
from tests.pictures import camera
from tests.pictures.saying import SAID, embedded

telephone = functools.cache(lambda image_format: camera.TELEPHONES[image_format]())

damages = st.lists(
    st.tuples(
        st.sampled_from(["turn", "turn", "turn", "cut", "put", "double"]),
        st.integers(0, 9999),
        st.binary(min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=3,
)


def damaged(picture, what):
    """Return a picture with bytes turned, cut out, put in or doubled at places given in parts of ten thousand."""
    for deed, place, found in what:
        at = place * len(picture) // 10_000
        middle = picture[at : at + len(found)]
        after = picture[at + len(found) :]
        new = {"turn": found, "cut": b"", "put": found + middle, "double": middle * 2}[deed]
        picture = picture[:at] + new + after
    return picture


def seen(picture):
    """Return what Pillow makes of a picture, None where it makes nothing."""
    try:
        found = camera.opened(picture)
    except Exception:  # whatever a decoder stumbles over
        return None
    return found.mode, found.size, found.tobytes()


def embedded_or_refused(picture, image_format):
    """Return what comes out, None where the picture is refused; anything else that is raised is a fault."""
    try:
        return embedded(picture, image_format, SAID)
    except BrokenPicture:
        return None


@pytest.mark.parametrize("image_format", sorted(camera.TELEPHONES))
@given(what=damages)
def test_damaged_picture_is_refused_or_stays_what_it_was(image_format, what):
    picture = damaged(telephone(image_format), what)
    before, result = seen(picture), embedded_or_refused(picture, image_format)
    figures.add("damaged pictures embedded")
    if result is None:
        figures.add("… of them refused")
    elif before is not None:
        assert seen(result) == before


@pytest.mark.parametrize("image_format", sorted(camera.TELEPHONES))
@given(length=st.integers(0, 10_000))
def test_cut_off_picture_is_refused_or_whole(image_format, length):
    picture = telephone(image_format)
    result = embedded_or_refused(picture[: length * len(picture) // 10_000], image_format)
    assert result in (None, embedded(picture, image_format))


BEGINNINGS = {"JPEG": b"\xff\xd8", "PNG": b"\x89PNG\r\n\x1a\n", "WEBP": b"RIFF\0\0\0\0WEBP"}


@pytest.mark.parametrize("image_format", sorted(BEGINNINGS))
@given(rest=st.binary(max_size=200))
@example(rest=b"\xff" * 200)
@example(rest=b"\xff\xda\0\2" * 50)
@example(rest=bytes(200))
def test_noise_is_refused_or_comes_out_as_a_picture(image_format, rest):
    result = embedded_or_refused(BEGINNINGS[image_format] + rest, image_format)
    assert result is None or result.startswith(BEGINNINGS[image_format][:4])


@pytest.mark.parametrize("flood", [b"\xff", b"\xff\x00", b"\0", b"\xff\xfe\0\2", b"\xff\xd0"])
def test_flood_before_a_picture_ends(flood):
    jpeg = camera.encoded("JPEG")
    many = jpeg[:2] + flood * (2**22 // len(flood)) + jpeg[2:]
    assert embedded_or_refused(many, "JPEG") in (None, embedded(jpeg, "JPEG"))
