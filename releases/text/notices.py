"""The notices that readers meet, in three languages (house style section 2).

Moments are aware datetimes; words that an editor gives (a reason, a title) stand as given.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from releases.text.dates import moment
from releases.text.languages import LANGUAGES, autonym, is_chinese, of

# How each language calls a version in each language.
_VERSION = {
    "zh-hant": {"zh-hant": "繁體版本", "zh-hans": "簡體版本", "en": "英文版本"},
    "zh-hans": {"zh-hant": "繁体中文版", "zh-hans": "简体中文版", "en": "英文版"},
    "en": {"zh-hant": "Traditional Chinese", "zh-hans": "Simplified Chinese", "en": "English"},
}


def withdrawn(at: datetime, reason: str, language: str) -> str:
    """What a withdrawn release says, with its reason if one is given."""
    when = moment(at, language)
    notice = {
        "zh-hant": f"本新聞稿已於{when}撤回。",
        "zh-hans": f"本新闻稿已于{when}撤回。",
        "en": f"This release was withdrawn at {when}.",
    }[language]
    if not reason.strip():
        return notice
    return notice + ("原因：" if is_chinese(language) else " Reason: ") + reason.strip()


def withdrawn_title(language: str) -> str:
    """The mark 【已撤回】, which stands before the title where the editor kept one."""
    return "【已撤回】" if is_chinese(language) else "[Withdrawn]"


def not_in_this_language(
    open_languages: Collection[str], language: str, *, missing: str | None = None
) -> str:
    """That a release lacks a version, and in which languages it can be read.

    Written in `language`; the version that is missing is that language's unless named.
    """
    version = of(of(_VERSION, language), missing or language)
    names = [autonym(each) for each in LANGUAGES if each in open_languages]
    if language == "en":
        notice = f"This release isn’t available in {version}."
        return f"{notice} Available in: {', '.join(names)}." if names else notice
    notice = {"zh-hant": "本新聞稿沒有", "zh-hans": "本新闻稿没有"}[language] + version
    readable = {"zh-hant": "；可閱：", "zh-hans": "；可阅："}[language] + "、".join(names)
    return f"{notice}{readable if names else ''}。"


def embargo_preview(at: datetime, language: str) -> str:
    """The full sentence at the top of a preview that is read before the hour."""
    when = moment(at, language)
    return {
        "zh-hant": f"限時發放：{when}前請勿刊登、廣播或於網上發布。",
        "zh-hans": f"限时发布：{when}前请勿刊发、播出或在网上发布。",
        "en": f"Embargoed until {when}. "
        "Not for publication, broadcast or posting online before that time.",
    }[language]


def speech_check(language: str) -> str:
    """That the words spoken count, for a speech that has been given (house style section 1)."""
    return of(
        {
            "zh-hant": "以現場講話為準",
            "zh-hans": "以现场讲话为准",
            "en": "Check against delivery",
        },
        language,
    )


def event_over(language: str) -> str:
    """What an invitation says after its event."""
    return of(
        {"zh-hant": "活動已結束", "zh-hans": "活动已结束", "en": "This event has ended"}, language
    )


def editorial_terms(language: str) -> str:
    """The terms of use of a photo that has none of its own."""
    return of(
        {
            "zh-hant": "僅供新聞報道使用，須註明來源。",
            "zh-hans": "仅供新闻报道使用，须注明来源。",
            "en": "For editorial use only. Credit required.",
        },
        language,
    )


def end_mark(language: str) -> str:
    """What closes the body where the site sets no ### (house style section 1)."""
    return of({"zh-hant": "（完）", "zh-hans": "（完）", "en": "Ends"}, language)


def end_mark_spoken(language: str) -> str:
    """How any end mark is read aloud (house style section 8)."""
    return of({"zh-hant": "新聞稿完", "zh-hans": "新闻稿完", "en": "End of release"}, language)
