"""The notices that readers meet (house style section 2)."""

from datetime import UTC, datetime

import pytest

from releases.text import notices
from releases.text.languages import LANGUAGES

HOUR = datetime(2023, 3, 31, 2, 0, tzinfo=UTC)


def in_each(function, *arguments):
    return [function(*arguments, language) for language in LANGUAGES]


def test_withdrawn_says_when_and_why():
    assert in_each(notices.withdrawn, HOUR, "…") == [
        "本新聞稿已於2023年3月31日（星期五）上午10時（香港時間）撤回。原因：…",
        "本新闻稿已于2023年3月31日（星期五）上午10时（香港时间）撤回。原因：…",
        "This release was withdrawn at 10 am (HKT) on Friday 31 March 2023. Reason: …",
    ]


def test_withdrawn_without_a_reason_says_only_when():
    assert in_each(notices.withdrawn, HOUR, " ") == [
        "本新聞稿已於2023年3月31日（星期五）上午10時（香港時間）撤回。",
        "本新闻稿已于2023年3月31日（星期五）上午10时（香港时间）撤回。",
        "This release was withdrawn at 10 am (HKT) on Friday 31 March 2023.",
    ]


def test_withdrawn_title_is_a_mark():
    assert in_each(notices.withdrawn_title) == ["【已撤回】", "【已撤回】", "[Withdrawn]"]


def test_correction_and_update_say_when():
    assert in_each(notices.corrected, HOUR, "…") == [
        "更正（2023年3月31日（星期五）上午10時（香港時間））：…",
        "更正（2023年3月31日（星期五）上午10时（香港时间））：…",
        "Correction (10 am (HKT) on Friday 31 March 2023): …",
    ]
    assert in_each(notices.updated, HOUR, " … ") == [
        "更新（2023年3月31日（星期五）上午10時（香港時間））：…",
        "更新（2023年3月31日（星期五）上午10时（香港时间））：…",
        "Updated (10 am (HKT) on Friday 31 March 2023): …",
    ]


@pytest.mark.parametrize(
    ("language", "of_language", "expected"),
    [
        (
            "zh-hant",
            "en",
            "英文版本曾於2023年3月31日（星期五）上午10時（香港時間）更正；本版本不受影響。",
        ),
        (
            "zh-hant",
            "zh-hans",
            "簡體版本曾於2023年3月31日（星期五）上午10時（香港時間）更正；本版本不受影響。",
        ),
        (
            "zh-hans",
            "en",
            "英文版曾于2023年3月31日（星期五）上午10时（香港时间）更正；本版本不受影响。",
        ),
        (
            "zh-hans",
            "zh-hant",
            "繁体中文版曾于2023年3月31日（星期五）上午10时（香港时间）更正；本版本不受影响。",
        ),
        (
            "en",
            "zh-hant",
            "The Traditional Chinese version was corrected at 10 am (HKT) on Friday 31 March 2023. "
            "This version isn’t affected.",
        ),
        (
            "en",
            "zh-hans",
            "The Simplified Chinese version was corrected at 10 am (HKT) on Friday 31 March 2023. "
            "This version isn’t affected.",
        ),
    ],
)
def test_correction_of_another_version_leaves_this_one_alone(language, of_language, expected):
    assert notices.corrected_elsewhere(HOUR, language, of_language) == expected


def in_place(function, *words):
    places = {"zh-hant": "第二段", "zh-hans": "第二段", "en": "paragraph 2"}
    return [function(place, *words, language) for language, place in places.items()]


def test_correction_quotes_old_and_new():
    assert in_place(notices.correction_sentence, "A", "B") == [
        "第二段「A」應為「B」。",
        "第二段“A”应为“B”。",
        "in paragraph 2, “A” should read “B”.",
    ]


def test_correction_by_words_that_came_or_went():
    assert in_place(notices.correction_sentence, "", "B") == [
        "第二段加入「B」。",
        "第二段加入“B”。",
        "in paragraph 2, “B” has been added.",
    ]
    assert in_place(notices.correction_sentence, "A", "") == [
        "第二段刪去「A」。",
        "第二段删去“A”。",
        "in paragraph 2, “A” has been removed.",
    ]


def test_correction_without_any_wording_is_refused():
    with pytest.raises(ValueError, match="old or a new wording"):
        notices.correction_sentence("第二段", "", "", "zh-hant")


def test_withheld_wording_is_not_shown():
    assert in_place(notices.withheld_sentence) == [
        "第二段內容已更正；舊文不再刊出。",
        "第二段内容已更正；原文不再刊出。",
        "paragraph 2 has been corrected; the earlier wording is no longer shown.",
    ]


def test_marks_inside_a_quotation_are_inner_ones():
    assert notices.quoted("甲「乙」丙", "zh-hant") == "「甲『乙』丙」"
    assert notices.quoted("甲“乙”丙", "zh-hans") == "“甲‘乙’丙”"
    assert notices.quoted("he isn’t “there”", "en") == "“he isn’t ‘there’”"


