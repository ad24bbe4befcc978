"""Building sites: a frame of floors, scaffolding, a hoarding, a tower crane."""

from __future__ import annotations

from .canvas import Surface, darker, lighter, mix, veil
from .space import View


def frame_of_floors(
    view: View, block: tuple, floors: int, storey: float, tone: str, clad: int, flank: int
) -> None:
    """A concrete frame: slabs, columns, dark depths; the lowest `clad` floors have their glass.

    `flank` says which end shows: -1 the left one, 1 the right one.
    """
    x0, x1, z0, z1 = block
    for floor in reversed(range(floors)):
        y = floor * storey
        view.box(
            x0,
            x1,
            y + storey - 0.3,
            y + storey,
            z0,
            z1,
            lighter(tone, 0.2),
            side=darker(tone, 0.15),
            top=lighter(tone, 0.35),
        )
        view.box(
            x0 + 0.6,
            x1 - 0.6,
            y,
            y + storey - 0.3,
            z0 + 0.6,
            z1 - 0.6,
            "#4d5358",
            side="#3b4045",
            top="#777b7c",
        )
        for index in range(9):
            x = x0 + 0.3 + index * (x1 - x0 - 1.1) / 8
            view.box(
                x, x + 0.5, y, y + storey - 0.3, z0 + 0.2, z0 + 0.7, tone, side=darker(tone, 0.25)
            )
        for index in range(1, 5):
            z = z0 + index * (z1 - z0 - 1) / 4
            x = x0 + 0.2 if flank < 0 else x1 - 0.7
            view.box(
                x,
                x + 0.5,
                y,
                y + storey - 0.3,
                z,
                z + 0.5,
                darker(tone, 0.1),
                side=darker(tone, 0.18),
            )
        if floor < clad:
            glass = view.wall((x0, y, z0 + 0.1), (x1 - x0, 0, 0), (0, storey - 0.3, 0))
            glass.grid(
                16,
                1,
                0.05,
                lambda column, row, level=floor: mix(
                    "#9dbccb", "#dfeaec", (column * 7 + level * 3) % 5 / 6
                ),
            )
            end = (x0 + 0.1, y, z1) if flank < 0 else (x1 - 0.1, y, z0)
            side = view.wall(end, (0, 0, (z1 - z0) * flank), (0, storey - 0.3, 0))
            side.grid(
                10,
                1,
                0.05,
                lambda column, row, level=floor: mix(
                    "#7394a5", "#a9c1ca", (column * 3 + level) % 4 / 5
                ),
            )


def scaffold(view: View, x0, x1, y1, z, step: float, colour: str, net: str) -> None:
    """Poles, planks and braces before a front, part of them behind netting."""
    columns = round((x1 - x0) / step)
    rows = round(y1 / 2)
    for row in range(rows):
        view.upright(x0, x1, row * 2 + 1.9, row * 2 + 2.02, z, "#b98a52")
        view.upright(x0, x1, row * 2 + 2.9, row * 2 + 2.95, z, colour)
        for column in range(0, columns, 2):
            foot = view.at(x0 + column * step, row * 2, z)
            head = view.at(x0 + (column + 1) * step, row * 2 + 2, z)
            view.surface.line([foot, head], veil(colour, 0.8), 2.5)
    for column in range(columns + 1):
        view.upright(x0 + column * step, x0 + column * step + 0.08, 0, y1 + 0.9, z, colour)
    for column, low, high in ((0, 2, 8), (3, 6, 12), (6, 0, 6), (8, 8, 14)):
        left = x0 + column * step
        view.upright(left, left + 2 * step, low, min(high, y1), z - 0.05, veil(net, 0.62))


def hoarding(view: View, x0, x1, z, colour: str) -> None:
    view.upright(x0, x1, 0, 2.4, z, colour)
    for index in range(int((x1 - x0) / 2)):
        view.upright(x0 + index * 2, x0 + index * 2 + 0.05, 0, 2.4, z - 0.01, darker(colour, 0.25))
    view.upright(x0, x1, 2.3, 2.4, z - 0.02, lighter(colour, 0.35))


def crane(surface: Surface, x: float, foot: float, top: float, colour: str) -> None:
    """A tower crane: a lattice mast, a jib to the left, a shorter arm with its weights."""
    dark, half = darker(colour, 0.3), 22
    for side in (-half, half):
        surface.line([(x + side, foot), (x + side, top)], colour if side < 0 else dark, 9)
    step, y, flip = 44, foot, 1
    while y > top + step:
        surface.line([(x - half * flip, y), (x + half * flip, y - step)], dark, 4.5)
        surface.line([(x - half, y), (x + half, y)], dark, 3.5)
        y, flip = y - step, -flip
    left, right, deck = x - 1180, x + 420, top + 40
    surface.line([(left, deck), (right, deck)], colour, 8)
    surface.line([(left + 60, deck - 46), (x, deck - 46)], colour, 6)
    for index in range(int((x - left) / 52)):
        at = left + 20 + index * 52
        surface.line([(at, deck), (at + 26, deck - 46), (at + 52, deck)], dark, 3.5)
    surface.line([(x - half, top), (x, top - 130), (x + half, top)], colour, 8)
    surface.line([(x, top - 126), (left + 260, deck - 46)], dark, 3.5)
    surface.line([(x, top - 126), (right - 30, deck)], dark, 3.5)
    surface.rect(right - 120, deck, right - 20, deck + 88, "#6f675c")
    surface.rect(x - 62, deck + 8, x - 4, deck + 84, lighter(colour, 0.2))
    surface.rect(x - 56, deck + 16, x - 24, deck + 52, "#cfe0e2")
    hook = left + 420
    surface.line([(hook, deck), (hook, deck + 330)], "#4a443c", 3)
    surface.rect(hook - 16, deck + 326, hook + 16, deck + 350, dark)
    surface.line([(hook, deck + 350), (hook - 70, deck + 410)], "#4a443c", 2.5)
    surface.line([(hook, deck + 350), (hook + 70, deck + 410)], "#4a443c", 2.5)
    surface.rect(hook - 110, deck + 408, hook + 110, deck + 424, "#7d4f34")
