"""The photo library of the newsroom: found by words, used in many places, with people and a focal point."""

import io
from pathlib import Path

import pytest
from django.contrib import admin
from django.urls import reverse
from PIL import Image

from releases.models import Appearance, AuditEntry, Photo
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db

DESK = ("add_photo", "change_photo", "view_photo", "delete_photo", "view_release")
LIST = "admin:releases_photo_changelist"


@pytest.fixture
def editor(client):
    editor = factories.make_editor("editor")
    client.force_login(editor)
    return editor


def page_of(photo, page="change"):
    return reverse(f"admin:releases_photo_{page}", args=[photo.pk])


def saved(client, photo, **changes):
    return client.post(page_of(photo), submitted_form(client.get(page_of(photo))) | changes)


def names(client, **query):
    answer = client.get(reverse(LIST), query)
    return sorted(photo.original_name for photo in answer.context["cl"].result_list)


def shown(photo, *, live=False):
    """A release that shows the photo."""
    release = factories.make_release()
    factories.make_figure(release, photo)
    return factories.approve(release) if live else release


# --- The list ------------------------------------------------------------------------------------


def test_search_looks_around_the_photo(client, editor):
    photo = factories.make_photo(name="pier.jpg")
    factories.make_photo(name="other.jpg")
    factories.make_figure(factories.make_release(), photo, caption_zh_hans="码头合照")
    assert names(client, q="合照") == ["pier.jpg"]
    assert names(client, q="合照 nowhere") == []
    asked = {"app_label": "releases", "model_name": "partner", "field_name": "logo", "term": "合照"}
    answer = client.get(reverse("admin:autocomplete"), asked).json()
    assert [each["id"] for each in answer["results"]] == [str(photo.pk)]


def test_filters_tell_how_photos_are_used(client, editor):
    _free, draft, live, both, logo, portrait = (
        factories.make_photo(name=f"{name}.jpg")
        for name in ("free", "draft", "live", "both", "logo", "portrait")
    )
    shown(draft)
    shown(live, live=True)
    shown(both)
    shown(both)
    factories.make_partner(logo=logo)
    factories.make_person(portrait=portrait)
    uses = ["no", "several", "approved", "logo", "portrait"]
    assert [names(client, used=use) for use in uses] == [
        ["free.jpg"],
        ["both.jpg"],
        ["live.jpg"],
        ["logo.jpg"],
        ["portrait.jpg"],
    ]


def test_photos_are_found_by_the_day_they_were_taken(client, editor):
    factories.make_photo(name="march.jpg", taken_on="2023-03-31")
    factories.make_photo(name="april.jpg", taken_on="2023-04-01")
    factories.make_photo(name="undated.jpg")
    assert names(client, taken_on__year="2023", taken_on__month="3") == ["march.jpg"]


def test_list_counts_the_uses(client, editor):
    photo = factories.make_photo()
    factories.make_photo()
    shown(photo)
    shown(photo)
    shown(photo).figures.get().figure_photos.update(withdrawn_at=factories.NOON)
    factories.make_partner(logo=photo)
    cells = client.get(reverse(LIST)).content.decode().split('<td class="field-used">')[1:]
    assert [cell.partition("</td>")[0] for cell in cells] == [
        "–",
        "2 releases · withdrawn from 1 release · as a logo",
    ]


def test_list_asks_as_much_for_one_photo_as_for_three(client, editor, django_assert_num_queries):
    def photo_with_all():
        photo = factories.make_photo(taken_on="2023-03-31")
        shown(photo, live=True)
        factories.make_appearance(photo=photo)
        factories.make_partner(logo=photo)

    photo_with_all()
    with django_assert_num_queries(7):
        client.get(reverse(LIST), {"q": "teal"})
    photo_with_all()
    photo_with_all()
    with django_assert_num_queries(7):
        client.get(reverse(LIST), {"q": "teal"})


# --- Where it is used ----------------------------------------------------------------------------


def used_in(client, photo):
    """Return what the page of a photo says of each thing that uses it."""
    uses = client.get(page_of(photo)).context["uses"]
    return [(use["kind"], str(use["thing"]), use["labels"], str(use["state"])) for use in uses]


