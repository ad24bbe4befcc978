"""Where a change stands, named as readers find it."""

import pytest

from releases.text import changes, passages
from releases.text.article import TextBlock
from tests.text.articles import make_article, make_event, make_figure, make_issuer, make_note


def found(before, after, language="zh-hant"):
    """(place, old, new) of each change between two articles given by their fields."""
    pair = (make_article(language, **fields) for fields in (before, after))
    return [(each.place, each.old, each.new) for each in changes.changes(*pair)]


def test_inserted_paragraph_is_one_change_and_moves_no_other():
    paragraphs = [f"<p>這是關於{name}的一段文字。</p>" for name in "甲乙丙丁戊"]
    after = [*paragraphs[:2], "<p>全新加入。</p>", *paragraphs[2:]]
    assert found({"body": "".join(paragraphs)}, {"body": "".join(after)}) == [
        ("第三段", "", "全新加入")
    ]
    assert found({"body": "".join(after)}, {"body": "".join(paragraphs)}) == [
        ("原第三段", "全新加入", "")
    ]


def test_paragraph_is_found_again_though_it_moved_and_was_edited():
    before = "<p>開首的一段。</p><p>園區於十一月舉行開放日，參加者眾。</p>"
    after = (
        "<p>開首的一段。</p><p>新增的說明，全屬新文。</p><p>園區於十二月舉行開放日，參加者眾。</p>"
    )
    assert found({"body": before}, {"body": after}) == [
        ("第二段", "", "新增的說明，全屬新文"),
        ("第三段", "十一月舉行開放日", "十二月舉行開放日"),
    ]


def test_list_items_and_quotations_count_as_paragraphs_and_headings_do_not():
    body = (
        "<p>One day.</p><h2>Old heading</h2><ul><li>First item</li><li><p>Second thing</p></li></ul>"
        "<blockquote><p>Said so.</p></blockquote><p>Last old.</p>"
    )
    after = body.replace("Second", "Other").replace("Last", "Final").replace("Old", "Fresh")
    assert found({"body": body}, {"body": after}, "en") == [
        ("heading 1", "Old heading", "Fresh heading"),
        ("paragraph 3", "Second", "Other"),
        ("paragraph 5", "Last", "Final"),
    ]


def everything(word):
    """An article that says a word in every place that can differ."""
    return {
        "headline": f"{word} headline",
        "subheadline": f"{word} sub-headline",
        "notice": f"{word} notice",
        "key_points": ("same", f"{word} point"),
        "body": f'<p><span class="dateline">({word}, 1 May 2026) – </span>{word} text '
        f'<a href="https://{word}.example">here</a>.</p><h3>{word} heading</h3>',
        "figures": [
            make_figure(
                8,
                f"{word} caption",
                count=2,
                language="en",
                alt=f"{word} sight",
                credit=f"{word} credit",
            )
        ],
        "notes": (
            make_note(
                1,
                f"{word} note",
                source_title=f"{word} title",
                publisher=f"{word} publisher",
                published=f"{word} day",
                accessed=f"{word} visit",
                url=f"https://{word}.example/1",
                archived_url=f"https://{word}.example/2",
            ),
        ),
        "notes_to_editors_html": f"<p>{word} briefing</p>",
        "event": make_event(
            starts=f"{word} hour", place=f"{word} hall", registration=f"{word} form"
        ),
        "issuers": (make_issuer("Cloudsail", f"<p>{word} park</p>"),),
    }


def test_each_place_is_named_in_reading_order():
    told = found(everything("early"), everything("later"), "en")
    assert [place for place, _old, _new in told] == [
        "the headline",
        "the sub-headline",
        "the notice above the text",
        "key point 2",
        "paragraph 1",
        "the link of paragraph 1",
        "heading 1",
        "the caption of Photos 8 and 9",
        "the alternative text of Photo 8",
        "the credit line of Photo 8",
        "the alternative text of Photo 9",
        "the credit line of Photo 9",
        *["note 1"] * 5,
        *["the link of note 1"] * 2,
        "“Notes to editors”",
        "the time of the event",
        "the place of the event",
        "the registration for the event",
        "the dateline",
        "“About Cloudsail”",
    ]
    worded = {(old, new) for place, old, new in told if "link" not in place}
    assert worded == {("early", "later")}


