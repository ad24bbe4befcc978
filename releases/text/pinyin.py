"""Chinese names in pinyin with tones, as a directory orders them (house style section 7)."""

from __future__ import annotations

from functools import cache

# As the first character of a name, unless a longer word begins with it: 解放军 is no Mr Xiè.
SURNAMES = {
    "单": "shan4",
    "仇": "qiu2",
    "曾": "zeng1",
    "解": "xie4",
    "任": "ren2",
    "区": "ou1",
    "查": "zha1",
    "翟": "zhai2",
}


def simplified(text: str) -> str:
    """The text in Simplified characters."""
    return _converter().convert(text)


def syllables(run: str) -> list[str]:
    """The syllables of a run of Simplified Han characters with their tones, for example "yin2", "hang2".

    The neutral tone is 5, ü is written ü; a character whose reading is not known has "". A surname that begins the
    run is read as one.
    """
    read, words = _reader()
    found = read(run)
    first = next(iter(words(run)), "")
    if first in SURNAMES:
        found[0] = SURNAMES[first]
    return found


@cache
def _converter():
    # Loaded when the first name is saved: no reader's page needs the dictionaries.
    from opencc import OpenCC

    return OpenCC("hk2s")


@cache
def _reader():
    from pypinyin import Style, pinyin
    from pypinyin.seg.mmseg import seg

    def read(run):
        found = pinyin(
            run,
            style=Style.TONE3,
            neutral_tone_with_five=True,
            v_to_u=True,
            errors=lambda unknown: [[""] for _ in unknown],
        )
        return [readings[0] for readings in found]

    return read, seg.cut
