"""The park from across the water."""

from __future__ import annotations

import math
import random

from .canvas import Surface, mix, veil
from .lights import AMBER, PALE, ROSE, TEAL, night


def waterfront(surface: Surface, base: float, size: float, seed: int = 11) -> None:
    """A row of lit buildings along a shore."""
    chance = random.Random(seed)
    x = 60.0
    colours = [AMBER, PALE, TEAL, AMBER, ROSE, PALE, TEAL]
    for index in range(13):
        wide, high = chance.uniform(110, 210) * size, chance.uniform(150, 520) * size
        if x + wide > 2380:
            return
        body = mix("#1b2845", "#26375a", chance.random())
        surface.rect(x, base - high, x + wide, base, body)
        surface.rect(x + wide * 0.8, base - high, x + wide, base, veil("#0a1120", 0.3))
        _bands(surface, (x, base - high, wide, high), colours[index % 7], index % 3, chance)
        x += wide + chance.uniform(8, 46) * size


def _bands(surface: Surface, place: tuple, colour: str, manner: int, chance: random.Random) -> None:
    """Lit floors, lit columns, or single windows on one building."""
    x, y, wide, high = place
    if manner == 0:
        for row in range(int(high / 17)):
            surface.rect(
                x + 6,
                y + 8 + row * 17,
                x + wide - 6,
                y + 13 + row * 17,
                veil(colour, 0.35 + 0.6 * (1 - row * 17 / high)),
            )
    elif manner == 1:
        for column in range(int(wide / 15)):
            surface.rect(
                x + 6 + column * 15,
                y + 8,
                x + 10 + column * 15,
                y + high,
                veil(colour, 0.25 + 0.65 * ((column * 7) % 5) / 5),
            )
    else:
        for row in range(int(high / 22)):
            for column in range(int(wide / 20)):
                if chance.random() < 0.62:
                    left, top = x + 7 + column * 20, y + 9 + row * 22
                    surface.rect(
                        left, top, left + 11, top + 12, veil(colour, chance.uniform(0.3, 0.95))
                    )


def hills(surface: Surface, base: float, colour: str, high: float, phase: float) -> None:
    ridge = [
        (
            x,
            base
            - high
            * (0.55 + 0.3 * math.sin(x / 310 + phase) + 0.15 * math.sin(x / 127 + phase * 2)),
        )
        for x in range(-20, 2441, 20)
    ]
    surface.shape([(-20, base), *ridge, (2440, base)], colour)


def harbour() -> Surface:
    surface = night("#121d36", "#46557f", 1010, "#16223a")
    hills(surface, 1012, "#1d2a4a", 470, 0.4)
    hills(surface, 1012, "#18243f", 300, 2.2)
    surface.halo(1200, 960, 1400, 330, AMBER, 0.28)
    waterfront(surface, 1010, 1.0)
    surface.mirror(1010, 590, "#13203a", 0.42)
    surface.rect(0, 1004, 2400, 1012, "#0d1526")
    return surface


def ferry() -> Surface:
    surface = night("#14203a", "#544f7c", 860, "#16223a", 30)
    hills(surface, 862, "#202b4c", 320, 1.1)
    surface.halo(1200, 820, 1300, 300, ROSE, 0.24)
    waterfront(surface, 860, 1.12, 23)
    surface.mirror(860, 740, "#14213b", 0.48)
    surface.rect(0, 854, 2400, 863, "#0d1526")
    _ferry(surface, 640, 1180)
    return surface


def _ferry(surface: Surface, x: float, y: float) -> None:
    """A double-ended ferry of two decks, its windows lit."""
    surface.shape([(x - 30, y), (x + 1010, y), (x + 940, y + 92), (x + 50, y + 92)], "#24503f")
    surface.shape(
        [(x + 10, y + 56), (x + 966, y + 56), (x + 940, y + 92), (x + 50, y + 92)], "#163327"
    )
    surface.rect(x + 60, y - 104, x + 920, y, "#e9e0cb")
    surface.rect(x + 60, y - 118, x + 920, y - 100, "#2c5b49")
    surface.rect(x + 150, y - 206, x + 830, y - 118, "#e4dac3")
    surface.rect(x + 120, y - 222, x + 860, y - 204, "#24503f")
    surface.rect(x + 420, y - 330, x + 560, y - 222, "#24503f")
    surface.rect(x + 420, y - 300, x + 560, y - 280, "#e4dac3")
    for index in range(14):
        surface.rect(x + 86 + index * 59, y - 84, x + 126 + index * 59, y - 34, "#ffd98f")
    for index in range(11):
        surface.rect(x + 172 + index * 59, y - 188, x + 212 + index * 59, y - 142, "#ffe2a6")
    surface.rect(x + 640, y - 118, x + 920, y, veil("#10182a", 0.16))
    surface.glow(
        [(x + 60, y + 110), (x + 940, y + 110), (x + 900, y + 240), (x + 120, y + 240)],
        "#ffd98f",
        0.30,
        44,
    )
    for index in range(16):
        left = x + 90 + index * 52 + 10 * math.sin(index * 2.1)
        surface.rect(
            left,
            y + 112 + (index * 37 % 60),
            left + 46,
            y + 116 + (index * 37 % 60),
            veil("#ffe2a6", 0.5),
        )
    surface.shape(
        [(x - 240, y + 96), (x + 1120, y + 96), (x + 1240, y + 112), (x - 300, y + 112)],
        veil("#a9bcd6", 0.22),
    )


def reflection() -> Surface:
    surface = night("#18233f", "#5a5c86", 560, "#16223a", 18)
    hills(surface, 562, "#232f52", 240, 3.0)
    surface.halo(1200, 520, 1300, 260, TEAL, 0.26)
    waterfront(surface, 560, 1.05, 41)
    surface.mirror(560, 560, "#17263f", 0.25)
    surface.fade(1120, 1600, "#2b3656", "#101a2c")
    copy = surface.image.crop((0, 1120, surface.image.width, 2240)).resize(
        (surface.image.width, 2080)
    )
    surface.image.paste(copy, (0, 1120))
    surface.glow([(0, 1500), (2400, 1500), (2400, 1700), (0, 1700)], "#0c1424", 0.7, 90)
    surface.rect(0, 554, 2400, 562, "#0d1526")
    return surface