def test_page_names_everything_that_uses_the_photo(client, editor, clock):
    clock.at = factories.NOON
    client.force_login(editor)
    photo = factories.make_photo()
    live, draft = shown(photo, live=True), shown(photo)
    factories.make_partner("cloudsail", logo=photo)
    factories.make_person(portrait=photo)
    assert used_in(client, photo) == [
        ("Release", f"headline of {draft.slug} zh-hant", ("Photo 1",), "Draft"),
        ("Release", f"headline of {live.slug} zh-hant", ("Photo 1",), "Live"),
        ("Organisation", "cloudsail zh-hant", (), ""),
        ("Person", "Pine zh-hant Shek zh-hant", (), ""),
    ]
    page = client.get(page_of(photo)).content.decode()
    assert "This photo is used in 4 places: what you change here changes in all of them." in page
    assert reverse("admin:releases_release_change", args=[draft.pk]) in page


def test_page_tells_where_the_photo_was_withdrawn(client, editor):
    photo = factories.make_photo()
    shown(photo).figures.get().figure_photos.update(withdrawn_at=factories.NOON)
    assert used_in(client, photo)[0][2] == ()
    page = client.get(page_of(photo)).content.decode()
    assert "<strong>Withdrawn: Photo 1</strong>" in page
    # Where the list of what is missing leads.
    assert page.count('id="id_uses"') == 1


def test_photo_used_once_or_nowhere_warns_of_nothing(client, editor):
    photo = factories.make_photo()
    assert used_in(client, photo) == []
    assert (
        "Nothing uses this photo; it may be deleted." in client.get(page_of(photo)).content.decode()
    )
    shown(photo)
    assert "what you change here changes" not in client.get(page_of(photo)).content.decode()


def test_name_of_a_release_is_for_whoever_may_see_releases(client):
    photo = factories.make_photo()
    release = shown(photo)
    client.force_login(factories.make_user(None, "view_photo"))
    assert used_in(client, photo) == [("Release", "None", ("Photo 1",), "Draft")]
    assert release.slug not in client.get(page_of(photo)).content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_page_asks_as_much_for_one_use_and_person_as_for_three(
    client, editor, django_assert_num_queries, many
):
    photo = factories.make_photo()
    for position in range(many):
        shown(photo)
        factories.make_partner(logo=photo)
        partner = factories.make_partner()
        factories.make_appearance(photo=photo, organisation=partner, position=position)
    with django_assert_num_queries(13):
        client.get(page_of(photo))


# --- People --------------------------------------------------------------------------------------


def people(photo):
    rows = photo.appearances.order_by("position")
    return [(str(row.person), row.row, row.side, row.nth, row.post_en) for row in rows]


def row(number, person, **fields):
    """The fields of a row of people as the form sends them."""
    fields = {"person": person.pk, "row": "", "side": "", "nth": ""} | fields
    return {f"appearances-{number}-{name}": value for name, value in fields.items()}


def test_people_are_kept_in_order_with_their_places_and_recorded(client, editor):
    photo = factories.make_photo()
    albert = factories.make_person(family_name_zh_hant="黃", given_name_zh_hant="克強")
    chen = factories.make_person(family_name_zh_hant="陳", given_name_zh_hant="啟宇")
    data = row(0, albert, row="front", side="left", nth="4", post_en="Chairman")
    data |= row(1, chen, side="centre") | {"appearances-TOTAL_FORMS": "2"}
    saved(client, photo, **data)
    assert people(photo) == [
        ("黃克強", "front", "left", 4, "Chairman"),
        ("陳啟宇", "", "centre", None, None),
    ]
    assert AuditEntry.objects.of(photo).first().details == {
        "parts": [["add", "appearance", "黃克強", []], ["add", "appearance", "陳啟宇", []]]
    }
    saved(client, photo, **{"appearances-0-nth": "3", "appearances-1-DELETE": "on"})
    assert people(photo) == [("黃克強", "front", "left", 3, "Chairman")]
    assert AuditEntry.objects.of(photo).first().details == {
        "parts": [
            ["change", "appearance", "黃克強", ["nth"]],
            ["delete", "appearance", "陳啟宇", []],
        ]
    }


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"side": "centre", "nth": "1"}, "nth", "Whoever stands in the middle has no number."),
        ({"nth": "2"}, "side", "A number needs the side from which it is counted."),
        ({"side": "left", "nth": "0"}, "nth", "Ensure this value is greater than or equal to 1."),
        ({"side": "left", "nth": "100"}, "nth", "Ensure this value is less than or equal to 99."),
        ({"side": "left", "nth": "1"}, "nth", "Somebody else stands at this place."),
        ({"side": "left"}, "nth", "Somebody else stands at this place."),
    ],
)
def test_impossible_place_is_refused_with_a_sentence(client, editor, fields, field, sentence):
    photo = factories.make_photo()
    factories.make_appearance(photo=photo, side="left", nth=1)
    answer = saved(
        client,
        photo,
        **row(1, factories.make_person(), **fields),
        **{"appearances-TOTAL_FORMS": "2", "credit_en": "kept"},
    )
    formset = answer.context["inline_admin_formsets"][0].formset
    assert [dict(errors) for errors in formset.errors] == [{}, {field: [sentence]}]
    assert photo.appearances.count() == 1
    assert Photo.objects.get().credit_en is None
    assert 'value="kept"' in answer.content.decode()


