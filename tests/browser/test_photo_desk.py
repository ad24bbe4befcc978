"""Seventeen photos are dropped on the release form, grouped by hand and by key, labelled at every step, and kept."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from releases.models import Photo, Release
from tests import factories
from tests.browser.form import Form
from tests.browser.photo_desk import (
    BAD,
    FIGURES,
    PhotoDesk,
    kept,
    labels,
    make_draft,
    names,
    small_jpegs,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADD = "/admin/releases/release/add/"
CHINESE, ENGLISH = "zh-hant", "en"
SEVENTEEN = names(range(1, 18))
# Not ours: autocompletes, an editor's buttons that are of no use now, the empty heading over the names of rows.
OTHERS = {"exclude": [[".select2"], [".prose-menubar__button.disabled"], ["th.original"]]}


@pytest.fixture
def page(open_page, make_member):
    return open_page(make_member("officer", "Writer", CHINESE))


def shows(desk, groups):
    """The form shows these figures, each with its label in both languages."""
    expect(desk.page.locator(FIGURES)).to_have_count(len(groups))
    assert desk.groups() == groups
    for language in (CHINESE, ENGLISH):
        assert desk.labels(language) == labels(groups, language)


def grouped(groups, photo, goal):
    """The same groups once a photo has gone to the end of another's group."""
    rest = [[each for each in group if each != photo] for group in groups]
    return [[*group, photo] if goal in group else group for group in rest if group]


def by_hand(desk, groups, photo, goal):
    desk.drag(desk.picture(photo), desk.picture(goal), 0.9)
    groups = grouped(groups, photo, goal)
    shows(desk, groups)
    return groups


def by_key(desk, groups, photo, goal):
    goal_label = labels(groups, CHINESE)[[goal in group for group in groups].index(True)]
    desk.choose(desk.photo(photo).locator(".handle"), goal_label)
    groups = grouped(groups, photo, goal)
    shows(desk, groups)
    expect(desk.photo(photo).locator(".handle")).to_be_focused()
    return groups


def test_seventeen_files_dropped_at_once_are_grouped_labelled_and_kept(page, complaints):
    page.goto(ADD)
    desk, form = PhotoDesk(page), Form(page)
    desk.drop([*small_jpegs(17), BAD])
    expect(page.get_by_role("progressbar")).to_have_count(18)
    desk.wait()
    assert desk.lines() == [
        ("notes.jpg", "「notes.jpg」並非JPEG、PNG或WebP圖片，請匯出為其中一種格式。")
    ]
    assert Photo.objects.count() == 17

    groups = [[name] for name in SEVENTEEN]
    shows(desk, groups)
    photo = dict(enumerate(SEVENTEEN, start=1))
    for number, goal in ((2, 1), (4, 3), (6, 5), (8, 7)):
        groups = by_hand(desk, groups, photo[number], photo[goal])
    for number, goal in ((12, 11), (16, 15), (17, 16)):
        groups = by_key(desk, groups, photo[number], photo[goal])
    assert [len(group) for group in groups] == [2, 2, 2, 2, 1, 1, 2, 1, 1, 3]
    assert desk.shown_labels()[-1] == "圖十五至十七"
    assert desk.strips(ENGLISH)[-3:] == ["Photo 15 · left", "Photo 16 · middle", "Photo 17 · right"]
    form.show(ENGLISH)
    assert desk.shown_labels()[-1] == "Photos 15–17"

    form.fill(headline_en="Opening")
    form.save()
    assert desk.groups() == groups
    assert desk.labels(CHINESE) == labels(groups, CHINESE)
    release = Release.objects.get()
    assert release.photo_count == 17
    assert kept(release) == groups
    assert complaints == []


def test_form_of_a_live_release_keeps_the_places_of_its_photos(open_page, make_member):
    live = factories.make_release()
    for layout in ("row", "stack"):
        factories.make_figure(live, factories.make_photo(), factories.make_photo(), layout=layout)
    factories.approve(live, languages=["zh-hant"])
    page = open_page(make_member("translator", "Translator (English)"))
    page.goto(f"/admin/releases/release/{live.pk}/change/")
    assert PhotoDesk(page).strips(ENGLISH) == [
        "Photo 1 · left",
        "Photo 2 · right",
        "Photo 3 · top",
        "Photo 4 · bottom",
    ]


