"""Whom to draw: people of varied heights, clothes and hair."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

SKINS = ["#d9ae8c", "#c99873", "#e3bd9d", "#b98463", "#dcb393"]
HAIRS = ["#23201f", "#2d2723", "#1c1d22", "#3b2f28", "#6f6a66"]
STANCES = [
    ("hang", "hang"),
    ("hang", "hang"),
    ("front", "front"),
    ("behind", "behind"),
    ("hang", "pocket"),
]


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
        dress=chance.choice(
            ["jacket", "skirt", "shirt", "jacket"] if woman else ["suit", "suit", "jacket", "shirt"]
        ),
        top=top,
        legs=chance.choice(["#262e3b", "#33323a", "#3d4652", "#2b2a2e"]),
        shirt=chance.choice(["#eee8dc", "#dfe5e8", "#e8dcd0"]),
        accent=chance.choice(["#8a4b3c", "#3f5d6b", "#6d6a45"]),
        skin=chance.choice(SKINS),
        hair=chance.choice(HAIRS),
        cut=chance.choice(
            ["bob", "long", "bun", "bob"]
            if woman
            else ["short", "parted", "short", "bald", "parted"]
        ),
        left=left,
        right=right,
        slim=chance.uniform(0.86, 0.92) if woman else chance.uniform(0.97, 1.06),
    )
