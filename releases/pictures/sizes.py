"""Makes the web sizes of a photo: upright, opaque, in sRGB, and without a word of what its file said."""

import errno
import io
from math import ceil, floor
from pathlib import Path

from PIL import Image, ImageCms

from . import adobe_rgb, judging

# The one list of widths in pixels; a photo narrower than one of them gets its own width instead.
WIDTHS = (480, 960, 1600)
# The longest side that WebP can have.
TALLEST = 16_383
FORMATS = {
    "jpg": ("JPEG", {"quality": 82, "progressive": True, "optimize": True}),
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "avif": ("AVIF", {"quality": 60, "speed": 8, "max_threads": 1}),
}
# Pixels of the photo that are shrunk at a time, so that it is never held twice.
STRIP = 2_000_000
# How far the filter looks to either side, in pixels of the larger of the two pictures.
REACH = 3
SRGB = ImageCms.createProfile("sRGB")
# What brings a picture upright, by the orientation that EXIF names.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def widths(width, height):
    """Return the widths in pixels, ascending, in which a photo of this size is made."""
    widest = min(width, max(1, TALLEST * width // height))
    return sorted({min(each, widest) for each in WIDTHS})


def height_of(width, photo_width, photo_height):
    """Return the height in pixels of a web size of this width."""
    return min(TALLEST, max(1, round(photo_height * width / photo_width)))


def make(source, image_format, folder, extensions):
    """Write one file a width and extension into a folder, named like "960.webp"; return the widths.

    Raises judging.Refusal: "unreadable", "damaged", or "no_room" where the disk is full.
    """
    image, size = _largest(source, image_format)
    made = widths(*size)
    for width in reversed(made):
        # Each from the next larger one.
        image = image.resize((width, height_of(width, *size)), Image.Resampling.LANCZOS)
        for extension in extensions:
            _write(image, Path(folder) / f"{width}.{extension}", *FORMATS[extension])
    return {"widths": made}


def _write(image, path, pillow_format, options):
    try:
        image.save(path, pillow_format, **options)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise judging.Refusal("no_room") from error
        raise


def _largest(source, image_format):
    """Return the photo in its largest web size, upright in sRGB, and the size of the whole as seen."""
    with Path(source).open("rb") as file:
        original = judging.opened(file, image_format)
        stored = original.size
        judging.decode(original, _target(stored, judging.look(original).orientation))
    # Asked again: a PNG may say it behind its pixels.
    look = judging.look(original)
    image = shrunk(original, _target(stored, look.orientation))
    image = _in_srgb(image, original.info.get("icc_profile"), look.is_adobe_rgb)
    if look.orientation in TURNS:
        image = image.transpose(TURNS[look.orientation])
    return image, judging.as_seen(stored, look.orientation)


def _target(stored, turned):
    """Return the largest web size as the camera held it."""
    size = judging.as_seen(stored, turned)
    width = widths(*size)[-1]
    return judging.as_seen((width, height_of(width, *size)), turned)


def shrunk(image, size):
    """Return an image at a size no larger than its own, opaque, in the mode of its colours: L, RGB or CMYK.

    Strip by strip, so that of an image that fills the memory no second one is made. The pixels are those of
    converting and resizing it at once.
    """
    width, height = size
    scale = image.height / height
    reach = ceil(REACH * max(1, scale)) + 1
    rows = max(1, floor(STRIP / image.width / scale))
    target = None
    for top in range(0, height, rows):
        bottom = min(height, top + rows)
        first = max(0, floor(top * scale) - reach)
        last = min(image.height, ceil(bottom * scale) + reach)
        strip = _opaque(image.crop((0, first, image.width, last)))
        target = target or Image.new(strip.mode, size)
        box = (0, top * scale - first, image.width, bottom * scale - first)
        strip = strip.resize((width, bottom - top), Image.Resampling.LANCZOS, box=box)
        target.paste(strip, (0, top))
    return target


def _opaque(strip):
    """Return a strip on white ground, in a mode that filters and colour profiles know."""
    if strip.mode == "I;16":
        return strip.point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if strip.has_transparency_data:
        strip = strip.convert("RGBA")
        ground = Image.new("RGB", strip.size, "white")
        ground.paste(strip, mask=strip)
        return ground
    if strip.mode in ("L", "RGB", "CMYK"):
        return strip
    return strip.convert("L" if strip.mode == "1" else "RGB")


def _in_srgb(image, profile, is_adobe_rgb):
    """Return the picture in sRGB; where its profile is broken or not of its kind, its numbers are taken as sRGB."""
    if is_adobe_rgb and not profile and image.mode == "RGB":
        profile = adobe_rgb.profile()
    if profile:
        try:
            embedded = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, embedded, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass
    return image.convert("RGB")
