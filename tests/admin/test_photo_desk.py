"""The figures of the release form: what the script is told, keys that stay, moves without script, queries."""

import json
import re

import pytest
from django.urls import reverse

from releases.admin import photo_desk
from releases.models import Figure, FigurePhoto
from releases.services import drafting
from releases.text import numbering
from releases.text.languages import LANGUAGES
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = factories.make_user(None, "add_release", "change_release", "view_release")
    client.force_login(user)
    return user


def change(release):
    return reverse("admin:releases_release_change", args=[release.pk])


def figures_of(release):
    """The photos of each figure, in the order of their numbers."""
    return [
        [row.photo for row in figure.figure_photos.all()]
        for figure in release.figures.prefetch_related("figure_photos__photo")
    ]


# --- What the script is told ---------------------------------------------------------------------


def filled(told, n, language):
    """A number as the script writes it."""
    return told["han"][n - 1] if language in told["counts_in_han"] else str(n)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_patterns_make_the_labels_of_the_house(language, count):
    told = photo_desk.told(is_fixed=False, is_locked=False)
    for first in range(1, photo_desk.LARGEST_NUMBER - 6):
        label = told["labels"][language][min(count, 3) - 1].format(
            first=filled(told, first, language), last=filled(told, first + count - 1, language)
        )
        assert label == numbering.label(first, count, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_make_the_strips_of_the_house(language):
    told = photo_desk.told(is_fixed=False, is_locked=False)
    for slot in numbering.SLOTS:
        for n in range(1, photo_desk.LARGEST_NUMBER + 1):
            label = told["labels"][language][0].format(first=filled(told, n, language))
            strip = told["strips"][language].format(
                label=label, place=told["places"][language][slot]
            )
            assert strip == numbering.strip(n, slot, language)


def test_slots_are_those_that_are_saved():
    told = photo_desk.told(is_fixed=False, is_locked=False)
    slots = {tuple(key.split("/")): slots for key, slots in told["slots"].items()}
    assert slots == {(layout, str(count)): each for (layout, count), each in drafting.SLOTS.items()}


def told_on(answer):
    pattern = r'<script id="photo-desk-told" type="application/json">(.*?)</script>'
    return json.loads(re.search(pattern, answer.content.decode())[1])


def test_script_is_told_what_may_be_arranged(client):
    client.force_login(factories.make_editor())
    draft, live = factories.make_release(), factories.make_live()
    for release in (draft, live):
        factories.make_figure(release, factories.make_photo())
    amend = reverse("admin:releases_release_amend", args=[live.pk])
    found = {
        name: (told["is_fixed"], told["is_locked"])
        for name, told in (
            ("draft", told_on(client.get(change(draft)))),
            ("amended", told_on(client.get(amend))),
        )
    }
    assert found == {"draft": (False, False), "amended": (True, False)}


def test_locked_form_offers_words_and_no_way_to_arrange(client):
    release = factories.make_release()
    figure = factories.make_figure(release, factories.make_photo())
    factories.approve(release, languages=["zh-hant"])
    client.force_login(factories.make_user(None, "view_release", "translate_en"))
    answer = client.get(change(release))
    photo = figure.figure_photos.get().photo.public_id
    own = {name for name in submitted_form(answer) if name.startswith("figures-0-photos")}
    assert told_on(answer)["is_locked"] is True
    assert own == {"figures-0-photos-ids", f"figures-0-photos-alt-{photo}-en"}


# --- Keys ------------------------------------------------------------------------------------------


def test_photo_keeps_its_key_when_it_moves_and_its_figure_goes(client, officer):
    release = factories.make_release()
    first, second = factories.make_photo(), factories.make_photo()
    factories.make_figure(release, first)
    factories.make_figure(release, second)
    key = FigurePhoto.objects.get(photo=second).key
    data = submitted_form(client.get(change(release)))
    data["figures-0-photos-ids"] += f",{data.pop('figures-1-photos-ids')}"
    client.post(change(release), data | {"figures-1-photos-ids": "", "figures-1-DELETE": "on"})
    assert figures_of(release) == [[first, second]]
    assert FigurePhoto.objects.get(photo=second).key == key


def test_key_that_the_form_gave_to_a_new_photo_is_kept_and_names_it(client, officer):
    release, photo = factories.make_release(), factories.make_photo()
    data = submitted_form(client.get(change(release))) | {
        "figures-TOTAL_FORMS": "1",
        "figures-0-layout": "row",
        "figures-0-photos-ids": photo.public_id,
        f"figures-0-photos-key-{photo.public_id}": "new234",
        "body_en": "<p>As [圖 new234] shows.</p>",
    }
    client.post(change(release), data)
    release.refresh_from_db()
    assert FigurePhoto.objects.get().key == "new234"
    assert 'data-figure-ref="new234"' in release.body_en


def test_key_of_a_saved_photo_cannot_be_typed_and_a_wrong_one_is_replaced(client, officer):
    release, saved, new = factories.make_release(), factories.make_photo(), factories.make_photo()
    factories.make_figure(release, saved)
    key = FigurePhoto.objects.get().key
    data = submitted_form(client.get(change(release)))
    data["figures-0-photos-ids"] += f",{new.public_id}"
    data |= {
        f"figures-0-photos-key-{saved.public_id}": "forged",
        f"figures-0-photos-key-{new.public_id}": "<b>",
    }
    client.post(change(release), data)
    assert FigurePhoto.objects.get(photo=saved).key == key
    assert re.fullmatch("[a-z0-9]{6}", FigurePhoto.objects.get(photo=new).key)


def test_refused_form_comes_back_as_it_was_arranged(client, officer):
    release = factories.make_release()
    first, second = factories.make_photo(), factories.make_photo()
    factories.make_figure(release, first)
    factories.make_figure(release, second)
    data = submitted_form(client.get(change(release)))
    ids = f"{second.public_id},{first.public_id}"
    data |= {
        "headline_en": "one\ntwo\nthree",
        "figures-0-photos-ids": ids,
        "figures-1-photos-ids": "",
        f"figures-0-photos-alt-{second.public_id}-en": "typed",
        f"figures-0-photos-key-{second.public_id}": "mov234",
    }
    again = submitted_form(client.post(change(release), data))
    moved = {name: again[name] for name in again if second.public_id in name and "alt" not in name}
    assert again["figures-0-photos-ids"] == ids
    assert again[f"figures-0-photos-alt-{second.public_id}-en"] == "typed"
    assert moved[f"figures-0-photos-key-{second.public_id}"] == "mov234"


def test_withdrawn_photo_says_so_and_keeps_its_number(client):
    client.force_login(factories.make_editor())
    release = factories.make_live()
    figure = factories.make_figure(release, factories.make_photo(), factories.make_photo())
    row = figure.figure_photos.first()
    FigurePhoto.objects.filter(pk=row.pk).update(withdrawn_at=factories.NOON)
    answer = client.get(reverse("admin:releases_release_amend", args=[release.pk]))
    page = answer.content.decode()
    assert page.count('class="photo-row is-withdrawn"') == 1
    assert page.count('class="photo-row"') == 1


# --- Without script --------------------------------------------------------------------------------


def test_photo_is_moved_to_another_figure_by_a_list_without_script(client, officer):
    release = factories.make_release()
    photos = [factories.make_photo() for _ in range(3)]
    here = factories.make_figure(release, *photos[:2])
    factories.make_figure(release, photos[2])
    plain = f"{change(release)}?plain"
    page = client.get(plain)
    name = f"figures-0-photos-to-{photos[1].public_id}"
    options = page.content.decode().partition(f'name="{name}"')[2].partition("</select>")[0]
    found = re.findall(r'<option value="(\d*)">(.*?)</option>', options)
    there = Figure.objects.exclude(pk=here.pk).get()
    new = [(str(index), "A new figure") for index in (2, 3, 4)]
    assert found == [("", "–"), ("1", str(there)), *new]
    data = submitted_form(page) | {
        name: "1",
        f"figures-0-photos-alt-{photos[1].public_id}-en": "moved along",
    }
    client.post(plain, data)
    assert figures_of(release) == [[photos[0]], [photos[2], photos[1]]]
    assert FigurePhoto.objects.get(photo=photos[1]).alt_text_en == "moved along"


def test_photo_is_moved_to_a_figure_of_its_own_without_script(client, officer):
    release = factories.make_release()
    photos = [factories.make_photo() for _ in range(2)]
    factories.make_figure(release, *photos)
    key = FigurePhoto.objects.get(photo=photos[0]).key
    plain = f"{change(release)}?plain"
    data = submitted_form(client.get(plain))
    client.post(plain, data | {f"figures-0-photos-to-{photos[0].public_id}": "1"})
    assert figures_of(release) == [[photos[1]], [photos[0]]]
    assert FigurePhoto.objects.get(photo=photos[0]).key == key


@pytest.mark.parametrize("goal", ["9", "-1", "x", ""])
def test_move_to_no_figure_of_the_form_leaves_the_photo_where_it_is(client, officer, goal):
    release, photo = factories.make_release(), factories.make_photo()
    factories.make_figure(release, photo)
    data = submitted_form(client.get(change(release)))
    client.post(change(release), data | {f"figures-0-photos-to-{photo.public_id}": goal})
    assert figures_of(release) == [[photo]]


def test_photo_never_moves_to_a_figure_in_which_it_stands(client, officer):
    release, photo, other = factories.make_release(), factories.make_photo(), factories.make_photo()
    factories.make_figure(release, photo)
    factories.make_figure(release, other, photo)
    data = submitted_form(client.get(change(release)))
    client.post(change(release), data | {f"figures-0-photos-to-{photo.public_id}": "1"})
    assert figures_of(release) == [[photo], [other, photo]]


def test_photo_that_came_already_is_named_and_used_without_script(client, officer):
    release, file = factories.make_release(), factories.picture("one.jpg")
    sent = {
        "figures-TOTAL_FORMS": "1",
        "figures-0-layout": "row",
        "figures-0-photos-files": [file, factories.SimpleUploadedFile("two.jpg", file.read())],
    }
    file.seek(0)
    data = submitted_form(client.get(change(release)))
    page = client.post(change(release), data | sent, follow=True).content.decode()
    assert "1 photo was uploaded." in page
    assert "“one.jpg” was in the photo library already: that photo is used." in page
    assert len(figures_of(release)[0]) == 1


# --- What a row shows ------------------------------------------------------------------------------


def test_row_tells_that_its_photo_was_withdrawn_elsewhere(client, officer):
    photo, release = factories.make_photo(), factories.make_release()
    factories.make_figure(release, photo)
    other = factories.make_figure(factories.make_release(), photo)
    told = []
    for withdrawn_at in (None, factories.NOON):
        other.figure_photos.update(withdrawn_at=withdrawn_at)
        opened = client.get(change(release))
        refused = client.post(change(release), submitted_form(opened) | {"headline_en": "1\n2\n3"})
        told += ["Withdrawn from a release" in each.content.decode() for each in (opened, refused)]
    assert told == [False, False, True, True]


def test_own_key_of_a_photo_is_shown_where_it_is_not_alone(client, officer):
    release = factories.make_release()
    factories.make_figure(release, factories.make_photo())
    factories.make_figure(release, factories.make_photo(), factories.make_photo())
    page = client.get(change(release)).content.decode()
    keys = re.findall(r'<span class="photo-key"( hidden)?><code>', page)
    assert keys == [" hidden", "", ""]


# --- Queries ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_form_asks_as_much_for_three_figures_as_for_one(
    client, officer, count, django_assert_num_queries
):
    release = factories.make_release()
    for _ in range(count):
        factories.make_figure(release, factories.make_photo(), factories.make_photo())
    with django_assert_num_queries(30):
        client.get(change(release))


@pytest.mark.parametrize(("count", "queries"), [(1, 37), (3, 39)])
def test_form_that_was_sent_asks_for_all_its_photos_at_once(
    client, officer, count, queries, django_assert_num_queries
):
    """And, as any form set of Django's, for each saved row by its primary key."""
    release = factories.make_release()
    for _ in range(count):
        factories.make_figure(release, factories.make_photo(), factories.make_photo())
    data = submitted_form(client.get(change(release)))
    with django_assert_num_queries(queries):
        client.post(change(release), data)
