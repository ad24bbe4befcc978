"""What a release page shows of its photos: sizes, strips, people, downloads, and what is withdrawn."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.models import FigurePhoto, Photo
from releases.services import stored_articles
from tests import factories, packs
from tests.factories import NOON, trilingual

pytestmark = pytest.mark.django_db

GROUPS = [2, 2, 2, 2, 1, 1, 2, 1, 1, 3]
PAGE = "/zh-hant/releases/2026/shown/"


def page(client, path=PAGE):
    return client.get(path).content.decode()


def test_avif_is_offered_first_once_it_is_made(client):
    packs.make_live("shown", 1)
    assert "image/avif" not in page(client)
    Photo.objects.update(has_avif=True)
    stored_articles.keep_showing(Photo.objects.get())
    kinds = re.findall(r'<source type="(.*?)" srcset="/photos/\w+/60\.(\w+) 60w"', page(client))
    assert kinds == [("image/avif", "avif"), ("image/webp", "webp")]
    image = re.search(r"<img[^>]*>", page(client))[0]
    assert 'width="60" height="40"' in image
    assert 'loading="lazy"' in image


def test_downloads_are_offered_with_pixels_and_size_while_there_is_a_pack(client):
    release = packs.make_live("shown", 1, 2)
    keys = list(FigurePhoto.objects.in_order().values_list("key", flat=True))
    offered = re.findall(r'<li><a href="(\S+)" download>(.*?)</a></li>', page(client))
    assert [address for address, _words in offered] == [
        f"{PAGE}photos.zip",
        *(f"{PAGE}photos/{key}.jpg" for key in keys),
    ]
    assert [words for _address, words in offered] == [
        "下載全部高清照片（3幅，ZIP，0.1 MB）",
        "下載圖一高清照片（60×40像素，0.1 MB）",
        "下載圖二高清照片（60×40像素，0.1 MB）",
        "下載圖三高清照片（60×40像素，0.1 MB）",
    ]
    type(release).objects.update(packs={})
    assert " download>" not in page(client)


def test_print_and_preview_offer_no_download(client):
    release = packs.make_live("shown", 2)
    client.force_login(factories.make_editor())
    preview = f"/admin/releases/release/{release.pk}/preview/zh-hant/"
    assert "<figure" in page(client, f"{PAGE}print/") and "<figure" in page(client, preview)
    assert " download>" not in page(client, f"{PAGE}print/") + page(client, preview)


def test_withdrawn_photo_leaves_its_number_and_its_notice(client):
    packs.make_live("shown", 2)
    row = FigurePhoto.objects.in_order()[1]
    FigurePhoto.objects.filter(pk=row.pk).update(withdrawn_at=NOON)
    stored_articles.keep_showing(row.photo)
    shown = page(client)
    assert '<p class="photo gone" id="photo-2">圖二已撤回，請勿使用。</p>' in shown
    assert row.photo.public_id not in shown
    assert "圖一及二" in shown


def test_people_whom_no_caption_names_stand_below_it(client):
    photo = packs.make_photo()
    person = factories.make_person(family_name_zh_hant="石", given_name_zh_hant="松")
    factories.make_appearance(person, photo=photo, side="left", nth=4, post_zh_hant="園長")
    packs.make_live("shown", [photo])
    assert '<p class="people">園長石松（左四）</p>' in page(client)


def test_credit_of_a_group_says_whose_it_is_on_the_page_on_paper_and_in_the_text(client):
    photos = [packs.make_photo(credit_zh_hant=credit) for credit in ("雲帆科研園", "")]
    packs.make_live("shown", photos)
    lines = ["左圖：雲帆科研園", "僅供新聞報道使用，須註明來源。"]
    for below in ("", "print/"):
        assert re.findall('<p class="credits">(.*?)</p>', page(client, PAGE + below)) == lines
    text = page(client, f"{PAGE}release.txt")
    assert "\n".join(["圖一（左圖）、圖二（右圖）", *lines, ""]) in text
    assert text.count("須註明來源。") == 1


def test_page_with_seventeen_photos_is_light_and_asks_no_more(client):
    release = packs.make_draft("shown", *GROUPS)
    release.figures.update(**trilingual(caption="說明" * 60))
    release.body_zh_hant = "<p>" + "正文" * 900 + "</p>"
    release.save()
    Photo.objects.update(widths=[480, 960, 1600], has_avif=True)
    packs.approve(release)
    with CaptureQueriesContext(connection) as asked:
        content = client.get(PAGE).content
    assert content.count(b" download>") == 1 + 17
    assert len(content) <= 60_000
    assert len(asked) == 5
