"""The focal point is set by clicking on the photo, by dragging, with the keys or as numbers; crops follow at once."""

import random

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from releases.models import Photo
from releases.pictures.cropping import centering
from releases.services import photos
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CROPS = [(3, 2), (1, 1), (16, 9)]


@pytest.fixture
def photo():
    """A wide photo, 1200 × 400, with its web sizes made."""
    received = photos.receive(factories.picture(size=(1200, 400)), factories.make_user())
    return Photo.objects.get(pk=received.photo.pk, sizes="made")


def opened(page, photo):
    page.goto(reverse("admin:releases_photo_change", args=[photo.pk]))
    page.wait_for_selector(".focal-crops:not([hidden])", state="attached")
    return page


def numbers(page):
    return [int(page.input_value(f"#id_focal_{axis}")) for axis in "xy"]


def wait_for(page, x, y):
    """Wait until the browser has passed on where the pointer is."""
    page.wait_for_function(
        "wanted => ['x', 'y'].every((axis, i) => document.getElementById(`id_focal_${axis}`).value == wanted[i])",
        arg=[x, y],
    )


def cuts(page):
    """Return the shares, in per cent, at which each crop is cut."""
    positions = page.locator(".focal-crop img").evaluate_all(
        "images => images.map((image) => image.style.objectPosition)"
    )
    return [pytest.approx([float(each.rstrip("%")) for each in said.split()]) for said in positions]


def computed(x, y):
    return [[100 * share for share in centering(1200, 400, *crop, x, y)] for crop in CROPS]


def point(page, x, y):
    """Where on the screen a share of the picture, in per cent, is."""
    box = page.locator(".focal-picture").bounding_box()
    return box["x"] + box["width"] * x / 100, box["y"] + box["height"] * y / 100


def test_click_writes_the_numbers_and_the_crops_follow(open_page, photo, complaints):
    page = opened(open_page(factories.make_editor()), photo)
    assert (numbers(page), cuts(page)) == ([50, 50], computed(50, 50))
    page.mouse.click(*point(page, 20, 70))
    assert (numbers(page), cuts(page)) == ([20, 70], computed(20, 70))
    page.click('[name="_continue"]')
    page.wait_for_load_state()
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (20, 70)
    assert (numbers(page), cuts(page)) == ([20, 70], computed(20, 70))
    assert complaints == []


@pytest.mark.parametrize("size", [(400, 1200), (1200, 400), (900, 900)])
@pytest.mark.parametrize("width", [390, 1440])
def test_picture_of_any_shape_is_pointed_at_where_it_is_seen(open_page, size, width):
    received = photos.receive(factories.picture(size=size), factories.make_user())
    page = opened(open_page(factories.make_editor(), width), received.photo)
    around, image = (
        page.locator(each).bounding_box() for each in (".focal-picture", ".focal-picture img")
    )
    assert around == pytest.approx(image, abs=1)
    assert image["width"] / image["height"] == pytest.approx(size[0] / size[1], rel=0.02)
    page.mouse.click(*point(page, 25, 75))
    # A pixel may be more than a per cent.
    assert numbers(page) == pytest.approx([25, 75], abs=1)


def test_mark_is_dragged_and_stays_inside(open_page, photo):
    page = opened(open_page(factories.make_editor()), photo)
    page.mouse.move(*point(page, 50, 50))
    page.mouse.down()
    page.mouse.move(*point(page, 80, 40), steps=3)
    wait_for(page, 80, 40)
    page.mouse.move(*point(page, 130, -20), steps=3)
    wait_for(page, 100, 0)
    page.mouse.up()
    page.mouse.move(*point(page, 10, 10))
    page.focus("#id_focal_x")
    assert (numbers(page), cuts(page)) == ([100, 0], computed(100, 0))


def test_mark_moves_with_the_arrow_keys(open_page, photo):
    page = opened(open_page(factories.make_editor()), photo)
    page.focus(".focal-mark")
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "Shift+ArrowLeft", "Shift+ArrowUp"):
        page.keyboard.press(key)
    assert (numbers(page), cuts(page)) == ([41, 42], computed(41, 42))
    for _each in range(5):
        page.keyboard.press("Shift+ArrowUp")
    assert numbers(page) == [41, 0]


def test_typed_numbers_move_the_mark(open_page, photo):
    page = opened(open_page(factories.make_editor()), photo)
    page.fill("#id_focal_x", "5")
    page.fill("#id_focal_y", "95")
    assert cuts(page) == computed(5, 95)
    style = page.locator(".focal-mark").evaluate("mark => [mark.style.left, mark.style.top]")
    assert style == ["5%", "95%"]


def test_crops_are_cut_as_the_site_cuts_them(open_page, photo):
    """The one formula that stands in Python and in the browser gives the same in both."""
    page = opened(open_page(factories.make_editor()), photo)
    draw = random.Random(4)
    cases = [
        [*(draw.randint(1, 9000) for _side in range(4)), draw.randint(0, 100), draw.randint(0, 100)]
        for _case in range(500)
    ]
    cases += [[6000, 4000, 3, 2, 10, 90], [4000, 6000, 3, 2, 10, 90], [1, 1, 16, 9, 0, 100]]
    said = page.evaluate(
        """async (cases) => {
          const address = document.querySelector('script[src*="focal"]').src;
          const { centering } = await import(address);
          return cases.map((each) => centering(...each));
        }""",
        cases,
    )
    assert said == [list(centering(*each)) for each in cases]


def test_numbers_are_enough_without_script(open_page, photo):
    page = open_page(factories.make_editor(), java_script_enabled=False)
    page.goto(reverse("admin:releases_photo_change", args=[photo.pk]))
    assert not page.is_visible(".focal-mark")
    page.fill("#id_focal_x", "33")
    page.click('[name="_continue"]')
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (33, 50)


def test_whoever_may_only_look_sees_the_mark_and_moves_nothing(open_page, photo):
    Photo.objects.update(focal_x=20, focal_y=70)
    page = opened(open_page(factories.make_user(None, "view_photo")), photo)
    assert page.locator("#id_focal_x").count() == 0
    assert page.is_disabled(".focal-mark")
    page.mouse.click(*point(page, 90, 10))
    assert cuts(page) == computed(20, 70)


def test_picture_without_web_sizes_has_no_mark(open_page, photo, complaints):
    Photo.objects.update(sizes="queued", widths=[])
    page = open_page(factories.make_editor())
    page.goto(reverse("admin:releases_photo_change", args=[photo.pk]))
    picture = page.locator(".focal-picture img")
    assert picture.evaluate("image => image.decode().then(() => true)")
    assert page.locator(".focal-mark").count() == 0
    assert page.is_visible("#id_focal_x")
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [820, 1440])
def test_axe_finds_nothing_on_the_page_of_a_photo(open_page, photo, scheme, width):
    factories.make_appearance(photo=photo, side="left", nth=1)
    factories.make_figure(factories.make_release(), photo)
    user = factories.make_editor()
    page = opened(open_page(user, width, color_scheme=scheme, bypass_csp=True), photo)
    others = {"exclude": [[".select2"], ["th.original"]]}
    found = Axe().run(page, context=others).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_axe_finds_nothing_on_the_list(open_page, photo):
    page = open_page(factories.make_editor(), bypass_csp=True)
    page.goto(reverse("admin:releases_photo_changelist"))
    # Not ours: the label of the search is a picture.
    found = Axe().run(page, context={"exclude": [["#searchbar"]]}).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
