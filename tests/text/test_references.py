"""Mentions of photos as they are typed become references, in the forms of the house style and no others."""

import pytest

from releases.text import references

KEYS = {(9, 1): "nine99", (3, 2): "pair34", (3, 1): "three3", (15, 3): "trio15", (101, 1): "cent01"}


def node(key):
    return f'<a data-figure-ref="{key}"></a>'


@pytest.mark.parametrize(
    ("language", "typed", "bound"),
    [
        ("zh-hant", "（見圖九）", f"（見{node('nine99')}）"),
        ("zh-hant", "見圖三及四", f"見{node('pair34')}"),
        ("zh-hant", "見圖十五至十七。", f"見{node('trio15')}。"),
        ("zh-hant", "見圖三及圖九", f"見{node('three3')}及{node('nine99')}"),
        ("zh-hant", "見圖三及四、圖九", f"見{node('pair34')}、{node('nine99')}"),
        ("zh-hant", "見圖 9", f"見{node('nine99')}"),
        ("zh-hant", "見圖一百零一", f"見{node('cent01')}"),
        ("zh-hans", "见图九", f"见{node('nine99')}"),
        ("en", "(see Photo 9)", f"(see {node('nine99')})"),
        ("en", "See Photos 3 and 4.", f"See {node('pair34')}."),
        ("en", "see photos 15–17", f"see {node('trio15')}"),
        ("en", "see Photo 3 and Photo 9", f"see {node('three3')} and {node('nine99')}"),
    ],
)
def test_typed_mention_becomes_a_reference(language, typed, bound):
    assert references.bound(f"<p>{typed}</p>", language, KEYS) == f"<p>{bound}</p>"
    assert references.unbound(f"<p>{bound}</p>", language) == []


@pytest.mark.parametrize(
    ("language", "typed", "mentions"),
    [
        ("zh-hant", "見圖八", ["圖八"]),
        ("zh-hant", "見圖九至三", ["圖九至三"]),
        ("zh-hant", "見圖八及圖九", ["圖八及圖九"]),
        ("zh-hant", "見圖三、四及九", ["圖三、四及九"]),
        ("zh-hant", "見圖十五及十七", ["圖十五及十七"]),
        ("zh-hant", "可見圖九分清晰", []),
        ("zh-hant", "意見圖文並茂", []),
        ("zh-hant", "圖九是入口", []),
        ("en", "see Photos 3 and 9", ["Photos 3 and 9"]),
        ("en", "see Photos 3, 4, 5 and 9", ["Photos 3, 4, 5 and 9"]),
        ("en", "see Photos 15 and 17", ["Photos 15 and 17"]),
        ("en", "see Photos 3–9 and 15", ["Photos 3–9 and 15"]),
        ("en", "see Photo 9000", []),
        ("en", "see photo 9D", []),
        ("en", "seen in Photo 9", []),
        ("en", "oversee Photography", []),
    ],
)
def test_mention_that_is_not_answered_in_all_its_parts_stays_as_typed(language, typed, mentions):
    html = f"<p>{typed}</p>"
    assert references.bound(html, language, KEYS) == html
    assert references.unbound(html, language) == mentions


def test_words_of_a_link_stay_words():
    html = '<p><a href="https://a.example/">見圖九</a>，<a href="https://b.example/">見<em>圖</em>九</a></p>'
    assert references.bound(html, "zh-hant", KEYS) == html


def test_attributes_and_other_references_are_left_alone():
    html = f'<p><a href="https://a.example/見圖九">x</a> 見{node("nine99")}</p>'
    assert references.bound(html, "zh-hant", {(9, 1): "other9"}) == html


def test_binding_twice_changes_nothing_more():
    once = references.bound("<p>見圖九，見圖三及四</p>", "zh-hant", KEYS)
    assert references.bound(once, "zh-hant", KEYS) == once
