"""What readers are told of a change, and what a change may not touch in silence."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from releases.text import changes, notices, passages
from releases.text.article import TextBlock
from releases.text.changes import Change
from releases.text.languages import LANGUAGES
from tests.text.articles import make_article, make_event, make_figure, make_issuer, make_note


def between(old, new, language="zh-hant"):
    """(old, new) of each change between two paragraphs."""
    pair = (make_article(language, body=f"<p>{text}</p>") for text in (old, new))
    return [(each.old, each.new) for each in changes.changes(*pair)]


def found(before, after, language="zh-hant"):
    """(place, old, new) of each change between two articles given by their fields."""
    pair = (make_article(language, **fields) for fields in (before, after))
    return [(each.place, each.old, each.new) for each in changes.changes(*pair)]


# --- The wording of one change -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # A number is told whole, with its commas and what it counts.
        ("參加者有1,200人次。", "參加者有1,020人次。", [("1,200人次", "1,020人次")]),
        ("產值達2,400億元。", "產值達2,040億元。", [("2,400億元", "2,040億元")]),
        ("升幅為3.5%。", "升幅為5.3%。", [("3.5%", "5.3%")]),
        # So is a date, and an hour.
        ("於2023年3月31日舉行", "於2023年4月1日舉行", [("2023年3月31日", "2023年4月1日")]),
        ("上午10時30分開始", "上午11時30分開始", [("上午10時30分", "上午11時30分")]),
        # One Han character is told in its phrase, not beyond a mark or a word of grammar.
        ("星期四（上午）", "星期五（上午）", [("星期四", "星期五")]),
        ("由黃克强先生帶領，成行", "由黃克強先生帶領，成行", [("黃克强先生帶領", "黃克強先生帶領")]),
        ("會上的氣份在場者", "會上的氣氛在場者", [("氣份", "氣氛")]),
        ("他（左三）出席", "他（左四）出席", [("左三", "左四")]),
        # A word of grammar alone says nothing.
        ("講得清楚的人", "講得清楚地人", [("講得清楚的人", "講得清楚地人")]),
        # A short word that came or went is told with what it belongs to.
        ("與上海醫藥合辦", "與上海復星醫藥合辦", [("上海醫藥合辦", "上海復星醫藥合辦")]),
        ("園區將會開放", "園區將不會開放", [("將會開放", "將不會開放")]),
        # What is long enough to be understood is said to have come or gone.
        (
            "甲方出席。乙方出席。",
            "甲方出席。園區今日公布新計劃詳情。乙方出席。",
            [("", "園區今日公布新計劃詳情")],
        ),
        (
            "園區今日開幕。園區明日關閉場館。園區亦會培育人才。",
            "園區今日開幕。園區亦會培育人才。",
            [("園區明日關閉場館", "")],
        ),
        # A mark alone is told with the words before it.
        ("歡迎參加。", "歡迎參加！", [("歡迎參加。", "歡迎參加！")]),
    ],
)
def test_chinese_change_is_told_in_words_that_are_understood(old, new, expected):
    assert between(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It drew 1,200 guests.", "It drew 1,020 guests.", [("1,200 guests", "1,020 guests")]),
        ("A grant of RMB240 billion.", "A grant of RMB204 billion.", [("RMB240", "RMB204")]),
        ("It opens on Tuesday.", "It opens on Wednesday.", [("Tuesday", "Wednesday")]),
        (
            "On 31 March 2023 at noon.",
            "On 1 April 2023 at noon.",
            [("31 March 2023", "1 April 2023")],
        ),
        ("From 10 am.", "From 10 pm.", [("10 am", "10 pm")]),
        ("Then Mr Wong spoke.", "Then Dr Wong spoke.", [("Mr Wong", "Dr Wong")]),
        ("It will open in May.", "It will not open in May.", [("open", "not open")]),
        ("He isn’t there.", "He wasn’t there.", [("isn’t", "wasn’t")]),
        (
            "It was held, with help.",
            "It was held by the park and its partners, with help.",
            [("", "by the park and its partners")],
        ),
    ],
)
def test_english_change_is_told_in_whole_words(old, new, expected):
    assert between(old, new, "en") == expected


def test_changes_of_one_paragraph_stay_apart_unless_they_are_side_by_side():
    old = "On Tuesday the park opened a new laboratory with Roche in Shanghai."
    new = "On Wednesday the park opened a new laboratory with Roche in Beijing."
    assert between(old, new, "en") == [("Tuesday", "Wednesday"), ("Shanghai", "Beijing")]
    assert between("The Roche Shanghai team.", "The Merck Beijing team.", "en") == [
        ("Roche Shanghai", "Merck Beijing")
    ]


def test_blanks_between_words_are_no_change_of_wording():
    assert between("2023 年 3 月的活動", "2023 年  3 月的活動") == []
    assert between("共有<br>17幅", "共有17幅") == []


def test_paragraph_written_anew_is_told_whole():
    old, new = "園區舉行開放日，歡迎市民。", "代表團啟程前往外地，為期兩天。"
    assert between(old, new) == [(old, new)]


def test_emphasis_is_no_change_of_wording():
    assert between("全新<strong>園區</strong>開幕", "全新園區開幕") == []


# --- Places ---------------------------------------------------------------------------------------


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
    after = "<p>開首的一段。</p><p>新增的說明，全屬新文。</p><p>園區於十二月舉行開放日，參加者眾。</p>"
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
    assert {pair for place, *pair in map(list, told) for pair in [tuple(pair)] if "link" not in place} == {
        ("early", "later")
    }


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
            ["圖九的圖片說明", "圖九的替代文字", "圖九的圖片來源", "註腳1", "註腳1的連結", "編輯垂注"]
            + ["活動時間", "活動地點", "登記方法", "電頭", "發稿機構", "關於乙丙"],
        ),
        (
            "zh-hans",
            ["图九的图片说明", "图九的替代文字", "图九的图片来源", "脚注1", "脚注1的链接", "编者注"]
            + ["活动时间", "活动地点", "登记方法", "电头", "发稿机构", "关于乙丙"],
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
    article = make_article("en", body="<p>Text.</p>", figures=[make_figure(9, "A day", language="en")])
    assert [each.place for each in passages.read(article, "zh-hans")] == ["第一段", "图九的图片说明"]


# --- The notice -----------------------------------------------------------------------------------

TOLD = {
    "zh-hant": [Change("第二段", "舊", "新"), Change("第三段", "", "甲"), Change("第二段", "乙", "")],
    "zh-hans": [Change("第二段", "旧", "新"), Change("第三段", "", "甲"), Change("第二段", "乙", "")],
    "en": [
        Change("paragraph 2", "old", "new"),
        Change("paragraph 3", "", "more"),
        Change("paragraph 2", "less", ""),
    ],
}


def test_notice_tells_each_change_in_a_sentence():
    assert [changes.notice_words(TOLD[each], each, False) for each in LANGUAGES] == [
        "第二段「舊」應為「新」。第三段加入「甲」。第二段刪去「乙」。",
        "第二段“旧”应为“新”。第三段加入“甲”。第二段删去“乙”。",
        "in paragraph 2, “old” should read “new”. In paragraph 3, “more” has been added. "
        "In paragraph 2, “less” has been removed.",
    ]


def test_notice_that_withholds_the_old_names_a_place_once():
    assert [changes.notice_words(TOLD[each], each, True) for each in LANGUAGES] == [
        "第二段內容已更正；舊文不再刊出。第三段加入「甲」。",
        "第二段内容已更正；原文不再刊出。第三段加入“甲”。",
        "paragraph 2 has been corrected; the earlier wording is no longer shown. "
        "In paragraph 3, “more” has been added.",
    ]


def test_notice_of_nothing_is_empty():
    assert [changes.notice_words([], each, True) for each in LANGUAGES] == ["", "", ""]


def given_away(notice, old, new, language="zh-hant"):
    pair = (make_article(language, body=f"<p>{text}</p>") for text in (old, new))
    return changes.gives_away(notice, changes.changes(*pair))


@pytest.mark.parametrize(
    ("notice", "old", "new", "language", "expected"),
    [
        # The wording as quoted, its bare piece, blanks and width apart.
        ("原文「陳大文先生」有誤", "由陳大文先生說明", "由一名職員說明", "zh-hant", ["陳大文先生"]),
        ("陳 大 文先生並無受聘", "由陳大文先生說明", "由一名職員說明", "zh-hant", ["陳大文先生"]),
        ("款額並非１，２００元", "捐出1,200元", "捐出款項", "zh-hant", ["1,200元", "1,200"]),
        ("He was not MR SMITH", "Mr Smith spoke", "A guest spoke", "en", ["Mr Smith", "Smith"]),
        # A part of the name is telling too; a title or a word of grammar is not.
        ("Smith was not there", "Mr Smith spoke", "A guest spoke", "en", ["Smith"]),
        ("Mr Wong was there", "Mr Smith spoke", "A guest spoke", "en", []),
        ("Ho was not there", "Mr Ho spoke", "A guest spoke", "en", ["Ho"]),
        ("those who smithed", "Mr Smith spoke", "A guest spoke", "en", []),
        # One character of a name.
        ("大文並無出席", "陳大文先生說明", "陳大明先生說明", "zh-hant", ["大文"]),
        # What the new wording says as well is no secret.
        ("陳大明先生", "陳大文先生說明", "陳大明先生說明", "zh-hant", []),
        # A clause of a paragraph that went.
        (
            "我們收回他曾收取款項之說",
            "有關人士否認。他曾收取款項，其後離職。",
            "",
            "zh-hant",
            ["他曾收取款項"],
        ),
        ("第二段內容已更正", "由陳大文先生說明", "由一名職員說明", "zh-hant", []),
    ],
)
def test_notice_gives_away_what_is_withheld(notice, old, new, language, expected):
    assert given_away(notice, old, new, language) == expected


HAN = st.text("甲乙丙丁戊己庚辛壬癸，。", min_size=1, max_size=40)


def paragraphs(texts):
    return make_article(body="".join(f"<p>{text}</p>" for text in texts))


@given(st.lists(HAN, max_size=6))
def test_equal_texts_have_no_changes(texts):
    assert changes.changes(paragraphs(texts), paragraphs(texts)) == []
    assert changes.beyond_minor(paragraphs(texts), paragraphs(texts), ["甲乙"]) == set()


@given(st.lists(HAN, max_size=6), st.lists(HAN, max_size=6))
def test_each_wording_stands_in_its_text(olds, news):
    for change in changes.changes(paragraphs(olds), paragraphs(news)):
        assert change.old != change.new
        assert any(change.old in text for text in [*olds, ""])
        assert any(change.new in text for text in [*news, ""])


@given(st.lists(HAN, max_size=6), st.lists(HAN, max_size=6))
def test_texts_without_changes_are_the_same(olds, news):
    assume(olds != news)
    assert changes.changes(paragraphs(olds), paragraphs(news))


@given(st.lists(HAN, unique=True, min_size=1, max_size=6), st.data())
def test_one_inserted_paragraph_is_one_change(texts, data):
    place = data.draw(st.integers(0, len(texts)))
    longer = [*texts[:place], "全新加入", *texts[place:]]
    [change] = changes.changes(paragraphs(texts), paragraphs(longer))
    assert (change.old, change.new) == ("", "全新加入")
    assert change.place == passages.place("paragraph", "zh-hant", place + 1)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_number_is_never_cut(one, other):
    assume(one != other)
    expected = [(f"{one:,}人次", f"{other:,}人次")]
    assert between(f"共有{one:,}人次參加。", f"共有{other:,}人次參加。") == expected
    expected = [(f"{one:,} guests", f"{other:,} guests")]
    assert between(f"It drew {one:,} guests.", f"It drew {other:,} guests.", "en") == expected


@given(st.lists(HAN, max_size=6), st.lists(HAN, max_size=6))
def test_notice_that_withholds_the_old_gives_nothing_away(olds, news):
    told = changes.changes(paragraphs(olds), paragraphs(news))
    assert changes.gives_away(changes.notice_words(told, "zh-hant", True), told) == []


@given(st.lists(st.text("甲乙丙丁戊", min_size=4, max_size=9), min_size=1, max_size=4))
def test_notice_that_repeats_a_whole_old_wording_gives_it_away(texts):
    told = changes.changes(paragraphs(texts), paragraphs([]))
    notice = notices.corrected_words = changes.notice_words(told, "zh-hant", False)
    assert set(texts) <= set(changes.gives_away(notice, told))


# --- Minor changes --------------------------------------------------------------------------------


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


def test_figures_between_paragraphs_do_not_break_the_count():
    figure = make_figure(1, "開幕")
    blocks = (TextBlock("<p>甲段</p>"), figure, TextBlock("<p>乙段</p>"))
    article = make_article(blocks=blocks, figures=(figure,))
    assert [each.place for each in passages.read(article)] == ["第一段", "第二段", "圖一的圖片說明"]


@given(st.text("甲乙0123456789", min_size=1), st.data())
def test_any_changed_digit_is_found(text, data):
    place = data.draw(st.integers(0, len(text) - 1))
    assume(text[place].isdigit())
    other = data.draw(st.sampled_from([each for each in "0123456789" if each != text[place]]))
    changed = text[:place] + other + text[place + 1 :]
    assert "digits" in beyond(text, changed)
