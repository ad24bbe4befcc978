"""The packet is XML that says what was meant, in the properties and tags of the standards, and fits its place."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.pictures import said as saying
from releases.pictures import xmp
from releases.text import languages
from tests.pictures.saying import NOTHING, SAID

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
IPTC = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CHOICES = {"Alt", "Bag"}


def properties(said):
    """Return {name: text, or (kind of list, [(language, text)])} of a packet, in its order."""
    (description,) = ElementTree.fromstring(xmp.packet(said)).iter(f"{RDF}Description")
    return {each.tag: _value(each) for each in description}


def _value(element):
    if not len(element):
        return element.text
    (listed,) = element
    return listed.tag.removeprefix(RDF), [(each.get(LANG), each.text) for each in listed]


def test_packet_says_everything_once():
    caption, headline, terms = SAID.caption, SAID.headline, SAID.terms
    assert properties(SAID) == {
        f"{DC}title": (
            "Alt",
            [
                ("x-default", headline["zh-hant"]),
                ("zh-Hant-HK", headline["zh-hant"]),
                ("en", headline["en"]),
            ],
        ),
        f"{DC}description": (
            "Alt",
            [
                ("x-default", caption["zh-hant"]),
                ("zh-Hant-HK", caption["zh-hant"]),
                ("zh-Hans", caption["zh-hans"]),
                ("en", caption["en"]),
            ],
        ),
        f"{DC}rights": (
            "Alt",
            [("x-default", SAID.copyright["en"]), ("en", SAID.copyright["en"])],
        ),
        f"{RIGHTS}UsageTerms": (
            "Alt",
            [
                ("x-default", terms["zh-hant"]),
                ("zh-Hant-HK", terms["zh-hant"]),
                ("en", terms["en"]),
            ],
        ),
        f"{RIGHTS}Marked": "True",
        f"{RIGHTS}WebStatement": SAID.page,
        f"{PHOTOSHOP}Headline": headline["zh-hant"],
        f"{PHOTOSHOP}Credit": SAID.credit["zh-hans"],
        f"{PHOTOSHOP}DateCreated": "2026-03-30",
        f"{IPTC}PersonInImage": ("Bag", [(None, "黃克強"), (None, "Albert Wong")]),
        f"{IPTC}DigitalSourceType": (
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
        ),
    }


def test_packet_without_words_says_nothing():
    assert properties(NOTHING) == {}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("ai", "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"),
        ("rendering", "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation"),
        ("photo", None),
        ("construction", None),
        ("logo", None),
        ("portrait", None),
    ],
)
def test_source_of_what_no_camera_took_is_named(kind, expected):
    found = properties(replace(NOTHING, kind=kind))
    assert found.get(f"{IPTC}DigitalSourceType") == expected


def test_languages_are_tagged_as_on_the_pages():
    tags = {language: languages.html_lang(language) for language in languages.LANGUAGES}
    assert list(saying.TAGS.items()) == list(tags.items())


def test_languages_stand_in_their_rank_however_they_are_handed_in():
    said = replace(NOTHING, caption={"en": "c", "zh-hans": "b", "zh-hant": "a"})
    assert properties(said)[f"{DC}description"][1] == [
        ("x-default", "a"),
        ("zh-Hant-HK", "a"),
        ("zh-Hans", "b"),
        ("en", "c"),
    ]


def test_language_without_words_is_left_out():
    said = replace(NOTHING, caption={"zh-hant": " \n\0", "en": "c"}, people=("", " ", "黃克強"))
    assert properties(said) == {
        f"{DC}description": ("Alt", [("x-default", "c"), ("en", "c")]),
        f"{IPTC}PersonInImage": ("Bag", [(None, "黃克強")]),
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<a href="x">&amp;\'</a>', '<a href="x">&amp;\'</a>'),
        ("]]> <![CDATA[ <!-- <?xpacket end='w'?>", "]]> <![CDATA[ <!-- <?xpacket end='w'?>"),
        ("圖𡃁𠮷😀👩🏽‍🔬🇭🇰", "圖𡃁𠮷😀👩🏽‍🔬🇭🇰"),
        ("a\0b\x01c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\ud800b\ufffec\uffffd", "abcd"),
        ("a\r\nb\rc\u2028d\x85e\tf", "a\nb\nc\nd\ne f"),
        ("  \n圖 \n", "圖"),
    ],
)
def test_any_words_come_back_as_they_were_meant(written, expected):
    said = replace(NOTHING, caption={"en": written}, credit={"en": written})
    found = properties(said)
    assert found[f"{DC}description"][1][1] == ("en", expected)
    assert found[f"{PHOTOSHOP}Credit"] == expected.replace("\n", " ")


@given(st.text(), st.text())
def test_packet_is_xml_whatever_is_said(words, name):
    texts = {"zh-hant": words, "en": name}
    said = saying.Said(texts, texts, texts, texts, texts, people=(words, name), page=words)
    description = properties(said).get(f"{DC}description", ("Alt", []))
    expected = [saying.clean(each) for each in (words, name) if saying.clean(each)]
    assert [text for _, text in description[1][1:]] == expected


def everything(caption):
    """Return all that one photo can say at the lengths of its fields, in Han characters of plane 2."""
    letter = "𡃁"
    texts = dict.fromkeys(languages.LANGUAGES, letter)
    long = {each: dict.fromkeys(texts, letter * each) for each in (200, 300, 500)}
    return saying.Said(
        caption=dict.fromkeys(texts, letter * caption),
        headline=long[300],
        credit=long[200],
        copyright=long[200],
        terms=long[500],
        people=(letter * 20,) * 40,
        taken_on=date(2026, 3, 30),
        page="https://press.example/" + "p" * 300,
    )


def test_all_fields_at_their_length_are_said_in_full():
    found = properties(everything(1500))
    lengths = {text for _, text in found[f"{DC}description"][1]}
    assert lengths == {"𡃁" * 1500}
    assert {text for _, text in found[f"{RIGHTS}UsageTerms"][1]} == {"𡃁" * 500}


def test_caption_that_would_not_fit_is_cut_and_the_rest_is_not():
    found = properties(everything(20_000))
    (caption,) = {text for _, text in found[f"{DC}description"][1]}
    assert re.fullmatch("𡃁{1500,}…", caption)
    assert {text for _, text in found[f"{RIGHTS}UsageTerms"][1]} == {"𡃁" * 500}
    assert {text for _, text in found[f"{DC}title"][1]} == {"𡃁" * 300}


@given(st.text(alphabet="a&圖𡃁", max_size=9), st.integers(0, 40_000), st.integers(0, 200))
def test_packet_fits_whatever_is_said(letters, times, people):
    long = dict.fromkeys(languages.LANGUAGES, letters * (times // 9))
    said = saying.Said(long, long, long, long, long, people=(letters * 20,) * people)
    assert len(xmp.packet(said)) <= xmp.LARGEST


def test_half_an_address_is_not_given():
    said = replace(NOTHING, page="https://press.example/" + "p" * xmp.LONGEST_ADDRESS)
    assert properties(said) == {}
