"""The captions that go with photos: inside the files, as text and as a table."""

import csv
import io
from datetime import UTC, datetime

import pytest

from releases.text import captions, numbering
from releases.text.article import FigureBlock
from releases.text.cells import inert
from tests.text.articles import make_article, make_figure, make_picture

CITED = (
    'Opening<sup class="cite"><a id="ref-1" href="#note-1" aria-label="Note 1">1</a></sup> of '
    '<b>H<sub>2</sub>O</b> &amp; more, see <a class="see" href="#photo-3">Photo 3</a>'
)
FORMULAS = ["=1+1", "+1", "-1", "@A1", "\t=1", "\r1", "\n1", " =1", "＝1", "＋1", "－1", "＠1"]


def pair(language="en", caption="", *, slots=("left", "right"), **picture):
    """A figure of two photos side by side, numbers 5 and 6, as an article prints them."""
    pictures = tuple(
        make_picture(
            number,
            slot=slot,
            strip_plain=numbering.strip_plain(number, slot, language),
            **picture,
        )
        for number, slot in enumerate(slots, 5)
    )
    label = numbering.label(5, len(slots), language)
    return FigureBlock("fig005", label, "row", caption, pictures)


def lines(*figures, language="en"):
    article = make_article(language, figures=figures)
    names = {each.number: f"{each.number}.jpg" for figure in figures for each in figure.pictures}
    return captions.lines(article, names)


def rows(table):
    assert table.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def test_caption_is_plain_words_without_footnotes():
    assert captions.caption(make_figure(1, CITED)) == "Opening of H2O & more, see Photo 3"


def test_caption_is_one_line():
    assert captions.caption(make_figure(1, "one<br>two")) == "one two"


def test_file_of_a_photo_that_stands_alone_says_label_and_caption():
    figure = make_figure(9, "Opening.", language="en", credit="Cloudsail", terms="Free")
    article = make_article("en", headline="News", figures=[figure])
    assert captions.inside(article, figure, figure.pictures[0]) == {
        "caption": "Photo 9: Opening.",
        "headline": "News",
        "credit": "Cloudsail",
        "copyright": "",
        "terms": "Free",
    }


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-hant", "圖六（右圖）：左圖為甲，右圖為乙。"),
        ("zh-hans", "图六（右图）：左圖為甲，右圖為乙。"),
        ("en", "Photo 6 (right): 左圖為甲，右圖為乙。"),
    ],
)
def test_file_of_one_of_several_says_which_of_them_it_is(language, said):
    figure = pair(language, "左圖為甲，右圖為乙。")
    article = make_article(language, figures=[figure])
    assert captions.inside(article, figure, figure.pictures[1])["caption"] == said


def test_what_is_no_photograph_says_so_before_its_credit():
    assert captions.credit(make_picture(1, kind="效果圖", credit="雲帆")) == "效果圖 · 雲帆"
    assert captions.credit(make_picture(1, kind="效果圖")) == "效果圖"


TERMS = "僅供新聞報道使用，須註明來源。"


def told(language, *pictures, slots=("left", "right")):
    """The credits of a figure whose photos, from number 5 on, say this of themselves."""
    made = [
        make_picture(number, slot=slot, **{"terms": TERMS} | fields)
        for number, (slot, fields) in enumerate(zip(slots, pictures, strict=True), 5)
    ]
    return captions.credits(FigureBlock("fig005", "", "row", "", tuple(made)), language)


def test_credit_that_all_photos_of_a_figure_share_is_one_line():
    shared = {"credit": "雲帆科研園", "kind": "效果圖"}
    assert told("zh-hant", shared, shared) == [f"效果圖 · 雲帆科研園 · {TERMS}"]
    assert told("zh-hant", {}, {}) == [TERMS]
    assert told("zh-hant", {"terms": ""}, {"terms": ""}) == []


@pytest.mark.parametrize(
    ("language", "whose"), [("zh-hant", "左圖："), ("zh-hans", "左图："), ("en", "Left: ")]
)
def test_credit_of_one_photo_alone_says_whose_it_is_and_terms_stand_once(language, whose):
    assert told(language, {"credit": "雲帆科研園"}, {}) == [f"{whose}雲帆科研園", TERMS]


@pytest.mark.parametrize(
    ("slots", "language", "lines"),
    [
        (("left", "middle", "right"), "zh-hant", ["左圖及右圖：甲", "中圖：乙"]),
        (("left", "middle", "right"), "en", ["Left and right: 甲", "Middle: 乙"]),
        (("top-left", "top-right", "bottom-left"), "en", ["Top left and bottom left: 甲", "Top right: 乙"]),
        (("", "", ""), "zh-hant", ["圖五及圖七：甲", "圖六：乙"]),
        (("", "", ""), "en", ["Photos 5 and 7: 甲", "Photo 6: 乙"]),
    ],
)  # fmt: skip
def test_photos_with_the_same_credit_are_named_together(slots, language, lines):
    pictures = [{"credit": each} for each in "甲乙甲"]
    assert told(language, *pictures, slots=slots) == [*lines, TERMS]


