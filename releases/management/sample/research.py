"""The invented park at work: a marine laboratory and a microscopy centre."""

from __future__ import annotations

from .canvas import Surface, veil
from .casting import Person
from .equipment import bench, instrument, microscope, tank
from .figures import sit, stand
from .laboratories import WHITE
from .rooms import Room, chair_back, lamps
from .screens import frame


def marine_laboratory() -> Surface:
    room = Room(
        left=-4.4,
        right=4.4,
        depth=7.5,
        height=3.4,
        floor="#7c8a8c",
        wall="#2f4d59",
        ceiling="#3b5a66",
        boards=1.0,
    )
    view = room.build(focal=1950, horizon=540, eye=(0, 1.6, 0))
    lamps(view, 3.4, [-2.4, 0, 2.2], 2, 7.5, "#dff0ee")
    for n in range(6):
        view.upright(-4 + n * 1.4, -3.97 + n * 1.4, 0, 3.4, 7.49, veil("#16272f", 0.4))
    tank(view, -3.6, 0.9, 0.35, 1.75, 5.4, 7.0)
    view.surface.glow(
        view.outline([(-3.2, 0.6, 5.4), (0.5, 0.6, 5.4), (0.5, 1.4, 5.4), (-3.2, 1.4, 5.4)]),
        "#bfe8e4",
        0.3,
        70,
    )
    bench(view, 1.6, 4.2, 5.6, 6.4, body="#c9cfca", doors=3)
    instrument(view, 1.9, 5.9, 0.7, 0.5, 0.4, "#e3e6e2")
    instrument(view, 3.0, 5.9, 0.5, 0.65, 0.4, "#b9c7cb", "#d9a05b")
    _buoy(view, 0.1, 4.3)
    stand(
        view,
        Person(
            height=1.68,
            dress="coat",
            top=WHITE,
            cut="long",
            look=1,
            left="hang",
            right="open",
            slim=0.9,
        ),
        -0.85,
        4.3,
    )
    stand(
        view,
        Person(
            height=1.78, dress="coat", top=WHITE, cut="short", look=-1, left="hold", right="hold"
        ),
        1.1,
        4.4,
    )
    return view.surface


def _buoy(view, x: float, z: float) -> None:
    """A sensing buoy on a trolley."""
    view.shadow(x, z, 0.9, 0.6)
    view.box(x - 0.42, x + 0.42, 0.14, 0.3, z, z + 0.5, "#4a5560")
    px, py = view.at(x, 0.3, z)
    unit = view.scale(x, z)
    for wheel in (-0.3, 0.3):
        view.surface.oval(px + wheel * unit, py + 0.22 * unit, 0.07 * unit, 0.07 * unit, "#20262c")
    view.surface.shape(
        [
            (px - 0.34 * unit, py),
            (px + 0.34 * unit, py),
            (px + 0.38 * unit, py - 0.34 * unit),
            (px - 0.38 * unit, py - 0.34 * unit),
        ],
        "#d9923f",
    )
    view.surface.shape(
        [
            (px + 0.05 * unit, py),
            (px + 0.34 * unit, py),
            (px + 0.38 * unit, py - 0.34 * unit),
            (px + 0.05 * unit, py - 0.34 * unit),
        ],
        "#b97328",
    )
    view.surface.shape(
        [
            (px - 0.28 * unit, py - 0.34 * unit),
            (px + 0.28 * unit, py - 0.34 * unit),
            (px + 0.07 * unit, py - 0.86 * unit),
            (px - 0.07 * unit, py - 0.86 * unit),
        ],
        "#efe9da",
    )
    view.surface.line([(px, py - 0.86 * unit), (px, py - 1.12 * unit)], "#e3e6e2", 8)
    view.surface.oval(px, py - 1.14 * unit, 0.045 * unit, 0.045 * unit, "#c4683f")


