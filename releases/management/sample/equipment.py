"""What laboratories are furnished with: benches, instruments, hoods, glass, tanks."""

from __future__ import annotations

from .canvas import Colour, darker, lighter, mix, veil
from .space import View


def bench(
    view: View, x0, x1, z0, z1, body="#dfe2dd", top="#f2f2ec", height: float = 0.9, doors: int = 0
) -> None:
    view.surface.glow(
        view.outline([(x0, 0, z0 - 0.1), (x1 + 0.2, 0, z0 - 0.1), (x1 + 0.2, 0, z1), (x0, 0, z1)]),
        "#141a26",
        0.3,
        16,
    )
    view.box(x0 + 0.04, x1 - 0.04, 0, height - 0.05, z0 + 0.05, z1, body)
    view.box(x0, x1, height - 0.05, height, z0, z1, darker(top, 0.12), top=top)
    for index in range(doors):
        left = x0 + 0.08 + index * (x1 - x0 - 0.16) / doors
        right = left + (x1 - x0 - 0.16) / doors - 0.05
        view.upright(left, right, 0.1, height - 0.12, z0 + 0.045, lighter(body, 0.25))
        view.upright(
            right - 0.1, right - 0.07, height - 0.3, height - 0.18, z0 + 0.044, darker(body, 0.35)
        )


def long_bench(view: View, x0, x1, z0, z1, colour: str, wall: float) -> None:
    """A bench that runs away from the eye along a wall, with a shelf above and things on both."""
    inner = x1 if wall < 0 else x0
    view.box(x0, x1, 0, 0.88, z0, z1, colour)
    view.box(x0, x1, 0.88, 0.92, z0, z1, "#eceeea", top="#f6f6f1")
    out = 0.004 if wall < 0 else -0.004
    count = round((z1 - z0) / 0.8)
    for index in range(count):
        near = z0 + index * (z1 - z0) / count
        pane = view.wall(
            (inner + out, 0.08, near + 0.05), (0, 0, (z1 - z0) / count - 0.1), (0, 0.72, 0)
        )
        pane.rect(0, 0, 1, 1, lighter(colour, 0.2) if index % 2 else lighter(colour, 0.1))
        pane.rect(0.4, 0.82, 0.6, 0.87, darker(colour, 0.4))


def instrument(
    view: View, x, z, wide, high, deep, colour, light="#7fc0a5", base: float = 0.9
) -> None:
    """An apparatus on a bench: a housing, a dark window, a small light."""
    view.box(x, x + wide, base, base + high, z, z + deep, colour)
    view.upright(
        x + wide * 0.1,
        x + wide * 0.9,
        base + high * 0.32,
        base + high * 0.86,
        z - 0.002,
        darker(colour, 0.62),
    )
    view.upright(
        x + wide * 0.16,
        x + wide * 0.5,
        base + high * 0.4,
        base + high * 0.78,
        z - 0.003,
        mix(light, "#20303a", 0.35),
    )
    view.upright(
        x + wide * 0.1, x + wide * 0.22, base + high * 0.1, base + high * 0.2, z - 0.003, light
    )


def side_instrument(view: View, x, z, wide, high, deep, colour, light="#7fc0a5") -> None:
    """The same on a bench along a wall: its window looks across the aisle."""
    view.box(x, x + wide, 0.92, 0.92 + high, z, z + deep, colour)
    face = x + wide + 0.003 if x < 0 else x - 0.003
    pane = view.wall((face, 0.92, z), (0, 0, deep), (0, high, 0))
    pane.rect(0.1, 0.3, 0.9, 0.88, darker(colour, 0.6))
    pane.rect(0.16, 0.4, 0.5, 0.78, mix(light, "#20303a", 0.35))
    pane.rect(0.1, 0.1, 0.22, 0.18, light)


def cabinet(view: View, x0, x1, z0, z1, high, colour, glass="#a9c1c6") -> None:
    """A tall cabinet against a side wall, glazed towards the aisle."""
    view.box(x0, x1, 0, high, z0, z1, colour)
    face = x1 + 0.003 if x0 < 0 else x0 - 0.003
    pane = view.wall((face, 0, z0), (0, 0, z1 - z0), (0, high, 0))
    for s in (0.06, 0.53):
        pane.rect(s, 0.06, s + 0.41, 0.42, lighter(colour, 0.15))
        pane.rect(s, 0.47, s + 0.41, 0.95, glass)
        for t in (0.6, 0.75):
            pane.rect(s, t, s + 0.41, t + 0.015, darker(glass, 0.3))


