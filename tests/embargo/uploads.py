"""A picture as a camera and its owner leave it: words in its name, its comment and its EXIF."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image


def picture(canaries, owner):
    """Return it as a browser uploads it, each of its words noted as a canary."""
    target, exif = io.BytesIO(), Image.Exif()
    words = [canaries.noted("Photo.metadata", owner) for _ in range(2)]
    exif[ExifTags.Base.ImageDescription] = words[0]
    made = Image.new("RGB", (500, 300), "teal")
    made.save(target, "JPEG", exif=exif, comment=words[1])
    name = canaries.noted("Photo.original_name", owner)
    return SimpleUploadedFile(f"{name}.jpg", target.getvalue())
