"""Smooth curves through points."""

from __future__ import annotations

from .canvas import Point


def eased(points: list[Point], closed: bool = False, steps: int = 5) -> list[Point]:
    """A smooth curve through the points (Catmull-Rom)."""
    count = len(points)
    curve: list[Point] = []
    for index in range(count if closed else count - 1):
        a, b, c, d = (
            points[each % count] if closed else points[min(max(each, 0), count - 1)]
            for each in range(index - 1, index + 3)
        )
        curve += [_on_curve(a, b, c, d, step / steps) for step in range(steps)]
    return curve if closed else [*curve, points[-1]]


def _on_curve(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    return tuple(
        0.5
        * (
            2 * q
            + (r - p) * t
            + (2 * p - 5 * q + 4 * r - s) * t * t
            + (3 * q - p - 3 * r + s) * t**3
        )
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )


def between(values: list[float], share: float) -> float:
    place = share * (len(values) - 1)
    index = min(int(place), len(values) - 2)
    return values[index] + (values[index + 1] - values[index]) * (place - index)


def halfway(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
