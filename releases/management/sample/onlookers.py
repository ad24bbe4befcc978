"""People before the lights: a crowd, a family, a photographer, walkers on a bridge."""

from __future__ import annotations

import math
import random
from dataclasses import replace

from .canvas import Surface, mix, veil
from .casting import Person, cast
from .figures import stand
from .lights import AMBER, NIGHT, PALE, TEAL, bush, night, points, silhouette, tower
from .space import View


def crowd() -> Surface:
    surface = night(NIGHT, "#3a3f6a", 1120, "#182136", 26)
    view = View(surface, eye=(0, 2.1, 0), focal=1600, horizon=1060)
    view.upright(-26, 26, 0, 24, 34, "#1b2742")
    wall = view.wall((-25.4, 2.4, 33.9), (50.8, 0, 0), (0, 20.4, 0))

    def light(s: float, t: float) -> float:
        far = math.hypot((s - 0.5) * 2.2, t - 0.35)
        return (
            math.exp(-(((far - 0.3) / 0.06) ** 2))
            + 0.8 * math.exp(-(((far - 0.58) / 0.07) ** 2))
            + 0.5 * math.exp(-(((far - 0.86) / 0.07) ** 2))
            + (far < 0.09)
        )

    points(wall, 64, 28, light, AMBER)
    surface.halo(1200, 620, 1000, 560, AMBER, 0.28)
    surface.glow([(200, 1130), (2200, 1130), (2400, 1600), (0, 1600)], AMBER, 0.2, 90)
    chance = random.Random(5)
    for z in (15, 12.4, 10.2, 8.4, 6.8, 5.4, 4.3):
        count = round(z * 1.05)
        for index, person in enumerate(
            cast(round(z * 10), count, ["#3d4652", "#5d4a52", "#6d5a47"], back=True)
        ):
            x = (index - (count - 1) / 2) * 1.3 + chance.uniform(-0.35, 0.35)
            raised = "raise" if chance.random() < 0.14 else person.right
            stand(view, silhouette(replace(person, right=raised)), x, z, shadow=False)
    return surface


def family() -> Surface:
    surface = night("#1a2140", "#e0a066", 1240, "#2b2436", 0)
    surface.halo(1230, 800, 980, 720, "#ffd89a", 0.55)
    for index in range(21):
        x = 30 + index * 117
        high = 420 + 240 * math.sin(index * 0.62) ** 2
        surface.rect(
            x, 1240 - high, x + 46, 1240, veil("#ffe2ae", 0.20 + 0.4 * (1 - abs(index - 10) / 10))
        )
        surface.rect(x + 15, 1240 - high, x + 31, 1240, veil("#fff3d8", 0.35))
    surface.glow([(500, 1250), (1900, 1250), (2300, 1600), (100, 1600)], "#f2b45c", 0.4, 60)
    view = View(surface, eye=(0, 1.3, 0), focal=1700, horizon=1010)
    people = (
        (Person(height=1.76, back=True, cut="short", right="hand", dress="jacket"), -0.56),
        (
            Person(
                height=1.14,
                back=True,
                cut="bob",
                left="held",
                right="held",
                dress="skirt",
                slim=0.95,
            ),
            0.0,
        ),
        (Person(height=1.63, back=True, cut="long", left="hand", dress="skirt", slim=0.9), 0.53),
    )
    for person, x in people:
        stand(view, silhouette(person, "#161225"), x, 3.9, shadow=False)
        foot = view.at(x, 0, 3.9)
        surface.glow(
            [
                (foot[0] - 60, foot[1] - 8),
                (foot[0] + 60, foot[1] - 8),
                (foot[0] + 120, 1640),
                (foot[0] - 120, 1640),
            ],
            "#161225",
            0.55,
            16,
        )
    return surface


