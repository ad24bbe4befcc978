"""Light behind glass: laboratories, a staircase, a control room."""

from __future__ import annotations

import math
from dataclasses import replace

from .canvas import Surface, darker, lighter, mix, veil
from .casting import Person, cast
from .figures import sit, stand
from .lights import AMBER, NIGHT, PALE, ROSE, TEAL, night, points, tower
from .rooms import chair_back
from .space import View


def windows_at_work() -> Surface:
    surface = Surface("#18223a")
    tints = {(0, 1): AMBER, (2, 0): PALE, (1, 2): PALE, (3, 1): AMBER, (3, 2): TEAL, (0, 0): TEAL}
    people = cast(521, 6, ["#59624c", "#7b5647", "#3f5d6b"])
    view = View(surface, eye=(0, 1.6, 0), focal=1240, horizon=0)
    for row in range(3):
        surface.rect(0, 60 + row * 520 + 420, 2400, 60 + row * 520 + 520, "#131b30")
        for column in range(4):
            x, y = 90 + column * 570, 60 + row * 520
            tint = tints.get((column, row))
            surface.rect(x - 14, y - 14, x + 514, y + 434, "#101728")
            surface.rect(x, y, x + 500, y + 420, mix("#22304e", tint, 0.82) if tint else "#22304e")
            if tint:
                _room_behind(view, (x, y), tint, people[(column + row * 2) % 6], (column + row) % 2)
                surface.rect(x - 14, y + 434, x + 514, y + 520, "#131b30")
            else:
                surface.shape(
                    [(x + 40, y + 420), (x + 200, y), (x + 290, y), (x + 130, y + 420)],
                    veil("#6f86b5", 0.16),
                )
            surface.rect(x + 246, y, x + 254, y + 420, "#101728")
    return surface


def _room_behind(view: View, corner: tuple, tint: str, person: Person, mirrored: int) -> None:
    """A lit laboratory seen through its window, somebody at the bench."""
    surface, (x, y) = view.surface, corner
    shelf, place, device = (30, 340, 90) if mirrored else (290, 170, 340)
    surface.rect(x, y, x + 500, y + 70, lighter(tint, 0.45))
    surface.rect(x + 60, y + 44, x + 440, y + 58, "#fffaf0")
    for level in (y + 130, y + 192):
        surface.rect(x + shelf, level, x + shelf + 180, level + 8, darker(tint, 0.4))
        for index in range(6):
            high, left = 20 + (index * 17 + level) % 26, x + shelf + 8 + index * 28
            surface.rect(
                left, level - high, left + 18, level, darker(tint, 0.25 + 0.08 * (index % 3))
            )
    room = View(surface, eye=(0, 1.6, 0), focal=1240, horizon=y + 150)
    room.centre = (x + place, y + 150)
    dim = replace(
        person, dress="coat", top=mix("#f1efe8", tint, 0.3), left="hold", right="hold", height=1.7
    )
    stand(room, replace(dim, look=-1 if mirrored else 1), 0, 5.8, shadow=False)
    surface.rect(x, y + 330, x + 500, y + 434, darker(tint, 0.52))
    surface.rect(x, y + 322, x + 500, y + 336, lighter(tint, 0.2))
    surface.rect(x + device, y + 262, x + device + 90, y + 322, darker(tint, 0.62))
    surface.rect(x + device + 10, y + 272, x + device + 64, y + 308, lighter(tint, 0.5))


