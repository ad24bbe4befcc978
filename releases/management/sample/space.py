"""A camera in metres: what stands where, how large, and which of its faces show."""

from __future__ import annotations

import math

from .canvas import WIDTH, Colour, Point, Surface, darker, lighter

Place = tuple[float, float, float]  # right, up, away, in metres
NEAR = 0.35


class View:
    """A surface seen through a camera; verticals stay upright unless it is pitched."""

    def __init__(
        self,
        surface: Surface,
        eye: Place = (0, 1.6, 0),
        focal: float = 1700,
        horizon: float = 700,
        turn: float = 0,
        pitch: float = 0,
    ):
        self.surface, self.eye, self.focal = surface, eye, focal
        self.centre = (WIDTH / 2, horizon)
        self.turn = (math.cos(math.radians(turn)), math.sin(math.radians(turn)))
        self.pitch = (math.cos(math.radians(pitch)), math.sin(math.radians(pitch)))

    def seen(self, place: Place) -> Place:
        """The place as the camera has it: right, up, away from the eye."""
        x, y, z = (a - b for a, b in zip(place, self.eye, strict=True))
        cos, sin = self.turn
        x, z = x * cos - z * sin, x * sin + z * cos
        cos, sin = self.pitch
        return x, y * cos - z * sin, y * sin + z * cos

    def at(self, x: float, y: float, z: float) -> Point:
        return self._project(self.seen((x, y, z)))

    def scale(self, x: float, z: float) -> float:
        """Pixels a metre at a place on the ground."""
        return self.focal / max(NEAR, self.seen((x, 0, z))[2])

    def outline(self, places: list[Place]) -> list[Point]:
        return [self._project(place) for place in _clipped([self.seen(each) for each in places])]

    def face(self, places: list[Place], fill: str | Colour) -> None:
        self.surface.shape(self.outline(places), fill)

    def wall(self, corner: Place, along: Place, up: Place) -> Wall:
        return Wall(self, corner, along, up)

    def floor(self, x0: float, x1: float, z0: float, z1: float, fill, y: float = 0) -> None:
        self.face([(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)], fill)

    def upright(self, x0, x1, y0, y1, z, fill) -> None:
        """A rectangle that faces the camera."""
        self.face([(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)], fill)

    def box(self, x0, x1, y0, y1, z0, z1, fill, top=None, side=None) -> None:
        """A box: front in its colour, top lighter, sides darker; hidden faces are left out."""
        top, side = top or lighter(fill, 0.22), side or darker(fill, 0.22)
        faces = [
            ([(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)], top),
            ([(x0, y0, z1), (x1, y0, z1), (x1, y0, z0), (x0, y0, z0)], darker(fill, 0.4)),
            ([(x0, y0, z1), (x0, y0, z0), (x0, y1, z0), (x0, y1, z1)], side),
            ([(x1, y0, z0), (x1, y0, z1), (x1, y1, z1), (x1, y1, z0)], side),
            ([(x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0)], fill),
        ]
        for places, colour in faces:
            outline = self.outline(places)
            if _area(outline) < 0:
                self.surface.shape(outline, colour)

    def shadow(self, x: float, z: float, width: float, depth: float, share: float = 0.42) -> None:
        """A soft shadow on the ground, falling to the right."""
        corners = [(-0.5, -0.4), (0.4, -0.5), (1.5, 0.5), (1.6, 0.9), (0.5, 0.6), (-0.5, 0.2)]
        places = [(x + a * width, 0, z + b * depth) for a, b in corners]
        blur = max(3, 0.07 * self.scale(x, z) * width)
        self.surface.glow(self.outline(places), "#141a26", share, blur)

    def _project(self, place: Place) -> Point:
        x, y, z = place
        z = max(z, NEAR)
        return self.centre[0] + self.focal * x / z, self.centre[1] - self.focal * y / z


class Wall:
    """A flat face in space, measured from its lower left corner along its two edges (0 to 1)."""

    def __init__(self, view: View, corner: Place, along: Place, up: Place):
        self.view, self.corner, self.along, self.up = view, corner, along, up

    def place(self, s: float, t: float) -> Place:
        parts = zip(self.corner, self.along, self.up, strict=True)
        return tuple(c + s * a + t * u for c, a, u in parts)

    def at(self, s: float, t: float) -> Point:
        return self.view.at(*self.place(s, t))

    def rect(self, s0: float, t0: float, s1: float, t1: float, fill: str | Colour) -> None:
        corners = [(s0, t0), (s1, t0), (s1, t1), (s0, t1)]
        self.view.face([self.place(s, t) for s, t in corners], fill)

    def shape(self, points: list[Point], fill: str | Colour) -> None:
        self.view.face([self.place(s, t) for s, t in points], fill)

    def glow(self, s0, t0, s1, t1, colour, share: float, blur: float) -> None:
        corners = [(s0, t0), (s1, t0), (s1, t1), (s0, t1)]
        outline = self.view.outline([self.place(s, t) for s, t in corners])
        self.view.surface.glow(outline, colour, share, blur)

    def grid(self, columns: int, rows: int, gap: float, fill) -> None:
        """Windows: `fill` is a colour, or asked for (column, row) and may answer None."""
        for row in range(rows):
            for column in range(columns):
                colour = fill(column, row) if callable(fill) else fill
                if colour:
                    s, t = column / columns, row / rows
                    wide, high = 1 / columns, 1 / rows
                    self.rect(
                        s + wide * gap,
                        t + high * gap,
                        s + wide * (1 - gap),
                        t + high * (1 - gap),
                        colour,
                    )


def _area(points: list[Point]) -> float:
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)


def _clipped(places: list[Place]) -> list[Place]:
    """The polygon cut off before it passes the eye."""
    kept = []
    for one, other in zip(places, places[1:] + places[:1], strict=True):
        if one[2] >= NEAR:
            kept.append(one)
        if (one[2] >= NEAR) != (other[2] >= NEAR):
            share = (NEAR - one[2]) / (other[2] - one[2])
            kept.append(tuple(a + (b - a) * share for a, b in zip(one, other, strict=True)))
    return kept