def test_person_stands_only_once_in_a_photo(client, editor):
    photo = factories.make_photo()
    person = factories.make_appearance(photo=photo, side="left", nth=1).person
    data = row(1, person, side="right", nth="1") | {"appearances-TOTAL_FORMS": "2"}
    formset = saved(client, photo, **data).context["inline_admin_formsets"][0].formset
    assert formset.errors[1] == {"person": ["This person is in the list already."]}


def test_two_people_may_exchange_their_places(client, editor):
    photo = factories.make_photo()
    factories.make_appearance(photo=photo, side="left", nth=1, position=1)
    factories.make_appearance(photo=photo, side="right", nth=1, position=2)
    saved(client, photo, **{"appearances-0-side": "right", "appearances-1-side": "left"})
    assert [place[2] for place in people(photo)] == ["right", "left"]


def test_people_of_a_live_photo_are_changed_by_an_editor_with_a_note(client):
    photo = factories.make_photo()
    shown(photo, live=True)
    data = row(0, factories.make_person(), side="left") | {"appearances-TOTAL_FORMS": "1"}
    client.force_login(factories.make_user(None, *DESK, "add_appearance", "change_appearance"))
    page = client.get(page_of(photo))
    assert "appearances-0-person" not in page.content.decode()
    assert client.post(page_of(photo), data).status_code == 403

    client.force_login(factories.make_editor())
    assert saved(client, photo, **data).status_code == 200
    assert Appearance.objects.count() == 0
    assert saved(client, photo, **data, note="Named by the host.").status_code == 302
    assert Appearance.objects.count() == 1
    details = AuditEntry.objects.of(photo).first().details
    assert (details["note"], len(details["parts"])) == ("Named by the host.", 1)


# --- Saved beside the worker ---------------------------------------------------------------------


def test_save_leaves_alone_what_the_worker_wrote_meanwhile(client, editor, rf):
    factories.make_photo()
    Photo.objects.update(sizes="queued", widths=[])
    read = Photo.objects.get()
    request = rf.post("/")
    request.user = editor
    room = admin.site.get_model_admin(Photo)
    data = submitted_form(client.get(page_of(read))) | {"credit_en": "Pine Shek"}
    form = room.get_form(request, read)(data, instance=read)
    Photo.objects.update(sizes="made", widths=[480], has_avif=True)
    assert form.is_valid()
    room.save_model(request, form.save(commit=False), form, True)
    photo = Photo.objects.get()
    assert (photo.credit_en, photo.sizes, photo.widths) == ("Pine Shek", "made", [480])
    assert photo.has_avif
    assert photo.edited_at > photo.uploaded_at


# --- Focal point ---------------------------------------------------------------------------------


def test_focal_point_is_saved_and_recorded(client, editor):
    photo = factories.make_photo()
    saved(client, photo, focal_x="20", focal_y="0")
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (20, 0)
    assert AuditEntry.objects.of(photo).first().details == {
        "fields": [["focal_x", 50, 20], ["focal_y", 50, 0]]
    }


