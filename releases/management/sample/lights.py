"""What every night picture is made of, and the tower whose lights come on."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import replace

from .canvas import Surface, darker, mix, veil
from .casting import Person, cast
from .figures import stand
from .space import View, Wall

NIGHT = "#0f1a2e"
AMBER, TEAL, ROSE, PALE = "#f2b45c", "#6fd0c4", "#e58a9a", "#f7e6c4"


def night(
    top: str = NIGHT,
    bottom: str = "#33476b",
    horizon: float = 1200,
    ground: str = "#141d2d",
    stars: int = 40,
) -> Surface:
    surface = Surface(ground)
    surface.fade(0, horizon + 30, top, bottom)
    chance = random.Random(stars)
    for _ in range(stars):
        size = chance.uniform(0.8, 2.2)
        surface.oval(
            chance.uniform(0, 2400),
            chance.uniform(0, horizon * 0.6),
            size,
            size,
            veil("#ffffff", chance.uniform(0.25, 0.7)),
        )
    surface.rect(0, horizon, 2400, 1600, ground)
    return surface


def silhouette(person: Person, dark: str = "#0c1321") -> Person:
    tone = darker(person.top, 0.78)
    return replace(person, top=mix(tone, dark, 0.5), legs=mix(dark, tone, 0.2), shirt=mix(dark, "#3b4a63", 0.4), accent=dark,
                   skin=mix(dark, person.skin, 0.2), hair=dark)  # fmt: skip


def points(
    wall: Wall,
    columns: int,
    rows: int,
    light: Callable[[float, float], float],
    colour,
    dark="#1b2942",
) -> None:
    """Points of light in a grid; `light` says how bright each is (0 to 1)."""
    for row in range(rows):
        for column in range(columns):
            s, t = (column + 0.5) / columns, (row + 0.5) / rows
            bright = max(0.0, min(1.0, light(s, t)))
            wide, high = 0.34 / columns, 0.3 / rows
            wall.rect(
                s - wide, t - high, s + wide, t + high, mix(dark, colour, 0.08 + 0.92 * bright)
            )


def tower(
    view: View, block: tuple, floors: int, lit: int, colour: str, body: str = "#1c2944"
) -> None:
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
                wall.rect(
                    s + 0.1 / columns,
                    t + 0.3 / floors,
                    s + 0.9 / columns,
                    t + 0.78 / floors,
                    mix(body, colour, bright),
                )


def low_rise(view: View, x: float, z: float, wide: float, high: float, seed: int) -> None:
    view.box(x, x + wide, 0, high, z, z + 8, "#16213a", side="#101a2e")
    chance = random.Random(seed)
    wall = view.wall((x, 0, z), (wide, 0, 0), (0, high, 0))
    wall.grid(
        int(wide),
        max(1, int(high / 3.2)),
        0.26,
        lambda column, row: (
            veil(AMBER, chance.uniform(0.25, 0.6)) if chance.random() < 0.3 else None
        ),
    )


def bush(surface: Surface, x: float, foot: float, size: float, colour="#0f1826") -> None:
    surface.rect(x - size * 0.04, foot - size * 0.7, x + size * 0.04, foot, colour)
    for dx, dy, part in (
        (-0.3, 0.75, 0.36),
        (0.3, 0.78, 0.34),
        (0, 1.0, 0.42),
        (-0.12, 1.3, 0.3),
        (0.16, 1.22, 0.28),
    ):
        surface.oval(x + dx * size, foot - dy * size, part * size, part * size * 0.88, colour)


def _tower_scene(lit: int, top: str, bottom: str, colour: str, stars: int) -> Surface:
    surface = night(top, bottom, 1290, "#1a2233", stars)
    if not stars:
        for y, wide in ((820, 1500), (930, 1900), (700, 900)):
            surface.glow(
                [(400, y), (400 + wide, y - 14), (500 + wide, y + 8), (450, y + 20)],
                "#f6c9a0",
                0.35,
                22,
            )
    surface.halo(1230, 900, 900, 760, colour, 0.10 + 0.02 * lit)
    view = View(surface, eye=(0, 2, 0), focal=1500, horizon=1290, turn=28)
    for x, z, wide, high, seed in (
        (-44, 92, 26, 17, 3),
        (-14, 96, 24, 26, 4),
        (74, 92, 30, 20, 5),
        (48, 98, 22, 30, 6),
    ):
        low_rise(view, x, z, wide, high, seed)
    tower(view, (28, 46, 56, 74, 49), 18, lit, colour)
    surface.glow(
        [(700, 1290), (1750, 1290), (2150, 1520), (400, 1520)], colour, 0.05 + 0.016 * lit, 70
    )
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
        wall.grid(
            12,
            26,
            0.12,
            lambda column, row: mix(
                "#1d3350", "#5fa3b8", 0.12 + 0.5 * ((column * 5 + row * 3) % 7 == 0)
            ),
        )
        for s in (0.0, 1 / 3, 2 / 3, 1.0):
            wall.glow(s - 0.01, 0, s + 0.01, 1, TEAL, 0.5, 14)
            wall.rect(max(0, s - 0.008), 0, min(1, s + 0.008), 1, "#d8f4ee")
    return surface


def last_line() -> Surface:
    surface = night("#0a1222", "#1c2a47", 1330, "#0e1625", 90)
    surface.halo(1930, 300, 300, 300, "#dfe6f0", 0.3)
    surface.oval(1930, 300, 92, 92, "#f1ead6")
    for dx, dy, size in ((-30, -20, 18), (26, 28, 24), (34, -34, 11)):
        surface.oval(1930 + dx, 300 + dy, size, size, "#e2dac4")
    view = View(surface, eye=(0, 1.7, 0), focal=1500, horizon=1330, turn=22)
    view.box(-4, 40, 0, 34, 52, 74, "#15203a", side="#0f182c")
    front = view.wall((-4, 0, 52), (44, 0, 0), (0, 34, 0))
    front.grid(
        22,
        10,
        0.1,
        lambda column, row: mix("#15203a", "#22314f", 0.5 + 0.3 * ((column + row * 3) % 4 == 0)),
    )
    view.wall((-4, 0, 74), (0, 0, -22), (0, 34, 0)).grid(9, 10, 0.12, "#141f36")
    front.glow(0, 0.695, 1, 0.71, AMBER, 0.8, 22)
    front.rect(0, 0.697, 1, 0.708, "#ffe9b8")
    for x, size in ((200, 170), (430, 120), (2240, 180), (2010, 110)):
        bush(surface, x, 1360, size, "#0a111d")
    return surface