def hood(view: View, x0, x1, z, colour="#e4e7e4", light="#d9efe8") -> None:
    """A fume hood or safety cabinet that faces us."""
    view.box(x0, x1, 0, 2.3, z, z + 0.8, colour)
    view.upright(x0 + 0.08, x1 - 0.08, 0.92, 1.85, z - 0.004, "#49606a")
    view.upright(x0 + 0.1, x1 - 0.1, 1.55, 1.83, z - 0.006, light)
    view.upright(x0 + 0.08, x1 - 0.08, 1.28, 1.85, z - 0.008, veil("#e8f4f2", 0.35))
    view.upright(x0 + 0.08, x1 - 0.08, 0.1, 0.8, z - 0.004, lighter(colour, 0.3))
    view.upright(x0 + 0.1, x0 + 0.3, 2.02, 2.14, z - 0.004, "#7fc0a5")


def microscope(
    view: View, x, z, base: float = 0.9, size: float = 1.0, colour: str | Colour = "#e9ebe8"
) -> None:
    """A microscope from the side, its eyepieces to the left."""
    px, py = view.at(x, base, z)
    unit = view.scale(x, z) * size

    def part(points, fill):
        view.surface.shape([(px + a * unit, py - b * unit) for a, b in points], fill)

    dark = "#2b3440"
    part([(-0.12, 0), (0.13, 0), (0.13, 0.035), (-0.12, 0.05)], dark)
    part(
        [(0.06, 0.03), (0.13, 0.03), (0.13, 0.28), (0.08, 0.36), (0.02, 0.36), (0.06, 0.28)], colour
    )
    part([(-0.1, 0.13), (0.08, 0.13), (0.08, 0.155), (-0.1, 0.155)], dark)
    part([(-0.045, 0.18), (0.0, 0.18), (0.0, 0.28), (-0.045, 0.28)], darker(colour, 0.3))
    part([(-0.06, 0.27), (0.06, 0.27), (0.07, 0.36), (-0.05, 0.36)], colour)
    part([(-0.15, 0.42), (-0.12, 0.46), (0.0, 0.375), (-0.03, 0.33)], dark)
    part([(0.07, 0.1), (0.1, 0.1), (0.1, 0.13), (0.07, 0.13)], "#b7603f")


def flasks(view: View, x, z, colours: list[str], base: float = 0.9, step: float = 0.16) -> None:
    """A row of vessels with a little colour in each."""
    for index, colour in enumerate(colours):
        px, py = view.at(x + index * step, base, z)
        unit = view.scale(x, z)
        tall = 0.2 + 0.05 * (index % 3)
        glass = [
            (-0.05, 0),
            (0.05, 0),
            (0.018, tall * 0.6),
            (0.018, tall),
            (-0.018, tall),
            (-0.018, tall * 0.6),
        ]
        full = [(-0.05, 0), (0.05, 0), (0.035, tall * 0.25), (-0.035, tall * 0.25)]
        view.surface.shape(
            [(px + a * unit, py - b * unit) for a, b in glass], veil("#e8f1f0", 0.75)
        )
        view.surface.shape([(px + a * unit, py - b * unit) for a, b in full], colour)


def glass_wall(
    view: View, x0, x1, z, high: float, posts: int, tint="#cfe3e2", edge="#5b6870"
) -> None:
    """A glazed partition that faces us, with two long reflections."""
    view.upright(x0, x1, 0, high, z, veil(tint, 0.24))
    wide = (x1 - x0) / posts
    for index in range(posts):
        left = x0 + index * wide
        view.face(
            [
                (left + 0.15 * wide, 0, z),
                (left + 0.32 * wide, 0, z),
                (left + 0.72 * wide, high, z),
                (left + 0.55 * wide, high, z),
            ],
            veil("#ffffff", 0.11),
        )
        view.upright(left - 0.03, left + 0.03, 0, high, z, edge)
    view.upright(x1 - 0.03, x1 + 0.03, 0, high, z, edge)
    for y in (0.0, high - 0.08):
        view.upright(x0, x1, y, y + 0.08, z, edge)


def tank(view: View, x0, x1, y0, y1, z0, z1, water="#5f9aa3") -> None:
    """An open tank of glass, filled nearly to its brim."""
    level = y0 + (y1 - y0) * 0.86
    view.box(
        x0,
        x1,
        y0,
        level,
        z0,
        z1,
        veil(water, 0.72),
        top=lighter(water, 0.35),
        side=veil(darker(water, 0.15), 0.8),
    )
    view.upright(x0, x1, level, y1, z0, veil("#e3f0ef", 0.3))
    for x in (x0, x1 - 0.03):
        view.upright(x, x + 0.03, y0, y1, z0, "#6d7a80")
    view.upright(x0, x1, y1 - 0.03, y1, z0, "#6d7a80")
    view.upright(x0, x1, y0, y0 + 0.03, z0, "#6d7a80")
