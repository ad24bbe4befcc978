"""Saved figures are arranged by hand, by key and by their fields; references, states and the library follow."""

import pytest
from playwright.sync_api import expect

from releases.models import FigurePhoto, Photo
from tests import factories
from tests.browser.form import Form
from tests.browser.photo_desk import FIGURES, PhotoDesk, kept, make_draft, names, small_jpegs

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHINESE, ENGLISH = "zh-hant", "en"


@pytest.fixture
def page(open_page, make_member):
    return open_page(make_member("officer", "Writer", CHINESE))


@pytest.fixture
def release():
    return make_draft()


@pytest.fixture
def desk(page, release):
    page.goto(f"/admin/releases/release/{release.pk}/change/")
    return PhotoDesk(page)


def test_figure_that_is_emptied_is_out_of_the_way_until_its_photo_is_alone_again(desk, release):
    desk.page.click('[data-view="arrange"]')
    box = desk.page.locator('[name="figures-0-DELETE"]')
    desk.drag(desk.picture("a.jpg"), desk.picture("d.jpg"), 0.9)
    assert desk.groups() == [["b.jpg", "c.jpg"], ["d.jpg", "a.jpg"]]
    assert desk.labels(CHINESE) == ["尚未有照片", "圖一及二", "圖三及四"]
    expect(box).to_be_checked()
    for view in ("arrange", "write"):
        desk.page.click(f'[data-view="{view}"]')
        expect(desk.page.locator("#figures-0")).to_be_hidden()
    handle = desk.photo("a.jpg").locator(".handle")
    handle.press("Enter")
    offered = desk.page.locator(".photo-moves li button")
    assert offered.all_inner_texts() == ["另成一個圖組", "圖一及二"]
    offered.first.click()
    expect(box).not_to_be_checked()
    expect(desk.page.locator("#figures-0")).to_be_visible()
    assert desk.groups() == [["b.jpg", "c.jpg"], ["d.jpg"], ["a.jpg"]]


def test_figure_with_a_caption_stays_when_its_photos_have_left(page, release):
    release.figures.filter(position=0).update(caption_zh_hant="說明")
    page.goto(f"/admin/releases/release/{release.pk}/change/")
    desk = PhotoDesk(page)
    page.click('[data-view="arrange"]')
    desk.drag(desk.picture("a.jpg"), desk.picture("d.jpg"), 0.9)
    assert desk.groups() == [[], ["b.jpg", "c.jpg"], ["d.jpg", "a.jpg"]]
    Form(page).save()
    assert list(release.figures.values_list("caption_zh_hant", flat=True)) == ["說明", "", ""]


def test_saved_photo_in_a_figure_of_its_own_before_saved_ones_keeps_key_and_place(desk, release):
    keys = dict(FigurePhoto.objects.values_list("photo__original_name", "key"))
    desk.page.click('[data-view="arrange"]')
    desk.drag(desk.picture("c.jpg"), desk.page.locator("#figures-0"), 0.02)
    Form(desk.page).save()
    assert kept(release) == [["c.jpg"], ["a.jpg"], ["b.jpg"], ["d.jpg"]]
    assert dict(FigurePhoto.objects.values_list("photo__original_name", "key")) == keys
    assert desk.labels(ENGLISH) == ["Photo 1", "Photo 2", "Photo 3", "Photo 4"]


def test_figures_are_moved_by_hand_and_by_key_with_their_words(desk, release):
    desk.page.click('[data-view="arrange"]')
    handle = desk.figure_of("d.jpg").locator("h3 .handle")
    desk.drag(handle, desk.figure_of("a.jpg"), 0.1)
    assert desk.groups() == [["d.jpg"], ["a.jpg"], ["b.jpg", "c.jpg"]]
    desk.choose(desk.figure_of("b.jpg").locator("h3 .handle"), "移到最前")
    assert desk.groups() == [["b.jpg", "c.jpg"], ["d.jpg"], ["a.jpg"]]
    assert desk.said() == "圖組現為圖一及二。"
    Form(desk.page).save()
    assert kept(release) == [["b.jpg", "c.jpg"], ["d.jpg"], ["a.jpg"]]


