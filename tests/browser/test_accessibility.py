"""axe finds nothing on the readers' pages in any language, nor a photo without words; the newsroom's scripts run."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests import factories
from tests.conftest import DEEP

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = ("zh-hant", "zh-hans", "en")
PAGES = (
    "home",
    "list",
    "release",
    "print",
    "visits",
    "visit",
    "partners",
    "partner",
    "search",
    "missing",
    "gone",
)


@pytest.fixture
def newsroom(clock):
    """One of everything that a page may show, live in three languages."""
    clock.at = factories.NOON
    own = factories.make_partner("cloudsail", relation="own", listed_at=factories.NOON)
    factories.make_contact(own, in_foot=True)
    factories.make_boilerplate(own)
    visit = factories.make_visit("harbour")
    stop = factories.make_stop(visit)
    factories.make_appearance(visit=visit, capacity="leader")
    release = factories.make_release("whole", issuer=own, visit=visit)
    release.topics.add(factories.make_topic())
    factories.make_key_point(release)
    factories.make_footnote(release, key="abc234")
    figure = factories.make_figure(
        release, factories.make_photo(), factories.make_photo(), stop=stop
    )
    for language in ("zh_hant", "zh_hans", "en"):
        text = f'<h2>part</h2><p>fact<sup data-footnote="abc234"></sup></p><ul><li>{language}</li></ul>'
        setattr(release, f"body_{language}", text)
    release.save()
    factories.drafting.finish(release, factories.make_user())
    release = factories.approve(release)
    factories.withdraw(factories.make_live("gone"))
    return {"release": release, "visit": visit, "partner": own, "figure": figure}


def address(name, language, newsroom):
    year = {"language": language, "year": 2026}
    return {
        "release": lambda: newsroom["release"].get_absolute_url(language),
        "print": lambda: reverse("releases:print", kwargs=year | {"slug": "whole"}),
        "visit": lambda: newsroom["visit"].get_absolute_url(language),
        "partner": lambda: newsroom["partner"].get_absolute_url(language),
        "gone": lambda: reverse("releases:release", kwargs=year | {"slug": "gone"}),
        "missing": lambda: reverse("releases:release", kwargs=year | {"slug": "nowhere"}),
    }.get(name, lambda: reverse(f"releases:{name}", kwargs={"language": language}))()


LOOKS = [(390, "dark"), (1440, "light"), (390, "light"), (1440, "dark")]


@pytest.mark.parametrize(("width", "scheme"), LOOKS if DEEP else LOOKS[:2])
def test_axe_finds_nothing_on_any_public_page(open_page, newsroom, scheme, width):
    page = open_page(width=width, color_scheme=scheme, bypass_csp=True)
    found = {}
    for name in PAGES:
        for language in LANGUAGES:
            page.goto(address(name, language, newsroom))
            violations = Axe().run(page).response["violations"]
            found[name, language] = [
                (each["id"], [node["html"][:120] for node in each["nodes"]]) for each in violations
            ]
    assert {place: problems for place, problems in found.items() if problems} == {}


def test_public_pages_need_no_script_and_ask_no_other_host(
    open_page, newsroom, live_server, complaints
):
    page = open_page(java_script_enabled=False)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for name in ("home", "list", "release", "visit", "partners", "partner"):
        page.goto(address(name, "zh-hant", newsroom))
        assert page.locator("h1").first.inner_text()
    assert {url for url in asked if not url.startswith(live_server.url)} == set()
    assert complaints == []


# WCAG 1.4.12: what a reader may do to a text without losing any of it.
SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
# Ways of their own, not words within a text: all that a thumb must hit.
SMALL = """() => [...document.querySelectorAll(
  'nav a, nav .here, .institution a, .find input, .find button, .tools a, .downloads a, .onward a, .enquiry a, .take'
)].filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44).map((each) => each.outerHTML)"""
WIDTH = "document.documentElement.scrollWidth"


@pytest.mark.parametrize("name", ["release", "list", "home", "visit", "partner", "partners"])
def test_smallest_phone_and_four_times_the_size_need_no_sideways_scrolling(
    open_page, newsroom, name
):
    """1280 pixels at 400 % are 320."""
    page = open_page(width=320, bypass_csp=True)
    for language in LANGUAGES:
        page.goto(address(name, language, newsroom))
        assert (page.evaluate(WIDTH), page.evaluate(SMALL)) == (320, [])
        page.add_style_tag(content=SPACED)
        assert page.evaluate(WIDTH) == 320


def test_newsroom_pages_run_under_the_strict_policy(open_page, newsroom, complaints):
    page = open_page(factories.make_editor())
    draft = factories.make_release()
    places = [
        reverse("admin:index"),
        reverse("admin:releases_release_changelist"),
        reverse("admin:releases_release_add"),
        reverse("admin:releases_release_change", args=[draft.pk]),
        reverse("admin:releases_release_change", args=[newsroom["release"].pk]),
        reverse("admin:releases_release_submit", args=[draft.pk]),
        reverse("admin:releases_photo_changelist"),
        reverse("admin:releases_visit_change", args=[newsroom["visit"].pk]),
        reverse("admin:releases_partner_change", args=[newsroom["partner"].pk]),
    ]
    for place in places:
        page.goto(place)
        page.wait_for_load_state("networkidle")
    assert complaints == []


def test_editor_starts_only_where_it_is_seen(open_page, complaints):
    release = factories.make_release()
    photo = factories.make_photo()
    for _ in range(40):
        factories.make_figure(release, photo)
    page = open_page(factories.make_editor())
    page.goto(reverse("admin:releases_release_change", args=[release.pk]))
    page.wait_for_selector(".ProseMirror[contenteditable=true]")
    assert page.locator("textarea[data-django-prose-editor-pressroom]").count() > 120
    assert page.locator(".ProseMirror[contenteditable=true]").count() <= 4
    assert complaints == []


def test_language_with_an_error_opens_by_itself(open_page):
    release = factories.make_release()
    page = open_page(factories.make_editor())
    page.goto(reverse("admin:releases_release_change", args=[release.pk]))
    page.click('.language-switch [data-language="en"]')
    page.fill("#id_headline_en", "one\ntwo\nthree")
    page.click('.language-switch [data-language="zh-hant"]')
    page.click('[name="_continue"]')
    page.wait_for_selector(".errornote")
    assert page.locator("#id_headline_en").is_visible()
    assert page.input_value("#id_headline_en") == "one\ntwo\nthree"
