"""Makes releases/text/han_strokes.txt, by which the Traditional directory is ordered, from Unihan and CLDR.

On Debian: apt-get install unicode-data libicu72, then: python tools/han_strokes.py
Unihan counts most characters as the Mainland writes them (華 10, 廣 14); where CLDR's order by strokes has a character,
its count holds, which is that of the traditional glyph (華 12, 廣 15).
"""

import bz2
import ctypes
import re
from collections import defaultdict
from pathlib import Path

UNIHAN = Path("/usr/share/unicode/Unihan_IRGSources.txt.bz2")
TABLE = Path(__file__).resolve().parent.parent / "releases/text/han_strokes.txt"
HEAD = """\
# Han characters by their strokes and their radical: "03 001 丈三上" are those of 3 strokes under radical 1.
# Made by tools/han_strokes.py from the order by strokes of CLDR 42 and, for what that leaves out, kTotalStrokes of the
# Unihan database of Unicode 15.0.0; the radicals from its kRSUnicode. Copyright © 1991-2022 Unicode, Inc., used under
# its licence: https://www.unicode.org/license.txt
"""
# Where CLDR begins a number of strokes, which is the distance from U+2800; its characters follow, some as ranges.
GROUP = re.compile("<'\ufdd0([\u2801-\u28ff])'((?:<[*]?[^<&']+)+)")
RANGE = re.compile("(.)-(.)|([^<*])")


def unihan():
    """Return {field: {character: value}} of the two fields."""
    fields = {"kTotalStrokes": {}, "kRSUnicode": {}}
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            match line.rstrip().split("\t"):
                case [code, field, value] if field in fields:
                    fields[field][chr(int(code[2:], 16))] = value
    return fields


def cldr():
    """Return {character: strokes} of CLDR's order by strokes, as ICU carries it."""
    icu, status, length = ctypes.CDLL("libicui18n.so.72"), ctypes.c_int(0), ctypes.c_int32(0)
    icu.ucol_open_72.restype = ctypes.c_void_p
    icu.ucol_getRules_72.restype = ctypes.c_void_p
    collator = icu.ucol_open_72(b"zh@collation=stroke", ctypes.byref(status))
    rules = icu.ucol_getRules_72(ctypes.c_void_p(collator), ctypes.byref(length))
    text = ctypes.string_at(rules, 2 * length.value).decode("utf-16-le")
    return {
        chr(code): ord(heading) - ord("\u2800")
        for heading, group in GROUP.findall(text)
        for first, last, single in RANGE.findall(group)
        for code in range(ord(first or single), ord(last or single) + 1)
    }


def table(strokes, radicals):
    """Return the lines of the table, in its order."""
    rows = defaultdict(list)
    for character, radical in radicals.items():
        rows[strokes[character], int(re.match(r"\d+", radical)[0])].append(character)
    return [
        f"{count:02} {radical:03} {''.join(sorted(found))}"
        for (count, radical), found in sorted(rows.items())
    ]


if __name__ == "__main__":
    fields = unihan()
    # Of two values the second is that of the traditional glyph.
    counted = {each: int(value.split()[-1]) for each, value in fields["kTotalStrokes"].items()}
    made = table(counted | cldr(), fields["kRSUnicode"])
    TABLE.write_text(HEAD + "\n".join(made) + "\n", encoding="utf-8")
