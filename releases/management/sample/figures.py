"""People: simplified figures without faces, in the proportions of seven and a half heads."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from .canvas import Point, darker, lighter, mix, veil
from .space import View

SKINS = ["#d9ae8c", "#c99873", "#e3bd9d", "#b98463", "#dcb393"]
HAIRS = ["#23201f", "#2d2723", "#1c1d22", "#3b2f28", "#6f6a66"]

# elbow and wrist of the arm on the right, for a figure of height 1; the other arm is its mirror image
POSES: dict[str, tuple[Point, Point]] = {
    "hang": ((0.130, 0.645), (0.124, 0.505)),
    "front": ((0.138, 0.650), (0.022, 0.530)),
    "behind": ((0.134, 0.645), (0.060, 0.545)),
    "open": ((0.150, 0.675), (0.238, 0.715)),
    "point": ((0.165, 0.715), (0.238, 0.815)),
    "hold": ((0.132, 0.650), (0.030, 0.640)),
    "pocket": ((0.145, 0.650), (0.092, 0.535)),
    "raise": ((0.150, 0.735), (0.055, 0.865)),
    "hand": ((0.150, 0.650), (0.185, 0.515)),
    "held": ((0.160, 0.700), (0.222, 0.745)),
    "rest": ((0.150, 0.655), (0.070, 0.560)),
}
STANCES = [("hang", "hang"), ("hang", "hang"), ("front", "front"), ("behind", "behind"), ("hang", "pocket")]


@dataclass(frozen=True)
class Person:
    """Whom to draw; `dress` is suit, jacket, shirt, skirt, coat or gown."""

    height: float = 1.72
    dress: str = "suit"
    top: str = "#2f3a4c"
    legs: str = "#262e3b"
    shirt: str = "#eee8dc"
    accent: str = "#8a4b3c"
    skin: str = SKINS[0]
    hair: str = HAIRS[0]
    cut: str = "short"  # short, parted, bob, long, bun, bald
    left: str = "hang"
    right: str = "hang"
    back: bool = False
    look: float = 0  # -1 to the left, 1 to the right
    slim: float = 1.0


class Figure:
    """One person at one place: local height 1 is theirs from sole to crown."""

    def __init__(self, view: View, person: Person, foot: Point, pixels: float):
        self.surface, self.person, self.foot = view.surface, person, foot
        self.size = pixels

    def spot(self, x: float, y: float) -> Point:
        return self.foot[0] + x * self.size, self.foot[1] - y * self.size

    def shape(self, points: list[Point], fill) -> None:
        self.surface.shape([self.spot(x, y) for x, y in points], fill)

    def both(self, side: list[Point], fill, shade: float = 0.16) -> None:
        """A shape given by its right side, from top to foot, with its right half in shade."""
        right = eased([(x * self.person.slim, y) for x, y in side])
        left = [(-x, y) for x, y in reversed(right)]
        self.shape(right + left, fill)
        middle = [(0.012, right[-1][1]), (0.02, right[0][1])]
        self.shape(right + middle, veil("#141a26", shade))

    def oval(self, x: float, y: float, rx: float, ry: float, fill) -> None:
        self.surface.oval(*self.spot(x, y), rx * self.size, ry * self.size, fill)

    def limb(self, joints: list[Point], widths: list[float], fill) -> None:
        path = eased(joints)
        count = len(path) - 1
        left, right = [], []
        for index, (x, y) in enumerate(path):
            ahead, behind = path[min(index + 1, count)], path[max(index - 1, 0)]
            dx, dy = ahead[0] - behind[0], ahead[1] - behind[1]
            length = (dx * dx + dy * dy) ** 0.5 or 1
            half = _between(widths, index / count) / 2
            left.append((x - dy / length * half, y + dx / length * half))
            right.append((x + dy / length * half, y - dx / length * half))
        self.shape(left + right[::-1], fill)
        self.oval(*path[0], widths[0] / 2, widths[0] / 2, fill)

    def arm(self, pose: str, side: int) -> None:
        (ex, ey), (wx, wy) = POSES[pose]
        person, slim = self.person, self.person.slim
        joints = [(0.108 * slim * side, 0.788), (ex * slim * side, ey), (wx * side, wy)]
        sleeve = darker(person.top, 0.05 if side < 0 else 0.22)
        bare = person.dress in ("shirt", "skirt") and person.height < 1.5
        self.hand(joints[1], joints[2])
        if wy > ey + 0.1:
            self.limb(joints[:2], [0.052, 0.044], sleeve)
            self.limb(joints[1:], [0.044, 0.034], sleeve)
        else:
            self.limb(joints, [0.052, 0.044, 0.034], person.skin if bare else sleeve)
        if bare:
            self.limb([joints[0], _halfway(joints[0], joints[1])], [0.058, 0.056], sleeve)

    def hand(self, elbow: Point, wrist: Point) -> None:
        dx, dy = wrist[0] - elbow[0], wrist[1] - elbow[1]
        length = (dx * dx + dy * dy) ** 0.5
        tip = (wrist[0] + dx / length * 0.048, wrist[1] + dy / length * 0.048)
        skin = "#dfe6ea" if self.person.dress == "gown" else self.person.skin
        self.limb([wrist, tip], [0.028, 0.02], darker(skin, 0.06))

    def legs(self) -> None:
        person = self.person
        gown = person.dress == "gown"
        skirt = person.dress == "skirt"
        cloth = person.top if gown else person.legs
        cloth = darker(person.skin, 0.1) if skirt else cloth
        wide = [0.07, 0.05, 0.036] if skirt else [0.092, 0.07, 0.058 if not gown else 0.066]
        shoe = lighter(person.top, 0.3) if gown else "#20222a"
        for side in (-1, 1):
            ankle = (0.052 * side, 0.035)
            self.shape(
                eased([(0.03 * side, 0.045), (0.072 * side, 0.04), (0.088 * side, 0.004), (0.03 * side, 0)]),
                shoe,
            )
            fill = cloth if side < 0 else darker(cloth, 0.18)
            self.limb([(0.043 * side, 0.48), (0.05 * side, 0.27), ankle], wide, fill)

    def torso(self) -> None:
        draw = {"coat": self._coat, "gown": self._gown, "skirt": self._skirt, "shirt": self._shirt}
        draw.get(self.person.dress, self._jacket)()

    def _jacket(self) -> None:
        person = self.person
        self.both(
            [(0.03, 0.85), (0.075, 0.832), (0.122, 0.806), (0.124, 0.765), (0.105, 0.69), (0.097, 0.62),
             (0.105, 0.53), (0.108, 0.458)],
            person.top,
        )  # fmt: skip
        if person.back:
            self.shape([(-0.003, 0.82), (0.003, 0.82), (0.003, 0.46), (-0.003, 0.46)], veil("#10151f", 0.25))
            return
        self.shape([(-0.034, 0.852), (0.034, 0.852), (0.004, 0.66), (-0.004, 0.66)], person.shirt)
        self.shape([(-0.036, 0.853), (-0.062, 0.79), (-0.003, 0.655), (-0.01, 0.70)], lighter(person.top, 0.12))
        self.shape([(0.036, 0.853), (0.062, 0.79), (0.003, 0.655), (0.01, 0.70)], darker(person.top, 0.25))
        if person.dress == "suit":
            self.shape([(-0.008, 0.842), (0.008, 0.842), (0.011, 0.70), (0, 0.675), (-0.011, 0.70)], person.accent)
        self.shape([(-0.002, 0.655), (0.003, 0.655), (0.006, 0.46), (0.001, 0.46)], veil("#10151f", 0.35))

    def _shirt(self) -> None:
        person = self.person
        self.both(
            [(0.03, 0.85), (0.07, 0.834), (0.114, 0.808), (0.117, 0.765), (0.1, 0.69), (0.094, 0.6), (0.1, 0.485)],
            person.top,
        )
        if not person.back:
            self.shape([(-0.028, 0.853), (0.028, 0.853), (0, 0.80)], mix(person.skin, "#6b4a3a", 0.15))

    def _skirt(self) -> None:
        person = self.person
        self.both([(0.075, 0.56), (0.1, 0.5), (0.104, 0.4), (0.098, 0.3)], person.legs)
        self.both(
            [(0.028, 0.85), (0.066, 0.834), (0.108, 0.808), (0.11, 0.765), (0.092, 0.7), (0.08, 0.61), (0.098, 0.5)],
            person.top,
        )
        if not person.back:
            self.shape([(-0.026, 0.853), (0.026, 0.853), (0, 0.765)], person.shirt)

    def _coat(self) -> None:
        person = self.person
        self.both(
            [(0.03, 0.85), (0.075, 0.832), (0.12, 0.806), (0.122, 0.765), (0.104, 0.69), (0.1, 0.6), (0.112, 0.45),
             (0.122, 0.31)],
            person.top, 0.12,
        )  # fmt: skip
        if not person.back:
            self.shape([(-0.032, 0.852), (0.032, 0.852), (0, 0.70)], person.shirt)
            self.shape([(-0.002, 0.70), (0.002, 0.70), (0.006, 0.31), (0.001, 0.31)], veil("#2a3344", 0.4))
            self.shape([(0.04, 0.735), (0.078, 0.735), (0.076, 0.695), (0.041, 0.695)], veil("#2a3344", 0.14))

    def _gown(self) -> None:
        self.both(
            [(0.03, 0.86), (0.08, 0.835), (0.125, 0.805), (0.13, 0.76), (0.118, 0.68), (0.112, 0.6), (0.115, 0.5),
             (0.09, 0.43)],
            self.person.top, 0.1,
        )  # fmt: skip
        self.shape([(-0.002, 0.85), (0.002, 0.85), (0.003, 0.45), (-0.003, 0.45)], veil("#2a3344", 0.25))

    def hair_over_shoulders(self) -> None:
        if self.person.cut == "long" and not self.person.back:
            self.both([(0.03, 0.99), (0.056, 0.95), (0.06, 0.87), (0.064, 0.79), (0.03, 0.77)], self.person.hair, 0.2)

    def head(self) -> None:
        person = self.person
        skin = darker(person.skin, 0.12)
        if person.dress == "gown":
            self._hood()
            return
        self.shape([(-0.026, 0.885), (0.026, 0.885), (0.032, 0.838), (0, 0.822), (-0.032, 0.838)], darker(skin, 0.12))
        shift = 0.006 * person.look
        skull = [(0.0, 0.995), (0.03, 0.987), (0.043, 0.95), (0.041, 0.915), (0.03, 0.882), (0.0, 0.866)]
        outline = eased(skull + [(-x, y) for x, y in skull[-2:0:-1]], closed=True)
        self.shape([(x + shift, y) for x, y in outline], skin)
        self.shape([(x * 0.86 - 0.005 + shift, 0.93 + (y - 0.93) * 0.96) for x, y in outline], person.skin)
        self._hair()

    def _hair(self) -> None:
        cuts = {"bob": 0.885, "long": 0.88, "bun": 0.935, "bald": 0.925}
        foot = cuts.get(self.person.cut, 0.93)
        if self.person.back:
            self._hair_behind()
        else:
            self._hair_before(foot)
        if self.person.cut == "bun":
            self.oval(-0.03 * self.person.look, 1.004, 0.024, 0.02, darker(self.person.hair, 0.1))

    def _hair_behind(self) -> None:
        person = self.person
        low = {"bob": 0.868, "long": 0.78}.get(person.cut, 0.892)
        for side in (-1, 1):
            self.oval(0.046 * side, 0.928, 0.009, 0.016, darker(person.skin, 0.12 + 0.08 * side))
        if low < 0.89:
            self.both([(0.0, 1.006), (0.034, 0.996), (0.05, 0.955), (0.052, 0.91), (0.046, low), (0, low - 0.012)], person.hair)
            return
        skull = [(0.0, 1.004), (0.03, 0.996), (0.045, 0.96), (0.044, 0.93), (0.033, low + 0.006), (0, low - 0.006)]
        self.both(skull, person.skin if person.cut == "bald" else person.hair)
        if person.cut == "bald":
            self.both([(0.03, 0.945), (0.045, 0.948), (0.043, 0.92), (0.033, low + 0.006), (0, low - 0.006)], mix(person.skin, person.hair, 0.5), 0.08)

    def _hair_before(self, foot: float) -> None:
        person = self.person
        if person.cut == "bald":
            self.shape(eased([(-0.044, 0.955), (-0.047, 0.925), (-0.038, 0.925)], closed=True), person.hair)
            self.shape(eased([(0.044, 0.955), (0.047, 0.925), (0.038, 0.925)], closed=True), person.hair)
            return
        turned = -person.look
        near, far = 0.047 + 0.006 * turned, 0.047 - 0.006 * turned
        brow = 0.962 if person.cut != "bob" else 0.955
        part = -0.018 if person.cut == "parted" else 0.012 * turned
        self.shape(
            eased(
                [(-far, foot), (-far - 0.003, 0.965), (-0.03, 1.0), (0.002, 1.009), (0.033, 0.999), (near + 0.002, 0.965),
                 (near, foot), (near - 0.011, foot + 0.006), (near - 0.012, brow - 0.006), (part, brow + 0.012),
                 (-far + 0.013, brow - 0.004), (-far + 0.01, foot + 0.006)],
                closed=True,
            ),
            person.hair,
        )  # fmt: skip
        self.shape(eased([(-0.03, 0.992), (-0.004, 1.0), (-0.01, 0.985), (-0.03, 0.975)], closed=True), veil("#ffffff", 0.10))

    def _hood(self) -> None:
        self.both([(0.0, 1.015), (0.04, 1.004), (0.06, 0.95), (0.054, 0.88), (0.05, 0.845), (0.0, 0.84)], self.person.top, 0.12)
        if not self.person.back:
            self.oval(0, 0.925, 0.034, 0.048, self.person.skin)
            self.shape([(-0.034, 0.925), (0.034, 0.925), (0.024, 0.882), (-0.024, 0.882)], "#a9c3cf")


def stand(view: View, person: Person, x: float, z: float, shadow: bool = True) -> Figure:
    """Somebody standing on the ground at a place in metres."""
    if shadow:
        view.shadow(x, z, 0.42 * person.height / 1.7, 0.32)
    figure = Figure(view, person, view.at(x, 0, z), view.scale(x, z) * person.height)
    figure.legs()
    _upper_body(figure)
    return figure


def sit(view: View, person: Person, x: float, z: float, seat: float = 0.45) -> Figure:
    """Somebody seated, from the hips upwards: draw the table or the chair's back over it."""
    if person.dress in ("skirt", "coat"):
        person = replace(person, dress="shirt")
    foot = view.at(x, seat - 0.50 * person.height, z)
    figure = Figure(view, person, foot, view.scale(x, z) * person.height)
    _upper_body(figure)
    return figure


