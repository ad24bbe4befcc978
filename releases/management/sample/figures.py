"""Figures of people: simplified, in the proportions of seven and a half heads."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Point, darker, lighter, mix, veil
from .casting import Person
from .curves import between, eased, halfway
from .heads import hair_over_shoulders, head
from .space import View

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
            half = between(widths, index / count) / 2
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
            self.limb([joints[0], halfway(joints[0], joints[1])], [0.058, 0.056], sleeve)

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
                eased(
                    [
                        (0.03 * side, 0.045),
                        (0.072 * side, 0.04),
                        (0.088 * side, 0.004),
                        (0.03 * side, 0),
                    ]
                ),
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
            self.shape(
                [(-0.003, 0.82), (0.003, 0.82), (0.003, 0.46), (-0.003, 0.46)],
                veil("#10151f", 0.25),
            )
            return
        self.shape([(-0.034, 0.852), (0.034, 0.852), (0.004, 0.66), (-0.004, 0.66)], person.shirt)
        self.shape(
            [(-0.036, 0.853), (-0.062, 0.79), (-0.003, 0.655), (-0.01, 0.70)],
            lighter(person.top, 0.12),
        )
        self.shape(
            [(0.036, 0.853), (0.062, 0.79), (0.003, 0.655), (0.01, 0.70)], darker(person.top, 0.25)
        )
        if person.dress == "suit":
            self.shape(
                [(-0.008, 0.842), (0.008, 0.842), (0.011, 0.70), (0, 0.675), (-0.011, 0.70)],
                person.accent,
            )
        self.shape(
            [(-0.002, 0.655), (0.003, 0.655), (0.006, 0.46), (0.001, 0.46)], veil("#10151f", 0.35)
        )

    def _shirt(self) -> None:
        person = self.person
        self.both(
            [
                (0.03, 0.85),
                (0.07, 0.834),
                (0.114, 0.808),
                (0.117, 0.765),
                (0.1, 0.69),
                (0.094, 0.6),
                (0.1, 0.485),
            ],
            person.top,
        )
        if not person.back:
            self.shape(
                [(-0.028, 0.853), (0.028, 0.853), (0, 0.80)], mix(person.skin, "#6b4a3a", 0.15)
            )

    def _skirt(self) -> None:
        person = self.person
        self.both([(0.075, 0.56), (0.1, 0.5), (0.104, 0.4), (0.098, 0.3)], person.legs)
        self.both(
            [
                (0.028, 0.85),
                (0.066, 0.834),
                (0.108, 0.808),
                (0.11, 0.765),
                (0.092, 0.7),
                (0.08, 0.61),
                (0.098, 0.5),
            ],
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
            self.shape(
                [(-0.002, 0.70), (0.002, 0.70), (0.006, 0.31), (0.001, 0.31)], veil("#2a3344", 0.4)
            )
            self.shape(
                [(0.04, 0.735), (0.078, 0.735), (0.076, 0.695), (0.041, 0.695)],
                veil("#2a3344", 0.14),
            )

    def _gown(self) -> None:
        self.both(
            [(0.03, 0.86), (0.08, 0.835), (0.125, 0.805), (0.13, 0.76), (0.118, 0.68), (0.112, 0.6), (0.115, 0.5),
             (0.09, 0.43)],
            self.person.top, 0.1,
        )  # fmt: skip
        self.shape(
            [(-0.002, 0.85), (0.002, 0.85), (0.003, 0.45), (-0.003, 0.45)], veil("#2a3344", 0.25)
        )


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
    hair_over_shoulders(figure)
    figure.torso()
    if not person.back:
        head(figure)
    for pose, side in arms:
        if pose not in covered:
            figure.arm(pose, side)
    if person.back:
        head(figure)
