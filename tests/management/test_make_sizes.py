"""The command that makes web sizes here and now."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from releases.models import Photo
from releases.services import photos, renditions
from tests import factories

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def no_worker(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def both():
    """A photo with web sizes, and one without."""
    by = factories.make_user()
    both = [photos.receive(factories.picture(f"{n}.jpg"), by).photo for n in (1, 2)]
    renditions.rebuild(both[0])
    spoil(both[0])
    return both


def spoil(photo):
    with default_storage.open(renditions.name(photo, 480, "jpg"), "wb") as file:
        file.write(b"spoilt")


def is_spoilt(photo):
    with default_storage.open(renditions.name(photo, 480, "jpg")) as file:
        return file.read() == b"spoilt"


def states():
    return list(Photo.objects.order_by("pk").values_list("sizes", "widths", "has_avif"))


MADE = ("made", [480, 600], True)


@pytest.mark.parametrize("words", [[], ["--missing"]])
def test_what_is_missing_is_made_and_nothing_else(words, both):
    said = io.StringIO()
    call_command("make_sizes", *words, stdout=said)
    assert states() == [MADE, MADE]
    assert is_spoilt(both[0])
    assert said.getvalue() == "Web sizes of 2 photos are there.\n"


@pytest.mark.parametrize("words", [["--all"], ["--remove"], ["--remove", "--all"]])
def test_all_are_made_anew(words, both):
    call_command("make_sizes", *words, stdout=io.StringIO())
    assert states() == [MADE, MADE]
    assert not is_spoilt(both[0])


def test_progress_is_shown_where_somebody_looks(both):
    terminal = Terminal()
    call_command("make_sizes", "--remove", stdout=terminal)
    for title in ("Removing web sizes", "Making web sizes"):
        assert f"\r{title} [{'#' * 30}] 2/2\n" in terminal.getvalue()


def test_photo_that_fails_stops_nothing_and_is_named(both):
    default_storage.delete(both[0].original.name)
    told = io.StringIO()
    with pytest.raises(CommandError, match="1 of 2 photos have not all web sizes"):
        call_command("make_sizes", "--all", stdout=io.StringIO(), stderr=told)
    assert told.getvalue() == f"{both[0].public_id} 1.jpg: missing\n"
    assert states() == [("failed", [480, 600], True), MADE]
    # What readers had, they have.
    assert default_storage.exists(renditions.name(both[0], 600, "webp"))


def test_newsroom_without_photos_has_nothing_to_make():
    said = io.StringIO()
    call_command("make_sizes", stdout=said)
    assert said.getvalue() == "Web sizes of 0 photos are there.\n"