def _upper_body(figure: Figure) -> None:
    """Arms under or over the torso as the pose and the side that is seen ask."""
    person = figure.person
    arms = [(person.left, -1), (person.right, 1)]
    covered = {"behind"} if not person.back else {"front", "hold", "rest", "raise"}
    for pose, side in arms:
        if pose in covered:
            figure.arm(pose, side)
    figure.hair_over_shoulders()
    figure.torso()
    if not person.back:
        figure.head()
    for pose, side in arms:
        if pose not in covered:
            figure.arm(pose, side)
    if person.back:
        figure.head()


def cast(seed: int, count: int, tops: list[str], women: float = 0.4, **same) -> list[Person]:
    """People of varied heights, clothes and hair; what `same` names they all share."""
    chance = random.Random(seed)
    people = [_somebody(chance, tops, chance.random() < women) for _ in range(count)]
    return [replace(person, **same) for person in people]


def _somebody(chance: random.Random, tops: list[str], woman: bool) -> Person:
    top = chance.choice(tops)
    left, right = chance.choice(STANCES)
    return Person(
        height=chance.uniform(1.56, 1.68) if woman else chance.uniform(1.68, 1.82),
        dress=chance.choice(["jacket", "skirt", "shirt", "jacket"] if woman else ["suit", "suit", "jacket", "shirt"]),
        top=top,
        legs=chance.choice(["#262e3b", "#33323a", "#3d4652", "#2b2a2e"]),
        shirt=chance.choice(["#eee8dc", "#dfe5e8", "#e8dcd0"]),
        accent=chance.choice(["#8a4b3c", "#3f5d6b", "#6d6a45"]),
        skin=chance.choice(SKINS),
        hair=chance.choice(HAIRS),
        cut=chance.choice(["bob", "long", "bun", "bob"] if woman else ["short", "parted", "short", "bald", "parted"]),
        left=left,
        right=right,
        slim=chance.uniform(0.86, 0.92) if woman else chance.uniform(0.97, 1.06),
    )


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
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )


def _halfway(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _between(values: list[float], share: float) -> float:
    place = share * (len(values) - 1)
    index = min(int(place), len(values) - 2)
    return values[index] + (values[index + 1] - values[index]) * (place - index)
