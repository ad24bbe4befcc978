"""What is done with photos in the process that is killed: they come in, once or twice, and their web sizes are made."""

import hashlib
import io
import random

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from releases.models import Photo, User
from releases.services import photos, renditions
from tests import factories
from tests.lifecycle.deeds import WRITER

SHOWN = "shown"


def make_shown():
    """Return a live release with two photos whose web sizes are made."""
    by, release = User.objects.get(username=WRITER), factories.make_release(SHOWN)
    chance = random.Random(0)
    two = [photos.receive(upload(picture(chance)), by).photo for _ in range(2)]
    for photo in two:
        renditions.rebuild(photo)
    factories.make_figure(release, *two)
    Photo.objects.filter(pk__in=[photo.pk for photo in two]).update(
        **factories.trilingual(alt_text="noise")
    )
    return factories.approve(release, at=timezone.now())


def picture(chance):
    """The bytes of a picture that nobody has seen yet; it takes a while to be written and made smaller."""
    size = (chance.randrange(600, 1700), chance.randrange(400, 1100))
    small = Image.frombytes("RGB", (60, 40), chance.randbytes(60 * 40 * 3))
    target = io.BytesIO()
    small.resize(size, Image.Resampling.BICUBIC).save(target, "JPEG", quality=95)
    return target.getvalue()


def upload(content):
    return SimpleUploadedFile("harbour.jpg", content)


class Desk:
    """One writer who uploads photos without end, and the worker who makes their web sizes."""

    def __init__(self, ledger, seed):
        self.ledger, self.random = ledger, random.Random(f"photos {seed}")
        self.writer = User.objects.get(username=WRITER)
        self.last = None

    def work(self):
        while True:
            deeds = [self.receive, self.make, self.receive_again, self.make_again]
            deed = deeds[0] if self.last is None else self.random.choice(deeds)
            deed()

    def receive(self):
        self.last = picture(self.random)
        self._receive("receive")

    def receive_again(self):
        self._receive("receive again")

    def _receive(self, deed):
        digest = hashlib.sha256(self.last).hexdigest()
        self.ledger.write("begun", deed=deed, photo=digest)
        photos.receive(upload(self.last), self.writer)
        self.ledger.write("kept", deed=deed, photo=digest)

    def make(self):
        """As the worker does, for the photo that came in last."""
        photo = Photo.objects.get(checksum=hashlib.sha256(self.last).hexdigest())
        self.ledger.write("begun", deed="make", photo=photo.checksum)
        renditions.make.call(photo.public_id)
        renditions.make_avif.call(photo.public_id)
        self.ledger.write("kept", deed="make", photo=photo.checksum)

    def make_again(self):
        """While readers look at it."""
        shown = Photo.objects.filter(figure_photos__figure__release__slug=SHOWN)
        photo = self.random.choice(list(shown.order_by("pk")))
        self.ledger.write("begun", deed="make again", photo=photo.checksum)
        renditions.rebuild(photo)
        self.ledger.write("kept", deed="make again", photo=photo.checksum)
