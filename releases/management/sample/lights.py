"""Façades by night: a tower, a waterfront, patterns and colours of light."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import replace

from .canvas import Surface, darker, lighter, mix, veil
from .figures import Person, cast, stand
from .space import View, Wall

NIGHT, DEEP = "#0f1a2e", "#182743"
AMBER, TEAL, ROSE, PALE = "#f2b45c", "#6fd0c4", "#e58a9a", "#f7e6c4"


def night(top: str = NIGHT, bottom: str = "#33476b", horizon: float = 1200, ground: str = "#141d2d", stars: int = 40) -> Surface:
    surface = Surface(ground)
    surface.fade(0, horizon + 30, top, bottom)
    chance = random.Random(stars)
    for _ in range(stars):
        size = chance.uniform(0.8, 2.2)
        surface.oval(chance.uniform(0, 2400), chance.uniform(0, horizon * 0.6), size, size, veil("#ffffff", chance.uniform(0.25, 0.7)))
    surface.rect(0, horizon, 2400, 1600, ground)
    return surface


def silhouette(person: Person, dark: str = "#0c1321") -> Person:
    tone = darker(person.top, 0.78)
    return replace(person, top=mix(tone, dark, 0.5), legs=mix(dark, tone, 0.2), shirt=mix(dark, "#3b4a63", 0.4), accent=dark,
                   skin=mix(dark, person.skin, 0.2), hair=dark)  # fmt: skip


def points(wall: Wall, columns: int, rows: int, light: Callable[[float, float], float], colour, dark="#1b2942") -> None:
    """Points of light in a grid; `light` says how bright each is (0 to 1)."""
    for row in range(rows):
        for column in range(columns):
            s, t = (column + 0.5) / columns, (row + 0.5) / rows
            bright = max(0.0, min(1.0, light(s, t)))
            wide, high = 0.34 / columns, 0.3 / rows
            wall.rect(s - wide, t - high, s + wide, t + high, mix(dark, colour, 0.08 + 0.92 * bright))


def tower(view: View, block: tuple, floors: int, lit: int, colour: str, body: str = "#1c2944") -> None:
    """A tower of two visible sides whose lowest `lit` floors shine."""
    x0, x1, z0, z1, high = block
    view.box(x0, x1, 0, high, z0, z1, body, side=darker(body, 0.35), top=body)
    front = view.wall((x0, 0, z0), (x1 - x0, 0, 0), (0, high, 0))
    flank = view.wall((x0, 0, z1), (0, 0, z0 - z1), (0, high, 0))
    if view.at(x1, 0, z1)[0] > view.at(x1, 0, z0)[0]:
        flank = view.wall((x1, 0, z0), (0, 0, z1 - z0), (0, high, 0))
    for wall, columns, share in ((front, 14, 1.0), (flank, 10, 0.6)):
        for floor in range(floors):
            for column in range(columns):
                fresh = 0.72 + 0.28 * math.sin(column * 2.3 + floor * 1.7)
                bright = share * fresh if floor < lit else 0.09 * fresh
                s, t = column / columns, floor / floors
                wall.rect(s + 0.1 / columns, t + 0.3 / floors, s + 0.9 / columns, t + 0.78 / floors, mix(body, colour, bright))


def low_rise(view: View, x: float, z: float, wide: float, high: float, seed: int) -> None:
    view.box(x, x + wide, 0, high, z, z + 8, "#16213a", side="#101a2e")
    chance = random.Random(seed)
    wall = view.wall((x, 0, z), (wide, 0, 0), (0, high, 0))
    wall.grid(int(wide), max(1, int(high / 3.2)), 0.26, lambda column, row: veil(AMBER, chance.uniform(0.25, 0.6)) if chance.random() < 0.3 else None)


def bush(surface: Surface, x: float, foot: float, size: float, colour="#0f1826") -> None:
    surface.rect(x - size * 0.04, foot - size * 0.7, x + size * 0.04, foot, colour)
    for dx, dy, part in ((-0.3, 0.75, 0.36), (0.3, 0.78, 0.34), (0, 1.0, 0.42), (-0.12, 1.3, 0.3), (0.16, 1.22, 0.28)):
        surface.oval(x + dx * size, foot - dy * size, part * size, part * size * 0.88, colour)


def _tower_scene(lit: int, top: str, bottom: str, colour: str, stars: int) -> Surface:
    surface = night(top, bottom, 1290, "#1a2233", stars)
    if not stars:
        for y, wide in ((820, 1500), (930, 1900), (700, 900)):
            surface.glow([(400, y), (400 + wide, y - 14), (500 + wide, y + 8), (450, y + 20)], "#f6c9a0", 0.35, 22)
    surface.halo(1230, 900, 900, 760, colour, 0.10 + 0.02 * lit)
    view = View(surface, eye=(0, 2, 0), focal=1500, horizon=1290, turn=28)
    for x, z, wide, high, seed in ((-44, 92, 26, 17, 3), (-14, 96, 24, 26, 4), (74, 92, 30, 20, 5), (48, 98, 22, 30, 6)):
        low_rise(view, x, z, wide, high, seed)
    tower(view, (28, 46, 56, 74, 49), 18, lit, colour)
    surface.glow([(700, 1290), (1750, 1290), (2150, 1520), (400, 1520)], colour, 0.05 + 0.016 * lit, 70)
    for x, size in ((180, 150), (420, 110), (2060, 130), (2290, 170), (640, 84), (1830, 90)):
        bush(surface, x, 1310 + size * 0.12, size)
    flat = View(surface, eye=(0, 2, 0), focal=1500, horizon=1290)
    for person, x in zip(cast(401, 3, ["#3d4652"], back=True), (-2.6, -1.9, 2.3), strict=True):
        stand(flat, silhouette(person), x, 13)
    return surface


def tower_dusk() -> Surface:
    return _tower_scene(6, "#3a4d78", "#eeb088", AMBER, 0)


def tower_night() -> Surface:
    return _tower_scene(18, NIGHT, "#2c3e63", AMBER, 46)


def tower_below() -> Surface:
    surface = night("#0c1527", "#25365a", 1600, stars=70)
    surface.halo(1200, 820, 1100, 900, "#6fb7d0", 0.22)
    view = View(surface, eye=(0, 1.6, 0), focal=1150, horizon=800, turn=42, pitch=47)
    x0, x1, z0, z1, high = 11, 31, 11, 31, 88
    view.box(x0, x1, 0, high, z0, z1, "#1a2c48", side="#121f36")
    for corner, along in (((x0, 0, z0), (x1 - x0, 0, 0)), ((x0, 0, z1), (0, 0, z0 - z1))):
        wall = view.wall(corner, along, (0, high, 0))
        wall.grid(12, 26, 0.12, lambda column, row: mix("#1d3350", "#5fa3b8", 0.12 + 0.5 * ((column * 5 + row * 3) % 7 == 0)))
        for s in (0.0, 1 / 3, 2 / 3, 1.0):
            wall.glow(s - 0.01, 0, s + 0.01, 1, TEAL, 0.5, 14)
            wall.rect(max(0, s - 0.008), 0, min(1, s + 0.008), 1, "#d8f4ee")
    return surface


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
            surface.rect(x + 6, y + 8 + row * 17, x + wide - 6, y + 13 + row * 17, veil(colour, 0.35 + 0.6 * (1 - row * 17 / high)))
    elif manner == 1:
        for column in range(int(wide / 15)):
            surface.rect(x + 6 + column * 15, y + 8, x + 10 + column * 15, y + high, veil(colour, 0.25 + 0.65 * ((column * 7) % 5) / 5))
    else:
        for row in range(int(high / 22)):
            for column in range(int(wide / 20)):
                if chance.random() < 0.62:
                    left, top = x + 7 + column * 20, y + 9 + row * 22
                    surface.rect(left, top, left + 11, top + 12, veil(colour, chance.uniform(0.3, 0.95)))


def hills(surface: Surface, base: float, colour: str, high: float, phase: float) -> None:
    ridge = [(x, base - high * (0.55 + 0.3 * math.sin(x / 310 + phase) + 0.15 * math.sin(x / 127 + phase * 2))) for x in range(-20, 2441, 20)]
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
    surface.shape([(x + 10, y + 56), (x + 966, y + 56), (x + 940, y + 92), (x + 50, y + 92)], "#163327")
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
    surface.glow([(x + 60, y + 110), (x + 940, y + 110), (x + 900, y + 240), (x + 120, y + 240)], "#ffd98f", 0.30, 44)
    for index in range(16):
        left = x + 90 + index * 52 + 10 * math.sin(index * 2.1)
        surface.rect(left, y + 112 + (index * 37 % 60), left + 46, y + 116 + (index * 37 % 60), veil("#ffe2a6", 0.5))
    surface.shape([(x - 240, y + 96), (x + 1120, y + 96), (x + 1240, y + 112), (x - 300, y + 112)], veil("#a9bcd6", 0.22))


def reflection() -> Surface:
    surface = night("#18233f", "#5a5c86", 560, "#16223a", 18)
    hills(surface, 562, "#232f52", 240, 3.0)
    surface.halo(1200, 520, 1300, 260, TEAL, 0.26)
    waterfront(surface, 560, 1.05, 41)
    surface.mirror(560, 560, "#17263f", 0.25)
    surface.fade(1120, 1600, "#2b3656", "#101a2c")
    copy = surface.image.crop((0, 1120, surface.image.width, 2240)).resize((surface.image.width, 2080))
    surface.image.paste(copy, (0, 1120))
    surface.glow([(0, 1500), (2400, 1500), (2400, 1700), (0, 1700)], "#0c1424", 0.7, 90)
    surface.rect(0, 554, 2400, 562, "#0d1526")
    return surface


def _pattern(light: Callable[[float, float], float], colour: str, back: str) -> Surface:
    """A façade that fills the picture, a strip of ground, some passers-by for scale."""
    surface = night(NIGHT, back, 1400, "#131b2b", 30)
    view = View(surface, eye=(0, 1.7, 0), focal=1700, horizon=1380, turn=9)
    view.box(-21, 38, 0, 40, 40, 60, "#17233b", side="#111a2d")
    wall = view.wall((-20.6, 2.6, 39.9), (58.2, 0, 0), (0, 32, 0))
    surface.halo(1200, 700, 1250, 800, colour, 0.2)
    points(wall, 70, 36, light, colour)
    view.wall((-20.6, 0, 39.9), (58.2, 0, 0), (0, 2.3, 0)).grid(32, 1, 0.08, lambda column, row: mix("#2a3650", PALE, 0.35 + 0.2 * (column % 4 == 1)))
    surface.glow([(100, 1420), (2300, 1420), (2400, 1560), (0, 1560)], colour, 0.22, 50)
    flat = View(surface, eye=(0, 1.7, 0), focal=1700, horizon=1380)
    for person, x, z in zip(cast(431, 6, ["#3d4652", "#5d4a52"], back=True), (-7.4, -6.7, -1.2, 3.6, 4.3, 8.4), (19, 19.4, 16, 18, 18.2, 20), strict=True):
        stand(flat, silhouette(person), x, z, shadow=False)
    return surface


def wave() -> Surface:
    def light(s: float, t: float) -> float:
        crest = 0.5 + 0.2 * math.sin(s * 7.5) + 0.06 * math.sin(s * 17)
        return math.exp(-(((t - crest) / 0.07) ** 2)) + 0.7 * math.exp(-(((t - crest + 0.24) / 0.06) ** 2)) + 0.4 * math.exp(-(((t - crest - 0.24) / 0.05) ** 2))

    return _pattern(light, TEAL, "#22385a")


def squares() -> Surface:
    frames = [(0.16, 0.3, 0.13), (0.42, 0.62, 0.2), (0.72, 0.34, 0.24), (0.88, 0.8, 0.1), (0.12, 0.78, 0.09), (0.44, 0.16, 0.09)]

    def light(s: float, t: float) -> float:
        rings = []
        for x, y, size in frames:
            far = max(abs(s - x) * 1.35, abs(t - y))
            rings.append(math.exp(-(((far - size * 0.9) / 0.03) ** 2)) + 0.35 * (far < size * 0.4))
        return max(rings)

    return _pattern(light, AMBER, "#3a3350")


def diagonals() -> Surface:
    def light(s: float, t: float) -> float:
        return max(0.0, math.sin((s * 1.4 + t) * 15)) ** 1.6 * (0.45 + 0.55 * t)

    return _pattern(light, ROSE, "#3c2f4d")


def _colour(colour: str, sky: str) -> Surface:
    """One building of stacked storeys beside a basin that mirrors it."""
    surface = night(NIGHT, sky, 1130, "#141d2e", 34)
    surface.halo(1220, 760, 1150, 640, colour, 0.34)
    view = View(surface, eye=(0, 1.7, 0), focal=1680, horizon=1130, turn=30)
    view.box(-12, 6, 0, 9, 84, 90, "#141f36")
    view.box(66, 90, 0, 12, 84, 90, "#141f36")
    for storey in reversed(range(9)):
        inset = (0, 0.9, 1.8)[storey % 3]
        y = storey * 3.5
        block = (22 + inset, 50 - inset, 54 + inset, 78)
        view.box(block[0], block[1], y, y + 3.5, block[2], block[3], mix("#15213a", colour, 0.2), side=mix("#0f182b", colour, 0.1))
        front = view.wall((block[0], y, block[2]), (block[1] - block[0], 0, 0), (0, 3.5, 0))
        front.grid(26, 1, 0.14, lambda column, row, level=storey: mix(colour, "#fff8e6", 0.1 + 0.4 * ((column * 3 + level * 5) % 7 == 0)))
        front.rect(0, 0.9, 1, 1.0, lighter(colour, 0.55))
        side = view.wall((block[0], y, block[3]), (0, 0, block[2] - block[3]), (0, 3.5, 0))
        side.grid(12, 1, 0.2, mix("#131d31", colour, 0.5))
    for x, size in ((150, 120), (330, 84), (2150, 110), (2320, 140)):
        bush(surface, x, 1136, size)
    surface.mirror(1132, 468, "#141d2e", 0.4)
    surface.rect(0, 1124, 2400, 1136, "#0c1322")
    return surface


def amber() -> Surface:
    return _colour(AMBER, "#4a4058")


def teal() -> Surface:
    return _colour(TEAL, "#27486a")


def rose() -> Surface:
    return _colour(ROSE, "#4a3a60")


def last_line() -> Surface:
    surface = night("#0a1222", "#1c2a47", 1330, "#0e1625", 90)
    surface.halo(1930, 300, 300, 300, "#dfe6f0", 0.3)
    surface.oval(1930, 300, 92, 92, "#f1ead6")
    for dx, dy, size in ((-30, -20, 18), (26, 28, 24), (34, -34, 11)):
        surface.oval(1930 + dx, 300 + dy, size, size, "#e2dac4")
    view = View(surface, eye=(0, 1.7, 0), focal=1500, horizon=1330, turn=22)
    view.box(-4, 40, 0, 34, 52, 74, "#15203a", side="#0f182c")
    front = view.wall((-4, 0, 52), (44, 0, 0), (0, 34, 0))
    front.grid(22, 10, 0.1, lambda column, row: mix("#15203a", "#22314f", 0.5 + 0.3 * ((column + row * 3) % 4 == 0)))
    view.wall((-4, 0, 74), (0, 0, -22), (0, 34, 0)).grid(9, 10, 0.12, "#141f36")
    front.glow(0, 0.695, 1, 0.71, AMBER, 0.8, 22)
    front.rect(0, 0.697, 1, 0.708, "#ffe9b8")
    for x, size in ((200, 170), (430, 120), (2240, 180), (2010, 110)):
        bush(surface, x, 1360, size, "#0a111d")
    return surface
