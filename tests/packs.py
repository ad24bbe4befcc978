"""Releases with photos for a picture desk, the worker that makes their packs, and the reader who asks for them."""

import hashlib
import io
import itertools
from contextlib import contextmanager
from datetime import timedelta
from zipfile import ZipFile

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from releases.models import Photo
from releases.services import amending, delivery, picture_pack, publishing
from releases.text.languages import LANGUAGES
from tests import factories
from tests.factories import NOON, trilingual

LATER = NOON + timedelta(hours=4)
CHINESE, ALL = "zh-hant zh-hans", "zh-hant zh-hans en"
PAGE = "/en/releases/2026/shown/"
PACK = PAGE + "photos.zip"
_shades = itertools.count(1)


def make_photo(image_format="JPEG", size=(60, 40), noise=0, **fields):
    """A photo of a colour of its own, or of random pixels, as if it had come in and had its web sizes."""
    return keep_photo(picture(image_format, size, noise), image_format, size, **fields)


def picture(image_format="JPEG", size=(60, 40), noise=0):
    """The bytes of a picture; ``noise`` makes its file as large as its format lets it."""
    target = io.BytesIO()
    shade = next(_shades)
    colour = (shade % 256, shade // 256, 90)
    image = Image.effect_noise(size, noise) if noise else Image.new("RGB", size, colour)
    image.convert("RGB").save(target, image_format)
    return target.getvalue()


def keep_photo(data, image_format, size, **fields):
    """The Photo of such bytes."""
    photo = Photo(
        original_name="photo",
        checksum=hashlib.sha256(data).hexdigest(),
        format=image_format,
        width=size[0],
        height=size[1],
        size=len(data),
        sizes=Photo.Sizes.MADE,
        widths=[60],
        **trilingual(alt_text="a plain square", credit="credit") | fields,
    )
    photo.original.save(f"originals/{next(_shades)}", ContentFile(data), save=False)
    photo.save()
    return photo


def make_draft(slug="shown", *groups, **fields):
    """A draft with figures of so many photos each, or of these photos; one and two where nothing is said."""
    release = factories.make_release(slug, **fields)
    for group in groups or (1, 2):
        photos = group if isinstance(group, list) else [make_photo() for _each in range(group)]
        factories.make_figure(release, *photos)
    return factories.drafting.finish(release, factories.make_user())


def approve(release, **when):
    """Approve a draft and let the worker make its packs; return it as it stands then."""
    return work(factories.approve(release, **when))


def make_live(slug="shown", *groups, **when):
    """A release that is live since factories.NOON, with its pack."""
    return approve(make_draft(slug, *groups), **when)


def opened(release, **hours):
    """Approve a draft for NOON, each named language at its hour (None: with the release)."""
    release = factories.submit(release)
    opening = {name.replace("_", "-"): hour for name, hour in hours.items()}
    return publishing.approve(
        release,
        based_on=release.version,
        by=factories.make_editor(),
        at=NOON - timedelta(days=1),
        publish_at=NOON,
        opening=opening,
    )


def chinese_first(release=None):
    """A release whose Chinese opens at noon and whose English four hours later, with its packs."""
    draft = release or make_draft()
    return work(opened(draft, zh_hant=None, zh_hans=None, en=LATER))


def amended(release, write, **how):
    """Correct a live release in one transaction, as the newsroom's form does."""
    editor = factories.make_editor()
    with transaction.atomic():
        open_one = amending.begin(release, based_on=release.version, by=editor, at=NOON)
        write(open_one.release)
        notices = dict.fromkeys(LANGUAGES, "The caption was wrong.")
        how = {"kind": "correction", "reason": "a slip", "notices": notices} | how
        return amending.finish(open_one, by=editor, at=NOON, **how)


def caption(text):
    """What amended() writes: this caption for every figure."""

    def write(release):
        release.figures.update(**trilingual(caption=text))

    return write


def work(release):
    """Let the worker make what the release waits for; return it as it stands then."""
    release.refresh_from_db()
    for key in release.packs:
        picture_pack.make.call(release.public_id, key)
    release.refresh_from_db()
    return release


def keys(release):
    """The keys of its photos in the order of their numbers."""
    rows = factories.FigurePhoto.objects.filter(figure__release=release)
    return list(rows.in_order().values_list("key", flat=True))


def stored(pack):
    """The bytes of a pack."""
    with default_storage.open(pack.name) as file:
        return file.read()


def unzipped(data):
    """The files of a ZIP as {name: bytes}, each checked."""
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def get(client, address, **headers):
    """Ask and return the answer read to its end, so that its file is closed."""
    response = client.get(address, **headers)
    response.read = b"".join(response) if response.streaming else response.content
    return response


def photo_address(release, index=0, page=PAGE, extension="jpg"):
    """The address of one photo below the page of a release."""
    return f"{page}photos/{keys(release)[index]}.{extension}"


def addresses(release):
    """The pack of the release "shown", and its first photo."""
    return [PACK, photo_address(release)]


@contextmanager
def all_slots():
    """Hold every slot of this process, as slow readers would."""
    count = max(1, settings.THREADS // 2)
    for _each in range(count):
        assert delivery.slots.acquire(timeout=30)
    try:
        yield
    finally:
        for _each in range(count):
            delivery.slots.release()
