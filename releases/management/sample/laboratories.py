"""Laboratories, corridors and a clinic: people among equipment."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Surface, darker, lighter, mix, veil
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
    tank,
)
from .figures import Person, cast, sit, stand
from .meetings import SOBER, WARM, row
from .rooms import Room, chair_back, frame, lamps, plant, windows

WHITE = "#f1efe8"
LIQUIDS = ["#c4683f", "#5f8f8a", "#d0a545", "#5f8f8a", "#8a9aa5"]


def zhangjiang_corridor() -> Surface:
    room = Room(left=-2.2, right=2.2, depth=14, height=2.9, floor="#b8c0bd", wall="#dfe3dd", ceiling="#eff1ec", boards=0.8)
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
    for person, x, z in zip(people, (-0.5, 0.55, -0.15, 0.75, -0.75, 0.2), (8.6, 8.2, 6.6, 5.6, 5.0, 4.1), strict=True):
        stand(view, person, x, z)
    return view.surface


def open_lab(view, accents: list[str]) -> None:
    """Rows of benches one behind the other, with shelves of instruments."""
    for index, z in enumerate((8.6, 6.9)):
        bench(view, -4.4, 4.4, z, z + 0.8, doors=8)
        for n in range(4):
            instrument(view, -3.9 + n * 2.1 + 0.4 * index, z + 0.25, 0.6, 0.5, 0.4, "#e3e6e2" if n % 2 else "#c2cdd0")
            flasks(view, -3.1 + n * 2.1 + 0.4 * index, z + 0.3, accents[n % 2 :])


def jlabs_open_lab() -> Surface:
    room = Room(left=-4.6, right=4.6, depth=11, height=3.4, floor="#c8c3b6", wall="#e7e6df", ceiling="#f2f1eb", boards=1.0)
    view = room.build(horizon=640, eye=(0, 1.65, 0))
    lamps(view, 3.4, [-3.2, -1.1, 1.0, 3.0], 2.5, 11)
    windows(view, -4.6, 4, 11, 4)
    view.upright(-4.6, 4.6, 0, 3.4, 10.98, "#c98263")
    hood(view, 1.2, 2.6, 10.1)
    hood(view, 2.8, 4.2, 10.1)
    open_lab(view, LIQUIDS)
    host = Person(height=1.8, dress="jacket", top="#35506b", hair="#7a5a3a", cut="parted", left="open", look=-1, skin="#e3bd9d")
    stand(view, host, 1.5, 4.5)
    places = [(-2.5, 5.0), (-1.8, 4.5), (-1.0, 5.1), (-0.3, 4.6), (-1.5, 3.7)]
    for index, (person, (x, z)) in enumerate(zip(cast(212, 5, WARM, look=1), places, strict=True)):
        stand(view, replace(person, back=index == 4), x, z)
    bench(view, 2.3, 5.2, 3.6, 4.3, doors=3)
    microscope(view, 2.9, 3.9)
    flasks(view, 3.3, 3.8, LIQUIDS)
    return view.surface


def jlabs_glass() -> Surface:
    room = Room(left=-5, right=5, depth=9.5, height=3.1, floor="#d4dad8", wall="#e9eeec", ceiling="#f6f8f6")
    view = room.build(horizon=650, eye=(0, 1.6, 0))
    lamps(view, 3.1, [-3, -1, 1, 2.8], 3.5, 9.5, "#ffffff")
    hood(view, -3.4, -1.9, 8.5)
    hood(view, -1.7, -0.2, 8.5)
    hood(view, 1.9, 3.4, 8.5)
    stand(view, Person(dress="coat", top=WHITE, back=True, cut="bun", height=1.64, left="hold", right="hold"), -1.0, 7.9)
    bench(view, -3.8, 3.8, 6.4, 7.1, doors=6)
    for n in range(4):
        instrument(view, -3.4 + n * 1.8, 6.6, 0.55, 0.45, 0.4, "#dfe4e2" if n % 2 else "#b9c7cb")
    flasks(view, -2.5, 6.6, LIQUIDS)
    flasks(view, 1.2, 6.6, LIQUIDS[1:])
    for x, look in ((-2.0, 1), (0.9, -1), (2.6, -1)):
        figure = Person(dress="coat", top=WHITE, look=look, left="rest", right="hold", cut="bob" if x < 0 else "short", height=1.7)
        stand(view, figure, x, 6.1)
    view.floor(-6, 6, 0.5, 5.0, "#8d877c")
    view.surface.glow(view.outline([(-4, 0, 3), (4, 0, 3), (4, 0, 5), (-4, 0, 5)]), "#e8f3f1", 0.4, 60)
    glass_wall(view, -4.6, 4.6, 5.0, 2.75, 5)
    view.upright(-6, 6, 2.75, 4, 5.0, "#6e675d")
    people = cast(221, 5, WARM, back=True)
    for person, x, z in zip(people, (-2.1, -1.25, 0.1, 1.0, 2.2), (4.1, 4.4, 4.2, 4.0, 4.4), strict=True):
        stand(view, replace(person, right="point" if x == 1.0 else person.right), x, z)
    return view.surface


def atlatl_corridor() -> Surface:
    room = Room(left=-2.7, right=2.7, depth=12, height=3.0, floor="#a8adb0", wall="#dcdcd2", ceiling="#eeeee8", boards=0.9)
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
    room = Room(left=-4.2, right=4.2, depth=7, height=2.9, floor="#c3ced3", wall="#e3eaec", ceiling="#f1f5f5", boards=0.7)
    view = room.build(horizon=640)
    for x in (-3, -1, 1, 2.6):
        for z in (3, 4.6, 6):
            view.face([(x, 2.89, z), (x + 0.9, 2.89, z), (x + 0.9, 2.89, z + 1), (x, 2.89, z + 1)], "#ffffff")
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
    people = [Person(height=high, dress="gown", top=tone, left=pose, right=pose, slim=1.0) for high, tone, pose in zip(heights, ("#f2f5f5", "#e6edef", "#f4f5f2") * 2, ("front", "hang", "front", "hang", "behind", "front"), strict=True)]
    row(view, people, 4.1, 0.78)
    return view.surface


def open_day_laboratory() -> Surface:
    room = Room(left=-4.4, right=4.4, depth=8, height=3.2, floor="#b99f7d", wall="#cfd9d3", ceiling="#eef0ea", boards=0.8)
    view = room.build(horizon=600, eye=(0, 1.75, 0))
    lamps(view, 3.2, [-2.6, 0, 2.4], 2, 8)
    windows(view, -4.4, 3, 8, 3)
    inside = frame(view, -1.9, 1.9, 1.3, 2.75, 7.9, "#3f6f6a", border="#e9ece6")
    inside.shape([(0.12, 0.2), (0.3, 0.7), (0.42, 0.45), (0.55, 0.8), (0.85, 0.2)], "#86b0a3")
    plant(view, 3.5, 7.0, 1.8)
    stand(view, Person(height=1.66, dress="coat", top=WHITE, cut="bun", left="hold", right="open", look=1), -0.5, 5.3)
    for person, x, z in zip(cast(244, 4, WARM), (-2.7, -1.7, 1.1, 2.2), (5.0, 5.4, 5.4, 5.0), strict=True):
        stand(view, replace(person, look=-1 if x > 0 else 1), x, z)
    bench(view, -2.0, 1.9, 4.2, 5.0, body="#e6e2d6", doors=4)
    flasks(view, -1.3, 4.5, LIQUIDS)
    microscope(view, 0.9, 4.6)
    flasks(view, 1.3, 4.5, LIQUIDS[2:])
    children = [("#d0a545", 1.2, "bob"), ("#5f8f8a", 1.32, "short"), ("#c4683f", 1.1, "short")]
    for (colour, high, cut), x in zip(children, (-1.3, -0.2, 0.9), strict=True):
        stand(view, Person(height=high, dress="shirt", top=colour, cut=cut, back=True, slim=0.92, legs="#3d4652"), x, 3.75)
    return view.surface


def marine_laboratory() -> Surface:
    room = Room(left=-4.4, right=4.4, depth=7.5, height=3.4, floor="#7c8a8c", wall="#2f4d59", ceiling="#3b5a66", boards=1.0)
    view = room.build(focal=1950, horizon=540, eye=(0, 1.6, 0))
    lamps(view, 3.4, [-2.4, 0, 2.2], 2, 7.5, "#dff0ee")
    for n in range(6):
        view.upright(-4 + n * 1.4, -3.97 + n * 1.4, 0, 3.4, 7.49, veil("#16272f", 0.4))
    tank(view, -3.6, 0.9, 0.35, 1.75, 5.4, 7.0)
    view.surface.glow(view.outline([(-3.2, 0.6, 5.4), (0.5, 0.6, 5.4), (0.5, 1.4, 5.4), (-3.2, 1.4, 5.4)]), "#bfe8e4", 0.3, 70)
    bench(view, 1.6, 4.2, 5.6, 6.4, body="#c9cfca", doors=3)
    instrument(view, 1.9, 5.9, 0.7, 0.5, 0.4, "#e3e6e2")
    instrument(view, 3.0, 5.9, 0.5, 0.65, 0.4, "#b9c7cb", "#d9a05b")
    _buoy(view, 0.1, 4.3)
    stand(view, Person(height=1.68, dress="coat", top=WHITE, cut="long", look=1, left="hang", right="open", slim=0.9), -0.85, 4.3)
    stand(view, Person(height=1.78, dress="coat", top=WHITE, cut="short", look=-1, left="hold", right="hold"), 1.1, 4.4)
    return view.surface


def _buoy(view, x: float, z: float) -> None:
    """A sensing buoy on a trolley."""
    view.shadow(x, z, 0.9, 0.6)
    view.box(x - 0.42, x + 0.42, 0.14, 0.3, z, z + 0.5, "#4a5560")
    px, py = view.at(x, 0.3, z)
    unit = view.scale(x, z)
    for wheel in (-0.3, 0.3):
        view.surface.oval(px + wheel * unit, py + 0.22 * unit, 0.07 * unit, 0.07 * unit, "#20262c")
    view.surface.shape([(px - 0.34 * unit, py), (px + 0.34 * unit, py), (px + 0.38 * unit, py - 0.34 * unit), (px - 0.38 * unit, py - 0.34 * unit)], "#d9923f")
    view.surface.shape([(px + 0.05 * unit, py), (px + 0.34 * unit, py), (px + 0.38 * unit, py - 0.34 * unit), (px + 0.05 * unit, py - 0.34 * unit)], "#b97328")
    view.surface.shape([(px - 0.28 * unit, py - 0.34 * unit), (px + 0.28 * unit, py - 0.34 * unit), (px + 0.07 * unit, py - 0.86 * unit), (px - 0.07 * unit, py - 0.86 * unit)], "#efe9da")
    view.surface.line([(px, py - 0.86 * unit), (px, py - 1.12 * unit)], "#e3e6e2", 8)
    view.surface.oval(px, py - 1.14 * unit, 0.045 * unit, 0.045 * unit, "#c4683f")


def microscope_bench() -> Surface:
    room = Room(left=-4.2, right=4.2, depth=5.7, height=2.9, floor="#9a9c98", wall="#c9cfc4", ceiling="#e9ebe4")
    view = room.build(focal=1850, horizon=560, eye=(0, 1.7, 0))
    lamps(view, 2.9, [-2, 1.7], 2, 5.7)
    for n in range(4):
        inside = frame(view, -3.7 + n * 1.9, -2.1 + n * 1.9, 1.3, 2.6, 5.65, "#dbe6e4", border="#7d8a80", edge=0.04)
        inside.shape([(0, 0), (1, 0), (1, 0.3), (0.6, 0.45), (0.3, 0.3), (0, 0.4)], "#8fa893")
    bench(view, -3.8, 3.8, 4.6, 5.5, body="#e3e0d6", doors=7)
    for n in range(5):
        microscope(view, -2.45 + n * 1.35, 4.9, size=1.5)
    people = ((-2.25, "parted", 1, 1.74), (-0.9, "bob", 0.9, 1.66), (0.45, "short", 1, 1.76), (1.8, "bun", 0.9, 1.64))
    for x, cut, slim, tall in people:
        view.shadow(x, 4.1, 0.5, 0.4)
        sit(view, Person(height=tall, dress="coat", top=WHITE, cut=cut, slim=slim, back=True, left="rest", right="rest"), x, 4.15, 0.52)
        chair_back(view, x, 4.05, "#3f6f7a")
    return view.surface


def microscope_control_room() -> Surface:
    room = Room(left=-4, right=4, depth=6, height=2.9, floor="#3c4450", wall="#4a5666", ceiling="#39424f")
    view = room.build(focal=2000, horizon=600)
    pane = frame(view, -3.2, 3.2, 1.0, 2.5, 5.9, "#9fbcc0", border="#28303a")
    pane.rect(0, 0, 1, 0.16, "#7d9398")
    view.upright(-0.5, 0.7, 1.15, 2.4, 5.88, "#dfe5e3")
    view.upright(-0.1, 0.3, 1.9, 2.45, 5.87, "#b9c7cb")
    view.upright(-0.3, 0.5, 1.3, 1.6, 5.87, "#4d6670")
    view.surface.glow(view.outline([(-2, 1.3, 5.8), (2, 1.3, 5.8), (2, 2.3, 5.8), (-2, 2.3, 5.8)]), "#eafaf6", 0.28, 80)
    bench(view, -3, 3, 4.5, 5.3, body="#2f3843", top="#5a6573")
    for n, colour in enumerate(("#7fc0a5", "#8fb5c4", "#d9a05b")):
        screen = frame(view, -2.3 + n * 1.6, -1.0 + n * 1.6, 1.0, 1.75, 4.85, "#1d2a33", border="#11181e", edge=0.03)
        for spot in range(9):
            px, py = screen.at(0.14 + (spot * 37 % 74) / 100, 0.15 + (spot * 53 % 70) / 100)
            view.surface.oval(px, py, 16 + spot * 4, 15 + spot * 3.6, veil(colour, 0.35 + 0.05 * spot))
    view.surface.glow(view.outline([(-2, 0.9, 4.4), (2.4, 0.9, 4.4), (2.4, 1.5, 4.4), (-2, 1.5, 4.4)]), "#bfe8e4", 0.2, 70)
    sit(view, Person(height=1.74, dress="coat", top="#dfe3e0", cut="short", back=True, left="rest", right="rest"), -0.7, 3.9, 0.5)
    chair_back(view, -0.7, 3.8, "#6b4f3a")
    sit(view, Person(height=1.64, dress="coat", top="#dfe3e0", cut="bob", slim=0.9, back=True, left="rest", right="point"), 0.9, 3.9, 0.5)
    chair_back(view, 0.9, 3.8, "#6b4f3a")
    return view.surface


def clinic_day() -> Surface:
    room = Room(left=-4.6, right=4.6, depth=8, height=3.2, floor="#c9b89b", wall="#dfe6dd", ceiling="#f0f2ec", boards=0.8)
    view = room.build(horizon=600, eye=(0, 1.6, 0))
    windows(view, -4.6, 3, 8, 3)
    for n in range(14):
        x = -4.4 + n * 0.62
        view.upright(x, x + 0.6, 0.1, 2.3, 7.6, mix("#7fa69a", "#93b7aa", (n % 2) * 0.8))
    for person, x in zip(cast(266, 4, WARM), (2.2, 2.9, 3.5, 4.1), strict=True):
        stand(view, replace(person, hair="#8d8a86"), x, 6.5)
    nurse = Person(height=1.63, dress="shirt", top="#e9f0ee", legs="#dfe6e4", cut="bun", look=-1, left="open", right="rest", slim=0.9)
    stand(view, nurse, 0.75, 4.85)
    elder = Person(height=1.66, dress="jacket", top="#8a6f52", hair="#b5b1aa", cut="parted", look=1, left="rest", right="open")
    sit(view, elder, -0.75, 4.7, 0.47)
    doctor = Person(height=1.76, dress="coat", top=WHITE, cut="short", look=1, left="hold", right="hold")
    stand(view, doctor, -2.2, 5.4)
    view.surface.glow(view.outline([(-1.4, 0, 3.8), (1.8, 0, 3.8), (1.9, 0, 4.5), (-1.4, 0, 4.5)]), "#141a26", 0.34, 20)
    view.box(-1.5, 1.5, 0, 0.74, 3.9, 4.55, "#b9cfc5", top="#f5f2e9")
    for n in range(9):
        view.upright(-1.4 + n * 0.34, -1.33 + n * 0.34, 0, 0.72, 3.89, veil("#5f8f8a", 0.16))
    view.box(0.0, 0.34, 0.74, 0.98, 4.15, 4.35, "#5f8f8a")
    view.upright(0.05, 0.29, 0.8, 0.94, 4.14, "#dff0ea")
    view.surface.line([view.at(0.0, 0.8, 4.2), view.at(-0.15, 0.76, 4.2), view.at(-0.3, 0.82, 4.3)], "#35505e", 7)
    plant(view, -3.9, 6.9, 1.6)
    return view.surface
