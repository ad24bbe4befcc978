"""When a release goes out, said in words before somebody approves it; and what an hour makes one think twice about.

Moments are aware datetimes. A language here is the newsroom's, which the editor reads.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from . import dates
from .article import Article
from .dates import day_with_weekday, desk_moment, hong_kong, hong_kong_day
from .languages import LANGUAGES, is_chinese, of
from .notices import version
from .passages import read

# Units by their seconds; English days are counted apart.
_UNITS = (
    (86400, {"zh-hant": "天", "zh-hans": "天", "en": " days"}),
    (3600, {"zh-hant": "小時", "zh-hans": "小时", "en": " h"}),
    (60, {"zh-hant": "分鐘", "zh-hans": "分钟", "en": " min"}),
    (1, {"zh-hant": "秒", "zh-hans": "秒", "en": " s"}),
)
_NOW = {"zh-hant": "現在", "zh-hans": "现在", "en": "now"}
_AHEAD = {"zh-hant": "{}後", "zh-hans": "{}后", "en": "in {}"}
_GONE_BY = {"zh-hant": "已過{}", "zh-hans": "已过{}", "en": "gone by {} ago"}
_MORNING, _EVENING = 7, 22

# A word of the day, with the date that may stand beside it.
_DAY_WORD = re.compile(
    r"(?P<word>(?P<which>[昨今明])[日天晚早晨午]|\b(?P<english>yesterday|today|tonight|tomorrow)\b)"
    r"(?:\s?[（(](?P<date>\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]+)[）)])?",
    re.IGNORECASE,
)
_DISTANCE = {"昨": -1, "今": 0, "明": 1, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_SENTENCE = re.compile(r"(?:[^。！？!?.]|\.(?!\s|$))+(?:[。！？!?.]+[」』”’]*)?")


@dataclass(frozen=True)
class DayWord:
    """A 今日, 昨日 or "today": where it stands, itself, and its sentence."""

    place: str
    word: str
    sentence: str


def in_words(
    publish_at: datetime | None,
    opening: Mapping[str, datetime | None],
    at: datetime,
    language: str,
    *,
    is_live: bool = False,
) -> str:
    """When a release goes live and in which languages, as one confirms it.

    ``opening`` is {language: its hour, or None for that of the release}; the languages not in it stay closed. ``at`` is
    now: what is for that very instant, or a release with no hour given, goes live at once; an earlier hour has gone by,
    unless the release ``is_live``: then the plan is about the languages that open later.

    Goes live Friday 31 March 2023, 10:00 Hong Kong time, in 3 h 12 min, in Traditional Chinese; English at 14:00;
    Simplified Chinese is closed.
    """
    publish_at = publish_at or at
    opened = [each for each in LANGUAGES if each in opening]
    own = {each: hour for each in opened if (hour := opening[each]) and hour > publish_at}
    if is_live:
        own = {each: hour for each, hour in own.items() if hour >= at}
    with_it = _versions([each for each in opened if each not in own], language)
    begins = _live_since if is_live else _goes_live
    parts = [begins(publish_at, with_it, at, language)]
    for hour in sorted(set(own.values())):
        names = _versions([each for each in own if own[each] == hour], language)
        parts.append(
            _at_once(names, language) if hour == at else _opens(hour, names, publish_at, language)
        )
    closed = [each for each in LANGUAGES if each not in opening]
    parts += [_closed(closed, language)] if closed else []
    return "；".join(parts) + "。" if is_chinese(language) else "; ".join(parts) + "."


def until(at: datetime, moment: datetime, language: str) -> str:
    """How far a moment is from now (``at``), in two units at most: in 3 h 12 min, 3小時12分鐘後, in 2 days 4 h, in 40 s.

    A moment gone by says so: gone by 5 min ago, 已過5分鐘. Now is "now", 現在.
    """
    ahead = (moment - at).total_seconds()
    if not ahead:
        return of(_NOW, language)
    return of(_AHEAD if ahead > 0 else _GONE_BY, language).format(_lasting(abs(ahead), language))


def hours_to_mind(publish_at: datetime) -> tuple[str, ...]:
    """What an hour makes one think twice about: "night" (22:00 to 07:00), "weekend", "midnight" (00:00, ambiguous)."""
    local = hong_kong(publish_at)
    found = {
        "night": not _MORNING <= local.hour < _EVENING,
        "weekend": local.weekday() >= 5,
        "midnight": (local.hour, local.minute) == (0, 0),
    }
    return tuple(name for name, is_so in found.items() if is_so)


def day_words(article: Article, day: date, language: str | None = None) -> list[DayWord]:
    """Return every 今日, 昨日, "today" of a text that is to go out on a day, in reading order.

    One that stands with its date, 今日（3月31日）, is left out where the date is right. Places are named in the article's
    language, or another.
    """
    found = []
    for passage in read(article, language):
        for sentence in _SENTENCE.findall(passage.text):
            for match in _DAY_WORD.finditer(sentence):
                if not _is_right(match, day):
                    found.append(DayWord(passage.place, match["word"], sentence.strip()))
    return found


def _goes_live(publish_at: datetime, names: str, at: datetime, language: str) -> str:
    ahead = until(at, publish_at, language)
    if is_chinese(language):
        return _goes_live_in_chinese(publish_at, names, "" if publish_at == at else ahead, language)
    when = _english_hour(publish_at)
    when = f"at once, {when}" if publish_at == at else f"{when}, {ahead}"
    return f"Goes live {when}, in {names or 'no language yet'}"


def _goes_live_in_chinese(publish_at: datetime, names: str, ahead: str, language: str) -> str:
    """The same; ``ahead`` is how far off the hour is, or nothing for at once."""
    when = desk_moment(publish_at, language)
    if language == "zh-hant":
        will = f"將於{when}（{ahead}）" if ahead else f"立即於{when}"
        return f"{will}發布{names or '，其時未有語言版本開放'}"
    will = f"将于{when}（{ahead}）" if ahead else f"立即于{when}"
    return f"{will}发布{names or '，届时没有语言版本开放'}"


def _live_since(publish_at: datetime, names: str, at: datetime, language: str) -> str:
    """How the plan of a live release begins; ``names`` are the versions that readers have."""
    if language == "en":
        return f"Live since {_english_hour(publish_at)}, in {names}"
    when = desk_moment(publish_at, language)
    return of({"zh-hant": f"已於{when}發布{names}", "zh-hans": f"已于{when}发布{names}"}, language)


def _at_once(names: str, language: str) -> str:
    return of(
        {"zh-hant": f"{names}立即開放", "zh-hans": f"{names}立即开放", "en": f"{names} at once"},
        language,
    )


def _opens(hour: datetime, names: str, publish_at: datetime, language: str) -> str:
    """Languages with an hour of their own; its day only where that is another one."""
    same_day = hong_kong_day(hour) == hong_kong_day(publish_at)
    if language == "en":
        day = "" if same_day else f" on {day_with_weekday(hour, language)}"
        return f"{names}{day} at {_clock(hour)}"
    when = _clock(hour) if same_day else desk_moment(hour, language)
    return of({"zh-hant": f"{names}於{when}開放", "zh-hans": f"{names}于{when}开放"}, language)


def _closed(languages: Sequence[str], language: str) -> str:
    names = _versions(languages, language)
    verb = "is" if len(languages) == 1 else "are"
    return of(
        {
            "zh-hant": f"{names}維持關閉",
            "zh-hans": f"{names}保持关闭",
            "en": f"{names} {verb} closed",
        },
        language,
    )


def _versions(languages: Sequence[str], language: str) -> str:
    """The versions as a list in words: 繁體版本及英文版本."""
    *most, last = [version(each, language) for each in languages] or [""]
    comma, conjunction = ("、", "及") if is_chinese(language) else (", ", " and ")
    return comma.join(most) + conjunction + last if most else last


def _english_hour(moment: datetime) -> str:
    return f"{day_with_weekday(moment, 'en')}, {_clock(moment)} Hong Kong time"


def _clock(moment: datetime) -> str:
    return f"{hong_kong(moment):%H:%M}"


def _lasting(seconds: float, language: str) -> str:
    """A duration by its largest unit and the next: 2 days 4 h, 3 h 12 min; minutes stand alone."""
    rest, parts = math.ceil(seconds), []
    first = next(place for place, (size, _names) in enumerate(_UNITS) if rest >= size)
    for size, names in _UNITS[first : first + (2 if first < 2 else 1)]:
        count, rest = divmod(rest, size)
        if count:
            name = of(names, language)
            parts.append(f"{count}{name.rstrip('s') if count == 1 and size == 86400 else name}")
    return (" " if language == "en" else "").join(parts)


def _is_right(match: re.Match[str], day: date) -> bool:
    """Whether a word of the day stands with the date that it means."""
    meant = day + timedelta(days=_DISTANCE[match["which"] or match["english"].lower()])
    chinese = f"{meant.month}月{meant.day}日"
    return match["date"] in (chinese, dates.day(meant, "en").removesuffix(f" {meant.year}"))
