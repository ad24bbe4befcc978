"""Display walls and entrance halls, and the rows of people who stand in them."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Surface, darker, lighter, mix, veil
from .casting import Person, cast
from .figures import stand
from .meetings import SOBER, WARM, row
from .rooms import Room, lamps, plant, spots, windows
from .screens import emblem, frame
from .space import View


def roche_display_wall() -> Surface:
    room = Room(
        left=-2.9,
        right=5,
        depth=9,
        height=3.4,
        floor="#a9a79f",
        wall="#e2ded3",
        ceiling="#efece4",
        boards=1.2,
    )
    view = room.build(focal=1600, horizon=640, eye=(0.2, 1.6, 0))
    lamps(view, 3.4, [-0.6, 2.2], 2, 9)
    wall = room.side(view, -2.9, 2.2, 8.8, 0.5, 2.95)
    wall.rect(0, 0, 1, 1, "#39596e")
    for n, colour in enumerate(["#e8dcc1", "#7fa3b3", "#d08a54", "#cfd8d4", "#7fa3b3", "#e8dcc1"]):
        s = 0.03 + n * 0.16
        wall.rect(s, 0.3, s + 0.125, 0.88, colour)
        wall.shape(
            [(s, 0.3), (s + 0.125, 0.3), (s + 0.125, 0.62), (s + 0.07, 0.5), (s, 0.58)],
            darker(colour, 0.25),
        )
        wall.rect(s, 0.16, s + 0.125, 0.19, veil("#f4efe2", 0.7))
    view.face(
        [(-2.9, 0, 2.2), (-1.6, 0, 2.2), (-1.6, 0, 8.8), (-2.9, 0, 8.8)], veil("#fff3d6", 0.16)
    )
    back = frame(view, -0.4, 4.4, 0.8, 2.8, 8.9, "#c9d3d3", border="#b5bdbb")
    for n in range(4):
        back.rect(0.06 + n * 0.235, 0.15, 0.25 + n * 0.235, 0.85, "#aebfc2" if n % 2 else "#dfe4df")
    view.box(3.0, 4.1, 0, 0.95, 6.6, 7.3, "#d8d2c4")
    plant(view, 4.4, 7.8, 1.7)
    guide = Person(
        height=1.64, dress="jacket", top="#b5653d", cut="bob", left="point", slim=0.9, look=1
    )
    stand(view, guide, -1.25, 4.9)
    group = cast(94, 6, SOBER, look=-1)
    places = [(0.55, 5.9), (1.35, 5.5), (0.15, 5.0), (2.1, 4.9), (1.0, 4.1), (0.2, 3.6)]
    for index, (person, (x, z)) in enumerate(zip(group, places, strict=True)):
        stand(view, replace(person, back=index > 3), x, z)
    return view.surface


def zhangjiang_panel() -> Surface:
    room = Room(
        left=-3.6,
        right=4,
        depth=5.6,
        height=3.1,
        floor="#b5aa97",
        wall="#cfd3cb",
        ceiling="#ecebe3",
        boards=1.0,
    )
    view = room.build(horizon=650)
    spots(view, 3.1, [-2, 0, 2], [3.6, 4.8])
    windows(view, -3.6, 2.6, 5.4, 2)
    view.upright(-3.2, -0.2, 1.0, 2.5, 5.58, "#b6bfb6")
    inside = frame(view, 0.75, 2.5, 0.45, 2.65, 5.1, "#f1ece0", border="#55705f")
    inside.shape(
        [(0.1, 0.45), (0.3, 0.62), (0.5, 0.5), (0.72, 0.75), (0.9, 0.68), (0.9, 0.42), (0.1, 0.3)],
        "#86a08c",
    )
    inside.shape(
        [(0.1, 0.3), (0.3, 0.4), (0.55, 0.34), (0.9, 0.44), (0.9, 0.12), (0.1, 0.12)], "#b9c6b4"
    )
    emblem(inside, 0.2, 0.88, 0.07, "#55705f", "#86a08c")
    host = Person(height=1.75, top="#2b3648", left="point", look=-1, cut="short", accent="#55705f")
    stand(view, host, 2.35, 4.1)
    group = cast(104, 4, WARM, look=1)
    for person, x, z in zip(group, (-2.1, -1.35, -0.6, 0.1), (4.0, 4.4, 4.0, 4.45), strict=True):
        stand(view, person, x, z)
    return view.surface


def lobby(floor: str, wall: str, stone: str, glass_side: bool = True) -> View:
    """A high entrance hall with a desk, columns and a polished floor."""
    room = Room(
        left=-6,
        right=6,
        depth=10,
        height=4.2,
        floor=floor,
        wall=wall,
        ceiling=lighter(wall, 0.3),
        boards=1.5,
    )
    view = room.build(horizon=660)
    if glass_side:
        for z in (4, 6, 8):
            pane = room.side(view, -6, z, z + 1.8, 0, 3.9)
            pane.rect(0, 0, 1, 1, "#cfdcda")
            pane.shape([(0, 0), (1, 0), (1, 0.2), (0.5, 0.26), (0, 0.18)], "#8fa596")
            view.face(
                [(-5.6, 0, z - 0.4), (-5.6, 0, z + 1.2), (-2.6, 0, z + 0.4), (-2.6, 0, z - 1.2)],
                veil("#fff5dd", 0.28),
            )
    for x in (-4.2, 4.2):
        view.box(x - 0.3, x + 0.3, 0, 4.2, 8.4, 9, stone)
    spots(view, 4.2, [-3, -1, 1, 3], [6, 8])
    return view


def fosun_lobby() -> Surface:
    view = lobby("#b9b2a6", "#d6c8b0", "#a89a84")
    for n in range(9):
        view.upright(
            -3.2 + n * 0.72,
            -2.62 + n * 0.72,
            0.3,
            4.1,
            9.95,
            mix("#8a6544", "#a57c55", (n * 37 % 10) / 10),
        )
    view.box(-1.9, 1.9, 0, 1.05, 8.3, 9.0, "#5d4a3a")
    plant(view, 3.1, 7.9, 2.0)
    plant(view, -3.1, 7.9, 1.8)
    row(view, cast(114, 8, SOBER), 4.2, 0.62)
    return view.surface


def medtronic_wall() -> Surface:
    room = Room(
        left=-4.2,
        right=4.2,
        depth=5.6,
        height=3.3,
        floor="#8d949a",
        wall="#e3e3de",
        ceiling="#f0efea",
        boards=1.2,
    )
    view = room.build(horizon=660)
    lamps(view, 3.3, [-2.4, -0.1, 2.2], 2.4, 5.6)
    view.upright(-3.6, 3.6, 0, 3.1, 5.59, "#2d4666")
    view.upright(-3.6, 3.6, 0, 0.12, 5.585, "#1e3049")
    sign = view.wall((-3.6, 0, 5.58), (7.2, 0, 0), (0, 3.1, 0))
    view.surface.glow(
        view.outline([(-1.2, 2.2, 5.6), (1.2, 2.2, 5.6), (1.2, 2.9, 5.6), (-1.2, 2.9, 5.6)]),
        "#dcecff",
        0.3,
        90,
    )
    emblem(sign, 0.5, 0.83, 0.05, "#e8ecee", "#8fb0cc")
    plant(view, -3.7, 5.1, 1.7)
    plant(view, 3.6, 5.1, 1.5)
    people = cast(127, 9, WARM)
    people[3] = replace(people[3], dress="skirt", cut="bob", height=1.63, slim=0.9, top="#86423a")
    people[4] = Person(
        height=1.86,
        hair="#9a7b52",
        skin="#e3bd9d",
        cut="parted",
        top="#3d4652",
        left="front",
        right="front",
    )
    row(view, people, 4.25, 0.585)
    return view.surface


def pharma_lobby() -> Surface:
    view = lobby("#9aa09c", "#c9cfc9", "#7d8a86")
    view.upright(-3.4, 3.4, 0, 4.2, 9.97, "#50665f")
    for n in range(12):
        view.upright(-3.3 + n * 0.56, -3.27 + n * 0.56, 0, 4.2, 9.96, veil("#20302b", 0.4))
    emblem(
        view.wall((-3.4, 0, 9.94), (6.8, 0, 0), (0, 4.2, 0)), 0.5, 0.78, 0.06, "#d7c9a2", "#a98f5c"
    )
    view.box(-2.4, 2.4, 0, 1.05, 8.5, 9.1, "#d8d6cb")
    plant(view, 4.9, 7.2, 2.1)
    row(view, cast(139, 10, SOBER), 4.35, 0.56)
    return view.surface
