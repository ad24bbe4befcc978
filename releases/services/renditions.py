"""Web sizes of photos: derived files that the background worker makes, and that may all be removed and made again."""

import io
import logging
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django_tasks import task
from PIL import Image, ImageCms, ImageOps

from ..models import Photo
from ..text import identities

# The one list of widths in pixels; a photo narrower than one of them gets its own width instead.
WIDTHS = (480, 960, 1600)
FORMATS = {
    "jpg": ("JPEG", {"quality": 82, "progressive": True, "optimize": True}),
    "webp": ("WEBP", {"quality": 78, "method": 4}),
}
CONTENT_TYPES = {"jpg": "image/jpeg", "webp": "image/webp"}
SRGB = ImageCms.createProfile("sRGB")
log = logging.getLogger(__name__)


def name(photo, width, extension):
    """Return the private file name of one web size: computed, so nothing has to be stored."""
    return f"renditions/{photo.public_id}/{width}.{extension}"


def queue(photo):
    """Ask the worker for the web sizes of a photo; call it after commit."""
    Photo.objects.filter(pk=photo.pk).update(sizes=Photo.Sizes.QUEUED, sizes_error="")
    make.enqueue(photo.public_id)


@task()
def make(public_id):
    """Make all web sizes of one photo and note them on its row, or note why that failed."""
    # Made sizes are left alone, whoever made them: readers may be fetching them.
    waiting = Photo.objects.filter(public_id=public_id).exclude(sizes=Photo.Sizes.MADE)
    photo = waiting.first()
    if photo is None:
        return
    try:
        widths = _make_files(photo)
    except Exception as error:  # the newsroom reads the reason; the worker goes on
        log.exception("web sizes of photo %s failed", public_id)
        found = {
            "sizes": Photo.Sizes.FAILED,
            "sizes_error": f"{type(error).__name__}: {error}"[:300],
        }
    else:
        found = {"sizes": Photo.Sizes.MADE, "sizes_error": "", "widths": widths}
    Photo.objects.filter(pk=photo.pk).update(**found)


def remove(photo):
    """Delete the files of all web sizes of a photo; its row, which waits for new ones, no longer names them."""
    Photo.objects.filter(pk=photo.pk).update(sizes=Photo.Sizes.QUEUED, widths=[])
    for width in photo.widths:
        for extension in FORMATS:
            default_storage.delete(name(photo, width, extension))


def _make_files(photo):
    """Write each width from the next larger one and return the widths, ascending."""
    widths = sorted({min(width, photo.width) for width in WIDTHS})
    with photo.original.open("rb") as file, Image.open(file) as original:
        # A JPEG is decoded at a fraction of its size where that is enough.
        original.draft("RGB", (2 * widths[-1], 2 * widths[-1]))
        image = _in_srgb(ImageOps.exif_transpose(original))
    for width in reversed(widths):
        height = max(1, round(photo.height * width / photo.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS)
        for extension, (pillow_format, options) in FORMATS.items():
            _write(name(photo, width, extension), image, pillow_format, options)
    return widths


def _write(file_name, image, pillow_format, options):
    """Put new bytes in the place of one file at a stroke; nothing of the original's metadata is handed on."""
    target = io.BytesIO()
    image.save(target, pillow_format, **options)
    unfinished = f"{file_name}.{identities.photo_id()}"
    try:
        default_storage.save(unfinished, ContentFile(target.getvalue()))
        Path(default_storage.path(unfinished)).replace(default_storage.path(file_name))
    finally:
        default_storage.delete(unfinished)


def _in_srgb(image):
    """Return the picture as opaque sRGB, without profile or metadata."""
    profile = image.info.get("icc_profile")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image.convert("RGBA"))
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            embedded = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = ImageCms.profileToProfile(image, embedded, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            log.info("a photo's colour profile could not be read; its numbers are taken as sRGB")
    image = image.convert("RGB")
    image.info = {}
    return image
