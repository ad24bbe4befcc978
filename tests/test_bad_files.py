"""Bad and strange files: each gets a sentence or a right result, never a half, and nothing of a refused one stays."""

import pytest
from django.conf import settings as site
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image

from releases.models import AuditEntry, Photo
from releases.services import photos, renditions
from tests import factories, figures
from tests.bad_files.making import picture
from tests.bad_files.table import ALL, NAMES, Right

pytestmark = [pytest.mark.django_db, pytest.mark.darkroom]

REFUSED = [name for name, odd in ALL.items() if not isinstance(odd.expected, Right)]
RIGHT = [name for name, odd in ALL.items() if isinstance(odd.expected, Right)]
# One of each way to be refused, and what is most like an attack.
THROUGH_THE_DOOR = {ALL[name].expected: name for name in REFUSED}


@pytest.fixture(autouse=True)
def no_worker(settings):
    """Web sizes are made where a test asks for them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def files():
    """Return the names of all private files."""
    found = [path for path in site.MEDIA_ROOT.rglob("*") if path.is_file()]
    return sorted(path.relative_to(site.MEDIA_ROOT).as_posix() for path in found)


def upload(name):
    odd = ALL[name]
    return SimpleUploadedFile(odd.name, odd.make())


def test_there_are_at_least_sixty():
    assert len(ALL) >= 60
    figures.note("bad and strange files", len(ALL))


@pytest.mark.dealt
@pytest.mark.parametrize("name", REFUSED)
def test_bad_file_is_refused_with_a_sentence_and_leaves_nothing(name):
    by = factories.make_user()
    with pytest.raises(photos.BadPhoto) as refusal:
        photos.receive(upload(name), by)
    assert refusal.value.code == ALL[name].expected
    assert str(refusal.value).startswith(f"“{ALL[name].name}” ")
    assert (Photo.objects.count(), AuditEntry.objects.count(), files()) == (0, 0, [])


@pytest.mark.parametrize("name", RIGHT)
def test_strange_file_becomes_a_right_photo(name):
    image_format, size, colour = ALL[name].expected
    photo = photos.receive(upload(name), factories.make_user()).photo
    assert (photo.format, (photo.width, photo.height)) == (image_format, size)
    assert photo.taken_on is None
    renditions.make.call(photo.public_id)
    photo.refresh_from_db()
    assert (photo.sizes, photo.sizes_error) == ("made", "")
    names = [
        renditions.name(photo, width, each) for width in photo.widths for each in ("jpg", "webp")
    ]
    assert files() == sorted([photo.original.name, *names])
    for each in names:
        with Image.open(site.MEDIA_ROOT / each) as made:
            assert made.mode == "RGB"
            middle = made.getpixel((made.width // 2, made.height // 2))
        assert max(abs(a - b) for a, b in zip(middle, colour, strict=True)) <= 6


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name[:30]))
def test_name_is_shown_without_what_could_mislead(name):
    file = SimpleUploadedFile("x.jpg", picture())
    # As a client of the service may hand it in: Django's own form fields have cleaned it before.
    file._name = name
    photo = photos.receive(file, factories.make_user()).photo
    assert photo.original_name == NAMES[name]
    assert files() == [photo.original.name]
    assert photo.original.name.removeprefix("originals/").removesuffix(".jpg").isalnum()


@pytest.mark.parametrize("name", THROUGH_THE_DOOR.values())
@pytest.mark.parametrize("door", ["add", "receive"])
def test_officer_who_uploads_a_bad_file_is_told_in_their_language(client, door, name):
    user = factories.make_user(None, "add_photo", "view_photo")
    user.language = "zh-hant"
    user.save()
    client.force_login(user)
    address = reverse(f"admin:releases_photo_{door}")
    answer = client.post(address, {"file": upload(name), "kind": "photo"}, follow=True)
    assert answer.status_code == 200
    said = answer.json()["error"] if door == "receive" else answer.content.decode()
    with translation.override("zh-hant"):
        sentence = photos.SENTENCES[ALL[name].expected] % {"name": ALL[name].name}
    assert sentence in said
    assert (Photo.objects.count(), files()) == (0, [])