@pytest.mark.parametrize("width", [1440, 390])
def test_every_line_of_what_is_missing_is_in_view(page, width):
    release = factories.make_release()
    for _ in range(20):
        factories.make_figure(release)
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto(f"/admin/releases/release/{release.pk}/change/")
    hidden = """lists => lists.map(list =>
      [list.scrollWidth - list.clientWidth, list.scrollHeight - list.clientHeight])"""
    lists = page.locator(".requirements[open] ul")
    assert lists.locator("li").count() == 20
    assert lists.evaluate_all(hidden) == [[0, 0]]
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_credit_for_all_photos_is_written_once(page, release):
    page.goto(f"/admin/releases/release/{release.pk}/change/")
    form = Form(page)
    form.show(ENGLISH)
    line = page.locator('.missing a[href="#id_credits-credit_en"]')
    line.click()
    expect(page.locator("#id_credits-credit_en")).to_be_focused()
    page.keyboard.type("Pine Shek")
    form.save()
    assert set(Photo.objects.values_list("credit_en", flat=True)) == {"Pine Shek"}
    form.show(ENGLISH)
    expect(line).to_have_count(0)


# --- Fingers, no script, everybody ------------------------------------------------------------------


@pytest.fixture
def release():
    return make_draft()


def test_finger_drags_by_the_handle_at_tablet_width(open_page, make_member, release):
    page = open_page(make_member("officer", "Writer", CHINESE), width=820, has_touch=True)
    page.goto(f"/admin/releases/release/{release.pk}/change/")
    desk = PhotoDesk(page)
    page.click('[data-view="arrange"]')
    goal = desk.picture("a.jpg")
    for thing in (goal, desk.photo("d.jpg")):
        thing.scroll_into_view_if_needed()
    handle, box = desk.photo("d.jpg").locator(".handle").bounding_box(), goal.bounding_box()
    assert min(handle["width"], handle["height"]) >= 44
    touch = page.context.new_cdp_session(page)
    start = [handle["x"] + 20, handle["y"] + 20]
    for kind, (x, y) in (
        ("touchStart", start),
        ("touchMove", [start[0] - 12, start[1] - 12]),
        ("touchMove", [box["x"] + box["width"] * 0.9, box["y"] + 30]),
    ):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    page.locator(".drop-after").wait_for()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert desk.groups() == [["a.jpg", "d.jpg"], ["b.jpg", "c.jpg"]]
    assert page.evaluate("document.documentElement.scrollWidth") == 820


def test_photo_is_moved_without_script(open_page, make_member, release):
    page = open_page(make_member("officer", "Writer", CHINESE), java_script_enabled=False)
    page.goto(f"/admin/releases/release/{release.pk}/change/?plain")
    photo = Photo.objects.get(original_name="d.jpg")
    page.select_option(f'[name="figures-2-photos-to-{photo.public_id}"]', "0")
    page.click('[name="_continue"]')
    assert kept(release) == [["a.jpg", "d.jpg"], ["b.jpg", "c.jpg"]]


@pytest.mark.parametrize(("language", "scheme"), [(CHINESE, "light"), (ENGLISH, "dark")])
def test_axe_finds_nothing_on_the_photo_desk(
    open_page, make_member, release, language, scheme, complaints
):
    page = open_page(
        make_member("officer", "Writer", language), color_scheme=scheme, bypass_csp=True
    )
    page.goto(f"/admin/releases/release/{release.pk}/change/")
    desk = PhotoDesk(page)
    page.route("**/photo/receive/", lambda route: None)
    desk.drop(small_jpegs(2))
    page.click(".photo-credits summary")
    found = {}
    for width in (1440, 820, 390):
        page.set_viewport_size({"width": width, "height": 1000})
        for view in ("arrange", "write"):
            page.click(f'[data-view="{view}"]')
            found[width, view] = violations(page)
        desk.photo("a.jpg").locator(".handle").click()
        found[width, "list"] = violations(page)
        page.keyboard.press("Escape")
    page.unroute_all(behavior="ignoreErrors")
    page.goto("/admin/releases/photo/")
    page.locator('[name="_selected_action"]').first.check()
    page.select_option('[name="action"]', "give_credit")
    page.click('[name="index"]')
    page.wait_for_selector(".chosen-photos")
    found["credit"] = violations(page)
    assert {view: problems for view, problems in found.items() if problems} == {}
    assert complaints == []


def violations(page):
    found = Axe().run(page, context=OTHERS).response["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found]
