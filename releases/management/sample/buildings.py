"""Buildings by day: under construction, and as an artist imagines one."""

from __future__ import annotations

import random

from .canvas import Surface, darker, lighter, mix, veil
from .casting import cast
from .construction import crane, frame_of_floors, hoarding, scaffold
from .figures import stand
from .space import View


def sky(top: str, bottom: str, horizon: float, clouds: str = "#ffffff") -> Surface:
    surface = Surface(bottom)
    surface.fade(0, horizon + 40, top, bottom)
    for x, y, wide, high in (
        (420, 260, 620, 34),
        (760, 320, 420, 22),
        (1850, 180, 560, 28),
        (2150, 400, 380, 20),
    ):
        surface.glow(
            [
                (x - wide / 2, y),
                (x - wide / 4, y - high),
                (x + wide / 3, y - high * 0.8),
                (x + wide / 2, y),
                (x, y + high * 0.5),
            ],
            clouds,
            0.5,
            26,
        )
    return surface


def skyline(surface: Surface, base: float, colour, seed: int, tall: float) -> None:
    """Far buildings as one flat plane."""
    chance = random.Random(seed)
    x = -40.0
    while x < 2440:
        wide, high = chance.uniform(60, 170), chance.uniform(0.25, 1) * tall
        surface.rect(
            x, base - high, x + wide, base + 4, mix(colour, "#ffffff", chance.uniform(0, 0.12))
        )
        x += wide + chance.uniform(-10, 40)


def tree(
    view: View, x: float, z: float, height: float, leaf: str = "#6f8a6a", trunk: str = "#5b4a3c"
) -> None:
    view.shadow(x, z, height * 0.35, height * 0.25, 0.35)
    px, py = view.at(x, 0, z)
    unit = view.scale(x, z) * height
    view.surface.shape(
        [
            (px - 0.018 * unit, py),
            (px + 0.018 * unit, py),
            (px + 0.01 * unit, py - 0.5 * unit),
            (px - 0.01 * unit, py - 0.5 * unit),
        ],
        trunk,
    )
    crowns = [
        (-0.14, 0.5, 0.15, 0.2),
        (0.15, 0.52, 0.15, 0.26),
        (0.0, 0.6, 0.22, 0.1),
        (-0.08, 0.74, 0.16, 0.05),
        (0.1, 0.72, 0.14, 0.14),
        (-0.03, 0.84, 0.12, -0.04),
    ]
    for dx, dy, size, tone in crowns:
        colour = darker(leaf, tone) if tone >= 0 else lighter(leaf, 0.12)
        view.surface.oval(px + dx * unit, py - dy * unit, size * unit, size * 0.86 * unit, colour)


def roche_building_site() -> Surface:
    surface = sky("#a9c3cf", "#ece4d3", 1240)
    skyline(surface, 1250, "#c6cbc6", 3, 260)
    surface.rect(0, 1240, 2400, 1600, "#b7a78e")
    view = View(surface, eye=(0, 1.7, 0), focal=1500, horizon=1240, turn=24)
    view.surface.glow([(300, 1240), (1900, 1240), (2300, 1380), (200, 1330)], "#3a3328", 0.35, 40)
    frame_of_floors(view, (6, 34, 36, 56), 7, 3.9, "#c9bfae", 0, -1)
    scaffold(view, 5.6, 34.4, 26, 35.2, 2.4, "#6d7378", "#5f8f86")
    flat = View(surface, eye=(0, 1.7, 0), focal=1500, horizon=1240)
    hoarding(flat, -14, 14, 17, "#2f5673")
    flat.floor(-20, 20, 2, 16.9, "#a39984")
    for z, tone in ((4, 0.1), (7, 0.06), (11, 0.04)):
        flat.floor(-20, 20, z, z + 0.5, darker("#a39984", tone))
    for person, x in zip(
        cast(311, 4, ["#d9923f", "#3d4652", "#5d6b73"]), (-3.2, -2.3, -1.3, -0.2), strict=True
    ):
        stand(flat, person, x, 11.5 + x * 0.2)
        flat.surface.oval(*_crown(flat, x, 11.5 + x * 0.2, person.height), 13, 9, "#f0e6cf")
    return surface


def _crown(view: View, x: float, z: float, height: float) -> tuple[float, float]:
    px, py = view.at(x, height * 0.99, z)
    return px, py


