"""The graph for search engines stands in its page as data: the policy has nothing against it, and nothing of it runs."""

import pytest

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_browser_leaves_the_graph_alone(open_page, complaints):
    nasty = "</script><script>document.title = 'fired'</script>"
    factories.make_live("opening", headline_en=nasty)
    page = open_page()
    answer = page.goto("/en/releases/2026/opening/")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    told = page.evaluate(
        """() => JSON.parse(document.querySelector('script[type="application/ld+json"]').text)"""
    )
    assert told["@graph"][0]["headline"] == nasty
    assert "fired" not in page.title().partition("<")[0]
    assert complaints == []
