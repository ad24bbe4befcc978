"""What is pasted is made plain by the rules that the site keeps on saving."""

import json
from pathlib import Path

import pytest

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CASES = json.loads((Path(__file__).parents[1] / "links.json").read_text(encoding="utf-8"))
ALL = """async (urls) => {
  const { unwrapped } = await import("/static/releases/admin/paste/links.js");
  return urls.map((url) => unwrapped(url));
}"""
REPORTED = """async (html) => {
  const { cleanPaste } = await import("/static/releases/admin/paste/paste.js");
  return cleanPaste(html).reports;
}"""
WRAPPED = (
    "https://gbr01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F"
    "&amp;data=05%7C01%7Cmary%40house.example%7C&amp;reserved=0"
)


def test_browser_makes_of_each_link_what_the_site_makes_of_it(open_page, complaints):
    page = open_page(factories.make_editor())
    page.goto("/admin/")
    found = page.evaluate(ALL, [case["url"] for case in CASES])
    assert found == [
        {"url": case["becomes"], "reasons": case["reasons"], "personal": case["personal"]}
        for case in CASES
    ]
    assert complaints == []


def test_writer_is_told_whom_links_name_and_whom_they_named_before(open_page):
    page = open_page(factories.make_editor())
    page.goto("/admin/")
    own = "https://b.example/?from=kim@house.example"
    assert page.evaluate(REPORTED, f'<p><a href="{WRAPPED}">a</a> <a href="{own}">b</a></p>') == [
        {"kind": "links", "count": 1},
        {"kind": "persons", "count": 1, "names": ["kim@house.example"]},
        {"kind": "persons-removed", "count": 1, "names": ["mary@house.example"]},
    ]