def test_missing_version_is_told_with_those_that_can_be_read():
    readable = ("en", "zh-hant")
    assert notices.not_in_this_language(readable, "zh-hant", missing="zh-hans") == (
        "本新聞稿沒有簡體版本；可閱：繁體中文、English。"
    )
    assert notices.not_in_this_language(readable, "zh-hans") == (
        "本新闻稿没有简体中文版；可阅：繁體中文、English。"
    )
    assert notices.not_in_this_language(["zh-hant"], "en") == (
        "This release isn’t available in English. Available in: 繁體中文."
    )


def test_missing_version_is_the_pages_own_unless_named():
    assert notices.not_in_this_language(["en", "zh-hans"], "zh-hant") == (
        "本新聞稿沒有繁體版本；可閱：简体中文、English。"
    )
    assert notices.not_in_this_language(["zh-hans", "zh-hant"], "en") == (
        "This release isn’t available in English. Available in: 繁體中文, 简体中文."
    )


def test_missing_version_without_any_other_says_no_more():
    assert [notices.not_in_this_language([], language) for language in LANGUAGES] == [
        "本新聞稿沒有繁體版本。",
        "本新闻稿没有简体中文版。",
        "This release isn’t available in English.",
    ]


def test_embargo_stands_in_one_full_sentence():
    assert in_each(notices.embargo_preview, HOUR) == [
        "限時發放：2023年3月31日（星期五）上午10時（香港時間）前請勿刊登、廣播或於網上發布。",
        "限时发布：2023年3月31日（星期五）上午10时（香港时间）前请勿刊发、播出或在网上发布。",
        "Embargoed until 10 am (HKT) on Friday 31 March 2023. "
        "Not for publication, broadcast or posting online before that time.",
    ]


@pytest.mark.parametrize(
    "function, hant, hans, english",
    [
        (notices.speech_check, "以現場講話為準", "以现场讲话为准", "Check against delivery"),
        (notices.event_over, "活動已結束", "活动已结束", "This event has ended"),
        (
            notices.editorial_terms,
            "僅供新聞報道使用，須註明來源。",
            "仅供新闻报道使用，须注明来源。",
            "For editorial use only. Credit required.",
        ),
        (notices.end_mark, "（完）", "（完）", "Ends"),
        (notices.end_mark_spoken, "新聞稿完", "新闻稿完", "End of release"),
    ],
)
def test_notice_is_as_the_house_style_lists_it(function, hant, hans, english):
    assert in_each(function) == [hant, hans, english]


def test_pack_says_how_many_photos_and_how_large():
    assert in_each(lambda language: notices.download_all(17, 203_400_000, language)) == [
        "下載全部高清照片（17幅，ZIP，203 MB）",
        "下载全部高清照片（17张，ZIP，203 MB）",
        "Download all 17 high-resolution photos (ZIP, 203 MB)",
    ]
    assert notices.download_all(1, 11_800_000, "en") == (
        "Download the high-resolution photo (ZIP, 11.8 MB)"
    )


def test_photo_says_which_how_many_pixels_and_how_large():
    label = {"zh-hant": "圖九", "zh-hans": "图九", "en": "Photo 9"}
    assert in_each(
        lambda language: notices.download_one(label[language], 6000, 4000, 11_800_000, language)
    ) == [
        "下載圖九高清照片（6000×4000像素，11.8 MB）",
        "下载图九高清照片（6000×4000像素，11.8 MB）",
        "Download Photo 9 in high resolution (6000 × 4000 pixels, 11.8 MB)",
    ]


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (1, "0.1 MB"),
        (149_000, "0.1 MB"),
        (1_000_000, "1.0 MB"),
        (11_849_999, "11.8 MB"),
        (99_949_000, "99.9 MB"),
        (99_951_000, "100 MB"),
        (1_203_000_000, "1203 MB"),
    ],
)
def test_sizes_are_told_in_megabytes(size, told):
    assert notices.megabytes(size) == told


@pytest.mark.parametrize(
    "notice",
    [
        lambda language: notices.download_all(2, 1, language),
        lambda language: notices.download_one("", 1, 1, 1, language),
        lambda language: notices.withdrawn(HOUR, "", language),
        notices.withdrawn_title,
        lambda language: notices.not_in_this_language([], language),
        lambda language: notices.not_in_this_language([], "en", missing=language),
        lambda language: notices.embargo_preview(HOUR, language),
        lambda language: notices.corrected(HOUR, "", language),
        lambda language: notices.updated(HOUR, "", language),
        lambda language: notices.corrected_elsewhere(HOUR, language, "en"),
        lambda language: notices.corrected_elsewhere(HOUR, "en", language),
        lambda language: notices.correction_sentence("", "A", "B", language),
        lambda language: notices.correction_sentence("", "", "B", language),
        lambda language: notices.correction_sentence("", "A", "", language),
        lambda language: notices.withheld_sentence("", language),
        notices.speech_check,
        notices.event_over,
        notices.editorial_terms,
        notices.end_mark,
        notices.end_mark_spoken,
    ],
)
def test_an_unknown_language_is_refused(notice):
    with pytest.raises(ValueError, match="not a language"):
        notice("zh-hk")


def test_an_hour_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="without its zone"):
        notices.withdrawn(datetime(2023, 3, 31, 10), "", "en")
    with pytest.raises(ValueError, match="without its zone"):
        notices.embargo_preview(datetime(2023, 3, 31, 10), "en")
