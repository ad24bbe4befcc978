"""Plain marks of the five invented institutions."""

from __future__ import annotations

import math

from .canvas import Surface, darker, mix
from .curves import eased

SIZE = (800, 800)
GROUND = "#f6f2e8"


def cloudsail() -> Surface:
    """Two sails over a low cloud."""
    mark = Surface(GROUND, SIZE)
    luff = eased([(396, 120), (350, 260), (264, 420), (170, 552)], steps=12)
    mark.shape([*luff, (396, 552)], "#24506b")
    leech = eased([(432, 210), (520, 310), (592, 430), (640, 552)], steps=12)
    mark.shape([*leech, (432, 552)], "#6fa3b8")
    for x, rx, ry in ((262, 104, 46), (404, 128, 66), (546, 104, 42)):
        mark.oval(x, 660, rx, ry, "#c98a4b")
    mark.rect(150, 660, 660, 740, GROUND)
    return mark


def silverleaf() -> Surface:
    """One leaf with its rib, half in shade."""
    mark = Surface(GROUND, SIZE)
    right = eased([(400, 110), (520, 250), (560, 410), (500, 560), (400, 640)], steps=12)
    mark.shape([*right, (400, 640)], "#7f8f94")
    mark.shape([(800 - x, y) for x, y in right], "#b4c0c2")
    mark.rect(394, 180, 406, 706, "#35464c")
    for y, reach in ((300, 86), (380, 108), (460, 104), (540, 70)):
        for side in (-1, 1):
            mark.line([(400, y), (400 + side * reach, y - reach * 0.62)], "#35464c", 7)
    return mark


def pinecone() -> Surface:
    """Rows of scales that narrow towards the top."""
    mark = Surface(GROUND, SIZE)
    rows = [(214, 1), (284, 2), (354, 3), (424, 4), (494, 3), (564, 2), (634, 1)]
    for y, count in rows:
        for index in range(count):
            x = 400 + (index - (count - 1) / 2) * 112
            tint = mix("#a5622f", "#5b3a22", (y - 214) / 520)
            mark.shape([(x, y - 62), (x + 52, y), (x, y + 62), (x - 52, y)], tint)
            mark.shape([(x, y - 62), (x + 52, y), (x, y + 62)], darker(tint, 0.22))
    mark.line([(400, 152), (400, 106)], "#5f6f50", 16)
    return mark


def egret() -> Surface:
    """A white bird before a disc of dusk, standing in a line of water."""
    mark = Surface(GROUND, SIZE)
    mark.oval(400, 390, 262, 262, "#c9705a")
    body = [(300, 500), (250, 452), (300, 402), (400, 392), (470, 420), (500, 372), (470, 310), (440, 262), (474, 216), (528, 222),
            (506, 250), (486, 270), (520, 318), (546, 392), (520, 462), (440, 512)]  # fmt: skip
    mark.shape(eased(body, closed=True), "#fbf8f0")
    mark.shape([(512, 216), (636, 246), (512, 244)], "#33404a")
    mark.line([(392, 500), (392, 668)], "#33404a", 11)
    mark.line([(430, 500), (448, 580), (430, 668)], "#33404a", 11)
    mark.rect(180, 664, 620, 678, "#33404a")
    return mark


def ferry() -> Surface:
    """A cross between two waves."""
    mark = Surface(GROUND, SIZE)
    mark.rect(346, 150, 454, 474, "#2f6f63")
    mark.rect(238, 258, 562, 366, "#2f6f63")
    for y, tint in ((540, "#2f6f63"), (622, "#86b3a6")):
        crest = [(150 + step * 5, y - 26 * math.sin(step / 50 * math.pi)) for step in range(101)]
        mark.shape([*crest, *((x, height + 36) for x, height in reversed(crest))], tint)
    return mark
