"""Numbers of photos in words: Han numerals, figure labels, references, positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from .languages import is_chinese, of

LARGEST_HAN = 999

Run = tuple[int, int]  # number of the first photo, how many photos
Place = tuple[str, str, int | None]  # row, side and count of a person in a photo

_DIGITS = "零一二三四五六七八九"
_PHOTO = {"zh-hant": "圖", "zh-hans": "图"}
_POSITIONS = {
    "left": ("左", "left"),
    "right": ("右", "right"),
    "top": ("上", "top"),
    "middle": ("中", "middle"),
    "bottom": ("下", "bottom"),
    "top-left": ("左上", "top left"),
    "top-right": ("右上", "top right"),
    "bottom-left": ("左下", "bottom left"),
    "bottom-right": ("右下", "bottom right"),
}
SLOTS: tuple[str, ...] = tuple(_POSITIONS)
_ROWS = {
    "front": {"zh-hant": "前排", "zh-hans": "前排", "en": "front row"},
    "middle": {"zh-hant": "中排", "zh-hans": "中排", "en": "middle row"},
    "back": {"zh-hant": "後排", "zh-hans": "后排", "en": "back row"},
}
_SIDES = {"left": ("左", "left"), "centre": ("中", "centre"), "right": ("右", "right")}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def han_numeral(n: int) -> str:
    """A number from 1 to 999 in Han numerals (house style section 3); ValueError outside."""
    if not 1 <= n <= LARGEST_HAN:
        raise ValueError(f"Han numerals go from 1 to {LARGEST_HAN}, not {n}")
    hundreds, below = divmod(n, 100)
    if not hundreds:
        return _below_hundred(n).removeprefix("一" if n >= 10 else "")
    gap = "零" if 1 <= below <= 9 else ""
    return _DIGITS[hundreds] + "百" + gap + _below_hundred(below)


def label(first: int, count: int, language: str, *, numerals: str = "han") -> str:
    """The printed label of a group: 圖九, 圖十一及十二, 圖十五至十七, Photos 15–17.

    `first` is the running number of its first photo and `count` how many photos it has, both
    from 1 (house style section 3). `numerals`, for Chinese, is "han" or "arabic"; a label
    that goes beyond 999 is Arabic throughout. ValueError on anything else.
    """
    run = (first, count)
    numeral = _numeral(numerals, _last(run))
    if not is_chinese(language):
        return _english_label([run])
    return _chinese_label(run, language, numeral)


def reference(targets: Iterable[int | Run], language: str, *, numerals: str = "han") -> str:
    """What a cross-reference to photos or groups says, without its 見 or "see".

    A target is a photo's number or a group's (first, count). Each photo is named once, in the
    order of the numbers, and runs of three or more join (house style section 3): 圖三及圖九;
    圖一及二、圖五及圖九; Photos 3–5 and 9. ValueError when there is no target.
    """
    runs = _joined((target, 1) if isinstance(target, int) else target for target in targets)
    if not runs:
        raise ValueError("a reference needs at least one photo")
    numeral = _numeral(numerals, _last(runs[-1]))
    if not is_chinese(language):
        return _english_label(runs)
    return _listed([_chinese_label(run, language, numeral) for run in runs], "、", "及")


def photo_label(n: int, language: str, *, numerals: str = "han") -> str:
    """The label of one photo by its own running number, grouped or not: 圖五, Photo 5."""
    return label(n, 1, language, numerals=numerals)


def position(slot: str, language: str) -> str:
    """The word for a photo's slot in its group: 左圖, 左上图, top left; "" for no slot.

    ValueError on what is not one of SLOTS (house style section 3).
    """
    if slot and slot not in _POSITIONS:
        raise ValueError(f"not a slot of a figure: {slot!r}")
    han, english = _POSITIONS.get(slot, ("", ""))
    if not is_chinese(language):
        return english
    return han and han + of(_PHOTO, language)


def positions(slots: Sequence[str], language: str) -> str:
    """The words for several photos' slots: 左圖及右圖, left and right. ValueError where there is none."""
    comma, conjunction = ("、", "及") if is_chinese(language) else (", ", " and ")
    return _listed([position(slot, language) for slot in slots], comma, conjunction)


def is_pair(places: Sequence[Place]) -> bool:
    """Whether the people named in a photo are two, and nothing says that more stand there: 左二, 中 and 前排 do."""
    return len(places) == 2 and all(
        not row and side != "centre" and nth in (1, None) for row, side, nth in places
    )


