"""What journalists take away with one press, in words and with its structure; without script everything is still there."""

import re

import pytest

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CLIPBOARD = ["clipboard-read", "clipboard-write"]
TAKEN = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return [await read("text/plain"), await read("text/html")];
}"""
TODAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"


@pytest.fixture
def release(clock):
    """A live release with every part that is taken along."""
    clock.at = factories.NOON
    own = factories.make_partner("cloudsail", relation="own", official_name_en="Cloudsail")
    factories.make_contact(own, in_foot=True)
    factories.make_boilerplate(own)
    release = factories.make_release("whole", issuer=own, headline_en="Lights & <tides>\nTwo")
    factories.make_key_point(release, "A point")
    factories.make_footnote(release, key="abc234")
    factories.make_quotation(
        release, quoted_en="We are open.", post_en="Director", speaker=factories.make_person()
    )
    factories.make_figure(release, factories.make_photo(), factories.make_photo())
    for language in ("zh_hant", "zh_hans", "en"):
        text = '<p>Fact<sup data-footnote="abc234"></sup></p><p><q data-quotation="say234"></q></p>'
        setattr(release, f"body_{language}", text)
    release.save()
    factories.drafting.finish(release, factories.make_user())
    return factories.approve(release)


@pytest.fixture
def page(open_page, release):
    page = open_page(permissions=CLIPBOARD)
    page.goto(release.get_absolute_url("en"))
    return page


def taken(page, selector):
    """Press something, wait for the answer, and return what lies on the clipboard as (plain, html)."""
    page.click(selector)
    page.wait_for_selector(f"{selector}.taken")
    assert page.inner_text(selector) == "Copied"
    assert page.inner_text("[role=status]") == "Copied"
    return page.evaluate(TAKEN)


def test_whole_text_is_copied_as_the_text_version_and_with_its_structure(page, release, client):
    plain, html = taken(page, ".copy-text")
    assert plain == client.get(f"{release.get_absolute_url('en')}release.txt").content.decode()
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    for part in ("Lights &amp; &lt;tides&gt;", "A point", "We are open.", "Director", "Photos 1"):
        assert part in words
    assert re.findall(r'href="(?!https?:|mailto:|tel:)', html) == []
    assert re.findall(r"<img|<picture|class=|id=|Copy|Download", html) == []


def test_quotation_is_copied_with_its_speaker_and_where_it_stands(page):
    plain, html = taken(page, "blockquote .take")
    said, by, cited = plain.strip().split("\n")
    assert (said, by) == ("“We are open.”", "– Pine en Shek en, Director")
    assert re.fullmatch(
        rf"Cloudsail, “Lights & <tides> – Two”, Press release, .* \(accessed {TODAY}\)", cited
    )
    assert "&lt;tides&gt;" in html
    assert "Copy quotation" not in plain + html


def test_citation_and_address_are_copied(page, release, settings):
    address = settings.SITE_ORIGIN + release.get_absolute_url("en")
    plain, html = taken(page, ".copy-citation")
    assert re.fullmatch(rf"Cloudsail, .*, {re.escape(address)} \(accessed {TODAY}\)", plain)
    assert html.startswith("<p>Cloudsail, “Lights &amp; &lt;tides&gt;")
    assert taken(page, ".copy-link") == [address, f'<a href="{address}">{address}</a>']


def test_without_script_links_lead_to_what_can_be_selected(open_page, release):
    page = open_page(java_script_enabled=False)
    page.goto(release.get_absolute_url("en"))
    assert page.locator(".take, [role=status]").count() == 0
    hrefs = [page.get_attribute(f".copy-{each}", "href") for each in ("citation", "link")]
    assert hrefs == ["#citation", "#citation"]
    assert page.inner_text("#citation .citation").startswith("Cloudsail, “Lights & <tides>")
    page.click(".copy-text")
    assert page.inner_text("pre").startswith("Press release\n\nLights & <tides> – Two")
