"""The image for social media behind the gate of its release."""

from datetime import timedelta

import pytest

from pressroom import env
from tests import factories, packs
from tests.factories import NOON
from tests.services.test_social_images import make_live

FONT = env.font("SOCIAL_FONT")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FONT, reason="no font with Chinese: install fonts-noto-cjk"),
]
IMAGE = "/en/releases/2026/shown/social.jpg"


@pytest.fixture(autouse=True)
def font(settings):
    settings.SOCIAL_FONT = FONT


def test_image_opens_with_its_release_and_language(client, clock):
    make_live(publish_at=NOON + timedelta(hours=1), languages=["zh-hant"])
    chinese = IMAGE.replace("en", "zh-hant", 1)
    assert [packs.get(client, each).status_code for each in (chinese, IMAGE)] == [404, 404]
    assert packs.get(client, chinese).headers["Cache-Control"] == "no-store"
    clock.move(hours=1)
    response = packs.get(client, chinese)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/jpeg")
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.read[:2] == b"\xff\xd8"
    assert packs.get(client, IMAGE).status_code == 404


def test_image_is_asked_for_anew_only_if_it_is_another_one(client):
    make_live()
    etag = packs.get(client, IMAGE).headers["ETag"]
    assert packs.get(client, IMAGE, headers={"if-none-match": etag}).status_code == 304
    assert packs.get(client, IMAGE, headers={"range": "bytes=0-1"}).status_code == 206


def test_image_that_is_being_drawn_is_asked_for_later(client):
    release = make_live()
    type(release).objects.update(social_images={"en": {"fingerprint": "x"}})
    response = packs.get(client, IMAGE)
    assert (response.status_code, response.read) == (503, b"")
    assert response.headers["Cache-Control"] == "no-store"
    type(release).objects.update(social_images={})
    assert packs.get(client, IMAGE).status_code == 404


def test_image_of_a_withdrawn_release_is_gone(client):
    factories.withdraw(make_live())
    response = packs.get(client, IMAGE)
    assert (response.status_code, response.read) == (410, b"")