def pharma_impression() -> Surface:
    surface = sky("#bcd3dc", "#f6efe0", 1180, "#fffdf6")
    skyline(surface, 1190, "#d9ddd8", 5, 170)
    surface.rect(0, 1180, 2400, 1600, "#e3dccb")
    view = View(surface, eye=(0, 1.8, 0), focal=1330, horizon=1180, turn=-21)
    view.surface.glow([(500, 1180), (2200, 1180), (2400, 1300), (500, 1300)], "#5a5344", 0.22, 40)
    block = (-30, 4, 34, 54)
    x0, x1, z0, z1 = block
    view.box(x0 - 0.4, x1 + 0.4, 26, 26.7, z0 - 0.4, z1 + 0.4, "#f3f1e8", side="#d8d3c5")
    view.box(x0, x1, 4.2, 26, z0, z1, "#8fb3c1", side="#6d94a5", top="#e9ece8")
    front = view.wall((x0, 4.2, z0), (x1 - x0, 0, 0), (0, 21.8, 0))
    front.grid(
        22,
        6,
        0.04,
        lambda column, row: mix(
            "#a5c7d2", "#eef4f1", ((column * 5 + row * 3) % 9) / 13 + row * 0.05
        ),
    )
    front.shape([(0.1, 0), (0.26, 0), (0.52, 1), (0.36, 1)], veil("#ffffff", 0.22))
    front.shape([(0.6, 0), (0.66, 0), (0.9, 1), (0.84, 1)], veil("#ffffff", 0.16))
    side = view.wall((x1, 4.2, z0), (0, 0, z1 - z0), (0, 21.8, 0))
    side.grid(
        12, 6, 0.05, lambda column, row: mix("#6b93a5", "#a3c0ca", ((column * 3 + row * 5) % 7) / 9)
    )
    for index in range(23):
        s = index / 22
        front.rect(s - 0.002, 0, s + 0.002, 1, "#f3f1e8")
    view.box(x0 + 1.5, x1 - 1.5, 0, 4.2, z0 + 2.5, z1 - 2, "#c7b48f", side="#a38f6b")
    hall = view.wall((x0 + 1.5, 0, z0 + 2.5), (x1 - x0 - 3, 0, 0), (0, 4.2, 0))
    hall.grid(14, 1, 0.06, lambda column, row: mix("#fff0cf", "#dcc493", (column % 3) / 3))
    for index in range(8):
        x = x0 + 1 + index * (x1 - x0 - 2.6) / 7
        view.box(x, x + 0.5, 0, 4.2, z0 + 0.4, z0 + 0.9, "#f3f1e8", side="#cfcabb")
    _forecourt(View(surface, eye=(0, 1.8, 0), focal=1330, horizon=1180))
    return surface


def _forecourt(view: View) -> None:
    """Paving, a strip of water, trees and a few people, pale as in a rendering."""
    for index in range(9):
        z = 4 + index * 2.6
        view.floor(-40, 40, z, z + 0.05, veil("#8f8672", 0.35))
    for index in range(-9, 10):
        view.face(
            [
                (index * 2.6, 0, 3),
                (index * 2.6 + 0.05, 0, 3),
                (index * 2.6 + 0.05, 0, 27),
                (index * 2.6, 0, 27),
            ],
            veil("#8f8672", 0.3),
        )
    view.floor(-9.5, -2.5, 9, 13, "#a9c6cc")
    view.floor(-8.5, -5.0, 10, 12.3, "#c6dbdc")
    view.floor(4.5, 12, 12, 19, "#b3c29a")
    for x, z, high in (
        (-13, 21, 7.5),
        (9.6, 17, 7),
        (6.4, 14.5, 6.2),
        (-11.5, 15, 6.5),
        (12.2, 15, 7.5),
    ):
        tree(view, x, z, high, "#9db58c", "#a08d76")
    people = cast(322, 7, ["#c9a27a", "#7f97a3", "#b5766a", "#8fa08a"])
    for person, (x, z) in zip(
        people,
        ((-1.6, 15), (-1.0, 15.2), (2.4, 12), (0.6, 18), (3.2, 9.5), (3.9, 9.7), (-4.2, 16.5)),
        strict=True,
    ):
        stand(view, person, x, z)


def pharma_crane() -> Surface:
    surface = sky("#d9b58f", "#f3e6cc", 1260, "#fff3dc")
    surface.halo(1900, 980, 620, 420, "#fff1cf", 0.6)
    skyline(surface, 1270, "#cdb79b", 9, 300)
    skyline(surface, 1270, "#b9a289", 12, 170)
    surface.rect(0, 1260, 2400, 1600, "#94826b")
    view = View(surface, eye=(0, 1.7, 0), focal=1500, horizon=1260, turn=-22)
    for index in range(9):
        x = -25.4 + index * 3.3
        view.upright(x, x + 0.16, 24, 26.2, 37, "#7d4f34")
        view.upright(x + 0.5, x + 0.62, 24, 25.8, 41, "#7d4f34")
    frame_of_floors(view, (-26, 2, 36, 54), 6, 4.0, "#b39f88", 2, 1)
    crane(surface, 1690, 1262, 190, "#a8452f")
    flat = View(surface, eye=(0, 1.7, 0), focal=1500, horizon=1260)
    hoarding(flat, -16, 16, 19, "#5f6f5c")
    flat.floor(-22, 22, 2, 18.9, "#8b7a64")
    for x, z, wide, high in ((-6, 13, 2.6, 1.0), (-2.8, 12, 1.8, 0.6), (4.4, 12.5, 3.0, 0.9)):
        flat.shadow(x + wide / 2, z, wide, 1.2)
        for layer in range(3):
            flat.box(
                x + layer * 0.1,
                x + wide - layer * 0.1,
                layer * high / 3,
                (layer + 1) * high / 3 - 0.03,
                z,
                z + 1.1,
                mix("#b7a58b", "#9c6b4a", layer / 3),
            )
    for person, x in zip(cast(333, 2, ["#d9923f", "#3d4652"]), (1.2, 2.2), strict=True):
        stand(flat, person, x, 11)
        flat.surface.oval(*_crown(flat, x, 11, person.height), 14, 10, "#f0e6cf")
    return surface
