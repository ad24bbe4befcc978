"""Days and hours in words, in three languages (house style section 4).

A day is a `date`, or an aware `datetime` of which the Hong Kong date counts. An hour is an aware
`datetime`; it is read in Hong Kong time. A naive `datetime` is a ValueError everywhere.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from .languages import is_chinese, of

HONG_KONG = ZoneInfo("Asia/Hong_Kong")

_WEEKDAYS = (
    ("一", "Monday"),
    ("二", "Tuesday"),
    ("三", "Wednesday"),
    ("四", "Thursday"),
    ("五", "Friday"),
    ("六", "Saturday"),
    ("日", "Sunday"),
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_COUNTS = (
    ("一", "one"),
    ("兩", "two"),
    ("三", "three"),
    ("四", "four"),
    ("五", "five"),
    ("六", "six"),
    ("七", "seven"),
    ("八", "eight"),
    ("九", "nine"),
    ("十", "ten"),
)
# From which hour each part of a Chinese day is called so; 中午 keeps 12時30分 from reading as night.
_PARTS_OF_DAY = ((19, "晚上"), (13, "下午"), (12, "中午"), (6, "上午"), (0, "凌晨"))


def hong_kong(moment: datetime) -> datetime:
    """A moment on the Hong Kong clock; ValueError where it does not say its zone."""
    if moment.tzinfo is None:
        raise ValueError(f"an hour without its zone: {moment}")
    return moment.astimezone(HONG_KONG)


def hong_kong_day(when: date) -> date:
    """The Hong Kong date of a moment; a plain date is that already."""
    return hong_kong(when).date() if isinstance(when, datetime) else when


def day(when: date, language: str) -> str:
    """2023年3月31日, 31 March 2023."""
    when = hong_kong_day(when)
    if is_chinese(language):
        return f"{when.year}年{_month_and_day(when)}"
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def day_with_weekday(when: date, language: str) -> str:
    """2023年3月31日（星期五）, Friday 31 March 2023."""
    han, english = _WEEKDAYS[hong_kong_day(when).weekday()]
    if is_chinese(language):
        return f"{day(when, language)}（星期{han}）"
    return f"{english} {day(when, language)}"


def day_range(first: date, last: date, language: str) -> str:
    """2023年3月30日至31日, 2023年3月30日至4月1日, 30–31 March 2023, 30 March to 1 April 2023.

    One day is written as a day, a range across years with both years. ValueError when the
    last day is before the first.
    """
    first, last = hong_kong_day(first), hong_kong_day(last)
    if last < first:
        raise ValueError(f"a range that ends before it begins: {first} to {last}")
    if first == last:
        return day(first, language)
    ranged = _chinese_range if is_chinese(language) else _english_range
    return ranged(first, last, language)


def month(when: date, language: str) -> str:
    """2023年3月, March 2023."""
    when = hong_kong_day(when)
    if is_chinese(language):
        return f"{when.year}年{when.month}月"
    return f"{_MONTHS[when.month - 1]} {when.year}"


def year(when: date, language: str) -> str:
    """2023年, 2023."""
    when = hong_kong_day(when)
    return f"{when.year}年" if is_chinese(language) else str(when.year)


def dates_not_stated(language: str, days: int | None = None) -> str:
    """What stands where a visit's days are not published: 為期兩天；日期未有公布, or without the duration."""
    not_stated = of(
        {"zh-hant": "日期未有公布", "zh-hans": "日期未公布", "en": "dates not published"}, language
    )
    if not days:
        return not_stated
    lasting = duration(days, language)
    return (
        f"{lasting}；{not_stated}"
        if is_chinese(language)
        else f"{lasting}; {not_stated}".capitalize()
    )


