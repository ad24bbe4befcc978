"""Rooms and what stands in them: walls, windows, tables, chairs, plants."""

from __future__ import annotations

from dataclasses import dataclass

from .canvas import Surface, darker, lighter, mix, veil
from .casting import Person
from .figures import sit
from .space import View, Wall


@dataclass(frozen=True)
class Room:
    """A room seen through its missing front: its sides, its depth, its height, its colours."""

    left: float = -4.5
    right: float = 4.5
    depth: float = 9.0
    height: float = 3.2
    floor: str = "#b9a88f"
    wall: str = "#d8cdb9"
    ceiling: str = "#e6dfd0"
    boards: float = 0

    def build(self, focal: float = 1700, horizon: float = 720, eye: tuple = (0, 1.55, 0)) -> View:
        view = View(Surface(self.wall), eye=eye, focal=focal, horizon=horizon)
        left, right, deep, high = self.left, self.right, self.depth, self.height
        view.face(
            [(left, high, 0.5), (right, high, 0.5), (right, high, deep), (left, high, deep)],
            self.ceiling,
        )
        view.floor(left, right, 0.5, deep, self.floor)
        self._draw_boards(view)
        view.upright(left, right, 0, high, deep, self.wall)
        for x, colour in ((left, lighter(self.wall, 0.18)), (right, darker(self.wall, 0.14))):
            view.face([(x, 0, 0.5), (x, 0, deep), (x, high, deep), (x, high, 0.5)], colour)
        view.upright(left, right, 0, 0.1, deep, darker(self.wall, 0.2))
        self._soften(view)
        return view

    def side(self, view: View, x: float, z0: float, z1: float, y0: float, y1: float) -> Wall:
        """A part of a side wall, measured from near to far."""
        return view.wall((x, y0, z0), (0, 0, z1 - z0), (0, y1 - y0, 0))

    def _draw_boards(self, view: View) -> None:
        if not self.boards:
            return
        tint = veil(darker(self.floor, 0.5), 0.16)
        count = int((self.right - self.left) / self.boards)
        for index in range(count + 1):
            x = self.left + index * self.boards
            view.face(
                [(x, 0, 0.5), (x + 0.012, 0, 0.5), (x + 0.012, 0, self.depth), (x, 0, self.depth)],
                tint,
            )
        for index in range(int(self.depth / self.boards)):
            view.floor(
                self.left, self.right, 1 + index * self.boards, 1.012 + index * self.boards, tint
            )

    def _soften(self, view: View) -> None:
        """Light along the floor from the left."""
        lit = [
            (self.left, 0, 1.6),
            (self.left / 3, 0, 1.6),
            (self.left / 4, 0, self.depth),
            (self.left, 0, self.depth),
        ]
        view.surface.glow(view.outline(lit), "#fff4dc", 0.2, 170)


def windows(
    view: View, x: float, z0: float, z1: float, count: int, glass="#dfe8e6", frame="#6f7a7c"
) -> None:
    """A row of tall windows in a side wall, with their light on the floor."""
    wide = (z1 - z0) / count
    sign = 1 if x < 0 else -1
    for index in range(count):
        near, far = z0 + index * wide + 0.12, z0 + (index + 1) * wide - 0.12
        pane = view.wall((x, 0.35, near), (0, 0, far - near), (0, 2.35, 0))
        pane.rect(-0.03, -0.02, 1.03, 1.02, frame)
        pane.rect(0, 0, 1, 1, glass)
        pane.shape(
            [(0, 0), (1, 0), (1, 0.24), (0.6, 0.3), (0.3, 0.22), (0, 0.28)],
            mix(glass, "#7d9a8f", 0.45),
        )
        pane.shape([(0.1, 0.3), (0.5, 1), (0.75, 1), (0.3, 0.3)], veil("#ffffff", 0.35))
        pane.rect(0.48, 0, 0.52, 1, frame)
        light = [
            (x + sign * 0.5, 0, near - 0.3),
            (x + sign * 0.5, 0, far - 0.3),
            (x + sign * 3.0, 0, far - 1.0),
            (x + sign * 3.0, 0, near - 1.0),
        ]
        view.face(light, veil("#fff3d6", 0.24))


def lamps(
    view: View,
    height: float,
    places: list[float],
    z0: float,
    z1: float,
    colour="#fffaf0",
    wide: float = 0.22,
) -> None:
    """Strips of light in the ceiling that run away from the eye."""
    for x in places:
        view.face(
            [(x, height, z0), (x + wide, height, z0), (x + wide, height, z1), (x, height, z1)],
            colour,
        )