def microscope_bench() -> Surface:
    room = Room(
        left=-4.2,
        right=4.2,
        depth=5.7,
        height=2.9,
        floor="#9a9c98",
        wall="#c9cfc4",
        ceiling="#e9ebe4",
    )
    view = room.build(focal=1850, horizon=560, eye=(0, 1.7, 0))
    lamps(view, 2.9, [-2, 1.7], 2, 5.7)
    for n in range(4):
        inside = frame(
            view,
            -3.7 + n * 1.9,
            -2.1 + n * 1.9,
            1.3,
            2.6,
            5.65,
            "#dbe6e4",
            border="#7d8a80",
            edge=0.04,
        )
        inside.shape([(0, 0), (1, 0), (1, 0.3), (0.6, 0.45), (0.3, 0.3), (0, 0.4)], "#8fa893")
    bench(view, -3.8, 3.8, 4.6, 5.5, body="#e3e0d6", doors=7)
    for n in range(5):
        microscope(view, -2.45 + n * 1.35, 4.9, size=1.5)
    people = (
        (-2.25, "parted", 1, 1.74),
        (-0.9, "bob", 0.9, 1.66),
        (0.45, "short", 1, 1.76),
        (1.8, "bun", 0.9, 1.64),
    )
    for x, cut, slim, tall in people:
        view.shadow(x, 4.1, 0.5, 0.4)
        sit(
            view,
            Person(
                height=tall,
                dress="coat",
                top=WHITE,
                cut=cut,
                slim=slim,
                back=True,
                left="rest",
                right="rest",
            ),
            x,
            4.15,
            0.52,
        )
        chair_back(view, x, 4.05, "#3f6f7a")
    return view.surface


def microscope_control_room() -> Surface:
    room = Room(
        left=-4, right=4, depth=6, height=2.9, floor="#3c4450", wall="#4a5666", ceiling="#39424f"
    )
    view = room.build(focal=2000, horizon=600)
    pane = frame(view, -3.2, 3.2, 1.0, 2.5, 5.9, "#9fbcc0", border="#28303a")
    pane.rect(0, 0, 1, 0.16, "#7d9398")
    view.upright(-0.5, 0.7, 1.15, 2.4, 5.88, "#dfe5e3")
    view.upright(-0.1, 0.3, 1.9, 2.45, 5.87, "#b9c7cb")
    view.upright(-0.3, 0.5, 1.3, 1.6, 5.87, "#4d6670")
    view.surface.glow(
        view.outline([(-2, 1.3, 5.8), (2, 1.3, 5.8), (2, 2.3, 5.8), (-2, 2.3, 5.8)]),
        "#eafaf6",
        0.28,
        80,
    )
    bench(view, -3, 3, 4.5, 5.3, body="#2f3843", top="#5a6573")
    for n, colour in enumerate(("#7fc0a5", "#8fb5c4", "#d9a05b")):
        screen = frame(
            view,
            -2.3 + n * 1.6,
            -1.0 + n * 1.6,
            1.0,
            1.75,
            4.85,
            "#1d2a33",
            border="#11181e",
            edge=0.03,
        )
        for spot in range(9):
            px, py = screen.at(0.14 + (spot * 37 % 74) / 100, 0.15 + (spot * 53 % 70) / 100)
            view.surface.oval(
                px, py, 16 + spot * 4, 15 + spot * 3.6, veil(colour, 0.35 + 0.05 * spot)
            )
    view.surface.glow(
        view.outline([(-2, 0.9, 4.4), (2.4, 0.9, 4.4), (2.4, 1.5, 4.4), (-2, 1.5, 4.4)]),
        "#bfe8e4",
        0.2,
        70,
    )
    sit(
        view,
        Person(
            height=1.74,
            dress="coat",
            top="#dfe3e0",
            cut="short",
            back=True,
            left="rest",
            right="rest",
        ),
        -0.7,
        3.9,
        0.5,
    )
    chair_back(view, -0.7, 3.8, "#6b4f3a")
    sit(
        view,
        Person(
            height=1.64,
            dress="coat",
            top="#dfe3e0",
            cut="bob",
            slim=0.9,
            back=True,
            left="rest",
            right="point",
        ),
        0.9,
        3.9,
        0.5,
    )
    chair_back(view, 0.9, 3.8, "#6b4f3a")
    return view.surface
