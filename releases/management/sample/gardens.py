"""Light on the ground: an arcade, steps, trees, a pond."""

from __future__ import annotations

import math
import random

from .canvas import Surface, mix, veil
from .casting import Person, cast
from .figures import stand
from .lights import AMBER, ROSE, TEAL, bush, night, silhouette
from .space import View


def arcade() -> Surface:
    surface = Surface("#151d30")
    view = View(surface, eye=(0, 1.6, 0), focal=1500, horizon=800)
    view.face([(-4, 0, 1), (5, 0, 1), (5, 0, 40), (-4, 0, 40)], "#2a2f40")
    view.face([(-4, 5.2, 1), (5, 5.2, 1), (5, 5.2, 40), (-4, 5.2, 40)], "#232a3d")
    view.face([(-4, 0, 1), (-4, 0, 40), (-4, 5.2, 40), (-4, 5.2, 1)], "#3a3d4e")
    view.upright(-4, 5, 0, 5.2, 40, "#e9c58c")
    view.face([(5, 0, 1), (14, 0, 1), (14, 0, 40), (5, 0, 40)], "#1a2336")
    for index in reversed(range(9)):
        z = 3.6 + index * 4.0
        view.face(
            [
                (-3.9, 0.005, z + 0.6),
                (3.2, 0.005, z + 0.3),
                (3.2, 0.005, z + 2.6),
                (-3.9, 0.005, z + 3.2),
            ],
            veil("#f2b45c", 0.5),
        )
        view.wall((-3.99, 0, z + 0.8), (0, 0, 2.3), (0, 4.4, 0)).rect(
            0, 0, 1, 1, veil("#f2b45c", 0.42)
        )
        view.face(
            [
                (-0.6, 5.19, z + 0.6),
                (0.6, 5.19, z + 0.6),
                (0.6, 5.19, z + 2.8),
                (-0.6, 5.19, z + 2.8),
            ],
            "#ffe9bd",
        )
        view.box(3.2, 3.9, 0, 5.2, z - 0.4, z + 0.3, "#4a4a58", side="#8a7658")
    surface.halo(1120, 780, 420, 330, "#ffe9bd", 0.5)
    view.floor(-4, 5, 38, 40, "#f2d9a6")
    for person, x, z in zip(
        cast(481, 3, ["#3d4652", "#5d4a52"], back=True),
        (-0.9, -0.1, 1.4),
        (13, 13.4, 9),
        strict=True,
    ):
        stand(view, silhouette(person), x, z, shadow=False)
        foot = view.at(x, 0, z)
        surface.glow(
            [
                (foot[0] - 20, foot[1]),
                (foot[0] + 20, foot[1]),
                (foot[0] + 46, foot[1] + 150),
                (foot[0] - 30, foot[1] + 150),
            ],
            "#10172a",
            0.55,
            9,
        )
    return surface


def steps() -> Surface:
    surface = night("#131c36", "#5b4a6b", 620, "#1a2236", 30)
    surface.halo(1200, 560, 900, 330, ROSE, 0.34)
    surface.rect(560, 210, 1840, 620, "#1d2644")
    for index in range(16):
        x = 590 + index * 78
        surface.rect(
            x, 240, x + 48, 620, mix("#2a3154", ROSE, 0.25 + 0.45 * abs(math.sin(index * 0.7)))
        )
    for x, size in ((180, 190), (420, 130), (2010, 140), (2260, 200)):
        bush(surface, x, 640, size)
    view = View(surface, eye=(0, 1.5, 0), focal=1500, horizon=1020)
    count = 16
    for index in reversed(range(count)):
        z, y = 4.2 + index * 0.62, -0.9 + index * 0.25
        wide = 5.4
        view.box(
            -wide,
            wide,
            y - 0.25,
            y,
            z,
            z + 0.64,
            mix("#2c3149", "#3d3a56", index / count),
            top=mix("#454863", "#5a5272", index / count),
        )
        view.upright(-wide, wide, y - 0.055, y - 0.02, z - 0.004, "#ffd9c4")
        view.surface.glow(
            view.outline(
                [
                    (-wide, y - 0.25, z),
                    (wide, y - 0.25, z),
                    (wide, y - 0.06, z),
                    (-wide, y - 0.06, z),
                ]
            ),
            "#f0a58f",
            0.34,
            7,
        )
    for person, x, index in zip(
        cast(491, 4, ["#3d4652", "#5d4a52"], back=True),
        (-2.2, -1.4, 1.3, 2.9),
        (6, 6, 9, 3),
        strict=True,
    ):
        level = View(surface, eye=(0, 1.5 - (-0.9 + index * 0.25), 0), focal=1500, horizon=1020)
        stand(level, silhouette(person, "#171a2e"), x, 4.5 + index * 0.62, shadow=False)
    return surface