def test_arrows_go_through_the_numbers_and_over_the_borders_of_figures(desk):
    later = desk.photo("a.jpg").locator(".later")
    found = []
    for _ in range(4):
        later.press("Enter")
        expect(later).to_be_focused()
        found.append(desk.groups())
    assert found == [
        [["a.jpg", "b.jpg", "c.jpg"], ["d.jpg"]],
        [["b.jpg", "a.jpg", "c.jpg"], ["d.jpg"]],
        [["b.jpg", "c.jpg", "a.jpg"], ["d.jpg"]],
        [["b.jpg", "c.jpg"], ["a.jpg", "d.jpg"]],
    ]


def test_new_row_removed_after_a_move_leaves_the_form_to_be_saved(desk, release):
    """Django counts the rows as they stand, and would take the new first one for a saved one."""
    Form(desk.page).add("figures")
    new = desk.page.locator(f"{FIGURES}:not(.has_original)")
    desk.choose(new.locator("h3 .handle"), "移到最前")
    Form(desk.page).add("figures")
    desk.page.locator("#figures-4 .inline-deletelink").click()
    with desk.page.expect_file_chooser() as chooser:
        new.locator('input[type="file"]').click()
    name, data = small_jpegs(1)[0]
    chooser.value.set_files({"name": name, "mimeType": "image/jpeg", "buffer": data})
    desk.wait()
    assert desk.groups()[0] == [name]
    Form(desk.page).save()
    assert kept(release) == [[name], ["a.jpg"], ["b.jpg", "c.jpg"], ["d.jpg"]]


def test_slots_follow_the_layout_and_labels_what_is_removed(desk):
    desk.page.select_option("#id_figures-1-layout", "stack")
    assert desk.strips(CHINESE) == ["圖一", "圖二・上圖", "圖三・下圖", "圖四"]
    desk.photo("b.jpg").locator(".photo-remove input").check()
    assert desk.strips(CHINESE) == ["圖一", "", "圖二", "圖三"]
    desk.page.check('[name="figures-0-DELETE"]')
    assert desk.labels(ENGLISH) == ["尚未有照片", "Photo 1", "Photo 2"]


def test_figures_that_readers_know_stay_and_new_ones_come_after(open_page, make_member):
    live = factories.make_live()
    factories.make_figure(live, factories.make_photo(name="known.jpg"))
    page = open_page(make_member("editor", "Editor", CHINESE))
    page.goto(f"/admin/releases/release/{live.pk}/amend/")
    desk = PhotoDesk(page)
    desk.drop(small_jpegs(2))
    desk.wait()
    new = names((1, 2))
    assert desk.groups() == [["known.jpg"], [new[0]], [new[1]]]
    assert [desk.photo(name).locator(".handle").count() for name in ("known.jpg", *new)] == [
        0,
        1,
        1,
    ]
    handle = desk.figure_of(new[1]).locator("h3 .handle")
    handle.click()
    assert page.locator(".photo-moves li").all_inner_texts() == [
        "移到最前",
        "移到圖二之前",
        "移到最後",
    ]
    page.keyboard.press("Escape")
    desk.choose(handle, "移到最前")
    assert desk.groups() == [["known.jpg"], [new[1]], [new[0]]]
    # What readers have is withdrawn, in its own row.
    expect(page.locator("[data-view]")).to_have_count(0)
    known = desk.figure_of("known.jpg")
    expect(known.locator(".movers, .photo-remove, .delete, .photo-more")).to_have_count(0)
    box = known.locator('[name="withdrawn_photos"]')
    expect(box).to_have_value(FigurePhoto.objects.get(figure__release=live).key)


def test_line_of_what_is_missing_leads_from_the_pictures_to_the_words(page, release):
    Photo.objects.filter(original_name="c.jpg").update(alt_text_en="")
    page.goto(f"/admin/releases/release/{release.pk}/change/")
    Form(page).show(ENGLISH)
    page.click('[data-view="arrange"]')
    page.locator(".missing a", has_text="c.jpg").click()
    photo = Photo.objects.get(original_name="c.jpg").public_id
    expect(page.locator(f"#id_figures-1-photos-alt-{photo}-en")).to_be_focused()


