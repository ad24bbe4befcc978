"""What may go wrong while photos come in: each line says it, offers again, and nothing that was typed is lost."""

import pytest
from playwright.sync_api import expect

from releases.models import Photo, Release
from tests import factories
from tests.browser.form import Form
from tests.browser.photo_desk import BAD, PhotoDesk, names, small_jpegs

pytestmark = [
    pytest.mark.browser,
    pytest.mark.darkroom,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def page(open_page, make_member):
    page = open_page(make_member("officer", "Writer", "zh-hant"))
    page.goto("/admin/releases/release/add/")
    return page


def test_same_photo_is_used_once_and_the_line_says_where_it_stands(page):
    desk, (file, other) = PhotoDesk(page), small_jpegs(2)
    desk.drop([file])
    desk.wait()
    desk.drop([("again.jpg", file[1]), other])
    desk.wait()
    assert desk.lines() == [("again.jpg", "此照片已在本表格：圖一。")]
    assert desk.groups() == [[file[0]], [other[0]]]


def test_photo_that_is_in_the_library_is_used(page):
    photo = factories.make_photo(name="old.jpg")
    desk = PhotoDesk(page)
    with photo.original.open("rb") as file:
        desk.drop([("new.jpg", file.read())])
    desk.wait()
    assert desk.lines() == [("new.jpg", "照片庫已有此照片，現採用該照片。")]
    assert desk.groups() == [["old.jpg"]]
    assert Photo.objects.count() == 1


def test_lost_connection_and_ended_login_are_said_and_tried_again(page, make_member):
    desk, form = PhotoDesk(page), Form(page)
    form.fill(headline_zh_hant="開放日")
    page.route("**/photo/receive/", lambda route: route.abort())
    desk.drop(small_jpegs(2))
    desk.wait()
    assert [words for _name, words in desk.lines()] == ["連線中斷，請再試。"] * 2
    page.unroute("**/photo/receive/")

    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.locator(".uploads-again").click()
    desk.wait()
    assert [words for _name, words in desk.lines()] == [
        "你已不在登入狀態。請在另一分頁登入，然後再試。"
    ] * 2
    page.context.add_cookies(cookies)
    page.locator(".upload-again").first.click()
    desk.wait()
    page.locator(".upload-again").click()
    desk.wait()
    assert desk.lines() == []
    assert desk.groups() == [[name] for name in names((1, 2))]
    assert page.input_value("#id_headline_zh_hant") == "開放日"


def test_upload_is_cancelled_and_nothing_is_kept(page):
    desk = PhotoDesk(page)
    page.route("**/photo/receive/", lambda route: None)
    desk.drop(small_jpegs(1))
    page.locator(".upload-cancel").click()
    assert desk.lines() == [("DSC_0001.jpg", "已取消，沒有保留任何檔案。")]
    page.locator(".upload-close").click()
    assert (desk.lines(), desk.groups()) == ([], [])
    expect(page.locator(".photo-choose input")).to_be_focused()
    page.unroute_all(behavior="ignoreErrors")
    assert Photo.objects.count() == 0


def test_saving_waits_until_all_photos_are_uploaded(page):
    desk = PhotoDesk(page)
    held = []
    page.route("**/photo/receive/", lambda route: held.append(route))
    Form(page).fill(headline_zh_hant="開放日")
    desk.drop(small_jpegs(1))
    expect(page.locator(".upload")).to_have_count(1)
    page.click('[name="_continue"]')
    expect(page.locator(".uploads-count")).to_have_text("所有照片上載後，表格即會儲存。")
    assert Release.objects.count() == 0
    with page.expect_navigation():
        held[0].continue_()
    assert Release.objects.get().photo_count == 1


def test_saving_stops_where_a_photo_was_not_uploaded(page):
    desk = PhotoDesk(page)
    held = []
    page.route("**/photo/receive/", lambda route: held.append(route))
    Form(page).fill(headline_zh_hant="開放日")
    desk.drop([BAD])
    expect(page.locator(".upload")).to_have_count(1)
    page.click('[name="_continue"]')
    held[0].continue_()
    desk.wait()
    expect(page.locator(".uploads-count")).to_contain_text("尚未儲存")
    assert Release.objects.count() == 0
    Form(page).save()
    assert Release.objects.get().headline_zh_hant == "開放日"


def test_picture_is_pasted_beside_a_text_and_not_into_it(page):
    desk = PhotoDesk(page)
    carried = desk.carry(small_jpegs(1))
    paste = """([carried, at]) => document.querySelector(at).dispatchEvent(
        new ClipboardEvent("paste", {clipboardData: carried, bubbles: true}))"""
    page.evaluate(paste, [carried, "#id_headline_zh_hant"])
    assert desk.lines() == []
    page.evaluate(paste, [carried, "body"])
    desk.wait()
    assert desk.groups() == [names([1])]


def test_file_that_misses_the_figures_does_not_take_the_form_away(page):
    desk = PhotoDesk(page)
    prevented = page.evaluate_handle(
        "() => { const seen = {}; addEventListener('drop', event => { seen.it = event.defaultPrevented; }); return seen; }"
    )
    desk.drop(small_jpegs(1), on="h1")
    assert prevented.evaluate("seen => seen.it") is True
    assert (desk.lines(), desk.groups()) == ([], [])
