"""Talks and tables: a salon and a seminar, their audiences and those who took part."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Surface, mix, veil
from .casting import Person, cast
from .figures import sit, stand
from .rooms import Room, audience, lamps, lectern, plant, spots, table, windows
from .screens import curves, diagram, emblem, frame, network
from .space import View

SOBER = ["#2f3a4c", "#3d4652", "#4b4a52", "#5d6b73", "#7b5647", "#8c8371", "#465a58"]
WARM = ["#2f3a4c", "#6e4a3e", "#a5764f", "#59624c", "#3d4652", "#b7a78b", "#86423a"]


def row(view: View, people: list[Person], z: float, step: float) -> None:
    """People side by side before the camera."""
    start = -step * (len(people) - 1) / 2
    for index, person in enumerate(people):
        stand(view, person, start + step * index, z + 0.08 * ((index * 5) % 3))


def salon_lectern() -> Surface:
    room = Room(
        left=-4.4,
        right=4.4,
        depth=6.9,
        height=3.5,
        floor="#8f7a62",
        wall="#4f6668",
        ceiling="#3f5456",
        boards=0.6,
    )
    view = room.build(horizon=610, eye=(0.3, 1.7, 0))
    spots(view, 3.5, [-3, -1, 1, 3], [4.2, 5.8])
    for x in range(-4, 5):
        view.upright(x, x + 0.03, 0, 3.5, 6.89, veil("#22302f", 0.35))
    inside = frame(view, -0.2, 3.7, 1.05, 3.2, 6.8, "#e7e2d3", border="#2c3839")
    diagram(inside, "#4f6668", "#b7603f")
    view.box(-4.4, 4.4, 0, 0.2, 5.2, 6.88, "#6d5a47", top="#9c8468")
    view.surface.glow(
        view.outline([(-2.4, 0.2, 5.4), (-0.9, 0.2, 5.4), (-1.1, 3.2, 6.8), (-2.1, 3.2, 6.8)]),
        "#ffe7b8",
        0.34,
        80,
    )
    speaker = Person(height=1.76, top="#273142", right="open", left="rest", look=1, cut="parted")
    stage = View(view.surface, eye=(0.3, 1.5, 0), horizon=610)
    stand(stage, speaker, -1.55, 5.75, shadow=False)
    lectern(view, -1.55, 5.35, base=0.2)
    for index, z in enumerate((4.3, 3.35, 2.55)):
        people = cast(23 + index, 9, WARM, back=True)
        audience(
            view, people, [-2.9 + 0.78 * n + 0.3 * (index % 2) for n in range(9)], z, "#7d3f34"
        )
    return view.surface


def salon_table() -> Surface:
    room = Room(
        left=-5, right=5, depth=8, height=3.2, floor="#7f8783", wall="#ddd3bf", ceiling="#eee7d9"
    )
    view = room.build(horizon=640, eye=(0, 1.85, 0))
    lamps(view, 3.2, [-2.6, -0.11, 2.4], 2, 8)
    windows(view, -5, 3, 8, 3)
    inside = frame(view, -2.1, 2.1, 1.05, 2.95, 7.9, "#35505a", border="#20282e")
    curves(inside, ["#49707a", "#7d9a97", "#c9b78e"])
    plant(view, 3.9, 7.0, 1.9)
    people = cast(41, 6, SOBER, left="rest", right="rest")
    turned = [
        replace(p, look=1 - 2 * (n % 2), right="open" if n == 2 else "rest")
        for n, p in enumerate(people)
    ]
    for n, person in enumerate(turned):
        sit(view, person, -2.6 + n * 1.04, 5.9, 0.47)
    table(view, -3.4, 3.4, 4.2, 5.55, top="#c19a6b")
    for n in range(6):
        view.face(view_paper(-2.75 + n * 1.04, 5.2), "#f3eee2")
        if n < 5:
            view.face(view_paper(-2.4 + n * 1.1, 4.35), "#f3eee2")
        view.box(-2.2 + n * 1.0, -2.14 + n * 1.0, 0.74, 0.86, 4.85, 4.91, "#dfe6e4")
    audience(
        view, cast(52, 5, WARM, back=True), [-2.25 + n * 1.1 for n in range(5)], 3.75, "#4a5a5e"
    )
    return view.surface


def view_paper(x: float, z: float) -> list[tuple[float, float, float]]:
    return [(x, 0.742, z), (x + 0.24, 0.742, z), (x + 0.24, 0.742, z + 0.3), (x, 0.742, z + 0.3)]


def seminar_room() -> Surface:
    room = Room(
        left=-6, right=6, depth=12, height=4, floor="#5b5a5e", wall="#c8b79a", ceiling="#3b3f47"
    )
    view = room.build(focal=1500, horizon=700, eye=(0, 2.1, 0))
    lamps(view, 4, [-3.6, -1.2, 1.0, 3.4], 3.5, 11.5, wide=0.18)
    for x in (-6, 6):
        for z in range(3, 12, 2):
            room.side(view, x, z, z + 1.2, 0.6, 3.2).rect(
                0, 0, 1, 1, mix("#c8b79a", "#7f6b52", 0.35 if x > 0 else 0.2)
            )
    view.box(-5, 5, 0, 0.3, 10, 11.9, "#6f5c48", top="#8c765d")
    inside = frame(view, -2.6, 2.6, 1.35, 3.6, 11.8, "#eef0ea", border="#2a2d33")
    network(inside, "#5f7480", "#a8542f")
    lectern(view, -3.6, 10.4, "#54402f", base=0.3)
    speaker = Person(
        top="#3a2f38", right="point", look=1, cut="bob", slim=0.9, dress="jacket", height=1.66
    )
    stand(
        View(view.surface, eye=(0, 1.8, 0), focal=1500, horizon=700),
        speaker,
        -2.9,
        10.8,
        shadow=False,
    )
    for n, person in enumerate(cast(63, 3, SOBER, left="rest", right="rest")):
        sit(view, person, 1.9 + n * 0.95, 11.0, 0.75)
    view.box(1.3, 4.5, 0.3, 1.04, 10.3, 10.8, "#7b6247")
    for index, z in enumerate((8.6, 7.4, 6.2, 5.0, 3.9)):
        xs = [
            x * 0.86 + (0.2 if index % 2 else 0)
            for x in (-4.5, -3.5, -2.5, -1.5, 1.5, 2.5, 3.5, 4.5)
        ]
        audience(view, cast(70 + index, 8, SOBER, back=True), xs, z, "#39516a")
    return view.surface


def seminar_group() -> Surface:
    room = Room(
        left=-5, right=5, depth=5.4, height=3.3, floor="#6a5f57", wall="#d9cfbd", ceiling="#e9e2d3"
    )
    view = room.build(horizon=670)
    spots(view, 3.3, [-2.4, -0.8, 0.8, 2.4], [3.4, 4.6])
    inside = frame(view, -3.0, 3.0, 0.3, 2.95, 5.3, "#2f4a5c", border="#dcd4c4", edge=0.03)
    curves(inside, ["#3f6579", "#6f95a0", "#b9c5b5", "#dcb98a"])
    emblem(inside, 0.12, 0.84, 0.035, "#dcb98a", "#b7603f")
    view.floor(-3.4, 3.4, 3.0, 5.0, "#7c3d35")
    row(view, cast(8, 6, SOBER), 3.9, 0.68)
    return view.surface
