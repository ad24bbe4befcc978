"""What hangs on walls: frames, slides without words, banners, plain signs."""

from __future__ import annotations

import math

from .canvas import Colour, mix, veil
from .space import View, Wall


def frame(view: View, x0, x1, y0, y1, z, fill, border="#3a4350", edge: float = 0.05) -> Wall:
    """A screen, panel or picture that faces the eye; answers its inside to draw on."""
    view.upright(x0 + 0.05, x1 + 0.09, y0 - 0.09, y1 - 0.03, z, veil("#10182a", 0.18))
    view.upright(x0, x1, y0, y1, z, border)
    view.upright(x0 + edge, x1 - edge, y0 + edge, y1 - edge, z, fill)
    return view.wall(
        (x0 + edge, y0 + edge, z), (x1 - x0 - 2 * edge, 0, 0), (0, y1 - y0 - 2 * edge, 0)
    )


def curves(wall: Wall, colours: list[Colour | str]) -> None:
    """Rolling fields of colour, as on an event's banner."""
    for index, colour in enumerate(colours):
        base = 0.62 - index * 0.17
        top = [
            (s / 24, base + 0.11 * math.sin(s / 24 * 5 + index * 1.7) + 0.12 * s / 24)
            for s in range(25)
        ]
        wall.shape([(0, 0), *top, (1, 0)], colour)


def emblem(
    wall: Wall, s: float, t: float, size: float, one: str | Colour, other: str | Colour
) -> None:
    """A plain sign of two shapes: a disc and the quarter that it rises from."""
    view = wall.view
    left, top = wall.at(s - size, t)
    radius = (wall.at(s + size, t)[0] - left) / 2
    view.surface.oval(left + radius, top, radius, radius, one)
    view.surface.oval(left + radius * 1.32, top + radius * 0.2, radius * 0.72, radius * 0.72, other)


def diagram(wall: Wall, ink: str | Colour, accent: str | Colour) -> None:
    """A slide without words: a line that rises over columns."""
    for index, height in enumerate((0.2, 0.28, 0.25, 0.38, 0.46, 0.56)):
        s = 0.16 + index * 0.115
        wall.rect(
            s, 0.16, s + 0.07, 0.16 + height, accent if index == 5 else mix(ink, "#ffffff", 0.45)
        )
    wall.rect(0.12, 0.145, 0.88, 0.16, ink)
    wall.rect(0.12, 0.84, 0.46, 0.87, veil(ink, 0.7))
    wall.rect(0.12, 0.78, 0.36, 0.80, veil(ink, 0.4))


def network(wall: Wall, ink: str | Colour, accent: str | Colour) -> None:
    """A slide without words: rings that are joined to one another."""
    nodes = [
        (0.5, 0.5, 22),
        (0.24, 0.7, 13),
        (0.27, 0.28, 15),
        (0.74, 0.72, 15),
        (0.78, 0.34, 12),
        (0.5, 0.83, 9),
        (0.52, 0.17, 9),
    ]
    surface = wall.view.surface
    places = [
        (*wall.at(s, t), size * (wall.at(0.1, 0)[0] - wall.at(0, 0)[0]) / 55)
        for s, t, size in nodes
    ]
    for x, y, _ in places[1:]:
        surface.line([places[0][:2], (x, y)], veil(ink, 0.5), 2.5)
    for index, (x, y, size) in enumerate(places):
        surface.oval(x, y, size, size, accent if index in (0, 3) else mix(ink, "#ffffff", 0.35))