def spots(view: View, height: float, xs: list[float], zs: list[float]) -> None:
    for z in zs:
        for x in xs:
            px, py = view.at(x, height - 0.02, z)
            size = view.scale(x, z)
            view.surface.oval(px, py, 0.11 * size, 0.035 * size, "#fff6e0")


def table(
    view: View, x0, x1, z0, z1, top="#a9835c", height: float = 0.74, legs: str = "#4a4440"
) -> None:
    view.surface.glow(
        view.outline([(x0, 0, z0), (x1 + 0.3, 0, z0), (x1 + 0.5, 0, z1), (x0, 0, z1)]),
        "#141a26",
        0.34,
        26,
    )
    for x in (x0 + 0.12, x1 - 0.2):
        view.box(x, x + 0.08, 0, height - 0.04, z1 - 0.2, z1 - 0.12, legs)
        view.box(x, x + 0.08, 0, height - 0.04, z0 + 0.12, z0 + 0.2, legs)
    view.box(x0, x1, height - 0.05, height, z0, z1, darker(top, 0.12), top=top)


def chair_back(view: View, x: float, z: float, colour: str) -> None:
    """The back of a chair whose sitter looks away from us, with its legs."""
    for leg in (-0.18, 0.16):
        view.box(x + leg, x + leg + 0.025, 0, 0.5, z, z + 0.025, darker(colour, 0.5))
    view.box(
        x - 0.21,
        x + 0.21,
        0.42,
        0.46,
        z + 0.02,
        z + 0.12,
        darker(colour, 0.35),
        top=darker(colour, 0.2),
    )
    back = [(-0.2, 0.5), (0.2, 0.5), (0.21, 0.76), (0.17, 0.83), (-0.17, 0.83), (-0.21, 0.76)]
    view.face([(x + a, b, z) for a, b in back], colour)
    view.face(
        [
            (x + a, b, z)
            for a, b in [(0.04, 0.5), (0.2, 0.5), (0.21, 0.76), (0.17, 0.83), (0.06, 0.83)]
        ],
        veil("#141a26", 0.12),
    )


def audience(view: View, people: list[Person], xs: list[float], z: float, chair: str) -> None:
    """A row of listeners from behind, each on a chair."""
    for x, person in zip(xs, people, strict=False):
        view.shadow(x, z, 0.5, 0.4, 0.3)
        sit(view, person, x, z)
        chair_back(view, x, z - 0.1, chair)


def lectern(view: View, x: float, z: float, colour: str = "#6b4f3a", base: float = 0) -> None:
    view.box(x - 0.28, x + 0.28, base, base + 1.06, z, z + 0.4, colour)
    view.box(
        x - 0.34, x + 0.34, base + 1.06, base + 1.13, z - 0.06, z + 0.46, lighter(colour, 0.12)
    )
    view.upright(x - 0.18, x + 0.18, base + 0.5, base + 0.86, z - 0.005, lighter(colour, 0.2))
    stem = [view.at(x - 0.12, base + 1.13, z + 0.1), view.at(x - 0.1, base + 1.32, z + 0.05)]
    view.surface.line(stem, "#20242c", 0.014 * view.scale(x, z))


def plant(
    view: View, x: float, z: float, height: float = 1.5, leaf: str = "#5c7460", pot: str = "#8d8478"
) -> None:
    view.shadow(x, z, 0.5, 0.4, 0.35)
    view.box(x - 0.2, x + 0.2, 0, 0.45, z, z + 0.36, pot)
    size = view.scale(x, z)
    px, py = view.at(x, 0.45, z + 0.15)
    for lean, long, tone in (
        (-0.5, 0.85, 0.2),
        (0.45, 0.9, 0.3),
        (-0.22, 1.0, 0.0),
        (0.2, 0.95, 0.12),
        (-0.75, 0.6, 0.1),
        (0.7, 0.55, 0.25),
        (0.0, 1.08, 0.06),
    ):
        tall = (height - 0.45) * long * size
        tip = (px + lean * tall * 0.75, py - tall)
        bend = (px + lean * tall * 0.2, py - tall * 0.6)
        wide = 0.085 * size
        view.surface.shape(
            [(px, py), (bend[0] - wide, bend[1]), ((bend[0] - wide + tip[0]) / 2 - wide * 0.2, (bend[1] + tip[1]) / 2), tip,
             ((bend[0] + wide + tip[0]) / 2 + wide * 0.2, (bend[1] + tip[1]) / 2), (bend[0] + wide, bend[1])],
            darker(leaf, tone),
        )  # fmt: skip
