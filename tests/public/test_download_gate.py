"""Downloads ask the gate first: what is hidden is as nonsense, and each pack speaks what is open at that second."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.models import FigurePhoto
from releases.services import picture_pack
from tests import factories, packs
from tests.factories import NOON
from tests.packs import LATER, PACK, PAGE

pytestmark = pytest.mark.django_db


def test_pack_speaks_english_from_the_second_at_which_english_opens(client, clock):
    packs.chinese_first()
    chinese = "/zh-hant/releases/2026/shown/photos.zip"
    clock.at = LATER - timedelta(seconds=1)
    assert packs.get(client, PACK).status_code == 404
    before = packs.get(client, chinese)
    assert before.status_code == 200
    assert b"headline of shown en" not in before.read
    assert b"captions-en" not in before.read
    clock.move(seconds=1)
    after = packs.get(client, chinese)
    assert b"headline of shown en" in after.read
    assert after.headers["ETag"] != before.headers["ETag"]
    assert packs.get(client, PACK).read == after.read
    # Who broke off before gets the whole of the new one.
    resumed = packs.get(
        client, chinese, HTTP_RANGE="bytes=100-", HTTP_IF_RANGE=before.headers["ETag"]
    )
    assert (resumed.status_code, resumed.read) == (200, after.read)


def test_photo_speaks_english_from_the_second_at_which_english_opens(client, clock):
    release = packs.chinese_first()
    chinese = packs.photo_address(release, page="/zh-hant/releases/2026/shown/")
    clock.at = LATER - timedelta(seconds=1)
    assert packs.get(client, packs.photo_address(release)).status_code == 404
    assert b"caption en" not in packs.get(client, chinese).read
    clock.move(seconds=1)
    assert b"caption en" in packs.get(client, chinese).read
    assert b"caption en" in packs.get(client, packs.photo_address(release)).read


def told(response):
    return response.status_code, dict(response.headers), response.content


@pytest.mark.parametrize("hidden", ["scheduled", "draft", "closed"])
def test_what_is_hidden_is_as_nonsense_to_the_header_and_the_query(client, hidden):
    if hidden == "scheduled":
        release = packs.approve(packs.make_draft(), publish_at=NOON + timedelta(seconds=1))
    elif hidden == "draft":
        release = packs.make_draft()
    else:
        release = packs.make_live(languages=["zh-hant"])
    for address in packs.addresses(release):
        nonsense = address.replace("shown", "nonsense")
        for headers in ({}, {"HTTP_IF_NONE_MATCH": "*"}, {"HTTP_RANGE": "bytes=0-0"}):
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(address, **headers)
            with CaptureQueriesContext(connection) as asked_nonsense:
                other = client.get(nonsense, **headers)
            assert told(answer) == told(other)
            assert answer.status_code == 404
            assert len(asked) == len(asked_nonsense)
        assert told(client.head(address)) == told(client.head(nonsense))


def test_withdrawn_release_answers_gone_without_content(client):
    release = packs.make_live()
    wanted = packs.addresses(release)
    factories.withdraw(release)
    for address in wanted:
        response = packs.get(client, address)
        assert (response.status_code, response.read) == (410, b"")
        assert response.headers["Cache-Control"] == "no-store"


def test_withdrawn_photo_answers_gone_and_the_others_stay(client):
    release = packs.make_live()
    key = packs.keys(release)[1]
    FigurePhoto.objects.filter(key=key).update(withdrawn_at=NOON)
    picture_pack.refresh(release, NOON)
    packs.work(release)
    gone = packs.get(client, packs.photo_address(release, 1))
    assert (gone.status_code, gone.read) == (410, b"")
    assert packs.get(client, packs.photo_address(release, 2)).status_code == 200


def test_wrong_year_leads_on(client):
    release = packs.make_live()
    for address in packs.addresses(release):
        response = client.get(address.replace("2026", "2025"))
        assert (response.status_code, response.headers["Location"]) == (302, address)


def test_what_no_release_has_is_not_found(client):
    release = packs.make_live()
    key = packs.keys(release)[0]
    for end in ("photos/aaaaaa.jpg", f"photos/{key}.png", f"photos/{key}.gif", f"photos/{key}"):
        assert packs.get(client, PAGE + end).status_code == 404
    other = packs.make_live("other")
    assert packs.get(
        client, packs.photo_address(release, page=PAGE.replace("shown", "other"))
    ).status_code == (404)
    assert packs.get(client, packs.photo_address(other)).status_code == 404


def test_release_without_photos_has_no_pack(client):
    factories.make_live("shown", at=NOON)
    assert packs.get(client, PACK).status_code == 404


def test_other_methods_are_refused(client):
    release = packs.make_live()
    assert [client.post(address).status_code for address in packs.addresses(release)] == [405, 405]


@pytest.mark.parametrize(("which", "queries"), [(0, 1), (1, 1)])
def test_download_asks_as_many_queries_whatever_it_holds(
    client, django_assert_num_queries, which, queries
):
    few, many = packs.make_live("few", 1), packs.make_live("many", 1, 2, 3)
    for release in (few, many):
        page = PAGE.replace("shown", release.slug)
        address = [f"{page}photos.zip", packs.photo_address(release, page=page)][which]
        with django_assert_num_queries(queries):
            assert packs.get(client, address).status_code == 200


def test_no_answer_writes(client):
    release = packs.make_live()
    waiting = factories.approve(packs.make_draft("waiting"))
    page = PAGE.replace("shown", "waiting")
    with CaptureQueriesContext(connection) as asked:
        for address in [
            *packs.addresses(release),
            f"{page}photos.zip",
            packs.photo_address(waiting, 0, page),
        ]:
            packs.get(client, address)
    assert {each["sql"].split()[0] for each in asked} == {"SELECT"}