def test_terms_that_differ_say_whose_they_are_and_the_shared_credit_stands_once():
    own = {"credit": "甲", "terms": "不得轉載。"}
    assert told("zh-hant", {"credit": "甲"}, own) == ["甲", f"左圖：{TERMS}", "右圖：不得轉載。"]


def test_credit_and_terms_that_both_differ_are_told_apart():
    own = {"credit": "乙", "copyright": "© 乙", "terms": "不得轉載。"}
    assert told("zh-hant", {"credit": "甲"}, own) == [
        "左圖：甲",
        "右圖：乙 · © 乙",
        f"左圖：{TERMS}",
        "右圖：不得轉載。",
    ]


def test_withdrawn_photo_is_credited_to_nobody():
    gone = {"terms": "", "notice": "圖六已撤回，請勿使用。"}
    assert told("zh-hant", {"credit": "甲"}, gone) == [f"甲 · {TERMS}"]
    assert told("zh-hant", gone, gone) == []


def test_withdrawn_photos_are_left_out_and_numbers_stay():
    gone = make_picture(2, notice="Photo 2 has been withdrawn.")
    figure = FigureBlock("fig001", "", "row", "", (make_picture(1), gone, make_picture(3)))
    assert [line.label for line in lines(figure)] == ["Photo 1", "Photo 3"]


def test_text_says_in_its_place_that_a_photo_has_been_withdrawn():
    gone = make_picture(2, notice="圖二已撤回，請勿使用。")
    figure = FigureBlock("fig001", "", "row", "甲", (make_picture(1), gone, make_picture(3)))
    article = make_article("zh-hant", headline="訪滬", figures=[figure])
    sheet = captions.as_text(article, lines(figure, language="zh-hant"), "").decode("utf-8-sig")
    assert sheet.split("\r\n\r\n") == [
        "訪滬",
        "圖一：甲\r\n檔案名稱：1.jpg\r\n像素：600×400",
        "圖二已撤回，請勿使用。",
        "圖三：甲\r\n檔案名稱：3.jpg\r\n像素：600×400\r\n",
    ]


def test_table_has_headings_in_its_language_and_a_row_for_each_photo():
    people = ("left: Mr Wong, Chair", "right: Ms Ho")
    figure = pair("en", "Opening.", people=people, credit="C", copyright="© 2026", terms="T")
    assert rows(captions.as_table(lines(figure), "en")) == [
        [
            "Photo",
            "Position",
            "Caption",
            "People",
            "Credit",
            "Copyright",
            "Terms of use",
            "File name",
            "Pixels",
        ],
        ["Photo 5", "left", "Opening.", "; ".join(people), "C", "© 2026", "T", "5.jpg", "600×400"],
        ["Photo 6", "right", "Opening.", "; ".join(people), "C", "© 2026", "T", "6.jpg", "600×400"],
    ]


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("zh-hant", "照片 位置 圖片說明 人物 圖片來源 版權 使用條款 檔案名稱 像素"),
        ("zh-hans", "照片 位置 图片说明 人物 图片来源 版权 使用条款 文件名 像素"),
    ],
)
def test_headings_are_those_of_the_house(language, headings):
    assert rows(captions.as_table([], language)) == [headings.split()]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_the_table_is_calculated(text):
    line = captions.Line(*[text] * 9)
    assert rows(captions.as_table([line], "en"))[1] == [f"'{text}"] * 9


@pytest.mark.parametrize("value", ["", "1+1", "圖五", "a=b", 5, None, "'=1"])
def test_other_cells_stand_as_they_are(value):
    assert inert(value) == value


def test_text_reads_like_a_caption_sheet():
    figure = pair("en", "Opening.", people=("left: Mr Wong",), credit="C", terms="T")
    article = make_article(
        "en",
        headline="News",
        figures=[figure],
        published_at=datetime(2026, 11, 20, 4, 0, tzinfo=UTC),
    )
    sheet = captions.as_text(article, lines(figure), "https://press.example.org/en/")
    assert sheet.decode("utf-8-sig").split("\r\n")[:11] == [
        "News",
        "Issued at 12:00 Hong Kong time, Friday 20 November 2026",
        "https://press.example.org/en/",
        "",
        "Photo 5 (left): Opening.",
        "People: left: Mr Wong",
        "Credit: C",
        "Terms of use: T",
        "File name: 5.jpg",
        "Pixels: 600×400",
        "",
    ]
    assert b"\n" not in sheet.replace(b"\r\n", b"")


def test_chinese_text_has_chinese_punctuation():
    figure = pair("zh-hant", "揭幕。", people=("左：黃先生", "右：何女士"), credit="雲帆")
    article = make_article("zh-hant", headline="訪滬", figures=[figure])
    sheet = captions.as_text(article, lines(figure, language="zh-hant"), "")
    assert sheet.decode("utf-8-sig").split("\r\n")[:8] == [
        "訪滬",
        "",
        "圖五（左圖）：揭幕。",
        "人物：左：黃先生；右：何女士",
        "圖片來源：雲帆",
        "檔案名稱：5.jpg",
        "像素：600×400",
        "",
    ]
