"""axe finds nothing on the desk: forms with what stands beside them, verbs, the sentence to sign, list, board, calendar."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests import factories
from tests.browser.form import Form
from tests.conftest import DEEP

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def page_of(name, release):
    return reverse(f"admin:releases_release_{name}", args=[release.pk])


@pytest.fixture
def pages(clock):
    """The address of each page of the desk, with something on it to be shown."""
    clock.at = factories.NOON
    draft, submitted = factories.make_release("draft", headline_en=""), factories.make_release()
    factories.make_key_point(draft)
    factories.make_figure(draft, factories.make_photo(alt_text_en=""))
    submitted = factories.submit(submitted)
    live = factories.make_live("live")
    factories.make_second_look(live)
    return {
        "draft": page_of("change", draft),
        "submit": page_of("submit", draft),
        "emergency": page_of("publish_in_emergency", draft),
        "submitted": page_of("change", submitted),
        "return": page_of("return_with_reason", submitted),
        "approve": page_of("approve", submitted),
        "scheduled": page_of("change", factories.make_scheduled("scheduled")),
        "live": page_of("change", live),
        "review": page_of("review", live),
        "withdraw": page_of("withdraw", live),
        "amend": page_of("amend", live),
        "withdrawn": page_of("change", factories.withdraw(factories.make_live("withdrawn"))),
        "list": reverse("admin:releases_release_changelist"),
        "calendar": reverse("admin:releases_release_calendar"),
        "board": reverse("admin:index"),
    }


def sign(page):
    """Ask for the hours in words, for an hour that is warned of."""
    Form(page).fill(publish_at_0="2026-12-26", publish_at_1="23:30")
    Form(page).confirm()
    assert page.locator(".plan-warnings li").count() > 1


def propose(page):
    """Change a text and have the notices proposed."""
    page.check('[name="change_kind"][value="correction"]')
    Form(page).fill(change_reason="why")
    Form(page).show("all")
    Form(page).fill(headline_zh_hant="改正", headline_en="Mended")
    Form(page).publish_change()
    assert page.input_value("#id_told_en")


THEN = {"approve": sign, "amend": propose}


# Not ours: autocompletes, the empty heading over the names of an inline's rows, an editor's buttons of no use now.
OTHERS = {"exclude": [[".select2"], ["th.original"], [".prose-menubar__button.disabled"]]}


def violations(page):
    found = Axe().run(page, context=OTHERS).response["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found]


LOOKS = [("zh-hant", "light"), ("en", "dark"), ("zh-hant", "dark"), ("en", "light")]


@pytest.mark.parametrize(("language", "scheme"), LOOKS if DEEP else LOOKS[:2])
def test_axe_finds_nothing_on_the_desk(open_page, make_member, pages, language, scheme):
    editor = make_member("editor", "Editor", language)
    page = open_page(editor, color_scheme=scheme, bypass_csp=True)
    found = {}
    for name, address in pages.items():
        page.goto(address)
        found[name] = violations(page)
        if name in THEN:
            THEN[name](page)
            found[name, "then"] = violations(page)
    assert {place: problems for place, problems in found.items() if problems} == {}
