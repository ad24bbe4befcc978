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


@pytest.mark.parametrize(
    "notice",
    [
        lambda language: notices.withdrawn(HOUR, "", language),
        notices.withdrawn_title,
        lambda language: notices.not_in_this_language([], language),
        lambda language: notices.not_in_this_language([], "en", missing=language),
        lambda language: notices.embargo_preview(HOUR, language),
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
