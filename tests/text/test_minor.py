"""What a change may not touch in silence."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from releases.text import changes
from tests.text.articles import make_article, make_event, make_figure, make_note


def beyond(before, after, language="zh-hant", names=()):
    pair = [
        make_article(language, **({"body": f"<p>{each}</p>"} if isinstance(each, str) else each))
        for each in (before, after)
    ]
    return changes.beyond_minor(*pair, names)


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("歡迎市民參加活動", "歡迎各界參加活動", "zh-hant"),
        ("氣份熱烈", "氣氛熱烈", "zh-hant"),
        ("共１２人", "共12人", "zh-hant"),
        ("他一直支持", "他一向支持", "zh-hant"),
        ("A freindly visit", "A friendly visit", "en"),
        ("It isn't so", "It isn’t so", "en"),
        ("It may open", "It can open", "en"),
    ],
)
def test_slip_of_the_pen_is_minor(before, after, language):
    assert beyond(before, after, language, ["科技園公司"]) == set()


@pytest.mark.parametrize(
    ("before", "after", "language", "kinds"),
    [
        ("參加者有120人", "參加者有102人", "zh-hant", {"digits"}),
        ("由5人增至9人", "由9人增至5人", "zh-hant", {"digits"}),
        ("升幅1.5%", "升幅15%", "zh-hant", {"digits"}),
        ("升幅-5%", "升幅5%", "zh-hant", {"digits"}),
        ("產值2億元", "產值2萬元", "zh-hant", {"digits"}),
        ("共二十人", "共三十人", "zh-hant", {"digits"}),
        ("共兩家企業", "共三家企業", "zh-hant", {"digits"}),
        ("見圖三", "見圖四", "zh-hant", {"digits"}),
        ("two guests", "three guests", "en", {"digits"}),
        ("RMB2 million", "RMB2 billion", "en", {"digits"}),
        ("於三月舉行", "於四月舉行", "zh-hant", {"digits", "dates"}),
        ("3月31日", "4月1日", "zh-hant", {"digits", "dates"}),
        ("今日開幕", "昨日開幕", "zh-hant", {"dates"}),
        ("上午10時", "下午10時", "zh-hant", {"dates"}),
        ("逢星期日", "逢星期天", "zh-hant", {"dates"}),
        ("opens in March", "opens in April", "en", {"dates"}),
        ("on Friday", "on Monday", "en", {"dates"}),
        ("It opens today", "It opens tomorrow", "en", {"dates"}),
        ("10 am", "10 pm", "en", {"dates"}),
        ("與科技園公司會面", "與科技園會面", "zh-hant", {"names"}),
        ("Roche met Merck", "Merck met Roche", "en", {"names"}),
        ("他說「很好」", "他說「不好」", "zh-hant", {"quotations"}),
        ("他说“很好”", "他说很好", "zh-hans", {"quotations"}),
        ("He said “yes”.", "He said “no”.", "en", {"quotations"}),
        ('<a href="https://a.example">A</a>', '<a href="https://b.example">A</a>', "en", {"links"}),
    ],
)
def test_what_matters_is_beyond_a_minor_change(before, after, language, kinds):
    assert beyond(before, after, language, ["科技園公司", "Roche", "Merck", ""]) == kinds


def test_latin_names_are_whole_words():
    assert beyond("near Rochester", "near Dorchester", "en", ["Roche"]) == set()


def test_block_quotation_is_a_quotation():
    quoted = {"body": "<blockquote><p>We are glad.</p></blockquote>"}
    assert beyond(quoted, {"body": quoted["body"].replace("glad", "happy")}, "en") == {"quotations"}
    assert beyond(quoted, {"body": "<p>We are glad.</p>"}, "en") == {"quotations"}


FIGURE = {"alt": "會場", "credit": "園區", "slot": "left", "public_id": "one"}


@pytest.mark.parametrize(
    "other",
    [
        make_figure(9, "開會", **FIGURE),
        make_figure(9, "開幕", **FIGURE | {"alt": "禮堂"}),
        make_figure(9, "開幕", **FIGURE | {"credit": "雲帆"}),
        make_figure(9, "開幕", **FIGURE | {"terms": "請註明"}),
        make_figure(9, "開幕", **FIGURE | {"slot": "right"}),
        make_figure(9, "開幕", **FIGURE | {"public_id": "other"}),
        make_figure(9, "開幕", count=2, **FIGURE),
    ],
)
def test_what_is_printed_with_photos_and_which_they_are_is_beyond_minor(other):
    before = make_figure(9, "開幕", **FIGURE)
    assert "captions" in beyond({"figures": [before]}, {"figures": [other]})
    assert "captions" in beyond({"figures": [before]}, {"figures": [before, other]})
    assert beyond({"figures": [before]}, {"figures": [before]}) == set()


def test_links_of_notes_citations_and_registration_count():
    cite = '<p>甲<sup class="cite"><a id="ref-1" href="#note-1">1</a></sup></p>'
    event = {"event": make_event(registration="見 forms.example/a")}
    assert beyond({"body": cite}, {"body": "<p>甲</p>"}) == {"links"}
    notes = [{"notes": (make_note(1, "年報", url=url),)} for url in ("https://a.example", "")]
    assert beyond(*notes) == {"links"}
    assert beyond(event, {"event": make_event(registration="見 forms.example/b")}) == {"links"}


@given(st.text("甲乙0123456789", min_size=1), st.data())
def test_any_changed_digit_is_found(text, data):
    place = data.draw(st.integers(0, len(text) - 1))
    assume(text[place].isdigit())
    other = data.draw(st.sampled_from([each for each in "0123456789" if each != text[place]]))
    changed = text[:place] + other + text[place + 1 :]
    assert "digits" in beyond(text, changed)
