"""An editor gives the press room another face in the browser, and readers see it under the strict policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from releases.models import SiteSettings
from releases.text import colours
from tests import factories
from tests.browser.test_desk_axe import OTHERS
from tests.embargo import web_sizes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIST = reverse("admin:releases_sitesettings_changelist")
COLOUR = "element => getComputedStyle(element).color"
SHOWN = "element => element.style.getPropertyValue('--shown')"
GREEN, BLUE_AT_NIGHT = "rgb(0, 102, 51)", "rgb(143, 195, 216)"


def make_logo():
    logo = factories.make_photo(kind="logo", alt_text_zh_hant="綠色標誌")
    web_sizes.keep(logo)
    return logo


def test_editor_gives_the_site_its_name_logo_and_colour_and_readers_see_them(
    open_page, make_member, complaints
):
    logo = make_logo()
    desk = open_page(make_member("editor", "Editor"))
    desk.goto(LIST)
    desk.fill("#id_site_name_en", "Egret Press")
    desk.fill("#id_accent", "#006633")
    assert desk.locator(".by-day").evaluate(SHOWN) == "#006633"
    desk.locator(".field-accent .accent-picker").evaluate(
        "(picker) => { picker.value = '#24506b'; picker.dispatchEvent(new Event('input')); }"
    )
    assert desk.input_value("#id_accent") == "#24506b"
    desk.fill("#id_accent", "#ffcc00")
    desk.click(".select2-selection")
    desk.click(".select2-results__option:has-text('綠色標誌')")
    desk.click('[name="_save"]')
    assert "too light" in desk.inner_text(".field-accent .errorlist")
    desk.fill("#id_accent", "#006633")
    desk.fill("#id_accent_at_night", "#8fc3d8")
    desk.click('[name="_save"]')
    desk.wait_for_selector(".messagelist .success")
    assert SiteSettings.objects.get().logo == logo
    for scheme, colour in (("light", GREEN), ("dark", BLUE_AT_NIGHT)):
        page = open_page(color_scheme=scheme)
        page.goto("/en/")
        assert page.inner_text(".institution") == "Egret Press"
        assert page.locator(".own-logo img").evaluate("image => image.naturalWidth") > 0
        probe = "() => getComputedStyle(document.documentElement).getPropertyValue('--accent')"
        assert page.evaluate(probe) == {"light": "#006633", "dark": "#8fc3d8"}[scheme]
        page.hover(".feeds a")
        assert page.locator(".feeds a").first.evaluate(COLOUR) == colour
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_on_the_home_page_with_a_face_of_its_own(open_page, width, scheme):
    factories.make_partner("own", relation="own")
    factories.make_live(issuer=factories.make_partner())
    # As pale as an accent may be.
    settings = factories.make_site_settings(logo=make_logo(), accent="#747474")
    assert 4.5 <= colours.contrast(settings.accent, colours.PAPER) < 4.6
    page = open_page(width=width, color_scheme=scheme, bypass_csp=True)
    page.goto("/en/")
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_axe_finds_nothing_on_the_form_of_the_settings(open_page):
    settings = factories.make_site_settings()
    page = open_page(factories.make_editor(), bypass_csp=True)
    page.goto(reverse("admin:releases_sitesettings_change", args=[settings.pk]))
    page.wait_for_selector(".accent-picker")
    assert Axe().run(page, OTHERS).response["violations"] == []
