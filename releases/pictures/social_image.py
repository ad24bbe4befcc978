"""Draws what social media show of a release: its headline over its lead photo or on paper, like the head of a gazette."""

from __future__ import annotations

import unicodedata
from itertools import count
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from . import cropping

# In pixels, as every such service asks for.
SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 72
MEASURE = WIDTH - 2 * MARGIN
PAPER, INK, QUIET = "#fdfcf9", "#1c1a17", "#625d54"
# How tall the headline may be set, the largest first; with its leading, and the room that it has.
TYPE, LEADING, ROOM = (72, 66, 60, 54, 48, 42, 37, 33), 1.34, 300
# Down to this height a clause is rather set smaller than in two lines.
WHOLE = 48
# Of name and day, and where their lines stand.
SMALL, NAME_LINE, DAY_LINE = 30, 92, 562
# The last line of the headline stands here, a short bar of the accent above the first one.
LAST_LINE, BAR = 478, (88, 8)
# How much of the photo ink covers, of 255: enough for paper-white type on a white photo.
AT_REST, UNDER_TYPE, FADING = 70, 186, 150
JPEG = {"quality": 86, "optimize": True, "progressive": True, "subsampling": 0}


def draw(target, font, faces, clauses, name, day, accent, source="", focus=(50, 50)):
    """Write the image as a JPEG; return its size in pixels.

    ``font`` is the path of a font or collection, ``faces`` are the endings of the families in it that are wanted, the
    best first. ``clauses`` are lists of the pieces between which a line may end. ``source`` is the path of a web size of
    the lead photo, upright and in sRGB, or "" for paper; ``focus`` is in per cent from the left and from the top.
    """
    face = _face(font, faces)
    type_, lines = _set(clauses, face)
    top = LAST_LINE - (len(lines) - 1) * _leading(type_) - type_.size
    image = _photo(source, focus, top) if source else Image.new("RGB", SIZE, PAPER)
    ink, quiet = (PAPER, PAPER) if source else (INK, QUIET)
    pen = ImageDraw.Draw(image)
    _frame(pen, ink, accent, top)
    small = face.font_variant(size=SMALL)
    _write(pen, [_cut(name, small)], small, NAME_LINE, ink)
    _write(pen, [_cut(day, small)], small, DAY_LINE, quiet)
    _write(pen, lines, type_, LAST_LINE, ink)
    image.save(Path(target), "JPEG", **JPEG)
    return {"width": WIDTH, "height": HEIGHT}


# --- The ground ------------------------------------------------------------------------------------


def _photo(source, focus, top):
    """Return the photo, cut around its focal point and darkened under the type."""
    with Image.open(source) as photo:
        centering = cropping.centering(*photo.size, *SIZE, *focus)
        fitted = ImageOps.fit(photo.convert("RGB"), SIZE, Image.Resampling.LANCZOS, 0, centering)
    return Image.composite(Image.new("RGB", SIZE, INK), fitted, _shade(top))


def _shade(top):
    """Return the mask of the ink: all of it where the type stands, less of it above, at the height of the faces."""
    column = Image.new("L", (1, HEIGHT))
    for row in range(HEIGHT):
        # From the bar down, and around the name.
        distance = min(max(0, top - 40 - row), max(0, row - NAME_LINE - 20))
        share = min(1, distance / FADING)
        column.putpixel((0, row), round(UNDER_TYPE - (UNDER_TYPE - AT_REST) * share))
    return column.resize(SIZE)


def _frame(pen, ink, accent, top):
    """Draw the rules of a gazette: thick and thin below the name, the bar, the thin one above the day, the foot."""
    right = WIDTH - MARGIN
    for offset, thickness in ((26, 4), (35, 1)):
        pen.rectangle((MARGIN, NAME_LINE + offset, right, NAME_LINE + offset + thickness), ink)
    pen.rectangle((MARGIN, top - 34, MARGIN + BAR[0], top - 34 + BAR[1]), accent)
    pen.rectangle((MARGIN, DAY_LINE - 44, right, DAY_LINE - 44), ink)
    pen.rectangle((0, HEIGHT - 18, WIDTH, HEIGHT), accent)


