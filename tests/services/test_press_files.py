"""What a picture pack holds: photos with their words inside, captions beside, named for every system."""

import io
from zipfile import ZIP_STORED, ZipFile

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from releases.models import FigurePhoto
from releases.services import picture_pack
from releases.text.languages import LANGUAGES
from tests import packs
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def names(release, at=NOON):
    return list(packs.unzipped(packs.stored(picture_pack.offer(release, at))))


def test_pack_holds_the_photos_by_number_and_captions_in_each_language():
    photos = [packs.make_photo(each) for each in ("JPEG", "PNG", "WEBP")]
    draft = packs.make_draft("shown", photos[:1], photos[1:])
    assert names(packs.approve(draft)) == [
        "01-圖一-headline-of-shown-zh-hant.jpg",
        "02-圖二-左圖-headline-of-shown-zh-hant.png",
        "03-圖三-右圖-headline-of-shown-zh-hant.webp",
        *(f"captions-{each}.{kind}" for each in LANGUAGES for kind in ("txt", "csv")),
    ]


def test_names_are_in_the_first_language_that_is_open():
    release = packs.approve(packs.make_draft("shown", 2), languages=["en"])
    assert names(release) == [
        "01-Photo-1-left-headline-of-shown-en.jpg",
        "02-Photo-2-right-headline-of-shown-en.jpg",
        "captions-en.txt",
        "captions-en.csv",
    ]


def test_files_are_stored_with_utf8_names_at_the_hour_of_the_release():
    pack = picture_pack.offer(packs.make_live(), NOON)
    with ZipFile(io.BytesIO(packs.stored(pack))) as archive:
        entries = archive.infolist()
    assert {each.compress_type for each in entries} == {ZIP_STORED}
    assert {each.date_time for each in entries} == {(2026, 11, 20, 12, 0, 0)}
    chinese = [each for each in entries if not each.filename.isascii()]
    assert [each.flag_bits & 0x800 for each in chinese] == [0x800] * 3


def test_each_photo_is_a_part_of_the_pack():
    release = packs.make_live()
    pack = picture_pack.offer(release, NOON)
    data = packs.stored(pack)
    files = packs.unzipped(data)
    parts = [pack.photos[key] for key in packs.keys(release)]
    assert [data[each.first :][: each.size] for each in parts] == list(files.values())[:3]
    assert [(each.number, each.slot, each.extension) for each in parts] == [
        (1, "", "jpg"),
        (2, "left", "jpg"),
        (3, "right", "jpg"),
    ]


def test_photo_has_its_pixels_and_the_words_of_every_open_language():
    photo = packs.make_photo()
    release = packs.approve(packs.make_draft("shown", [photo]))
    data = next(iter(packs.unzipped(packs.stored(picture_pack.offer(release, NOON))).values()))
    with photo.original.open() as original, Image.open(io.BytesIO(data)) as sent:
        assert sent.tobytes() == Image.open(original).tobytes()
        told = sent.info["xmp"].decode()
    for language, label in (("zh-hant", "圖一："), ("zh-hans", "图一："), ("en", "Photo 1: ")):
        assert f"{label}caption {language}" in told
        assert f"headline of shown {language}" in told
    assert "http://127.0.0.1:8000/zh-hant/releases/2026/shown/" in told


def test_captions_name_the_files_and_their_page():
    release = packs.make_live()
    files = packs.unzipped(packs.stored(picture_pack.offer(release, NOON)))
    text = files["captions-en.txt"].decode("utf-8-sig")
    assert "http://127.0.0.1:8000/en/releases/2026/shown/" in text
    assert "Photo 2 (left): caption en" in text
    assert [name for name in files if name.endswith(".jpg") and name not in text] == []


def test_withdrawn_photo_is_left_out_and_the_captions_say_so():
    draft = packs.make_draft("shown", 3)
    FigurePhoto.objects.filter(key=packs.keys(draft)[1]).update(withdrawn_at=NOON)
    release = packs.approve(draft)
    files = packs.unzipped(packs.stored(picture_pack.offer(release, NOON)))
    assert [name[:2] for name in files][:2] == ["01", "03"]
    text = files["captions-zh-hant.txt"].decode("utf-8-sig")
    assert "\r\n\r\n圖二已撤回，請勿使用。\r\n\r\n" in text
    assert packs.keys(release)[1] not in picture_pack.offer(release, NOON).photos


def test_the_same_contents_are_the_same_bytes():
    release = packs.make_live()
    first = picture_pack.offer(release, NOON)
    data = packs.stored(first)
    default_storage.delete(first.name)
    picture_pack.refresh(release, NOON)
    second = picture_pack.offer(packs.work(release), NOON)
    assert second.name != first.name
    assert (second.fingerprint, packs.stored(second)) == (first.fingerprint, data)
