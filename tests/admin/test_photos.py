"""The photo library: taken in by content, shown to staff only, changed with a note once a release shows it."""

import json

import pytest
from django.urls import reverse

from releases.models import AuditEntry, Photo
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db

DESK = ("add_photo", "change_photo", "view_photo")


def test_photo_is_uploaded_and_then_described(client):
    client.force_login(factories.make_user(None, *DESK))
    data = {"file": factories.picture("hall.png", image_format="PNG"), "kind": "rendering"}
    answer = client.post(reverse("admin:releases_photo_add"), data)
    photo = Photo.objects.get()
    assert answer.url == reverse("admin:releases_photo_change", args=[photo.pk])
    assert (photo.format, photo.kind, photo.sizes) == ("PNG", "rendering", "queued")
    entry = AuditEntry.objects.get()
    assert (entry.thing_id, entry.what) == (str(photo.pk), "add")


def test_photo_added_in_a_popup_is_handed_to_the_form_that_opened_it(client):
    client.force_login(factories.make_user(None, *DESK))
    popup = reverse("admin:releases_photo_add") + "?_to_field=id&_popup=1"
    data = submitted_form(client.get(popup)) | {"kind": "logo"}
    refused = client.post(popup, data)
    assert refused.url == popup
    answer = client.post(popup, data | {"file": factories.picture("logo.jpg")})
    photo = Photo.objects.get()
    handed = json.loads(answer.context_data["popup_response_data"])
    assert handed == {"value": str(photo.pk), "obj": "logo.jpg"}
    assert "admin/js/popup_response.js" in answer.content.decode()
    assert AuditEntry.objects.get().what == "add"


def test_web_sizes_are_made_again_of_photos_that_the_user_may_change(client):
    free, kept = factories.make_photo(), factories.make_photo()
    release = factories.make_release()
    factories.make_figure(release, kept)
    factories.approve(release)
    Photo.objects.update(sizes="failed")
    client.force_login(factories.make_user(None, *DESK))
    chosen = {"action": "make_sizes_again", "_selected_action": [free.pk, kept.pk]}
    answer = client.post(reverse("admin:releases_photo_changelist"), chosen, follow=True)
    assert "1 photo that you may not change was left as it is." in answer.content.decode()
    assert dict(Photo.objects.values_list("pk", "sizes")) == {free.pk: "made", kept.pk: "failed"}


def test_bad_upload_says_what_to_do_and_leaves_nothing(client):
    client.force_login(factories.make_user(None, *DESK))
    data = {"file": factories.SimpleUploadedFile("x.jpg", b"<svg/>"), "kind": "photo"}
    answer = client.post(reverse("admin:releases_photo_add"), data, follow=True)
    assert "is not a JPEG, PNG or WebP picture" in answer.content.decode()
    assert Photo.objects.count() == 0


def test_photo_of_a_live_release_is_changed_by_an_editor_with_a_note(client):
    release = factories.make_release()
    photo = factories.make_photo()
    factories.make_figure(release, photo)
    factories.approve(release)
    address = reverse("admin:releases_photo_change", args=[photo.pk])

    client.force_login(factories.make_user(None, *DESK))
    assert client.post(address, {"alt_text_en": "forged"}).status_code == 403

    client.force_login(factories.make_editor())
    data = submitted_form(client.get(address)) | {"alt_text_en": "what it shows"}
    client.post(address, data)
    photo.refresh_from_db()
    assert photo.alt_text_en == "a teal square en"
    client.post(address, data | {"note": "The old words named the wrong room."})
    photo.refresh_from_db()
    assert photo.alt_text_en == "what it shows"
    assert AuditEntry.objects.of(photo).first().details == {
        "note": "The old words named the wrong room.",
        "fields": [["alt_text_en", "a teal square en", "what it shows"]],
    }


@pytest.mark.parametrize("size", ["small", "480", "original"])
def test_file_is_for_staff_with_the_right_only(client, size, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        photo = factories.make_photo()
    address = reverse("admin:releases_photo_file", args=[photo.public_id, size])
    assert client.get(address).status_code == 302
    client.force_login(factories.make_user())
    assert client.get(address).status_code == 404
    client.force_login(factories.make_user(None, *DESK))
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert "no-store" in answer["Cache-Control"]
    assert answer.getvalue().startswith(b"\xff\xd8")
    answer.close()


def test_photo_in_a_figure_is_never_deleted(client):
    release = factories.make_release()
    photo = factories.make_photo()
    factories.make_figure(release, photo)
    client.force_login(factories.make_editor())
    address = reverse("admin:releases_photo_delete", args=[photo.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("state", ["queued", "failed"])
def test_photo_whose_worker_has_died_is_made_when_an_officer_asks_again(client, state):
    client.force_login(factories.make_user(None, "view_photo", "change_photo"))
    photo = factories.make_photo()
    Photo.objects.filter(pk=photo.pk).update(sizes=state)
    answer = client.post(reverse("admin:releases_photo_sizes"), {"id": photo.public_id})
    assert answer.json()["photos"][photo.public_id]["sizes"] == "made"
    [entry] = AuditEntry.objects.filter(what="change")
    assert entry.details["fields"] == [["sizes", state, "queued"]]


def test_photo_whose_web_sizes_are_made_is_not_made_again_from_the_form(client):
    client.force_login(factories.make_user(None, "view_photo", "change_photo"))
    photo = factories.make_photo()
    client.post(reverse("admin:releases_photo_sizes"), {"id": photo.public_id})
    assert not AuditEntry.objects.filter(what="change").exists()
