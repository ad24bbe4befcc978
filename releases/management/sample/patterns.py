"""Façades of light: a wave, squares, diagonals, and one building in three colours."""

from __future__ import annotations

import math
from collections.abc import Callable

from .canvas import Surface, lighter, mix
from .casting import cast
from .figures import stand
from .lights import AMBER, NIGHT, PALE, ROSE, TEAL, bush, night, points, silhouette
from .space import View


def _pattern(light: Callable[[float, float], float], colour: str, back: str) -> Surface:
    """A façade that fills the picture, a strip of ground, some passers-by for scale."""
    surface = night(NIGHT, back, 1400, "#131b2b", 30)
    view = View(surface, eye=(0, 1.7, 0), focal=1700, horizon=1380, turn=9)
    view.box(-21, 38, 0, 40, 40, 60, "#17233b", side="#111a2d")
    wall = view.wall((-20.6, 2.6, 39.9), (58.2, 0, 0), (0, 32, 0))
    surface.halo(1200, 700, 1250, 800, colour, 0.2)
    points(wall, 70, 36, light, colour)
    view.wall((-20.6, 0, 39.9), (58.2, 0, 0), (0, 2.3, 0)).grid(
        32, 1, 0.08, lambda column, row: mix("#2a3650", PALE, 0.35 + 0.2 * (column % 4 == 1))
    )
    surface.glow([(100, 1420), (2300, 1420), (2400, 1560), (0, 1560)], colour, 0.22, 50)
    flat = View(surface, eye=(0, 1.7, 0), focal=1700, horizon=1380)
    for person, x, z in zip(
        cast(431, 6, ["#3d4652", "#5d4a52"], back=True),
        (-7.4, -6.7, -1.2, 3.6, 4.3, 8.4),
        (19, 19.4, 16, 18, 18.2, 20),
        strict=True,
    ):
        stand(flat, silhouette(person), x, z, shadow=False)
    return surface


def wave() -> Surface:
    def light(s: float, t: float) -> float:
        crest = 0.5 + 0.2 * math.sin(s * 7.5) + 0.06 * math.sin(s * 17)
        return (
            math.exp(-(((t - crest) / 0.07) ** 2))
            + 0.7 * math.exp(-(((t - crest + 0.24) / 0.06) ** 2))
            + 0.4 * math.exp(-(((t - crest - 0.24) / 0.05) ** 2))
        )

    return _pattern(light, TEAL, "#22385a")


def squares() -> Surface:
    frames = [
        (0.16, 0.3, 0.13),
        (0.42, 0.62, 0.2),
        (0.72, 0.34, 0.24),
        (0.88, 0.8, 0.1),
        (0.12, 0.78, 0.09),
        (0.44, 0.16, 0.09),
    ]

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
        view.box(
            block[0],
            block[1],
            y,
            y + 3.5,
            block[2],
            block[3],
            mix("#15213a", colour, 0.2),
            side=mix("#0f182b", colour, 0.1),
        )
        front = view.wall((block[0], y, block[2]), (block[1] - block[0], 0, 0), (0, 3.5, 0))
        front.grid(
            26,
            1,
            0.14,
            lambda column, row, level=storey: mix(
                colour, "#fff8e6", 0.1 + 0.4 * ((column * 3 + level * 5) % 7 == 0)
            ),
        )
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
