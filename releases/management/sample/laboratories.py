"""Laboratories and their corridors, and those who visit them."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Surface, veil
from .casting import Person, cast
from .equipment import (
    bench,
    cabinet,
    flasks,
    glass_wall,
    hood,
    instrument,
    long_bench,
    microscope,
    side_instrument,
)
from .figures import stand
from .meetings import SOBER, WARM, row
from .rooms import Room, lamps, windows

WHITE = "#f1efe8"
LIQUIDS = ["#c4683f", "#5f8f8a", "#d0a545", "#5f8f8a", "#8a9aa5"]


def zhangjiang_corridor() -> Surface:
    room = Room(
        left=-2.2,
        right=2.2,
        depth=14,
        height=2.9,
        floor="#b8c0bd",
        wall="#dfe3dd",
        ceiling="#eff1ec",
        boards=0.8,
    )
    view = room.build(focal=1500, horizon=640, eye=(0.1, 1.6, 0))
    lamps(view, 2.9, [-0.3], 2, 13.5, wide=0.6)
    view.upright(-0.9, 0.9, 0, 2.2, 13.98, "#9fb3b1")
    view.upright(-0.03, 0.03, 0, 2.2, 13.97, "#6d7f7e")
    for index in range(5, -1, -1):
        z = 2.2 + index * 1.95
        if index % 2:
            cabinet(view, -2.2, -1.65, z, z + 1.7, 2.1, "#c7d0cd")
            long_bench(view, 1.5, 2.2, z, z + 1.8, "#8fa6a8", 1)
            side_instrument(view, 1.65, z + 0.9, 0.5, 0.5, 0.6, "#e9ece8")
            side_instrument(view, 1.7, z + 0.15, 0.4, 0.35, 0.5, "#cdd6d6", "#d9a05b")
        else:
            long_bench(view, -2.2, -1.5, z, z + 1.8, "#8fa6a8", -1)
            side_instrument(view, -2.15, z + 0.95, 0.5, 0.55, 0.65, "#e9ece8", "#d9a05b")
            side_instrument(view, -2.15, z + 0.2, 0.42, 0.36, 0.5, "#cdd6d6")
            cabinet(view, 1.65, 2.2, z, z + 1.7, 2.1, "#c7d0cd")
    people = cast(205, 6, SOBER, back=True)
    for person, x, z in zip(
        people, (-0.5, 0.55, -0.15, 0.75, -0.75, 0.2), (8.6, 8.2, 6.6, 5.6, 5.0, 4.1), strict=True
    ):
        stand(view, person, x, z)
    return view.surface


def open_lab(view, accents: list[str]) -> None:
    """Rows of benches one behind the other, with shelves of instruments."""
    for index, z in enumerate((8.6, 6.9)):
        bench(view, -4.4, 4.4, z, z + 0.8, doors=8)
        for n in range(4):
            instrument(
                view,
                -3.9 + n * 2.1 + 0.4 * index,
                z + 0.25,
                0.6,
                0.5,
                0.4,
                "#e3e6e2" if n % 2 else "#c2cdd0",
            )
            flasks(view, -3.1 + n * 2.1 + 0.4 * index, z + 0.3, accents[n % 2 :])


def jlabs_open_lab() -> Surface:
    room = Room(
        left=-4.6,
        right=4.6,
        depth=11,
        height=3.4,
        floor="#c8c3b6",
        wall="#e7e6df",
        ceiling="#f2f1eb",
        boards=1.0,
    )
    view = room.build(horizon=640, eye=(0, 1.65, 0))
    lamps(view, 3.4, [-3.2, -1.1, 1.0, 3.0], 2.5, 11)
    windows(view, -4.6, 4, 11, 4)
    view.upright(-4.6, 4.6, 0, 3.4, 10.98, "#c98263")
    hood(view, 1.2, 2.6, 10.1)
    hood(view, 2.8, 4.2, 10.1)
    open_lab(view, LIQUIDS)
    host = Person(
        height=1.8,
        dress="jacket",
        top="#35506b",
        hair="#7a5a3a",
        cut="parted",
        left="open",
        look=-1,
        skin="#e3bd9d",
    )
    stand(view, host, 1.5, 4.5)
    places = [(-2.5, 5.0), (-1.8, 4.5), (-1.0, 5.1), (-0.3, 4.6), (-1.5, 3.7)]
    for index, (person, (x, z)) in enumerate(zip(cast(212, 5, WARM, look=1), places, strict=True)):
        stand(view, replace(person, back=index == 4), x, z)
    bench(view, 2.3, 5.2, 3.6, 4.3, doors=3)
    microscope(view, 2.9, 3.9)
    flasks(view, 3.3, 3.8, LIQUIDS)
    return view.surface


def jlabs_glass() -> Surface:
    room = Room(
        left=-5, right=5, depth=9.5, height=3.1, floor="#d4dad8", wall="#e9eeec", ceiling="#f6f8f6"
    )
    view = room.build(horizon=650, eye=(0, 1.6, 0))
    lamps(view, 3.1, [-3, -1, 1, 2.8], 3.5, 9.5, "#ffffff")
    hood(view, -3.4, -1.9, 8.5)
    hood(view, -1.7, -0.2, 8.5)
    hood(view, 1.9, 3.4, 8.5)
    stand(
        view,
        Person(
            dress="coat", top=WHITE, back=True, cut="bun", height=1.64, left="hold", right="hold"
        ),
        -1.0,
        7.9,
    )
    bench(view, -3.8, 3.8, 6.4, 7.1, doors=6)
    for n in range(4):
        instrument(view, -3.4 + n * 1.8, 6.6, 0.55, 0.45, 0.4, "#dfe4e2" if n % 2 else "#b9c7cb")
    flasks(view, -2.5, 6.6, LIQUIDS)
    flasks(view, 1.2, 6.6, LIQUIDS[1:])
    for x, look in ((-2.0, 1), (0.9, -1), (2.6, -1)):
        figure = Person(
            dress="coat",
            top=WHITE,
            look=look,
            left="rest",
            right="hold",
            cut="bob" if x < 0 else "short",
            height=1.7,
        )
        stand(view, figure, x, 6.1)
    view.floor(-6, 6, 0.5, 5.0, "#8d877c")
    view.surface.glow(
        view.outline([(-4, 0, 3), (4, 0, 3), (4, 0, 5), (-4, 0, 5)]), "#e8f3f1", 0.4, 60
    )
    glass_wall(view, -4.6, 4.6, 5.0, 2.75, 5)
    view.upright(-6, 6, 2.75, 4, 5.0, "#6e675d")
    people = cast(221, 5, WARM, back=True)
    for person, x, z in zip(
        people, (-2.1, -1.25, 0.1, 1.0, 2.2), (4.1, 4.4, 4.2, 4.0, 4.4), strict=True
    ):
        stand(view, replace(person, right="point" if x == 1.0 else person.right), x, z)
    return view.surface


def atlatl_corridor() -> Surface:
    room = Room(
        left=-2.7,
        right=2.7,
        depth=12,
        height=3.0,
        floor="#a8adb0",
        wall="#dcdcd2",
        ceiling="#eeeee8",
        boards=0.9,
    )
    view = room.build(horizon=640)
    lamps(view, 3.0, [-1.5, 1.2], 2, 12, wide=0.3)
    view.upright(-1.2, 1.2, 0, 2.3, 11.98, "#c98b4f")
    view.upright(-0.02, 0.02, 0, 2.3, 11.97, "#7d552e")
    for side in (-2.7, 2.7):
        for z in (3.2, 5.4, 7.6, 9.8):
            pane = room.side(view, side, z, z + 1.9, 0.9, 2.5)
            pane.rect(-0.02, -0.03, 1.02, 1.03, "#66727a")
            pane.rect(0, 0, 1, 1, "#b5cfd2")
            pane.rect(0.05, 0, 0.55, 0.28, "#e9ece8")
            pane.rect(0.62, 0, 0.9, 0.4, "#7f979e")
            pane.shape([(0.2, 0), (0.35, 0), (0.75, 1), (0.6, 1)], veil("#ffffff", 0.25))
        base = room.side(view, side, 2, 12, 0, 0.9)
        base.rect(0, 0, 1, 1, veil("#c98b4f", 0.35))
    row(view, cast(236, 7, WARM), 4.3, 0.64)
    return view.surface


def miltenyi_clean_room() -> Surface:
    room = Room(
        left=-4.2,
        right=4.2,
        depth=7,
        height=2.9,
        floor="#c3ced3",
        wall="#e3eaec",
        ceiling="#f1f5f5",
        boards=0.7,
    )
    view = room.build(horizon=640)
    for x in (-3, -1, 1, 2.6):
        for z in (3, 4.6, 6):
            view.face(
                [(x, 2.89, z), (x + 0.9, 2.89, z), (x + 0.9, 2.89, z + 1), (x, 2.89, z + 1)],
                "#ffffff",
            )
    view.box(-3.9, -1.4, 0, 2.2, 5.9, 6.9, "#b9cad1")
    view.upright(-3.7, -1.6, 0.95, 1.9, 5.89, "#3f5d6b")
    view.upright(-3.6, -2.7, 1.05, 1.8, 5.88, "#7ea6b3")
    view.upright(-2.5, -1.7, 1.05, 1.8, 5.88, "#5f8b9a")
    view.box(1.0, 2.2, 0, 1.95, 6.0, 6.9, "#d7e0e3")
    view.upright(1.12, 2.08, 1.1, 1.8, 5.99, "#35505e")
    view.upright(1.2, 1.7, 1.2, 1.7, 5.98, "#79b3a3")
    view.box(2.5, 3.9, 0, 2.3, 5.8, 6.9, "#b9cad1")
    view.upright(2.7, 3.7, 0.4, 2.1, 5.79, "#8fa9b3")
    for y in (2.35, 2.5):
        view.upright(-4.2, 4.2, y, y + 0.06, 6.6, "#b3c4cb")
    for x in (-2.9, -2.2, 1.5, 3.2):
        view.upright(x, x + 0.06, 1.9, 2.5, 6.55, "#b3c4cb")
    heights = (1.72, 1.66, 1.78, 1.64, 1.75, 1.69)
    people = [
        Person(height=high, dress="gown", top=tone, left=pose, right=pose, slim=1.0)
        for high, tone, pose in zip(
            heights,
            ("#f2f5f5", "#e6edef", "#f4f5f2") * 2,
            ("front", "hang", "front", "hang", "behind", "front"),
            strict=True,
        )
    ]
    row(view, people, 4.1, 0.78)
    return view.surface
