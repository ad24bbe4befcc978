"""Writes expected.json: how ICU orders the names of names.tsv in each language; unihan.json: their strokes by Unihan.

Neither knows anything of our keys. Run once on Debian with libicu72 (CLDR 42) and unicode-data (15.0.0):
python -m tests.order.reference
"""

import bz2
import ctypes
import json
from functools import cmp_to_key
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCALES = {
    "zh-hant": b"zh-Hant@collation=stroke;colalternate=shifted",
    "zh-hans": b"zh-Hans@collation=pinyin;colalternate=shifted",
    "en": b"en@colalternate=non-ignorable",
}
UNIHAN = Path("/usr/share/unicode/Unihan_IRGSources.txt.bz2")


def read():
    """Return {language: its names}, in the order of the file."""
    rows = [line.split("\t") for line in (HERE / "names.tsv").read_text().splitlines()]
    return dict(zip(LOCALES, map(list, zip(*rows, strict=True)), strict=True))


def ordered(names, locale, library="libicui18n.so.72", version="72"):
    """Return the names in the order of ICU's collation of a locale."""
    icu, status = ctypes.CDLL(library), ctypes.c_int(0)
    opened, compared = icu[f"ucol_open_{version}"], icu[f"ucol_strcollUTF8_{version}"]
    opened.restype = ctypes.c_void_p
    collator = ctypes.c_void_p(opened(locale, ctypes.byref(status)))
    if status.value > 0:
        raise OSError(f"ICU knows no {locale}")

    def compare(one, other):
        one, other = (each.removeprefix("The ").encode() for each in (one, other))
        return compared(collator, one, len(one), other, len(other), ctypes.byref(status))

    return sorted(names, key=cmp_to_key(compare))


def counted(characters):
    """Return {character: its strokes by Unihan}."""
    codes = {f"U+{ord(each):04X}": each for each in characters}
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip().split("\t") for line in lines if "\tkTotalStrokes\t" in line]
    return {codes[code]: int(value.split()[-1]) for code, _field, value in rows if code in codes}


if __name__ == "__main__":
    found = {language: ordered(names, LOCALES[language]) for language, names in read().items()}
    (HERE / "expected.json").write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n")
    firsts = sorted({name[0] for name in read()["zh-hant"]})
    (HERE / "unihan.json").write_text(json.dumps(counted(firsts), ensure_ascii=False) + "\n")