# --- The type --------------------------------------------------------------------------------------


def _face(path, faces):
    """Return the first wanted face of a collection, else its first one, at some size."""
    found = list(_faces(path))
    for ending in faces:
        for face in found:
            family = face.getname()[0] or ""
            if family.endswith(ending) and "Mono" not in family:
                return face
    return found[0]


def _faces(path):
    for index in count():
        try:
            yield ImageFont.truetype(path, 40, index=index, layout_engine=ImageFont.Layout.BASIC)
        except OSError:
            if not index:
                raise
            return


def _set(clauses, face):
    """Return the font in the largest size in which all lines have room, and the lines; at last some are left out."""
    clauses = [_drawable(pieces, face) for pieces in clauses]
    settings = []
    for size in TYPE:
        type_ = face.font_variant(size=size)
        settings.append((type_, [line for pieces in clauses for line in _lines(pieces, type_)]))
        if size >= WHOLE and len(settings[-1][1]) == len(clauses):
            return settings[-1]
    for type_, lines in settings:
        if len(lines) <= _room(type_):
            return type_, lines
    last = _room(type_) - 1
    return type_, [*lines[:last], _cut(lines[last] + "…", type_, is_cut=True)]


def _room(type_):
    return int(ROOM // _leading(type_))


def _leading(type_):
    return round(type_.size * LEADING)


def _drawable(pieces, face):
    """Return the pieces without the characters that the font lacks; a box says nothing."""
    lacking = _outline(face, "\U0010ffff")
    drawn = (
        "".join(
            each
            for each in unicodedata.normalize("NFC", piece)
            if each == " " or _outline(face, each) not in (lacking, None)
        )
        for piece in pieces
    )
    return [piece for piece in drawn if piece.strip()]


def _outline(face, character):
    """Return what a character looks like, or None where nothing is seen of it."""
    mask = face.getmask(character)
    return (mask.size, bytes(mask)) if mask.size[0] and any(mask) else None


def _lines(pieces, type_):
    """Return a clause in as few lines as it needs, all of them about as long."""
    measured = [(each, type_.getlength(each)) for each in _short(pieces, type_)]
    lines = _filled(measured, MEASURE)
    low, high = 0, MEASURE
    while high - low > 4:
        middle = (low + high) // 2
        if len(_filled(measured, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return _filled(measured, high)


def _short(pieces, type_):
    """Yield the pieces, those that are longer than a line in parts."""
    for piece in pieces:
        while type_.getlength(piece) > MEASURE:
            fits = next(n for n in count(1) if type_.getlength(piece[: n + 1]) > MEASURE)
            yield piece[:fits]
            piece = piece[fits:]
        yield piece


def _filled(measured, width):
    """Return the lines that pieces of known lengths make at a width."""
    lines, line, length = [], "", 0
    for piece, needs in measured:
        if line and length + needs > width:
            lines.append(line)
            line, length = "", 0
        line, length = line + (piece if line else piece.lstrip()), length + needs
    return [*lines, line] if line else lines


def _cut(text, type_, *, is_cut=False):
    """Return one line, cut where it has no room; ``is_cut`` says that it ends in "…" already."""
    text = "".join(_drawable([text.removesuffix("…") if is_cut else text], type_)).strip()
    end = "…" if is_cut else ""
    while text and type_.getlength(text + end) > MEASURE:
        text, end = text[:-1], "…"
    return text + end


def _write(pen, lines, type_, last, colour):
    """Write lines, the last of which stands at a height."""
    for above, line in enumerate(reversed(lines)):
        pen.text((MARGIN, last - above * _leading(type_)), line, colour, type_, anchor="ls")
