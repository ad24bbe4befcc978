"""The notices that readers meet, in three languages (house style section 2).

Moments are aware datetimes; words that an editor gives (a reason, a title) stand as given.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from .dates import moment
from .languages import LANGUAGES, autonym, is_chinese, of
from .quoting import in_marks

# How each language calls a version in each language.
_VERSION = {
    "zh-hant": {"zh-hant": "繁體版本", "zh-hans": "簡體版本", "en": "英文版本"},
    "zh-hans": {"zh-hant": "繁体中文版", "zh-hans": "简体中文版", "en": "英文版"},
    "en": {"zh-hant": "Traditional Chinese", "zh-hans": "Simplified Chinese", "en": "English"},
}


# What the marks of a quotation become inside another.
_INNER = {
    "zh-hant": str.maketrans("「」", "『』"),
    "zh-hans": str.maketrans("“”", "‘’"),
    "en": str.maketrans("“”", "‘’"),
}


def version(of_language: str, language: str) -> str:
    """How a language calls the version in another one: 英文版本, 英文版, Traditional Chinese."""
    return of(of(_VERSION, language), of_language)


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


def reinstated(withdrawn_at: datetime, language: str) -> str:
    """What stands before an editor's words once a withdrawn release is given back."""
    when = moment(withdrawn_at, language)
    return {
        "zh-hant": f"本新聞稿曾於{when}撤回，現恢復發布。",
        "zh-hans": f"本新闻稿曾于{when}撤回，现恢复发布。",
        "en": f"this release was withdrawn at {when} and has been reinstated. ",
    }[language]


def withdrawn_title(language: str) -> str:
    """The mark 【已撤回】, which stands before the title where the editor kept one."""
    return "【已撤回】" if is_chinese(language) else "[Withdrawn]"


def corrected(at: datetime, words: str, language: str) -> str:
    """What stands above a corrected text; `words` are the sentences after the colon."""
    return _dated({"zh-hant": "更正", "zh-hans": "更正", "en": "Correction"}, at, words, language)


def updated(at: datetime, words: str, language: str) -> str:
    """What stands above a text that tells more than at its hour; `words` as in `corrected`."""
    return _dated({"zh-hant": "更新", "zh-hans": "更新", "en": "Updated"}, at, words, language)


def corrected_elsewhere(at: datetime, language: str, of_language: str) -> str:
    """That another version was corrected, for readers of a language whose text stays as it is."""
    when, other = moment(at, language), version(of_language, language)
    return {
        "zh-hant": f"{other}曾於{when}更正；本版本不受影響。",
        "zh-hans": f"{other}曾于{when}更正；本版本不受影响。",
        "en": f"The {other} version was corrected at {when}. This version isn’t affected.",
    }[language]


def correction_sentence(place: str, old: str, new: str, language: str) -> str:
    """What was corrected: 第二段「舊」應為「新」。; without old or new wording, that it came or went.

    `place` is as the language prints it: 第二段, 圖九的圖片說明, paragraph 2. ValueError where
    there is neither wording.
    """
    if not (old or new):
        raise ValueError("a correction has an old or a new wording")
    if not old:
        return _came(place, quoted(new, language), language)
    if not new:
        return _went(place, quoted(old, language), language)
    old, new = quoted(old, language), quoted(new, language)
    return {
        "zh-hant": f"{place}{old}應為{new}。",
        "zh-hans": f"{place}{old}应为{new}。",
        "en": f"in {place}, {old} should read {new}.",
    }[language]


def withheld_sentence(place: str, language: str) -> str:
    """What was corrected where the old wording is not repeated; `place` as above."""
    return of(
        {
            "zh-hant": f"{place}內容已更正；舊文不再刊出。",
            "zh-hans": f"{place}内容已更正；原文不再刊出。",
            "en": f"{place} has been corrected; the earlier wording is no longer shown.",
        },
        language,
    )


def withheld_notice(language: str) -> str:
    """What replaces the words of a former notice that held a wording withheld since."""
    return of(
        {
            "zh-hant": "內容已更正；舊文不再刊出。",
            "zh-hans": "内容已更正；原文不再刊出。",
            "en": "the text was corrected; the earlier wording is no longer shown.",
        },
        language,
    )


def quoted(words: str, language: str) -> str:
    """The words between the language's quotation marks, marks inside them made inner ones."""
    return in_marks(words.translate(of(_INNER, language)), language)


def not_in_this_language(
    open_languages: Collection[str], language: str, *, missing: str | None = None
) -> str:
    """That a release lacks a version, and in which languages it can be read.

    Written in `language`; the version that is missing is that language's unless named.
    """
    lacking = version(missing or language, language)
    names = [autonym(each) for each in LANGUAGES if each in open_languages]
    if language == "en":
        notice = f"This release isn’t available in {lacking}."
        return f"{notice} Available in: {', '.join(names)}." if names else notice
    notice = {"zh-hant": "本新聞稿沒有", "zh-hans": "本新闻稿没有"}[language] + lacking
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


def _dated(heading: dict[str, str], at: datetime, words: str, language: str) -> str:
    word, when = of(heading, language), moment(at, language)
    if is_chinese(language):
        return f"{word}（{when}）：{words.strip()}"
    return f"{word} ({when}): {words.strip()}"


def _came(place: str, words: str, language: str) -> str:
    return of(
        {
            "zh-hant": f"{place}加入{words}。",
            "zh-hans": f"{place}加入{words}。",
            "en": f"in {place}, {words} has been added.",
        },
        language,
    )


def _went(place: str, words: str, language: str) -> str:
    return of(
        {
            "zh-hant": f"{place}刪去{words}。",
            "zh-hans": f"{place}删去{words}。",
            "en": f"in {place}, {words} has been removed.",
        },
        language,
    )


def photo_withdrawn(label: str, language: str) -> str:
    """What stands in the place of a photo that left a live release; `label` is its own number's: 圖九."""
    return of(
        {
            "zh-hant": f"{label}已撤回，請勿使用。",
            "zh-hans": f"{label}已撤回，请勿使用。",
            "en": f"{label} has been withdrawn. Please do not use it.",
        },
        language,
    )


def download_all(count: int, size: int, language: str) -> str:
    """What leads to the picture pack of a release: how many photos, and its size in bytes."""
    told = megabytes(size)
    if language == "en":
        photos = f"all {count} high-resolution photos" if count > 1 else "the high-resolution photo"
        return f"Download {photos} (ZIP, {told})"
    return of(
        {
            "zh-hant": f"下載全部高清照片（{count}幅，ZIP，{told}）",
            "zh-hans": f"下载全部高清照片（{count}张，ZIP，{told}）",
        },
        language,
    )


def download_one(label: str, width: int, height: int, size: int, language: str) -> str:
    """What leads to one photo as it came; `label` is its own number's: 圖九."""
    told = megabytes(size)
    return of(
        {
            "zh-hant": f"下載{label}高清照片（{width}×{height}像素，{told}）",
            "zh-hans": f"下载{label}高清照片（{width}×{height}像素，{told}）",
            "en": f"Download {label} in high resolution ({width} × {height} pixels, {told})",
        },
        language,
    )


def megabytes(size: int) -> str:
    """A number of bytes for readers, the same in every language: 203 MB, 11.8 MB, 0.1 MB."""
    amount = size / 1_000_000
    return f"{amount:.0f} MB" if amount >= 99.95 else f"{max(amount, 0.1):.1f} MB"