@pytest.mark.parametrize("outside", ["101", "-1", "", "left"])
def test_focal_point_outside_the_photo_is_refused(client, editor, outside):
    photo = factories.make_photo()
    answer = saved(client, photo, focal_x=outside)
    assert list(answer.context["adminform"].form.errors) == ["focal_x"]
    photo.refresh_from_db()
    assert photo.focal_x == 50


# --- Deleted, with its files ---------------------------------------------------------------------


def test_unused_photo_is_deleted_with_its_files(client, editor, django_capture_on_commit_callbacks):
    photo = factories.make_photo()
    original = Path(photo.original.path)
    with django_capture_on_commit_callbacks() as callbacks:
        client.post(page_of(photo, "delete"), {"post": "yes"})
    assert (Photo.objects.count(), original.exists()) == (0, True)
    for callback in callbacks:
        callback()
    assert not original.exists()
    assert [entry.what for entry in AuditEntry.objects.of(photo)] == ["delete", "add"]


@pytest.mark.parametrize("field", ["logo", "portrait"])
def test_logo_or_portrait_is_not_deleted(client, editor, field):
    photo = factories.make_photo()
    make = factories.make_partner if field == "logo" else factories.make_person
    make(**{field: photo})
    assert client.post(page_of(photo, "delete"), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [photo.pk], "post": "yes"}
    client.post(reverse(LIST), chosen)
    assert Photo.objects.get() == photo


# --- Its files inside the newsroom ---------------------------------------------------------------


def file_of(client, photo, size):
    return client.get(reverse("admin:releases_photo_file", args=[photo.public_id, size]))


@pytest.mark.parametrize("size", ["small", "480", "960"])
def test_photo_without_web_sizes_is_shown_as_a_grey_field(client, editor, size):
    photo = factories.make_photo()
    Photo.objects.update(sizes="queued", widths=[])
    answer = file_of(client, photo, size)
    assert (answer.status_code, answer.url) == (302, "/static/releases/admin/no_sizes.svg")
    assert "no-store" in answer["Cache-Control"]


def test_original_leaves_without_the_words_of_the_camera_and_under_its_own_name(client, editor):
    exif = Image.Exif()
    exif[0x010F] = "Maker of cameras"
    exif.get_ifd(0x8825).update({1: "N", 2: (22.0, 25.0, 37.0)})
    target = io.BytesIO()
    Image.effect_noise((64, 48), 40).convert("RGB").save(target, "JPEG", exif=exif)
    photo = factories.make_photo(name="圖 5.jpg")
    Path(photo.original.path).write_bytes(target.getvalue())
    answer = file_of(client, photo, "original")
    data = answer.getvalue()
    with Image.open(io.BytesIO(data)) as image:
        assert dict(image.getexif().get_ifd(0x8825)) == {}
    assert b"Maker of cameras" not in data
    assert answer["Content-Type"] == "image/jpeg"
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%E5%9C%96%205.jpg"
    assert int(answer["Content-Length"]) == len(data)


@pytest.mark.parametrize("content", [b"\xff\xd8 no picture", None])
def test_original_that_cannot_be_read_is_not_found(client, editor, content):
    photo = factories.make_photo()
    path = Path(photo.original.path)
    path.unlink() if content is None else path.write_bytes(content)
    assert file_of(client, photo, "original").status_code == 404


def test_page_says_why_web_sizes_failed_in_words(client, editor):
    photo = factories.make_photo()
    Photo.objects.update(sizes="failed", sizes_error="damaged")
    page = client.get(page_of(photo)).content.decode()
    said = "Failed · The file can no longer be read; upload the photo once more."
    assert f'<div class="readonly">{said}</div>' in page


# --- Taken in ------------------------------------------------------------------------------------


def test_file_that_the_library_has_already_leads_to_its_photo(client, editor):
    add = reverse("admin:releases_photo_add")
    file = factories.picture("hall.jpg")
    client.post(add, {"file": file, "kind": "photo"})
    photo = Photo.objects.get()
    file.seek(0)
    answer = client.post(add, {"file": file, "kind": "logo"}, follow=True)
    assert answer.redirect_chain == [(page_of(photo), 302)]
    assert "This file is in the library already: here it is." in answer.content.decode()
    assert (Photo.objects.get().kind, AuditEntry.objects.count()) == ("photo", 1)
