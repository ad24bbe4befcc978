"""Web sizes are the picture as it is seen, in sRGB, and the same whether it is shrunk in strips or at once."""

import colorsys
import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms

from releases.pictures import adobe_rgb, exif, judging, sizes

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
SIDES = st.integers(1, 400)


def noise(mode, size, seed=1):
    bands = len(Image.new(mode, (1, 1)).getbands()) if mode != "I;16" else 2
    return Image.frombytes(mode, size, random.Random(seed).randbytes(size[0] * size[1] * bands))


@pytest.fixture
def made(tmp_path):
    def make(image, image_format="JPEG", extensions=("jpg",), **options):
        source = tmp_path / "source"
        image.save(source, image_format, **options)
        found = sizes.make(str(source), image_format, str(tmp_path), extensions)
        return {
            (width, extension): Image.open(
                io.BytesIO((tmp_path / f"{width}.{extension}").read_bytes())
            )
            for width in found["widths"]
            for extension in extensions
        }

    return make


def about(image, place, colour, tolerance=6):
    seen = image.convert("RGB").getpixel(place)
    return max(abs(a - b) for a, b in zip(seen, colour, strict=True)) <= tolerance


@given(st.integers(1, 20_000), st.integers(1, 20_000))
def test_widths_ascend_and_no_size_is_larger_than_the_photo(width, height):
    found = sizes.widths(width, height)
    assert found == sorted(set(found))
    assert 1 <= len(found) <= len(sizes.WIDTHS)
    for each in found:
        assert 1 <= each <= min(width, max(sizes.WIDTHS))
        made = sizes.height_of(each, width, height)
        assert 1 <= made <= min(height, 16_383)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK", "RGBA", "LA", "1", "P", "I;16"])
@pytest.mark.parametrize("strip", [1, 900, 5000])
def test_strips_make_what_the_whole_makes(mode, strip, monkeypatch):
    monkeypatch.setattr(sizes, "STRIP", strip)
    image = Image.new("1", (97, 83)) if mode == "1" else noise(mode, (97, 83))
    size = (41, 35)
    whole = sizes._opaque(image).resize(size, Image.Resampling.LANCZOS)
    found = sizes.shrunk(image, size)
    assert (found.mode, found.size) == (whole.mode, whole.size)
    difference = ImageChops.difference(found, whole).getextrema()
    assert max(high for _low, high in (difference if found.mode != "L" else [difference])) <= 1


@given(SIDES, SIDES, st.integers(1, 100), st.integers(1, 100), st.integers(1, 9000))
def test_every_row_of_every_size_is_made(width, height, across, down, strip):
    image = Image.new("RGB", (width, height), "white")
    before, sizes.STRIP = sizes.STRIP, strip
    try:
        found = sizes.shrunk(image, (min(width, across), min(height, down)))
    finally:
        sizes.STRIP = before
    assert found.getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("turned", range(1, 9))
def test_picture_stands_upright_however_the_camera_was_held(made, image_format, turned):
    upright = Image.new("RGB", (600, 400), WHITE)
    upright.paste(RED, (0, 0, 300, 200))
    upright.paste(BLUE, (300, 0, 600, 200))
    upright.paste(GREEN, (0, 200, 300, 400))
    # What undoes each turn: only the quarter turns are not their own reverse.
    undone = {6: sizes.TURNS[8], 8: sizes.TURNS[6]} | {
        each: sizes.TURNS[each] for each in (2, 3, 4, 5, 7)
    }
    stored = upright.transpose(undone[turned]) if turned > 1 else upright
    block = Image.Exif()
    block[0x0112] = turned
    found = made(stored, image_format, exif=block)
    assert {key: image.size for key, image in found.items()} == {
        (480, "jpg"): (480, 320),
        (600, "jpg"): (600, 400),
    }
    for image in found.values():
        width, height = image.size
        corners = [(9, 9), (width - 9, 9), (9, height - 9), (width - 9, height - 9)]
        for corner, colour in zip(corners, [RED, BLUE, GREEN, WHITE], strict=True):
            assert about(image, corner, colour)


def test_large_jpeg_is_decoded_smaller_and_looks_the_same(made):
    # Bright at the left, dark at the right: where it is decoded wrongly, the middle moves.
    image = Image.linear_gradient("L").rotate(90).resize((4800, 3200)).convert("RGB")
    found = made(image, quality=95)[1600, "jpg"]
    expected = image.resize((1600, 1067), Image.Resampling.LANCZOS)
    for place in [(10, 10), (800, 533), (1200, 900), (1590, 1060)]:
        assert about(found, place, expected.getpixel(place), 3)


@pytest.mark.parametrize(
    ("extension", "image_format"), [("jpg", "JPEG"), ("webp", "WEBP"), ("avif", "AVIF")]
)
def test_each_format_is_what_its_extension_says(made, extension, image_format):
    found = made(Image.new("RGB", (500, 300), "teal"), extensions=[extension])
    assert [image.format for image in found.values()] == [image_format] * 2
    assert all(about(image, (99, 99), (0, 128, 128)) for image in found.values())


# --- Colours ---


def profile_of(space):
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()


def test_profile_is_applied_and_not_handed_on(made):
    found = made(Image.new("RGB", (500, 300), (200, 100, 50)), icc_profile=adobe_rgb.profile())
    assert about(found[480, "jpg"], (9, 9), (227, 100, 42))
    assert "icc_profile" not in found[480, "jpg"].info


def test_profile_of_another_kind_of_colours_is_passed_over(made):
    found = made(Image.new("RGB", (500, 300), (200, 100, 50)), icc_profile=profile_of("LAB"))
    assert about(found[480, "jpg"], (9, 9), (200, 100, 50))


def test_camera_that_says_adobe_rgb_without_a_profile_is_believed(made):
    image = Image.new("RGB", (500, 300), (200, 100, 50))
    for is_adobe_rgb, colour in [(True, (227, 100, 42)), (False, (200, 100, 50))]:
        block = exif.write(exif.Look(orientation=2, is_adobe_rgb=is_adobe_rgb))
        assert about(made(image, exif=exif.PREFIX + block)[480, "jpg"], (9, 9), colour)


def test_adobe_rgb_has_the_greys_of_srgb_and_stronger_colours():
    profile = ImageCms.ImageCmsProfile(io.BytesIO(adobe_rgb.profile()))
    for colour in [(0, 0, 0), (128, 128, 128), (255, 255, 255), (150, 120, 110)]:
        one = Image.new("RGB", (1, 1), colour)
        found = ImageCms.profileToProfile(one, profile, sizes.SRGB, outputMode="RGB").getpixel(
            (0, 0)
        )
        before, after = (colorsys.rgb_to_hsv(*each)[1] for each in (colour, found))
        assert after > before if len(set(colour)) > 1 else max(found) - min(found) <= 1


# --- Where it fails ---


def test_full_disk_has_its_own_reason():
    with pytest.raises(judging.Refusal, match="no_room"):
        sizes._write(noise("RGB", (300, 300)), "/dev/full", *sizes.FORMATS["jpg"])


def test_picture_that_is_spoilt_by_now_is_refused(tmp_path):
    source = tmp_path / "source"
    noise("RGB", (300, 300)).save(source, "JPEG")
    source.write_bytes(source.read_bytes()[:5000])
    with pytest.raises(judging.Refusal, match="damaged"):
        sizes.make(str(source), "JPEG", str(tmp_path), ["jpg"])
    assert list(tmp_path.iterdir()) == [source]