@pytest.mark.parametrize(
    ("language", "places"),
    [
        ("zh-hant", ["標題", "副題", "文首說明", "第一項重點", "第一段", "第一個小標題"]),
        ("zh-hans", ["标题", "副标题", "文首说明", "第一项要点", "第一段", "第一个小标题"]),
    ],
)
def test_places_of_the_text_in_chinese(language, places):
    def fields(word):
        return {
            "headline": word,
            "subheadline": word,
            "notice": word,
            "key_points": (word,),
            "body": f"<p>{word}</p><h2>{word}</h2>",
        }

    assert [each[0] for each in found(fields("甲方"), fields("乙丙"), language)] == places


@pytest.mark.parametrize(
    ("language", "places"),
    [
        (
            "zh-hant",
            [
                "圖九的圖片說明",
                "圖九的替代文字",
                "圖九的圖片來源",
                "註腳1",
                "註腳1的連結",
                "編輯垂注",
                "活動時間",
                "活動地點",
                "登記方法",
                "電頭",
                "發稿機構",
                "關於乙丙",
            ],
        ),
        (
            "zh-hans",
            [
                "图九的图片说明",
                "图九的替代文字",
                "图九的图片来源",
                "脚注1",
                "脚注1的链接",
                "编者注",
                "活动时间",
                "活动地点",
                "登记方法",
                "电头",
                "发稿机构",
                "关于乙丙",
            ],
        ),
    ],
)
def test_places_around_the_text_in_chinese(language, places):
    def fields(word):
        return {
            "body": f'<p><span class="dateline">（{word}，2026年5月1日）— </span>同文</p>',
            "figures": [make_figure(9, word, language=language, alt=word, credit=word)],
            "notes": (make_note(1, word, url=f"https://example.org/{word}"),),
            "notes_to_editors_html": f"<p>{word}</p>",
            "event": make_event(starts=word, place=word, registration=word),
            "issuers": (make_issuer(word, "<p>同文</p>"),),
        }

    told = found(fields("甲方"), fields("乙丙"), language)
    # The "About" of another organisation is another text: the former went, the new one came.
    former = [place for place, _old, new in told if not new]
    assert former == [places[-1].replace("乙丙", "甲方")]
    assert [place for place, _old, new in told if new] == places


def test_footnote_number_is_no_wording():
    cite = '<sup class="cite"><a id="ref-{0}" href="#note-{0}" aria-label="註腳{0}">{0}</a></sup>'
    before = {"body": f"<p>產值。{cite.format(1)}</p>"}
    after = {"body": f"<p>產值。{cite.format(2)}</p>"}
    assert found(before, after) == []


def test_new_figure_is_told_by_its_caption():
    before, after = make_figure(1, "開幕"), make_figure(2, "閉幕", key="fig002", alt="會場")
    assert found({"figures": [before]}, {"figures": [before, after]}) == [
        ("圖二的圖片說明", "", "閉幕"),
        ("圖二的替代文字", "", "會場"),
    ]


def test_paragraphs_beyond_the_han_numerals_are_counted_all_the_same():
    body = "<p>甲</p>" * 1000
    assert found({"body": body}, {"body": body + "<p>乙</p>"}) == [("第1001段", "", "乙")]


def test_places_can_be_named_in_another_language():
    article = make_article(
        "en", body="<p>Text.</p>", figures=[make_figure(9, "A day", language="en")]
    )
    assert [each.place for each in passages.read(article, "zh-hans")] == [
        "第一段",
        "图九的图片说明",
    ]


def test_figures_between_paragraphs_do_not_break_the_count():
    figure = make_figure(1, "開幕")
    blocks = (TextBlock("<p>甲段</p>"), figure, TextBlock("<p>乙段</p>"))
    article = make_article(blocks=blocks, figures=(figure,))
    assert [each.place for each in passages.read(article)] == ["第一段", "第二段", "圖一的圖片說明"]
