"""What the photo desk's script asks of the newsroom: to take a file in, for rows, for the state of web sizes."""

import pytest
from django.urls import reverse

from releases.models import AuditEntry, Photo
from releases.text import richtext
from tests import factories

pytestmark = pytest.mark.django_db

RECEIVE, ROWS, SIZES = (
    reverse(f"admin:releases_photo_{name}") for name in ("receive", "rows", "sizes")
)


@pytest.fixture
def officer(client):
    user = factories.make_user(None, "change_release", "view_photo", "change_photo")
    client.force_login(user)
    return user


def send(client, file):
    return client.post(RECEIVE, {"file": file})


def names_in(html):
    return [part.partition('"')[0] for part in html.split('name="figures-__prefix__-photos-')[1:]]


def test_sent_file_is_a_photo_and_its_row_is_answered(client, officer):
    said = send(client, factories.picture("DSC_0001.jpg")).json()
    photo = Photo.objects.get()
    assert (said["id"], said["name"], said["is_new"]) == (photo.public_id, "DSC_0001.jpg", True)
    assert (photo.uploaded_by, photo.sizes) == (officer, "queued")
    own = photo.public_id
    alt_texts = [f"alt-{own}-{suffix}" for suffix in ("zh_hant", "zh_hans", "en")]
    assert names_in(said["html"]) == [*alt_texts, f"key-{own}", f"order-{own}", f"remove-{own}"]


def test_row_of_a_new_photo_has_a_key_that_texts_can_name(client, officer):
    html = send(client, factories.picture()).json()["html"]
    key = html.partition('data-key="')[2].partition('"')[0]
    assert richtext.figure_references(richtext.stored(f"<p>See [圖 {key}].</p>")) == [key]


def test_bad_file_is_answered_with_a_sentence_in_the_language_of_the_editor(client, officer):
    officer.language = "zh-hant"
    officer.save()
    said = send(client, factories.SimpleUploadedFile("page.jpg", b"<html>")).json()
    assert said == {
        "error": "「page.jpg」並非JPEG、PNG或WebP圖片，請匯出為其中一種格式。",
        "may_pass": False,
    }
    assert Photo.objects.count() == 0


def test_same_bytes_are_answered_with_the_photo_that_is_there(client, officer):
    file = factories.picture("one.jpg")
    first = send(client, file).json()
    file.seek(0)
    again = send(client, factories.SimpleUploadedFile("two.jpg", file.read())).json()
    assert (again["id"], again["name"], again["is_new"]) == (first["id"], "one.jpg", False)
    assert Photo.objects.count() == 1


def test_answer_and_row_tell_that_a_photo_was_withdrawn_from_a_release(client, officer):
    file = factories.picture("one.jpg")
    assert not send(client, file).json()["was_withdrawn"]
    photo = Photo.objects.get()
    figure = factories.make_figure(factories.make_release(), photo)

    def told():
        file.seek(0)
        sent = send(client, file).json()
        (chosen,) = client.get(ROWS, {"pk": photo.pk}).json()["rows"]
        rows = [each["html"] for each in (sent, chosen)]
        return [sent["was_withdrawn"], *("Withdrawn from a release" in each for each in rows)]

    assert told() == [False, False, False]
    figure.figure_photos.update(withdrawn_at=factories.NOON)
    assert told() == [True, True, True]


def test_nothing_sent_is_answered_with_a_sentence(client, officer):
    assert client.post(RECEIVE).json()["error"] == "Choose a file."


@pytest.mark.parametrize("right", ["add_photo", "add_release", "change_release"])
def test_whoever_writes_releases_may_send_photos(client, right):
    client.force_login(factories.make_user(None, right))
    assert send(client, factories.picture()).json()["is_new"] is True


def test_nobody_else_may_send_or_ask(client):
    photo = factories.make_photo()
    client.force_login(factories.make_user())
    answers = [
        send(client, factories.picture("other.jpg", colour="red")),
        client.get(ROWS, {"pk": photo.pk}),
        client.get(SIZES, {"id": photo.public_id}),
        client.post(SIZES, {"id": photo.public_id}),
    ]
    assert [answer.status_code for answer in answers] == [403] * 4
    assert [list(answer.json()) for answer in answers] == [["error", "may_pass"]] * 4
    assert Photo.objects.count() == 1


def test_who_is_not_logged_in_is_answered_with_a_page(client):
    """Which the script tells from JSON, and says that the login has ended."""
    assert send(client, factories.picture()).status_code == 302
    assert [client.get(each).status_code for each in (ROWS, SIZES)] == [302, 302]
    assert Photo.objects.count() == 0


def test_rows_of_photos_from_the_library_are_answered(client, officer):
    photos = [factories.make_photo(alt_text_en="its <words>") for _ in range(2)]
    said = client.get(ROWS, {"pk": [photo.pk for photo in photos] + ["x"]}).json()["rows"]
    assert {row["id"] for row in said} == {photo.public_id for photo in photos}
    assert [row["html"].count('value="its &lt;words&gt;"') for row in said] == [1, 1]


@pytest.mark.parametrize("count", [1, 3])
def test_states_of_many_photos_are_one_question(client, officer, count, django_assert_num_queries):
    photos = [factories.make_photo() for _ in range(count)]
    Photo.objects.update(sizes="queued")
    with django_assert_num_queries(5):
        said = client.get(SIZES, {"id": [photo.public_id for photo in photos]}).json()
    waiting = {"sizes": "queued", "words": "Waiting", "reason": ""}
    assert said == {"photos": {photo.public_id: waiting for photo in photos}}


def test_failed_sizes_say_why_in_words_and_are_made_again_on_the_record(client, officer):
    failed, made = factories.make_photo(), factories.make_photo(name="b.jpg")
    Photo.objects.filter(pk=failed.pk).update(sizes="failed", sizes_error="damaged")
    said = client.get(SIZES, {"id": failed.public_id}).json()["photos"][failed.public_id]
    assert said == {
        "sizes": "failed",
        "words": "Failed",
        "reason": "The file can no longer be read; upload the photo once more.",
    }
    client.post(SIZES, {"id": [failed.public_id, made.public_id]})
    failed.refresh_from_db()
    assert failed.sizes_error == ""
    entries = AuditEntry.objects.of(failed).filter(what="change")
    assert [entry.details["fields"] for entry in entries] == [[["sizes", "failed", "queued"]]]
    assert not AuditEntry.objects.of(made).filter(what="change").exists()


def test_failed_sizes_of_a_live_photo_are_left_to_whoever_may_approve(client, officer):
    photo = factories.make_photo()
    release = factories.make_release()
    factories.make_figure(release, photo)
    factories.approve(release)
    Photo.objects.update(sizes="failed", sizes_error="damaged")
    client.post(SIZES, {"id": photo.public_id})
    photo.refresh_from_db()
    assert photo.sizes == "failed"


@pytest.mark.parametrize(("address", "method"), [(RECEIVE, "get"), (ROWS, "post")])
def test_other_methods_are_refused(client, officer, address, method):
    assert getattr(client, method)(address).status_code == 405
