"""The deeds of an organisation's page as HTML, letter by letter."""

from dataclasses import dataclass

from releases.text import deeds


@dataclass(frozen=True)
class Named:
    name: str
    url: str


@dataclass(frozen=True)
class Deed:
    day: str = "1 May 2026"
    parts: tuple[str, ...] = ("Host",)
    title: str = "An opening"
    url: str = "/en/releases/2026/opening/"
    context: str = ""
    others: tuple[Named, ...] = ()


def test_deed_is_told_with_its_day_its_parts_and_the_others():
    others = (Named("A", "/a/"), Named("B", "/b/"))
    deed = Deed(parts=("Host", "Venue"), context="A visit", others=others)
    assert deeds.as_html([deed], is_dated=True) == (
        '<li><span class="day">1 May 2026</span> <div>'
        '<p><a href="/en/releases/2026/opening/">An opening</a>'
        ' <span class="context">A visit</span></p>\n'
        '<p class="parts-had"><span>Host</span><span>Venue</span></p>\n'
        '<ul class="names"><li><a href="/a/">A</a></li><li><a href="/b/">B</a></li></ul>'
        "</div></li>\n"
    )


def test_deed_without_day_and_address_is_its_parts():
    assert deeds.as_html([Deed(url=""), Deed(url="")], is_dated=False) == (
        '<li><div><p class="parts-had"><span>Host</span></p></div></li>\n' * 2
    )


def test_no_words_become_markup():
    sign = "<b>&\"'"
    hostile = Deed(sign, (sign,), sign, sign, sign, (Named(sign, sign),))
    found = deeds.as_html([hostile], is_dated=True)
    assert (found.count("<b>"), found.count("&lt;b&gt;&amp;&quot;&#x27;")) == (0, 7)