def person_position(
    row: str, side: str, nth: int | None, language: str, *, of_pair: bool = False, slot: str = ""
) -> str:
    """Where somebody stands in a photo, in brackets: （左四）, （前排右二）, (top photo, fifth from right).

    `row` is "front", "middle", "back" or ""; `side` "left", "centre", "right" or ""; `nth` the place counted from that
    side, from 1, or None. `of_pair`: two people are not counted, each is （左） or （右）. `slot`, where several photos
    are in the group, names the photo first. "" where nothing is known; ValueError on a row, side or slot that the house
    style does not have (section 3), on a number without a side and on one below 1.
    """
    if row not in ("", *_ROWS) or side not in ("", *_SIDES):
        raise ValueError(f"not a place in a photo: {row!r}, {side!r}")
    if nth is not None and (nth < 1 or side not in ("left", "right")):
        raise ValueError(f"people are counted from 1 and from a side, not {nth} from {side!r}")
    if not (row or side or slot):
        return ""
    in_row = of(_ROWS[row], language) if row else ""
    write = _chinese_place if is_chinese(language) else _english_place
    return write(position(slot, language), in_row, side, None if of_pair else nth)


def strip(n: int, slot: str, language: str, *, numerals: str = "han") -> str:
    """The strip below a photo: 圖五・左圖, Photo 5 · left; without a slot only the label."""
    dot = "・" if is_chinese(language) else " · "
    name = photo_label(n, language, numerals=numerals)
    return dot.join(filter(None, (name, position(slot, language))))


def strip_plain(n: int, slot: str, language: str, *, numerals: str = "han") -> str:
    """The strip as copied, printed and plain text have it: 圖五（左圖）, Photo 5 (left)."""
    name = photo_label(n, language, numerals=numerals)
    where = position(slot, language)
    if not where:
        return name
    return f"{name}（{where}）" if is_chinese(language) else f"{name} ({where})"


def caption(label: str, text: str, language: str) -> str:
    """Label and caption as one paragraph (house style section 3); either may be empty."""
    colon = "：" if is_chinese(language) else ": "
    return colon.join(filter(None, (label, text)))


def _chinese_place(photo: str, in_row: str, side: str, nth: int | None) -> str:
    han, _english = _SIDES.get(side, ("", ""))
    number = _numeral("han", nth)(nth) if nth else ""
    return f"（{photo}{in_row}{han}{number}）"


def _english_place(photo: str, in_row: str, side: str, nth: int | None) -> str:
    _han, word = _SIDES.get(side, ("", ""))
    counted = f"{_ordinal(nth)} from {word}" if nth else word
    parts = (photo and f"{photo} photo", in_row, counted)
    return f"({', '.join(filter(None, parts))})"


def _ordinal(n: int) -> str:
    """A place in English: fourth, 12th, 21st."""
    if n <= len(_ORDINALS):
        return _ORDINALS[n - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{'th' if n % 100 in (11, 12, 13) else ending}"


def _below_hundred(n: int) -> str:
    """0 to 99 as they stand behind hundreds: 一十一, not 十一; nothing for 0."""
    tens, ones = divmod(n, 10)
    return (_DIGITS[tens] + "十" if tens else "") + (_DIGITS[ones] if ones else "")


def _numeral(numerals: str, largest: int) -> Callable[[int], str]:
    """How to write every number of a label or reference whose largest number is given."""
    if numerals not in ("han", "arabic"):
        raise ValueError(f"numerals are han or arabic, not {numerals!r}")
    return han_numeral if numerals == "han" and largest <= LARGEST_HAN else str


def _last(run: Run) -> int:
    """The number of a run's last photo; ValueError unless it is counted from 1."""
    first, count = run
    if first < 1 or count < 1:
        raise ValueError(f"photos are counted from 1, not {first} and {count}")
    return first + count - 1


def _joined(runs: Iterable[Run]) -> list[Run]:
    """The runs in order and without repetition, three or more photos on end as one run."""
    chains: list[list[Run]] = []
    for run in sorted(set(runs), key=lambda run: (run[0], -run[1])):
        reach = _last(chains[-1][-1]) if chains else -1
        if run[0] > reach + 1:
            chains.append([run])
        elif _last(run) > reach:
            chains[-1].append(run)
    return [run for chain in chains for run in _whole(chain)]


def _whole(chain: list[Run]) -> list[Run]:
    """Runs that follow each other as one, unless they are two photos of different groups."""
    first = chain[0][0]
    count = _last(chain[-1]) - first + 1
    return [(first, count)] if count >= 3 else chain


def _chinese_label(run: Run, language: str, numeral: Callable[[int], str]) -> str:
    first, count = run
    joiner = "及" if count == 2 else "至"
    numbers = [first] if count == 1 else [first, _last(run)]
    return of(_PHOTO, language) + joiner.join(map(numeral, numbers))


def _english_label(runs: Sequence[Run]) -> str:
    pieces: list[str] = []
    for first, count in runs:
        last = _last((first, count))
        pieces += [f"{first}–{last}"] if count >= 3 else map(str, range(first, last + 1))
    one = len(runs) == 1 and runs[0][1] == 1
    return ("Photo " if one else "Photos ") + _listed(pieces, ", ", " and ")


def _listed(pieces: Sequence[str], comma: str, conjunction: str) -> str:
    """Pieces as a list in words: 甲、乙及丙."""
    *most, last = pieces
    return comma.join(most) + conjunction + last if most else last
