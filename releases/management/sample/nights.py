"""The park after dark: people who look on, and light on the ground, in trees and behind windows."""

from __future__ import annotations

import math
import random
from dataclasses import replace

from .canvas import Surface, darker, lighter, mix, veil
from .figures import Person, cast, sit, stand
from .lights import AMBER, NIGHT, PALE, ROSE, TEAL, bush, night, points, silhouette, tower
from .rooms import chair_back
from .space import View

DARK = "#0f1728"


def crowd() -> Surface:
    surface = night(NIGHT, "#3a3f6a", 1120, "#182136", 26)
    view = View(surface, eye=(0, 2.1, 0), focal=1600, horizon=1060)
    view.upright(-26, 26, 0, 24, 34, "#1b2742")
    wall = view.wall((-25.4, 2.4, 33.9), (50.8, 0, 0), (0, 20.4, 0))

    def light(s: float, t: float) -> float:
        far = math.hypot((s - 0.5) * 2.2, t - 0.35)
        return math.exp(-(((far - 0.3) / 0.06) ** 2)) + 0.8 * math.exp(-(((far - 0.58) / 0.07) ** 2)) + 0.5 * math.exp(-(((far - 0.86) / 0.07) ** 2)) + (far < 0.09)

    points(wall, 64, 28, light, AMBER)
    surface.halo(1200, 620, 1000, 560, AMBER, 0.28)
    surface.glow([(200, 1130), (2200, 1130), (2400, 1600), (0, 1600)], AMBER, 0.2, 90)
    chance = random.Random(5)
    for z in (15, 12.4, 10.2, 8.4, 6.8, 5.4, 4.3):
        count = round(z * 1.05)
        for index, person in enumerate(cast(round(z * 10), count, ["#3d4652", "#5d4a52", "#6d5a47"], back=True)):
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
        surface.rect(x, 1240 - high, x + 46, 1240, veil("#ffe2ae", 0.20 + 0.4 * (1 - abs(index - 10) / 10)))
        surface.rect(x + 15, 1240 - high, x + 31, 1240, veil("#fff3d8", 0.35))
    surface.glow([(500, 1250), (1900, 1250), (2300, 1600), (100, 1600)], "#f2b45c", 0.4, 60)
    view = View(surface, eye=(0, 1.3, 0), focal=1700, horizon=1010)
    people = (
        (Person(height=1.76, back=True, cut="short", right="hand", dress="jacket"), -0.56),
        (Person(height=1.14, back=True, cut="bob", left="held", right="held", dress="skirt", slim=0.95), 0.0),
        (Person(height=1.63, back=True, cut="long", left="hand", dress="skirt", slim=0.9), 0.53),
    )
    for person, x in people:
        stand(view, silhouette(person, "#161225"), x, 3.9, shadow=False)
        foot = view.at(x, 0, 3.9)
        surface.glow([(foot[0] - 60, foot[1] - 8), (foot[0] + 60, foot[1] - 8), (foot[0] + 120, 1640), (foot[0] - 120, 1640)], "#161225", 0.55, 16)
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
    stand(flat, silhouette(Person(height=1.77, back=True, left="hold", right="hold", dress="jacket", top="#7b5647")), 1.02, 3.9, shadow=False)
    px, py = flat.at(0.5, 1.32, 3.8)
    unit = flat.scale(0.5, 3.8)
    for lean in (-0.42, 0.06, 0.46):
        surface.line([(px, py), (px + lean * unit, py + 1.36 * unit)], "#0b111d", 13)
    surface.line([(px - 0.2 * unit, py + 0.7 * unit), (px + 0.22 * unit, py + 0.7 * unit)], "#0b111d", 6)
    surface.rect(px - 0.16 * unit, py - 0.2 * unit, px + 0.16 * unit, py, "#0b111d")
    surface.rect(px - 0.06 * unit, py - 0.26 * unit, px + 0.07 * unit, py - 0.2 * unit, "#0b111d")
    surface.rect(px - 0.12 * unit, py - 0.165 * unit, px + 0.07 * unit, py - 0.035 * unit, mix(TEAL, "#ffffff", 0.35))
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
    for index, person in enumerate(cast(472, 7, ["#3d4652", "#6d5a47", "#7b4f48", "#3f5d6b"], women=0.5)):
        stand(view, silhouette(replace(person, back=index % 3 == 0), "#2b2436"), -4.4 + index * 1.45, 13.9, shadow=False)
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
        view.face([(-3.9, 0.005, z + 0.6), (3.2, 0.005, z + 0.3), (3.2, 0.005, z + 2.6), (-3.9, 0.005, z + 3.2)], veil("#f2b45c", 0.5))
        view.wall((-3.99, 0, z + 0.8), (0, 0, 2.3), (0, 4.4, 0)).rect(0, 0, 1, 1, veil("#f2b45c", 0.42))
        view.face([(-0.6, 5.19, z + 0.6), (0.6, 5.19, z + 0.6), (0.6, 5.19, z + 2.8), (-0.6, 5.19, z + 2.8)], "#ffe9bd")
        view.box(3.2, 3.9, 0, 5.2, z - 0.4, z + 0.3, "#4a4a58", side="#8a7658")
    surface.halo(1120, 780, 420, 330, "#ffe9bd", 0.5)
    view.floor(-4, 5, 38, 40, "#f2d9a6")
    for person, x, z in zip(cast(481, 3, ["#3d4652", "#5d4a52"], back=True), (-0.9, -0.1, 1.4), (13, 13.4, 9), strict=True):
        stand(view, silhouette(person), x, z, shadow=False)
        foot = view.at(x, 0, z)
        surface.glow([(foot[0] - 20, foot[1]), (foot[0] + 20, foot[1]), (foot[0] + 46, foot[1] + 150), (foot[0] - 30, foot[1] + 150)], "#10172a", 0.55, 9)
    return surface