def staircase() -> Surface:
    surface = night(NIGHT, "#2f4468", 1600, stars=30)
    surface.rect(0, 0, 700, 1600, "#192440")
    surface.rect(1700, 0, 2400, 1600, "#141d35")
    for row in range(7):
        for x in (90, 300, 510, 1790, 2000, 2210):
            surface.rect(
                x,
                70 + row * 230,
                x + 110,
                190 + row * 230,
                mix("#22304e", AMBER, 0.45) if (x + row * 70) % 4 == 0 else "#22304e",
            )
    surface.rect(700, 0, 1700, 1600, "#f2c47e")
    surface.glow([(800, 0), (1600, 0), (1600, 1600), (800, 1600)], "#fff0cc", 0.6, 120)
    for flight in range(-1, 4):
        _flight(surface, 1500 - flight * 420, 1 if flight % 2 else -1)
    view = View(surface, eye=(0, 1.6, 0), focal=1500, horizon=553)
    climber = Person(
        height=1.7, dress="coat", top="#f1efe8", cut="bob", slim=0.92, look=1, right="open"
    )
    stand(view, climber, -0.18, 7.1, shadow=False)
    for index in range(6):
        surface.rect(696 + index * 200, 0, 706 + index * 200, 1600, "#2b2f42")
    for y in range(-40, 1640, 210):
        surface.rect(700, y, 1700, y + 8, veil("#2b2f42", 0.75))
    surface.shape([(760, 1600), (1160, 0), (1300, 0), (900, 1600)], veil("#ffffff", 0.12))
    surface.glow([(640, 0), (700, 0), (700, 1600), (640, 1600)], AMBER, 0.4, 60)
    surface.glow([(1700, 0), (1770, 0), (1770, 1600), (1700, 1600)], AMBER, 0.4, 60)
    return surface


def _flight(surface: Surface, foot: float, way: int) -> None:
    """One flight of stairs across the glass, with its landing and its rail."""
    low, high = (780, 1620) if way > 0 else (1620, 780)
    stairs = 12
    across, up = (high - low) / stairs, 420 / stairs
    edge = [(low, foot)]
    for index in range(stairs):
        x, y = low + index * across, foot - index * up
        edge += [(x, y - up), (x + across, y - up)]
    tint = "#7d5a38" if way > 0 else "#94703f"
    surface.shape([*edge, (high, foot - 420 + 60), (low, foot + 60)], tint)
    landing = (high - 40, 1700) if way > 0 else (700, high + 40)
    surface.rect(landing[0], foot - 420, landing[1], foot - 380, darker(tint, 0.2))
    surface.line([(low, foot - 130), (high, foot - 550)], veil("#3a2c22", 0.9), 8)
    for index in range(0, stairs + 1, 2):
        x, y = low + index * across, foot - index * up
        surface.line([(x, y - 130), (x, y)], veil("#3a2c22", 0.7), 4)


def control() -> Surface:
    surface = night("#10192d", "#2c3f66", 1600, stars=20)
    surface.halo(1250, 560, 900, 520, AMBER, 0.3)
    outside = View(surface, eye=(0, 14, 0), focal=1400, horizon=720, turn=20)
    tower(outside, (14, 36, 44, 62, 31), 11, 11, AMBER)
    tower(outside, (-18, -2, 60, 74, 22), 8, 8, TEAL)
    surface.rect(0, 960, 2400, 1600, "#1a2133")
    for x in (-20, 780, 1580, 2370):
        surface.rect(x, 0, x + 40, 1000, "#11182a")
    surface.rect(0, 0, 2400, 70, "#11182a")
    surface.rect(0, 930, 2400, 975, "#232c42")
    view = View(surface, eye=(0, 1.5, 0), focal=1900, horizon=560)
    view.box(-2.6, 2.6, 0, 0.78, 3.7, 4.6, "#20293d", top="#36425e")
    for n, colour in enumerate((AMBER, TEAL, ROSE)):
        x = -1.75 + n * 1.25
        view.upright(x, x + 1.1, 0.95, 1.55, 4.3, "#0d1320")
        wall = view.wall((x + 0.05, 1.0, 4.295), (1.0, 0, 0), (0, 0.5, 0))
        points(
            wall,
            12,
            7,
            lambda s, t, shift=n: (
                0.25 + 0.75 * abs(math.sin(s * 6 + shift * 2) * math.cos(t * 4 + shift))
            ),
            colour,
            "#152033",
        )
    for n in range(22):
        left, top = view.at(-2.2 + n * 0.2, 0.785, 3.85)
        surface.rect(
            left,
            top - 24 - 14 * (n % 3),
            left + 26,
            top - 14 - 14 * (n % 3),
            (AMBER, TEAL, ROSE)[n % 3],
        )
    technician = Person(
        height=1.72,
        back=True,
        cut="bun",
        dress="shirt",
        top="#66718c",
        skin="#a98468",
        hair="#141822",
        right="point",
        left="rest",
        slim=0.93,
    )
    sit(view, technician, 0.15, 2.9, 0.5)
    chair_back(view, 0.15, 2.8, "#6b4a3c")
    return surface
