"""Names of the files that a picture desk takes away: safe on every system, and still saying what they are."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from . import numbering
from .languages import of

# What a photo is called by its format, as Pillow names formats.
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
# {extension: content type} of originals and of web sizes.
CONTENT_TYPES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "avif": "image/avif",
}
# Bytes of UTF-8: of a whole name, of the words of a headline in it, and of too few words to say what they are.
LONGEST, SHORT, HARDLY = 120, 60, 15

_PACK = {"zh-hant": "照片套裝", "zh-hans": "照片包", "en": "photos"}
# Windows keeps these for itself; macOS and Linux two of them.
_RESERVED = frozenset('<>:"/\\|?*')
# Characters that are not seen, turn the line round, or are none: controls, marks of direction, surrogates, unassigned.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_EDGES = "-. "
# Where a headline may end early: between its clauses, and at what ends a part of a sentence.
_CLAUSE = re.compile("[\u3000，；。！？]| – ")


def photo_name(
    number: int, slot: str, extension: str, words: str, language: str, *, last: int
) -> str:
    """The name of one photo: 05-圖五-左圖-雲帆代表團訪滬.jpg.

    The running number, with as many digits as the ``last`` one of the release, makes it unique there and keeps it from
    being the name of a device. ``slot`` is the place among several, and may be empty as ``words`` may.
    """
    label, position = numbering.photo_label(number, language), numbering.position(slot, language)
    counted = f"{number:0{max(2, len(str(last)))}}"
    name = "-".join(filter(None, [counted, label, position, _short(words)]))
    return f"{safe(name, LONGEST - 1 - len(extension))}.{extension}"


def pack_name(day: date, words: str, language: str) -> str:
    """The name under which a picture pack is saved: 2026-11-20-雲帆代表團訪滬-照片套裝.zip."""
    parts = [day.isoformat(), _short(words), of(_PACK, language)]
    return "-".join(filter(None, parts)) + ".zip"


def captions_name(language: str, extension: str) -> str:
    """The name of the captions of one language in a picture pack: captions-zh-hant.csv."""
    return f"captions-{language}.{extension}"


def safe(words: str, most: int) -> str:
    """Words as part of a file name, of at most so many bytes; "" where nothing is left of them.

    Blanks, dashes and what no system allows become hyphens, what is not seen is dropped, and the rest is normalised (NFC).
    """
    return _cut(_clean(words), most)


def _short(words: str) -> str:
    """The words of a headline: whole where there is room, else as many whole clauses as there is room for.

    They are cut inside a clause only where the whole ones would leave hardly a word.
    """
    if len(_clean(words).encode()) <= SHORT:
        return _clean(words)
    clauses = [_clean(words[: match.start()]) for match in _CLAUSE.finditer(words)]
    fitting = [each for each in clauses if HARDLY <= len(each.encode()) <= SHORT]
    return fitting[-1] if fitting else safe(words, SHORT)


def _clean(words: str) -> str:
    seen = "".join(map(_character, words))
    return re.sub(r"-+", "-", unicodedata.normalize("NFC", seen)).strip(_EDGES)


def _character(each: str) -> str:
    category = unicodedata.category(each)
    if each in _RESERVED or each.isspace() or category == "Pd":
        return "-"
    return "" if category in _UNSEEN else each


def _cut(text: str, most: int) -> str:
    """The beginning of a text: whole characters with their accents, and whole words where some are left."""
    kept = text.encode()[:most].decode(errors="ignore")
    rest = text[len(kept) :]
    while kept and rest and unicodedata.category(rest[0]).startswith("M"):
        kept, rest = kept[:-1], kept[-1] + rest
    if rest and rest[0] != "-" and rest[0].isascii() and "-" in kept:
        kept = kept.rpartition("-")[0]
    return kept.strip(_EDGES)