def test_refused_form_comes_back_in_the_order_that_was_meant(desk, release):
    desk.page.click('[data-view="arrange"]')
    desk.drag(desk.figure_of("d.jpg").locator("h3 .handle"), desk.figure_of("a.jpg"), 0.1)
    Form(desk.page).show(ENGLISH)
    Form(desk.page).fill(headline_en="one\ntwo\nthree")
    Form(desk.page).save()
    assert desk.groups() == [["d.jpg"], ["a.jpg"], ["b.jpg", "c.jpg"]]
    Form(desk.page).fill(headline_en="one")
    Form(desk.page).save()
    assert kept(release) == [["d.jpg"], ["a.jpg"], ["b.jpg", "c.jpg"]]


# --- References ------------------------------------------------------------------------------------


def test_reference_to_a_figure_that_goes_is_named_beside_the_body(desk, release):
    figure, row = release.figures.first(), FigurePhoto.objects.get(photo__original_name="d.jpg")
    Form(desk.page).write("body_zh_hant", f"另見[圖 {figure.key}]及[圖 {row.key}]。")
    dead = desk.page.locator(".field-body_zh_hant .dead-references")
    expect(dead).to_be_empty()
    desk.page.check('[name="figures-0-DELETE"]')
    expect(dead).to_have_text(f"此表格沒有圖組或照片採用這代號： [圖 {figure.key}]")
    desk.photo("d.jpg").locator(".photo-remove input").check()
    expect(dead).to_have_text(f"此表格沒有圖組或照片採用這代號： [圖 {figure.key}] [圖 {row.key}]")
    desk.page.uncheck('[name="figures-0-DELETE"]')
    expect(dead).to_have_text(f"此表格沒有圖組或照片採用這代號： [圖 {row.key}]")


def test_reference_is_copied(desk, release):
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    row = FigurePhoto.objects.get(photo__original_name="c.jpg")
    copied = []
    for place in (desk.figure_of("c.jpg").locator("h3"), desk.photo("c.jpg")):
        button = place.locator(".copy-reference")
        words = button.inner_text()
        button.click()
        expect(button).not_to_have_text(words)
        copied.append(desk.page.evaluate("navigator.clipboard.readText()"))
        expect(button).to_have_text(words)
    assert copied == [f"[圖 {row.figure.key}]", f"[圖 {row.key}]"]


def test_photo_alone_is_named_by_its_figure_until_a_text_has_its_own_key(desk, release):
    codes = desk.page.locator(f"{FIGURES} code:visible")
    keys = dict(FigurePhoto.objects.values_list("photo__original_name", "key"))
    first, second, third = release.figures.values_list("key", flat=True)
    expect(codes).to_have_text(
        [f"[圖 {each}]" for each in (first, second, keys["b.jpg"], keys["c.jpg"], third)]
    )
    Form(desk.page).write("body_zh_hant", f"另見[圖 {keys['d.jpg']}]。")
    desk.choose(desk.photo("c.jpg").locator(".handle"), "圖一")
    expect(codes).to_have_text(
        [
            f"[圖 {each}]"
            for each in (first, keys["a.jpg"], keys["c.jpg"], second, third, keys["d.jpg"])
        ]
    )


# --- Web sizes and the library ----------------------------------------------------------------------


def test_state_of_web_sizes_is_told_without_a_reload(desk, release):
    photo = Photo.objects.get(original_name="d.jpg")
    state = desk.photo("d.jpg").locator(".photo-sizes")
    expect(state).to_be_hidden()
    Photo.objects.filter(pk=photo.pk).update(sizes="queued")
    desk.page.reload()
    expect(state).to_contain_text("等待製作")
    Photo.objects.filter(pk=photo.pk).update(sizes="failed", sizes_error="busy")
    expect(state.locator(".photo-again")).to_be_visible()
    state.locator(".photo-again").click()
    expect(state).to_be_hidden(timeout=60_000)
    photo.refresh_from_db()
    assert photo.sizes == "made"


def test_photo_of_the_library_stands_in_its_figure_at_once(desk, release):
    factories.make_photo(name="library.jpg", alt_text_zh_hant="圖書館")
    Form(desk.page).pick("figures-0-photos-library", "圖書館")
    expect(desk.photo("library.jpg")).to_have_count(1)
    assert desk.groups()[0] == ["a.jpg", "library.jpg"]
    assert desk.labels(ENGLISH)[0] == "Photos 1 and 2"
    Form(desk.page).save()
    assert kept(release)[0] == ["a.jpg", "library.jpg"]
