"""What a file is said to be; how bad ones are refused stands in tests/test_bad_files.py."""

import io

import pytest
from PIL import ExifTags, Image

from releases.pictures import judging


@pytest.fixture
def judged(tmp_path):
    def judge(image_format="JPEG", size=(64, 48), **options):
        path = tmp_path / "picture"
        Image.new("RGB", size).save(path, image_format, **options)
        return judging.judge(str(path))

    return judge


def exif(**tags):
    block = Image.Exif()
    for name, value in tags.items():
        tag = getattr(ExifTags.Base, name)
        place = block if name == "Orientation" else block.get_ifd(ExifTags.IFD.Exif)
        place[tag] = value
    return block.tobytes()


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
def test_photo_is_described_in_what_json_can_carry(judged, image_format):
    assert judged(image_format) == {
        "format": image_format,
        "width": 64,
        "height": 48,
        "taken_on": None,
    }


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("turned", range(10))
def test_size_is_as_seen_from_every_side(judged, image_format, turned):
    found = judged(image_format, exif=exif(Orientation=turned))
    expected = (48, 64) if turned in (5, 6, 7, 8) else (64, 48)
    assert (found["width"], found["height"]) == expected


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2023:03:30 23:59:59", "2023-03-30"),
        ("2024:02:29 00:00:00", "2024-02-29"),
        ("2023:02:29 00:00:00", None),
        ("0000:00:00 00:00:00", None),
        ("    :  :     :  :  ", None),
        ("30.3.2023", None),
        ("", None),
    ],
)
def test_day_is_that_of_the_camera_where_there_is_such_a_day(judged, image_format, said, day):
    assert judged(image_format, exif=exif(DateTimeOriginal=said))["taken_on"] == day


def test_day_on_which_a_file_was_changed_is_not_when_it_was_taken(judged):
    block = Image.Exif()
    block[ExifTags.Base.DateTime] = "2023:03:30 10:00:00"
    assert judged(exif=block)["taken_on"] is None


@pytest.mark.parametrize(
    ("size", "progressive", "code"),
    [
        ((12_000, 10_000), False, None),
        ((12_001, 10_000), False, "too_many_pixels"),
        ((20_000, 6000), False, None),
        ((20_001, 10), False, "too_long"),
        ((8940, 8940), True, None),
        ((8960, 8960), True, "too_costly"),
    ],
)
def test_limits_are_kept_to_the_pixel(size, progressive, code):
    target = io.BytesIO()
    Image.new("RGB", (16, 16)).save(target, "JPEG", progressive=progressive, subsampling=0)
    image = judging.opened(target, "JPEG")
    image._size = size
    if code is None:
        judging._refuse_unfit(image, "JPEG")
    else:
        with pytest.raises(judging.Refusal) as refusal:
            judging._refuse_unfit(image, "JPEG")
        assert refusal.value.code == code
