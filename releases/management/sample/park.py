"""The invented park by day: an open day, a hall of stands, a clinic."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Surface, darker, lighter, mix, veil
from .casting import Person, cast
from .equipment import bench, flasks, microscope
from .figures import sit, stand
from .laboratories import LIQUIDS, WHITE
from .meetings import WARM
from .rooms import Room, lamps, plant, windows
from .screens import frame
from .space import View


def open_day_laboratory() -> Surface:
    room = Room(
        left=-4.4,
        right=4.4,
        depth=8,
        height=3.2,
        floor="#b99f7d",
        wall="#cfd9d3",
        ceiling="#eef0ea",
        boards=0.8,
    )
    view = room.build(horizon=600, eye=(0, 1.75, 0))
    lamps(view, 3.2, [-2.6, 0, 2.4], 2, 8)
    windows(view, -4.4, 3, 8, 3)
    inside = frame(view, -1.9, 1.9, 1.3, 2.75, 7.9, "#3f6f6a", border="#e9ece6")
    inside.shape([(0.12, 0.2), (0.3, 0.7), (0.42, 0.45), (0.55, 0.8), (0.85, 0.2)], "#86b0a3")
    plant(view, 3.5, 7.0, 1.8)
    stand(
        view,
        Person(height=1.66, dress="coat", top=WHITE, cut="bun", left="hold", right="open", look=1),
        -0.5,
        5.3,
    )
    for person, x, z in zip(
        cast(244, 4, WARM), (-2.7, -1.7, 1.1, 2.2), (5.0, 5.4, 5.4, 5.0), strict=True
    ):
        stand(view, replace(person, look=-1 if x > 0 else 1), x, z)
    bench(view, -2.0, 1.9, 4.2, 5.0, body="#e6e2d6", doors=4)
    flasks(view, -1.3, 4.5, LIQUIDS)
    microscope(view, 0.9, 4.6)
    flasks(view, 1.3, 4.5, LIQUIDS[2:])
    children = [("#d0a545", 1.2, "bob"), ("#5f8f8a", 1.32, "short"), ("#c4683f", 1.1, "short")]
    for (colour, high, cut), x in zip(children, (-1.3, -0.2, 0.9), strict=True):
        stand(
            view,
            Person(
                height=high,
                dress="shirt",
                top=colour,
                cut=cut,
                back=True,
                slim=0.92,
                legs="#3d4652",
            ),
            x,
            3.75,
        )
    return view.surface


def research_day_hall() -> Surface:
    room = Room(
        left=-4.6,
        right=4.6,
        depth=13,
        height=4.4,
        floor="#c2b7a2",
        wall="#e0d8c8",
        ceiling="#4b5560",
        boards=1.3,
    )
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
        stand(
            view,
            replace(person, height=person.height * 0.93, back=n % 3 == 0, look=-1 if x < 0 else 1),
            x,
            z,
        )
    return view.surface


def _stall(view: View, side: int, z: float, colour: str, seed: int) -> None:
    """A stand at one side of the hall: a partition, a poster, a counter, somebody who explains."""
    near, far = sorted((side * 2.3, side * 4.5))
    view.box(near, far, 0, 2.4, z, z + 0.1, lighter(colour, 0.55))
    view.upright(near, far, 2.1, 2.4, z - 0.01, colour)
    view.upright(near + 0.5, near + 1.5, 1.1, 1.9, z - 0.01, mix(colour, "#f3eee2", 0.8))
    view.face(
        [(near + 0.6, 1.2, z - 0.02), (near + 1.4, 1.2, z - 0.02), (near + 1.0, 1.75, z - 0.02)],
        mix(colour, "#f3eee2", 0.35),
    )
    stand(view, cast(seed, 1, [darker(colour, 0.3)], look=-side)[0], side * 3.3, z - 0.35)
    view.box(near + 0.2, far - 0.3, 0, 0.92, z - 1.1, z - 0.65, colour)


def clinic_day() -> Surface:
    room = Room(
        left=-4.6,
        right=4.6,
        depth=8,
        height=3.2,
        floor="#c9b89b",
        wall="#dfe6dd",
        ceiling="#f0f2ec",
        boards=0.8,
    )
    view = room.build(horizon=600, eye=(0, 1.6, 0))
    windows(view, -4.6, 3, 8, 3)
    for n in range(14):
        x = -4.4 + n * 0.62
        view.upright(x, x + 0.6, 0.1, 2.3, 7.6, mix("#7fa69a", "#93b7aa", (n % 2) * 0.8))
    for person, x in zip(cast(266, 4, WARM), (2.2, 2.9, 3.5, 4.1), strict=True):
        stand(view, replace(person, hair="#8d8a86"), x, 6.5)
    nurse = Person(
        height=1.63,
        dress="shirt",
        top="#e9f0ee",
        legs="#dfe6e4",
        cut="bun",
        look=-1,
        left="open",
        right="rest",
        slim=0.9,
    )
    stand(view, nurse, 0.75, 4.85)
    elder = Person(
        height=1.66,
        dress="jacket",
        top="#8a6f52",
        hair="#b5b1aa",
        cut="parted",
        look=1,
        left="rest",
        right="open",
    )
    sit(view, elder, -0.75, 4.7, 0.47)
    doctor = Person(
        height=1.76, dress="coat", top=WHITE, cut="short", look=1, left="hold", right="hold"
    )
    stand(view, doctor, -2.2, 5.4)
    view.surface.glow(
        view.outline([(-1.4, 0, 3.8), (1.8, 0, 3.8), (1.9, 0, 4.5), (-1.4, 0, 4.5)]),
        "#141a26",
        0.34,
        20,
    )
    view.box(-1.5, 1.5, 0, 0.74, 3.9, 4.55, "#b9cfc5", top="#f5f2e9")
    for n in range(9):
        view.upright(-1.4 + n * 0.34, -1.33 + n * 0.34, 0, 0.72, 3.89, veil("#5f8f8a", 0.16))
    view.box(0.0, 0.34, 0.74, 0.98, 4.15, 4.35, "#5f8f8a")
    view.upright(0.05, 0.29, 0.8, 0.94, 4.14, "#dff0ea")
    view.surface.line(
        [view.at(0.0, 0.8, 4.2), view.at(-0.15, 0.76, 4.2), view.at(-0.3, 0.82, 4.3)], "#35505e", 7
    )
    plant(view, -3.9, 6.9, 1.6)
    return view.surface
