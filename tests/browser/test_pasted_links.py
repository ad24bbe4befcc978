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


def test_browser_makes_of_each_link_what_the_site_makes_of_it(open_page, complaints):
    page = open_page(factories.make_editor())
    page.goto("/admin/")
    found = page.evaluate(ALL, [case["url"] for case in CASES])
    assert found == [
        {"url": case["becomes"], "reasons": case["reasons"], "personal": case["personal"]}
        for case in CASES
    ]
    assert complaints == []