def duration(days: int, language: str) -> str:
    """為期兩天, 为期两天, two days; digits beyond ten. ValueError below one day."""
    if days < 1:
        raise ValueError(f"a visit lasts a day or more, not {days}")
    han, english = _COUNTS[days - 1] if days <= len(_COUNTS) else (f"{days}", f"{days}")
    if not is_chinese(language):
        return f"{english} day" if days == 1 else f"{english} days"
    return f"為期{han}天" if language == "zh-hant" else f"为期{han.replace('兩', '两')}天"


def hour(at: datetime, language: str) -> str:
    """The hour for readers: 上午10時, 下午6时45分, 中午12時, noon, 6.45 pm, 12.30 am."""
    at = hong_kong(at)
    return _chinese_hour(at, language) if is_chinese(language) else _english_hour(at)


def moment(at: datetime, language: str) -> str:
    """The X of every notice (house style section 2): day, hour and zone.

    2023年3月31日（星期五）上午10時（香港時間）, 10 am (HKT) on Friday 31 March 2023.
    """
    if is_chinese(language):
        return f"{day_with_weekday(at, language)}{hour(at, language)}（{_zone(language)}）"
    return f"{hour(at, language)} (HKT) on {day_with_weekday(at, language)}"


def desk_moment(at: datetime, language: str) -> str:
    """The hour for the desk: 2023-03-31（五）10:00 香港時間, Fri 31 Mar 2023, 10:00 HKT."""
    at = hong_kong(at)
    han, english = _WEEKDAYS[at.weekday()]
    if is_chinese(language):
        return f"{at.date().isoformat()}（{han}）{at:%H:%M} {_zone(language)}"
    return f"{english[:3]} {at.day} {_MONTHS[at.month - 1][:3]} {at.year}, {at:%H:%M} HKT"


def dateline(places: str, when: date, language: str) -> str:
    """What opens the body, its dash and one space included: （香港，2023年3月31日）— .

    `places` is as the editor typed it, two places included (香港／上海); it may be empty.
    """
    comma = "，" if is_chinese(language) else ", "
    inside = comma.join(filter(None, (places.strip(), day(when, language))))
    return f"（{inside}）— " if is_chinese(language) else f"({inside}) – "


def issued_at(at: datetime, language: str) -> str:
    """The line at the foot of the page (house style section 2)."""
    at = hong_kong(at)
    if language == "zh-hant":
        clock = f"香港時間{at.hour}時{at:%M}分發出"
    elif language == "zh-hans":
        clock = f"香港时间{at:%H:%M}发布"
    else:
        return f"Issued at {at:%H:%M} Hong Kong time, {day_with_weekday(at, language)}"
    return day_with_weekday(at, language) + clock


def _month_and_day(when: date) -> str:
    return f"{when.month}月{when.day}日"


def _chinese_range(first: date, last: date, language: str) -> str:
    if first.year != last.year:
        return f"{day(first, language)}至{day(last, language)}"
    if first.month != last.month:
        return f"{day(first, language)}至{_month_and_day(last)}"
    return f"{day(first, language)}至{last.day}日"


def _english_range(first: date, last: date, language: str) -> str:
    if first.year != last.year:
        return f"{day(first, language)} to {day(last, language)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} to {day(last, language)}"
    return f"{first.day}–{day(last, language)}"


def _chinese_hour(at: datetime, language: str) -> str:
    part = next(name for start, name in _PARTS_OF_DAY if at.hour >= start)
    clock = at.hour if at.hour <= 12 else at.hour - 12
    minutes = f"{at.minute}分" if at.minute else ""
    return f"{part}{clock}{of({'zh-hant': '時', 'zh-hans': '时'}, language)}{minutes}"


def _english_hour(at: datetime) -> str:
    if (at.hour, at.minute) == (12, 0):
        return "noon"
    minutes = f".{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes} {'am' if at.hour < 12 else 'pm'}"


def _zone(language: str) -> str:
    """The zone's name in Chinese: readers never guess it."""
    return of({"zh-hant": "香港時間", "zh-hans": "香港时间"}, language)
