"""The sweep lists what nothing uses and deletes only when told to; verifying names each original that has changed."""

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from releases.models import AuditEntry, Photo
from releases.services.clock import reading
from tests import factories

pytestmark = pytest.mark.django_db


def say(*arguments):
    """Return the lines that the command says."""
    stdout = io.StringIO()
    call_command("sweep_files", *arguments, stdout=stdout)
    return stdout.getvalue().splitlines()


@pytest.fixture
def leftover():
    """The path of a file of two days ago that nothing names, 1.2 MB."""
    name = default_storage.save("incoming/half.jpg", ContentFile(bytes(1_200_000)))
    path = Path(default_storage.path(name))
    stamp = (reading() - timedelta(days=2)).timestamp()
    os.utime(path, (stamp, stamp))
    return path


def test_files_are_listed_and_stay(leftover):
    assert say() == [
        "incoming/half.jpg  1.2 MB",
        "1 file(s), 1.2 MB, that nothing uses; --delete deletes them",
    ]
    assert leftover.exists()


def test_files_are_deleted_when_told_to(leftover):
    assert say("--delete") == ["incoming/half.jpg  1.2 MB", "1 file(s), 1.2 MB, deleted"]
    assert not leftover.exists()
    assert say("--delete") == ["0 file(s), 0.0 MB, deleted"]


def test_younger_files_are_not_even_listed(leftover):
    assert say("--older-than", "49") == [
        "0 file(s), 0.0 MB, that nothing uses; --delete deletes them"
    ]


@pytest.mark.parametrize("age", [["--older-than", "0"], ["--older-than", "-5"], ["--photos", "-1"]])
def test_age_of_nothing_is_refused(leftover, age):
    with pytest.raises(CommandError, match="at least 1"):
        say(*age, "--delete")
    assert leftover.exists()


@pytest.fixture
def forgotten():
    photo = factories.make_photo(name="forgotten.jpg")
    long_ago = reading() - timedelta(days=40)
    Photo.objects.filter(pk=photo.pk).update(uploaded_at=long_ago, edited_at=long_ago)
    return photo


def test_photos_that_nothing_uses_stay_unless_asked_for(forgotten):
    say("--delete")
    lines = say("--photos", "30")
    assert lines[0] == f"{forgotten.public_id}  forgotten.jpg"
    assert Photo.objects.get() == forgotten


def test_photos_that_nothing_uses_go_on_record_with_their_files(
    forgotten, django_capture_on_commit_callbacks
):
    path = Path(forgotten.original.path)
    with django_capture_on_commit_callbacks(execute=True):
        lines = say("--photos", "30", "--delete")
    assert lines[0] == f"{forgotten.public_id}  forgotten.jpg"
    assert lines[1].startswith("1 photo(s), ")
    assert (Photo.objects.count(), path.exists()) == (0, False)
    entry = AuditEntry.objects.of(forgotten).first()
    assert (entry.what, entry.by, entry.thing) == ("delete", None, "a teal square zh-hant")


def test_photo_of_a_release_is_never_swept(forgotten):
    factories.make_figure(factories.make_release(), forgotten)
    assert say("--photos", "30", "--delete")[0] == "0 photo(s), 0.0 MB, deleted"
    assert Path(forgotten.original.path).exists()


def test_originals_are_verified():
    photo = factories.make_photo()
    factories.make_photo()
    assert say("--verify") == ["Every original is as it came."]
    Path(photo.original.path).write_bytes(b"something else")
    with pytest.raises(CommandError) as refusal:
        say("--verify")
    assert str(refusal.value).splitlines() == [
        f"{photo.original.name}  changed: photo.jpg",
        "1 original(s) at fault",
    ]


def test_progress_is_drawn_on_a_terminal(leftover):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    stdout = Terminal()
    call_command("sweep_files", "--delete", stdout=stdout, no_color=True)
    lines = stdout.getvalue()
    assert "Looking at files [" in lines
    assert "Deleting files [" in lines
    assert "1/1" in lines