def steps() -> Surface:
    surface = night("#131c36", "#5b4a6b", 620, "#1a2236", 30)
    surface.halo(1200, 560, 900, 330, ROSE, 0.34)
    surface.rect(560, 210, 1840, 620, "#1d2644")
    for index in range(16):
        x = 590 + index * 78
        surface.rect(x, 240, x + 48, 620, mix("#2a3154", ROSE, 0.25 + 0.45 * abs(math.sin(index * 0.7))))
    for x, size in ((180, 190), (420, 130), (2010, 140), (2260, 200)):
        bush(surface, x, 640, size)
    view = View(surface, eye=(0, 1.5, 0), focal=1500, horizon=1020)
    count = 16
    for index in reversed(range(count)):
        z, y = 4.2 + index * 0.62, -0.9 + index * 0.25
        wide = 5.4
        view.box(-wide, wide, y - 0.25, y, z, z + 0.64, mix("#2c3149", "#3d3a56", index / count), top=mix("#454863", "#5a5272", index / count))
        view.upright(-wide, wide, y - 0.055, y - 0.02, z - 0.004, "#ffd9c4")
        view.surface.glow(view.outline([(-wide, y - 0.25, z), (wide, y - 0.25, z), (wide, y - 0.06, z), (-wide, y - 0.06, z)]), "#f0a58f", 0.34, 7)
    for person, x, index in zip(cast(491, 4, ["#3d4652", "#5d4a52"], back=True), (-2.2, -1.4, 1.3, 2.9), (6, 6, 9, 3), strict=True):
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
        surface.shape([(x - 16, 1300), (x + 16, 1300), (x + 60 + (x - 1200) * 0.22, 1600), (x - 60 + (x - 1200) * 0.22, 1600)], veil("#0b1320", 0.55))
    view = View(surface, eye=(0, 1.6, 0), focal=1600, horizon=1120)
    stand(view, silhouette(Person(height=1.65, back=True, cut="long", dress="skirt", slim=0.9), "#0b1320"), 0.2, 12, shadow=False)
    return surface


def _bare_tree(surface: Surface, x: float, foot: float, high: float, seed: int, ink: str = "#0b1320") -> None:
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
    for index, (x, wide, high) in enumerate(((220, 300, 330), (600, 240, 430), (900, 420, 300), (1390, 260, 470), (1720, 380, 340))):
        surface.rect(x, 640 - high, x + wide, 640, "#1c2746")
        for row in range(int(high / 26)):
            surface.rect(x + 12, 652 - high + row * 26, x + wide - 12, 660 - high + row * 26, veil((AMBER, TEAL, ROSE)[index % 3], 0.3 + 0.6 * row * 26 / high))
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
        surface.rect(max(300, x - wide), y - 3, x + wide * 0.9, y + 3, veil(colour, 0.75 - 0.4 * (y - 800) / 560 if index % 4 else 0.25))
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
                surface.shape([(x + 40, y + 420), (x + 200, y), (x + 290, y), (x + 130, y + 420)], veil("#6f86b5", 0.16))
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
            surface.rect(left, level - high, left + 18, level, darker(tint, 0.25 + 0.08 * (index % 3)))
    room = View(surface, eye=(0, 1.6, 0), focal=1240, horizon=y + 150)
    room.centre = (x + place, y + 150)
    dim = replace(person, dress="coat", top=mix("#f1efe8", tint, 0.3), left="hold", right="hold", height=1.7)
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
            surface.rect(x, 70 + row * 230, x + 110, 190 + row * 230, mix("#22304e", AMBER, 0.45) if (x + row * 70) % 4 == 0 else "#22304e")
    surface.rect(700, 0, 1700, 1600, "#f2c47e")
    surface.glow([(800, 0), (1600, 0), (1600, 1600), (800, 1600)], "#fff0cc", 0.6, 120)
    for flight in range(-1, 4):
        _flight(surface, 1500 - flight * 420, 1 if flight % 2 else -1)
    view = View(surface, eye=(0, 1.6, 0), focal=1500, horizon=553)
    climber = Person(height=1.7, dress="coat", top="#f1efe8", cut="bob", slim=0.92, look=1, right="open")
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
        points(wall, 12, 7, lambda s, t, shift=n: 0.25 + 0.75 * abs(math.sin(s * 6 + shift * 2) * math.cos(t * 4 + shift)), colour, "#152033")
    for n in range(22):
        left, top = view.at(-2.2 + n * 0.2, 0.785, 3.85)
        surface.rect(left, top - 24 - 14 * (n % 3), left + 26, top - 14 - 14 * (n % 3), (AMBER, TEAL, ROSE)[n % 3])
    technician = Person(height=1.72, back=True, cut="bun", dress="shirt", top="#66718c", skin="#a98468", hair="#141822", right="point", left="rest", slim=0.93)
    sit(view, technician, 0.15, 2.9, 0.5)
    chair_back(view, 0.15, 2.8, "#6b4a3c")
    return surface
