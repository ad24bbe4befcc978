"""Web sizes for photos of which only the address matters: made once, and kept under the name of each."""

import io
from functools import cache

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from releases.models import Photo
from releases.services import renditions

FORMATS = {"jpg": "JPEG", "webp": "WEBP", "avif": "AVIF"}
WIDTH = 480


def keep(photo):
    """Store one web size of a photo in every format, and note it as the worker does."""
    for extension in renditions.FORMATS:
        default_storage.save(
            renditions.name(photo, WIDTH, extension), ContentFile(_size(extension))
        )
    photo.sizes, photo.widths, photo.has_avif = Photo.Sizes.MADE, [WIDTH], True
    photo.save()


@cache
def _size(extension):
    target = io.BytesIO()
    Image.new("RGB", (48, 29), "teal").save(target, FORMATS[extension])
    return target.getvalue()
