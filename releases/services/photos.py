"""How a photo comes in: judged by its content, kept as it came, under a random private name."""

import hashlib
from pathlib import PurePath

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, UnidentifiedImageError

from ..models import Photo
from ..text import identities
from . import audit, renditions
from .refusals import Refused

EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
LARGEST_FILE = 60 * 1024 * 1024
LARGEST_PIXELS = 120_000_000
LONGEST_SIDE = 20_000
# Pillow's own limit is lower. It warns beyond this one and refuses twice as much, before _refuse_giants sees it.
Image.MAX_IMAGE_PIXELS = LARGEST_PIXELS


class BadPhoto(Refused):
    """The file is not a photo that we can keep; str() says what to do. Nothing was stored."""


def receive(upload, by):
    """Keep an uploaded file as a new Photo and queue its web sizes; refuse what is no sound photo.

    ``upload`` is a Django UploadedFile. Decoding and hashing happen here, so never call it inside a transaction.
    """
    image_format, (width, height) = _judge(upload)
    photo = Photo(
        original_name=PurePath(upload.name).name[-255:],
        checksum=_checksum(upload),
        format=image_format,
        width=width,
        height=height,
        size=upload.size,
        uploaded_by=by,
    )
    name = f"originals/{identities.photo_id()}.{EXTENSIONS[image_format]}"
    photo.original.save(name, File(upload), save=False)
    with transaction.atomic():
        photo.save()
        audit.record(audit.What.ADD, by=by, thing=photo)
        transaction.on_commit(lambda: renditions.queue(photo))
    return photo


def _judge(upload):
    """Return (format, (width, height) as seen) of a sound image, or say what is wrong with it."""
    if upload.size > LARGEST_FILE:
        raise BadPhoto(
            _("“%(name)s” is larger than 60 MB; export it smaller.") % {"name": upload.name}
        )
    upload.seek(0)
    try:
        with Image.open(upload, formats=list(EXTENSIONS)) as image:
            _refuse_giants(image, upload.name)
            image.load()
            return image.format, _size_as_seen(image)
    except BadPhoto:
        raise
    except UnidentifiedImageError as error:
        sentence = _("“%(name)s” is not a JPEG, PNG or WebP picture; export it as one of these.")
        raise BadPhoto(sentence % {"name": upload.name}) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(upload.name) from error
    except Exception as error:  # a decoder may raise anything over a broken file
        sentence = _("“%(name)s” is damaged or incomplete; copy it from the camera again.")
        raise BadPhoto(sentence % {"name": upload.name}) from error
    finally:
        upload.seek(0)


def _size_as_seen(image):
    """Return (width, height) after the camera's orientation, without turning a single pixel."""
    width, height = image.size
    lies_on_its_side = image.getexif().get(ExifTags.Base.Orientation) in (5, 6, 7, 8)
    return (height, width) if lies_on_its_side else (width, height)


def _refuse_giants(image, name):
    """Judge by the header, before a single pixel is decoded."""
    width, height = image.size
    if width * height > LARGEST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise _too_many_pixels(name)


def _too_many_pixels(name):
    return BadPhoto(
        _("“%(name)s” has more than 120 megapixels; export it smaller.") % {"name": name}
    )


def _checksum(upload):
    upload.seek(0)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()
