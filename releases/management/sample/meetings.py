"""Halls, meeting rooms and lobbies: talks, tables, and rows of people."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Surface, darker, lighter, mix, veil
from .figures import Person, cast, sit, stand
from .rooms import (
    Room,
    audience,
    curves,
    diagram,
    emblem,
    frame,
    lamps,
    lectern,
    network,
    plant,
    spots,
    table,
    windows,
)
from .space import View

SOBER = ["#2f3a4c", "#3d4652", "#4b4a52", "#5d6b73", "#7b5647", "#8c8371", "#465a58"]
WARM = ["#2f3a4c", "#6e4a3e", "#a5764f", "#59624c", "#3d4652", "#b7a78b", "#86423a"]


def row(view: View, people: list[Person], z: float, step: float) -> None:
    """People side by side before the camera."""
    start = -step * (len(people) - 1) / 2
    for index, person in enumerate(people):
        stand(view, person, start + step * index, z + 0.08 * ((index * 5) % 3))


def salon_lectern() -> Surface:
    room = Room(left=-4.4, right=4.4, depth=6.9, height=3.5, floor="#8f7a62", wall="#4f6668", ceiling="#3f5456", boards=0.6)
    view = room.build(horizon=610, eye=(0.3, 1.7, 0))
    spots(view, 3.5, [-3, -1, 1, 3], [4.2, 5.8])
    for x in range(-4, 5):
        view.upright(x, x + 0.03, 0, 3.5, 6.89, veil("#22302f", 0.35))
    inside = frame(view, -0.2, 3.7, 1.05, 3.2, 6.8, "#e7e2d3", border="#2c3839")
    diagram(inside, "#4f6668", "#b7603f")
    view.box(-4.4, 4.4, 0, 0.2, 5.2, 6.88, "#6d5a47", top="#9c8468")
    view.surface.glow(view.outline([(-2.4, 0.2, 5.4), (-0.9, 0.2, 5.4), (-1.1, 3.2, 6.8), (-2.1, 3.2, 6.8)]), "#ffe7b8", 0.34, 80)
    speaker = Person(height=1.76, top="#273142", right="open", left="rest", look=1, cut="parted")
    stage = View(view.surface, eye=(0.3, 1.5, 0), horizon=610)
    stand(stage, speaker, -1.55, 5.75, shadow=False)
    lectern(view, -1.55, 5.35, base=0.2)
    for index, z in enumerate((4.3, 3.35, 2.55)):
        people = cast(23 + index, 9, WARM, back=True)
        audience(view, people, [-2.9 + 0.78 * n + 0.3 * (index % 2) for n in range(9)], z, "#7d3f34")
    return view.surface


def salon_table() -> Surface:
    room = Room(left=-5, right=5, depth=8, height=3.2, floor="#7f8783", wall="#ddd3bf", ceiling="#eee7d9")
    view = room.build(horizon=640, eye=(0, 1.85, 0))
    lamps(view, 3.2, [-2.6, -0.11, 2.4], 2, 8)
    windows(view, -5, 3, 8, 3)
    inside = frame(view, -2.1, 2.1, 1.05, 2.95, 7.9, "#35505a", border="#20282e")
    curves(inside, ["#49707a", "#7d9a97", "#c9b78e"])
    plant(view, 3.9, 7.0, 1.9)
    people = cast(41, 6, SOBER, left="rest", right="rest")
    turned = [replace(p, look=1 - 2 * (n % 2), right="open" if n == 2 else "rest") for n, p in enumerate(people)]
    for n, person in enumerate(turned):
        sit(view, person, -2.6 + n * 1.04, 5.9, 0.47)
    table(view, -3.4, 3.4, 4.2, 5.55, top="#c19a6b")
    for n in range(6):
        view.face(view_paper(-2.75 + n * 1.04, 5.2), "#f3eee2")
        if n < 5:
            view.face(view_paper(-2.4 + n * 1.1, 4.35), "#f3eee2")
        view.box(-2.2 + n * 1.0, -2.14 + n * 1.0, 0.74, 0.86, 4.85, 4.91, "#dfe6e4")
    audience(view, cast(52, 5, WARM, back=True), [-2.25 + n * 1.1 for n in range(5)], 3.75, "#4a5a5e")
    return view.surface


def view_paper(x: float, z: float) -> list[tuple[float, float, float]]:
    return [(x, 0.742, z), (x + 0.24, 0.742, z), (x + 0.24, 0.742, z + 0.3), (x, 0.742, z + 0.3)]


def seminar_room() -> Surface:
    room = Room(left=-6, right=6, depth=12, height=4, floor="#5b5a5e", wall="#c8b79a", ceiling="#3b3f47")
    view = room.build(focal=1500, horizon=700, eye=(0, 2.1, 0))
    lamps(view, 4, [-3.6, -1.2, 1.0, 3.4], 3.5, 11.5, wide=0.18)
    for x in (-6, 6):
        for z in range(3, 12, 2):
            room.side(view, x, z, z + 1.2, 0.6, 3.2).rect(0, 0, 1, 1, mix("#c8b79a", "#7f6b52", 0.35 if x > 0 else 0.2))
    view.box(-5, 5, 0, 0.3, 10, 11.9, "#6f5c48", top="#8c765d")
    inside = frame(view, -2.6, 2.6, 1.35, 3.6, 11.8, "#eef0ea", border="#2a2d33")
    network(inside, "#5f7480", "#a8542f")
    lectern(view, -3.6, 10.4, "#54402f", base=0.3)
    speaker = Person(top="#3a2f38", right="point", look=1, cut="bob", slim=0.9, dress="jacket", height=1.66)
    stand(View(view.surface, eye=(0, 1.8, 0), focal=1500, horizon=700), speaker, -2.9, 10.8, shadow=False)
    for n, person in enumerate(cast(63, 3, SOBER, left="rest", right="rest")):
        sit(view, person, 1.9 + n * 0.95, 11.0, 0.75)
    view.box(1.3, 4.5, 0.3, 1.04, 10.3, 10.8, "#7b6247")
    for index, z in enumerate((8.6, 7.4, 6.2, 5.0, 3.9)):
        xs = [x * 0.86 + (0.2 if index % 2 else 0) for x in (-4.5, -3.5, -2.5, -1.5, 1.5, 2.5, 3.5, 4.5)]
        audience(view, cast(70 + index, 8, SOBER, back=True), xs, z, "#39516a")
    return view.surface


def seminar_group() -> Surface:
    room = Room(left=-5, right=5, depth=5.4, height=3.3, floor="#6a5f57", wall="#d9cfbd", ceiling="#e9e2d3")
    view = room.build(horizon=670)
    spots(view, 3.3, [-2.4, -0.8, 0.8, 2.4], [3.4, 4.6])
    inside = frame(view, -3.0, 3.0, 0.3, 2.95, 5.3, "#2f4a5c", border="#dcd4c4", edge=0.03)
    curves(inside, ["#3f6579", "#6f95a0", "#b9c5b5", "#dcb98a"])
    emblem(inside, 0.12, 0.84, 0.035, "#dcb98a", "#b7603f")
    view.floor(-3.4, 3.4, 3.0, 5.0, "#7c3d35")
    row(view, cast(8, 6, SOBER), 3.9, 0.68)
    return view.surface


def roche_display_wall() -> Surface:
    room = Room(left=-2.9, right=5, depth=9, height=3.4, floor="#a9a79f", wall="#e2ded3", ceiling="#efece4", boards=1.2)
    view = room.build(focal=1600, horizon=640, eye=(0.2, 1.6, 0))
    lamps(view, 3.4, [-0.6, 2.2], 2, 9)
    wall = room.side(view, -2.9, 2.2, 8.8, 0.5, 2.95)
    wall.rect(0, 0, 1, 1, "#39596e")
    for n, colour in enumerate(["#e8dcc1", "#7fa3b3", "#d08a54", "#cfd8d4", "#7fa3b3", "#e8dcc1"]):
        s = 0.03 + n * 0.16
        wall.rect(s, 0.3, s + 0.125, 0.88, colour)
        wall.shape([(s, 0.3), (s + 0.125, 0.3), (s + 0.125, 0.62), (s + 0.07, 0.5), (s, 0.58)], darker(colour, 0.25))
        wall.rect(s, 0.16, s + 0.125, 0.19, veil("#f4efe2", 0.7))
    view.face([(-2.9, 0, 2.2), (-1.6, 0, 2.2), (-1.6, 0, 8.8), (-2.9, 0, 8.8)], veil("#fff3d6", 0.16))
    back = frame(view, -0.4, 4.4, 0.8, 2.8, 8.9, "#c9d3d3", border="#b5bdbb")
    for n in range(4):
        back.rect(0.06 + n * 0.235, 0.15, 0.25 + n * 0.235, 0.85, "#aebfc2" if n % 2 else "#dfe4df")
    view.box(3.0, 4.1, 0, 0.95, 6.6, 7.3, "#d8d2c4")
    plant(view, 4.4, 7.8, 1.7)
    guide = Person(height=1.64, dress="jacket", top="#b5653d", cut="bob", left="point", slim=0.9, look=1)
    stand(view, guide, -1.25, 4.9)
    group = cast(94, 6, SOBER, look=-1)
    places = [(0.55, 5.9), (1.35, 5.5), (0.15, 5.0), (2.1, 4.9), (1.0, 4.1), (0.2, 3.6)]
    for index, (person, (x, z)) in enumerate(zip(group, places, strict=True)):
        stand(view, replace(person, back=index > 3), x, z)
    return view.surface


def zhangjiang_panel() -> Surface:
    room = Room(left=-3.6, right=4, depth=5.6, height=3.1, floor="#b5aa97", wall="#cfd3cb", ceiling="#ecebe3", boards=1.0)
    view = room.build(horizon=650)
    spots(view, 3.1, [-2, 0, 2], [3.6, 4.8])
    windows(view, -3.6, 2.6, 5.4, 2)
    view.upright(-3.2, -0.2, 1.0, 2.5, 5.58, "#b6bfb6")
    inside = frame(view, 0.75, 2.5, 0.45, 2.65, 5.1, "#f1ece0", border="#55705f")
    inside.shape([(0.1, 0.45), (0.3, 0.62), (0.5, 0.5), (0.72, 0.75), (0.9, 0.68), (0.9, 0.42), (0.1, 0.3)], "#86a08c")
    inside.shape([(0.1, 0.3), (0.3, 0.4), (0.55, 0.34), (0.9, 0.44), (0.9, 0.12), (0.1, 0.12)], "#b9c6b4")
    emblem(inside, 0.2, 0.88, 0.07, "#55705f", "#86a08c")
    host = Person(height=1.75, top="#2b3648", left="point", look=-1, cut="short", accent="#55705f")
    stand(view, host, 2.35, 4.1)
    group = cast(104, 4, WARM, look=1)
    for person, x, z in zip(group, (-2.1, -1.35, -0.6, 0.1), (4.0, 4.4, 4.0, 4.45), strict=True):
        stand(view, person, x, z)
    return view.surface


def lobby(floor: str, wall: str, stone: str, glass_side: bool = True) -> View:
    """A high entrance hall with a desk, columns and a polished floor."""
    room = Room(left=-6, right=6, depth=10, height=4.2, floor=floor, wall=wall, ceiling=lighter(wall, 0.3), boards=1.5)
    view = room.build(horizon=660)
    if glass_side:
        for z in (4, 6, 8):
            pane = room.side(view, -6, z, z + 1.8, 0, 3.9)
            pane.rect(0, 0, 1, 1, "#cfdcda")
            pane.shape([(0, 0), (1, 0), (1, 0.2), (0.5, 0.26), (0, 0.18)], "#8fa596")
            view.face([(-5.6, 0, z - 0.4), (-5.6, 0, z + 1.2), (-2.6, 0, z + 0.4), (-2.6, 0, z - 1.2)], veil("#fff5dd", 0.28))
    for x in (-4.2, 4.2):
        view.box(x - 0.3, x + 0.3, 0, 4.2, 8.4, 9, stone)
    spots(view, 4.2, [-3, -1, 1, 3], [6, 8])
    return view


def fosun_lobby() -> Surface:
    view = lobby("#b9b2a6", "#d6c8b0", "#a89a84")
    for n in range(9):
        view.upright(-3.2 + n * 0.72, -2.62 + n * 0.72, 0.3, 4.1, 9.95, mix("#8a6544", "#a57c55", (n * 37 % 10) / 10))
    view.box(-1.9, 1.9, 0, 1.05, 8.3, 9.0, "#5d4a3a")
    plant(view, 3.1, 7.9, 2.0)
    plant(view, -3.1, 7.9, 1.8)
    row(view, cast(114, 8, SOBER), 4.2, 0.62)
    return view.surface


def medtronic_wall() -> Surface:
    room = Room(left=-4.2, right=4.2, depth=5.6, height=3.3, floor="#8d949a", wall="#e3e3de", ceiling="#f0efea", boards=1.2)
    view = room.build(horizon=660)
    lamps(view, 3.3, [-2.4, -0.1, 2.2], 2.4, 5.6)
    view.upright(-3.6, 3.6, 0, 3.1, 5.59, "#2d4666")
    view.upright(-3.6, 3.6, 0, 0.12, 5.585, "#1e3049")
    sign = view.wall((-3.6, 0, 5.58), (7.2, 0, 0), (0, 3.1, 0))
    view.surface.glow(view.outline([(-1.2, 2.2, 5.6), (1.2, 2.2, 5.6), (1.2, 2.9, 5.6), (-1.2, 2.9, 5.6)]), "#dcecff", 0.3, 90)
    emblem(sign, 0.5, 0.83, 0.05, "#e8ecee", "#8fb0cc")
    plant(view, -3.7, 5.1, 1.7)
    plant(view, 3.6, 5.1, 1.5)
    people = cast(127, 9, WARM)
    people[3] = replace(people[3], dress="skirt", cut="bob", height=1.63, slim=0.9, top="#86423a")
    people[4] = Person(height=1.86, hair="#9a7b52", skin="#e3bd9d", cut="parted", top="#3d4652", left="front", right="front")
    row(view, people, 4.25, 0.585)
    return view.surface


def pharma_lobby() -> Surface:
    view = lobby("#9aa09c", "#c9cfc9", "#7d8a86")
    view.upright(-3.4, 3.4, 0, 4.2, 9.97, "#50665f")
    for n in range(12):
        view.upright(-3.3 + n * 0.56, -3.27 + n * 0.56, 0, 4.2, 9.96, veil("#20302b", 0.4))
    emblem(view.wall((-3.4, 0, 9.94), (6.8, 0, 0), (0, 4.2, 0)), 0.5, 0.78, 0.06, "#d7c9a2", "#a98f5c")
    view.box(-2.4, 2.4, 0, 1.05, 8.5, 9.1, "#d8d6cb")
    plant(view, 4.9, 7.2, 2.1)
    row(view, cast(139, 10, SOBER), 4.35, 0.56)
    return view.surface


def research_day_hall() -> Surface:
    room = Room(left=-4.6, right=4.6, depth=13, height=4.4, floor="#c2b7a2", wall="#e0d8c8", ceiling="#4b5560", boards=1.3)
    view = room.build(focal=1550, horizon=600, eye=(0.2, 1.95, 0))
    lamps(view, 4.4, [-3, -1, 0.8, 2.8], 3, 12.5, wide=0.16)
    view.upright(-4.6, 4.6, 2.6, 4.4, 12.98, "#cbd0cb")
    for n, colour in enumerate(["#c4683f", "#3f6f7a", "#d0a545", "#5d6f50", "#7a4f62"]):
        for side in (-1, 1):
            _stall(view, side, 11.6 - n * 2.0, colour, 150 + 2 * n + side)
    school = cast(163, 15, ["#eef0ee", "#3d5a80", "#eef0ee", "#8a9aa5"], women=0.5, dress="shirt")
    places = [(-1.4, 10.6), (1.5, 10.2), (0.3, 9.4), (-1.7, 8.8), (1.2, 8.4), (-1.2, 7.9), (1.9, 7.4), (-1.8, 6.8), (0.5, 6.6),
              (1.3, 5.9), (-1.3, 5.6), (-1.9, 5.0), (1.9, 4.9), (-0.6, 4.6), (1.15, 4.3)]  # fmt: skip
    for n, (person, (x, z)) in enumerate(zip(school, places, strict=True)):
        stand(view, replace(person, height=person.height * 0.93, back=n % 3 == 0, look=-1 if x < 0 else 1), x, z)
    return view.surface


def _stall(view: View, side: int, z: float, colour: str, seed: int) -> None:
    """A stand at one side of the hall: a partition, a poster, a counter, somebody who explains."""
    near, far = sorted((side * 2.3, side * 4.5))
    view.box(near, far, 0, 2.4, z, z + 0.1, lighter(colour, 0.55))
    view.upright(near, far, 2.1, 2.4, z - 0.01, colour)
    view.upright(near + 0.5, near + 1.5, 1.1, 1.9, z - 0.01, mix(colour, "#f3eee2", 0.8))
    view.face([(near + 0.6, 1.2, z - 0.02), (near + 1.4, 1.2, z - 0.02), (near + 1.0, 1.75, z - 0.02)], mix(colour, "#f3eee2", 0.35))
    stand(view, cast(seed, 1, [darker(colour, 0.3)], look=-side)[0], side * 3.3, z - 0.35)
    view.box(near + 0.2, far - 0.3, 0, 0.92, z - 1.1, z - 0.65, colour)
