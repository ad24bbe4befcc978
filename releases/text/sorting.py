"""In what order a directory stands: by strokes in Traditional, by pinyin in Simplified, by letters in English.

Keys are compared byte by byte, so that every database orders alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from . import pinyin, strokes
from .languages import is_latin, of
from .numbering import han_numeral

# Characters of a key; names that are alike for so long may stand as they come.
LONGEST = 400

# Stands behind every letter, before what no heading of the index knows.
_LAST = "{"
# In a text given instead of a name: two digits before a character are its strokes, as in 12曾.
_COUNTED = re.compile(r"((?!00)\d\d)(?=[^\x00-\x7f])")
_STROKES = re.compile(r"\d\d")
_WORDS = re.compile(r"[^\W_]+")


def sort_key(name: str, language: str, given: str = "") -> str:
    """The key by which a name stands in the directory of a language, at most LONGEST characters; "" for no name.

    ``given`` is by what an editor wants it sorted instead: another name; by strokes with two digits before a character
    whose strokes the table counts otherwise; by pinyin also syllables with their tones, "shan4 shi4".
    """
    key = of(_KEYS, language)(_folded(given or name), bool(given))
    is_known = "a" <= key[:1] <= "z" or (language == "zh-hant" and _STROKES.match(key))
    return (key if is_known or not key else _LAST + key)[:LONGEST]


def index_heading(key: str, language: str) -> str:
    """The heading of the index under which a key stands, for example 三畫 or S; "" where there is none."""
    if counted := language == "zh-hant" and _STROKES.match(key):
        return f"{han_numeral(int(counted[0]))}畫" if counted[0] != strokes.UNKNOWN[0] else ""
    first = key[:1].upper()
    return first if "A" <= first <= "Z" else ""


def _by_strokes(text: str, is_given: bool) -> str:
    """Strokes, radical and character of each Han character; Latin letters stand behind them."""
    parts = ["", *_COUNTED.split(text)] if is_given else ["", text]
    tokens = []
    for counted, part in zip(parts[::2], parts[1::2], strict=True):
        for is_word, run in _runs(part):
            # A number would pass for strokes.
            token = re.sub(r"\d+", rf"{_LAST}\g<0>", run) if is_word else _counted(run, counted)
            tokens.append((is_word, token))
    return _joined(tokens)


def _counted(run, first):
    """The keys of a run of Han characters, the first of them with the strokes that were given."""
    found = [(*strokes.of(each), each) for each in run]
    if first:
        found[0] = (first, *found[0][1:])
    return "".join("".join(each) for each in found)


def _by_pinyin(text: str, is_given: bool) -> str:
    """Syllable, tone, strokes and character of each Han character; Latin letters stand among them."""
    tokens = []
    for is_word, run in _runs(pinyin.simplified(text)):
        read = [] if is_word else zip(pinyin.syllables(run), run, strict=True)
        token = "".join(_spelled(syllable, each) for syllable, each in read)
        tokens.append((is_word, token or run))
    return _joined(tokens)


def _spelled(syllable, character):
    """A syllable so that lü stands between lu and luan, whatever the tone."""
    if not syllable:
        return _LAST + character
    letters, tone = syllable[:-1], syllable[-1]
    if "ü" in letters:
        letters = f"{letters.replace('ü', 'u')}:"
    return f"{letters}{tone}{strokes.of(character)[0]}{character}"


def _by_letters(text: str, is_given: bool) -> str:
    """The words one after the other."""
    return " ".join(_WORDS.findall(text))


_KEYS = {"zh-hant": _by_strokes, "zh-hans": _by_pinyin, "en": _by_letters}


def _folded(text):
    """The text without differences of case, accent and width and a leading "The"; an apostrophe parts no word."""
    letters = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub("['’]", "", plain.casefold()).strip().removeprefix("the ")


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    """Yield (whether it is a word or number, characters) of the runs of the text; punctuation is left out."""
    for word in _WORDS.findall(text):
        for is_word, run in groupby(word, key=is_latin):
            yield is_word, "".join(run)


def _joined(tokens):
    """The tokens as one key; only words are set off from each other."""
    key, was_word = "", False
    for is_word, token in tokens:
        key += f" {token}" if is_word and was_word else token
        was_word = is_word
    return key
