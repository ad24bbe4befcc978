"""Images for social media of every release, as if they were drawn: they say the headline in bytes."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from releases.models import Release
from releases.text import identities
from releases.text.languages import LANGUAGES, words


def keep(release):
    """Give a release an image for each language, the closed ones too, whatever its state."""
    images = {language: _image(release, language) for language in LANGUAGES}
    Release.objects.filter(pk=release.pk).update(social_images=images)
    release.social_images = images


def _image(release, language):
    headline = words(release, "headline", language)
    name = default_storage.save(
        f"social/{identities.photo_id()}.jpg", ContentFile(b"\xff\xd8" + headline.encode())
    )
    fingerprint = f"{release.public_id}-{language}"
    return {"name": name, "fingerprint": fingerprint, "width": 1200, "height": 630}