def photographer() -> Surface:
    surface = night(NIGHT, "#2f4f6d", 1190, "#16213a", 40)
    surface.halo(860, 640, 820, 620, TEAL, 0.3)
    view = View(surface, eye=(0, 1.6, 0), focal=1500, horizon=1190, turn=-14)
    tower(view, (-24, -2, 44, 60, 33), 11, 11, TEAL)
    view.box(8, 24, 0, 10, 62, 70, "#16213a")
    for x, size in ((1500, 90), (2280, 150), (2080, 90)):
        bush(surface, x, 1200, size)
    surface.glow([(300, 1200), (1500, 1200), (1900, 1500), (100, 1500)], TEAL, 0.2, 60)
    flat = View(surface, eye=(0, 1.6, 0), focal=1600, horizon=860)
    stand(
        flat,
        silhouette(
            Person(height=1.77, back=True, left="hold", right="hold", dress="jacket", top="#7b5647")
        ),
        1.02,
        3.9,
        shadow=False,
    )
    px, py = flat.at(0.5, 1.32, 3.8)
    unit = flat.scale(0.5, 3.8)
    for lean in (-0.42, 0.06, 0.46):
        surface.line([(px, py), (px + lean * unit, py + 1.36 * unit)], "#0b111d", 13)
    surface.line(
        [(px - 0.2 * unit, py + 0.7 * unit), (px + 0.22 * unit, py + 0.7 * unit)], "#0b111d", 6
    )
    surface.rect(px - 0.16 * unit, py - 0.2 * unit, px + 0.16 * unit, py, "#0b111d")
    surface.rect(px - 0.06 * unit, py - 0.26 * unit, px + 0.07 * unit, py - 0.2 * unit, "#0b111d")
    surface.rect(
        px - 0.12 * unit,
        py - 0.165 * unit,
        px + 0.07 * unit,
        py - 0.035 * unit,
        mix(TEAL, "#ffffff", 0.35),
    )
    surface.rect(px - 0.09 * unit, py - 0.13 * unit, px - 0.02 * unit, py - 0.035 * unit, "#1b3a4b")
    return surface


def footbridge() -> Surface:
    surface = night(NIGHT, "#3b4a72", 1330, "#151f33", 36)
    surface.halo(1200, 800, 1100, 420, AMBER, 0.34)
    for left, right in ((-20, 640), (1760, 2420)):
        surface.rect(left, 90, right, 1330, "#1a2540")
        for row in range(12):
            for column in range(7):
                x, y = left + 62 + column * 80, 150 + row * 98
                lit = (column * 5 + row * 7 + left) % 9 < 3
                surface.rect(x, y, x + 50, y + 58, mix("#223152", PALE, 0.5) if lit else "#22304e")
    surface.rect(600, 90, 640, 1330, "#131c32")
    surface.rect(1760, 90, 1800, 1330, "#131c32")
    surface.rect(600, 640, 1800, 672, "#2a3550")
    surface.rect(600, 672, 1800, 900, "#f5cf8c")
    surface.glow([(640, 690), (1760, 690), (1760, 880), (640, 880)], "#fff0cc", 0.6, 50)
    view = View(surface, eye=(0, 1.6, 0), focal=1210, horizon=760)
    for index, person in enumerate(
        cast(472, 7, ["#3d4652", "#6d5a47", "#7b4f48", "#3f5d6b"], women=0.5)
    ):
        stand(
            view,
            silhouette(replace(person, back=index % 3 == 0), "#2b2436"),
            -4.4 + index * 1.45,
            13.9,
            shadow=False,
        )
    surface.rect(600, 836, 1800, 900, veil("#c9904c", 0.8))
    for index in range(25):
        surface.rect(600 + index * 50, 672, 606 + index * 50, 900, veil("#5a4632", 0.6))
    surface.rect(600, 896, 1800, 950, "#2a3550")
    surface.rect(600, 946, 1800, 954, "#ffe2a6")
    surface.glow([(660, 1400), (1740, 1400), (1900, 1560), (500, 1560)], AMBER, 0.32, 60)
    for x, size in ((760, 100), (1660, 120), (930, 70)):
        bush(surface, x, 1345, size)
    ground = View(surface, eye=(0, 1.6, 0), focal=1600, horizon=1240)
    for person, x in zip(cast(477, 2, ["#3d4652"], back=True), (0.4, 1.2), strict=True):
        stand(ground, silhouette(person), x, 14, shadow=False)
    return surface
