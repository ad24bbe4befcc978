"""The worker makes packs: of sound originals only, and of what the release says when it names them."""

import logging
import threading

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction

from releases.models import Photo, Release
from releases.services import following, picture_pack, press_files
from releases.text.languages import LANGUAGES
from tests import factories, packs
from tests.conftest import DEEP
from tests.factories import NOON, trilingual
from tests.packs import ALL

pytestmark = pytest.mark.django_db

CHANGES = 50 if DEEP else 5


def test_what_changes_while_a_pack_is_made_makes_it_anew(monkeypatch):
    release, write, calls = factories.approve(packs.make_draft()), press_files.write, []

    def written_late(contents, target):
        if not calls:
            packs.amended(Release.objects.get(pk=release.pk), packs.caption("another"))
        calls.append(contents.fingerprint)
        return write(contents, target)

    monkeypatch.setattr(press_files, "write", written_late)
    release = packs.work(release)
    assert picture_pack.offer(release, NOON) is None
    assert default_storage.listdir("packs")[1] == []
    release = packs.work(release)
    assert [entry["fingerprint"] for entry in release.packs.values()] == calls[1:]
    assert b"another en" in packs.stored(picture_pack.offer(release, NOON))


def test_change_that_nobody_told_is_found_when_the_pack_is_named(monkeypatch):
    release, write = factories.approve(packs.make_draft()), press_files.write

    def written_late(contents, target):
        release.figures.update(**trilingual(caption="untold"))
        return write(contents, target)

    monkeypatch.setattr(press_files, "write", written_late)
    assert picture_pack.offer(packs.work(release), NOON) is None
    assert b"untold en" in packs.stored(picture_pack.offer(packs.work(release), NOON))


def test_pack_that_is_made_is_not_made_again():
    release = packs.make_live()
    former = picture_pack.offer(release, NOON)
    assert picture_pack.offer(packs.work(release), NOON) == former
    assert len(default_storage.listdir("packs")[1]) == 1


def test_nothing_is_made_of_what_is_not_wanted():
    release = packs.make_live()
    picture_pack.make.call(release.public_id, "en")
    picture_pack.make.call("aaaaaaaaaa", "en")
    assert len(default_storage.listdir("packs")[1]) == 1


def spoil(photo, data):
    default_storage.delete(photo.original.name)
    if data is not None:
        default_storage.save(photo.original.name, ContentFile(data))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            packs.picture(),
            "The original of photo 2 is no longer the file that was uploaded: upload it again.",
        ),
        (None, "The original of photo 2 is missing: upload it again."),
    ],
)
def test_original_that_is_not_what_came_stops_the_pack_and_says_so(data, sentence, caplog):
    photo = packs.make_photo()
    with photo.original.open() as file:
        sound = file.read()
    draft = packs.make_draft("shown", 1, [photo])
    spoil(photo, data)
    with caplog.at_level(logging.ERROR):
        release = packs.approve(draft)
    assert picture_pack.offer(release, NOON) is None
    assert picture_pack.is_expected(release, NOON)
    assert picture_pack.troubles(release) == [sentence]
    assert release.public_id in caplog.text
    assert default_storage.listdir("packs")[1] == []

    spoil(photo, sound)
    picture_pack.refresh(release, NOON)
    release = packs.work(release)
    assert picture_pack.troubles(release) == []
    assert len(picture_pack.offer(release, NOON).photos) == 2


def test_damaged_picture_stops_the_pack_and_says_so():
    photo = packs.keep_photo(packs.picture()[:200], "JPEG", (60, 40))
    release = packs.approve(packs.make_draft("shown", [photo]))
    assert picture_pack.offer(release, NOON) is None
    assert picture_pack.troubles(release) == ["Photo 1 is damaged: export it again and upload it."]


def test_anything_else_that_fails_is_told_once(monkeypatch):
    def full(contents, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(press_files, "write", full)
    release = packs.chinese_first()
    assert len(release.packs) == 2
    assert picture_pack.troubles(release) == [
        "The picture pack could not be made; the log says why."
    ]
    assert default_storage.listdir("packs")[1] == []


def test_pack_whose_file_is_lost_is_made_again():
    release = packs.make_live()
    default_storage.delete(picture_pack.offer(release, NOON).name)
    picture_pack.refresh(release, NOON)
    assert picture_pack.offer(release, NOON) is None
    pack = picture_pack.offer(packs.work(release), NOON)
    assert default_storage.exists(pack.name)


@pytest.mark.django_db(transaction=True)
def test_no_reader_is_offered_an_old_pack_while_editors_and_workers_race():
    photo = packs.make_photo()
    release = packs.approve(packs.make_draft("shown", [photo]))
    done, seen = threading.Event(), []

    def edit():
        try:
            for number in range(CHANGES):
                with transaction.atomic():
                    Photo.objects.filter(pk=photo.pk).update(credit_en=f"credit {number}")
                    following.follow_showing(photo, at=NOON)
        finally:
            done.set()
            connection.close()

    def make():
        while not done.wait(0.02):
            picture_pack.make.call(release.public_id, ALL)
        connection.close()

    threads = [threading.Thread(target=each) for each in (edit, make)]
    for thread in threads:
        thread.start()
    while not done.wait(0.02):
        seen.append(_fits_what_the_release_says(release))
    for thread in threads:
        thread.join()
    assert set(seen) <= {True, None}
    assert b"credit " + str(CHANGES - 1).encode() in packs.stored(
        picture_pack.offer(packs.work(release), NOON)
    )
    assert len(default_storage.listdir("packs")[1]) == 1


@transaction.atomic
def _fits_what_the_release_says(release):
    """Whether the pack that readers are offered holds what the release says at this instant; None while there is none."""
    locked = Release.objects.select_for_update().get(pk=release.pk)
    pack = picture_pack.offer(locked, NOON)
    if pack is None:
        return None
    return pack.fingerprint == press_files.Reading(locked).contents(LANGUAGES).fingerprint