def trees() -> Surface:
    surface = night("#121b33", "#24344f", 1300, "#131c2c", 10)
    surface.rect(140, 240, 2260, 1300, "#2f6f73")
    surface.fade(240, 1300, "#22565f", "#8fd6c6")
    surface.rect(0, 200, 140, 1300, "#14203a")
    surface.rect(2260, 200, 2400, 1300, "#101a30")
    surface.rect(0, 180, 2400, 242, "#101a30")
    for index in range(15):
        surface.rect(140 + index * 151, 240, 145 + index * 151, 1300, veil("#10303a", 0.35))
    surface.glow([(140, 1240), (2260, 1240), (2260, 1310), (140, 1310)], "#d8f4ee", 0.8, 40)
    for x, high, seed in ((470, 880, 2), (1010, 760, 3), (1530, 940, 4), (2010, 700, 6)):
        _bare_tree(surface, x, 1330, high, seed)
    surface.fade(1300, 1600, "#35635f", "#0f1826")
    for x in (470, 1010, 1530, 2010):
        surface.shape(
            [
                (x - 16, 1300),
                (x + 16, 1300),
                (x + 60 + (x - 1200) * 0.22, 1600),
                (x - 60 + (x - 1200) * 0.22, 1600),
            ],
            veil("#0b1320", 0.55),
        )
    view = View(surface, eye=(0, 1.6, 0), focal=1600, horizon=1120)
    stand(
        view,
        silhouette(Person(height=1.65, back=True, cut="long", dress="skirt", slim=0.9), "#0b1320"),
        0.2,
        12,
        shadow=False,
    )
    return surface


def _bare_tree(
    surface: Surface, x: float, foot: float, high: float, seed: int, ink: str = "#0b1320"
) -> None:
    """A tree of branches with small leaves, in silhouette."""
    chance = random.Random(seed)
    leaves: list[tuple[float, float, float]] = []

    def branch(x0: float, y0: float, angle: float, long: float, wide: float) -> None:
        x1, y1 = x0 + math.sin(angle) * long, y0 - math.cos(angle) * long
        surface.line([(x0, y0), (x1, y1)], ink, wide)
        if long < high * 0.055:
            leaves.append((x1, y1, chance.uniform(10, 24)))
            return
        for turn in (-chance.uniform(0.22, 0.55), chance.uniform(0.22, 0.55)):
            branch(x1, y1, angle + turn, long * chance.uniform(0.68, 0.8), wide * 0.66)

    branch(x, foot, chance.uniform(-0.06, 0.06), high * 0.27, high * 0.032)
    for left, top, size in leaves:
        surface.oval(left, top, size, size * 0.72, veil(ink, 0.9))


def pond() -> Surface:
    surface = night("#141d38", "#4d4468", 640, "#1c2838", 30)
    surface.halo(1200, 560, 1200, 330, AMBER, 0.26)
    for index, (x, wide, high) in enumerate(
        ((220, 300, 330), (600, 240, 430), (900, 420, 300), (1390, 260, 470), (1720, 380, 340))
    ):
        surface.rect(x, 640 - high, x + wide, 640, "#1c2746")
        for row in range(int(high / 26)):
            surface.rect(
                x + 12,
                652 - high + row * 26,
                x + wide - 12,
                660 - high + row * 26,
                veil((AMBER, TEAL, ROSE)[index % 3], 0.3 + 0.6 * row * 26 / high),
            )
    surface.rect(0, 640, 2400, 700, "#172232")
    for x, size in ((90, 120), (2180, 150), (2340, 110), (1330, 60), (560, 70)):
        bush(surface, x, 690, size)
    surface.fade(690, 1600, "#243242", "#121a29")
    surface.oval(1230, 1090, 980, 300, "#8d8f96")
    surface.oval(1230, 1084, 960, 286, "#1d2b47")
    chance = random.Random(8)
    for index in range(150):
        angle, far = chance.uniform(0, math.tau), math.sqrt(chance.random()) * 0.93
        x, y = 1230 + 960 * far * math.cos(angle), 1084 + 280 * far * math.sin(angle)
        wide = chance.uniform(14, 70)
        colour = (AMBER, TEAL, ROSE)[int((x - 200) / 260) % 3]
        surface.rect(
            max(300, x - wide),
            y - 3,
            x + wide * 0.9,
            y + 3,
            veil(colour, 0.75 - 0.4 * (y - 800) / 560 if index % 4 else 0.25),
        )
    surface.glow([(500, 960), (1960, 960), (1960, 1120), (500, 1120)], AMBER, 0.14, 60)
    view = View(surface, eye=(0, 1.7, 0), focal=1600, horizon=700)
    view.shadow(1.6, 3.9, 2.0, 0.5, 0.5)
    for x in (0.75, 2.45):
        view.box(x, x + 0.08, 0, 0.44, 3.9, 4.3, "#151c2b")
    view.box(0.6, 2.7, 0.4, 0.47, 3.85, 4.35, "#6b5238", top="#a98453")
    for y in (0.6, 0.76):
        view.upright(0.6, 2.7, y, y + 0.1, 3.84, "#7d6040")
    for x in (0.75, 2.45):
        view.upright(x, x + 0.07, 0.4, 0.88, 3.835, "#151c2b")
    return surface
