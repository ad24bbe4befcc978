"""Heads and hair, from the front and from behind; without faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .canvas import darker, mix, veil
from .curves import eased

if TYPE_CHECKING:
    from .figures import Figure


def hair_over_shoulders(figure: Figure) -> None:
    if figure.person.cut == "long" and not figure.person.back:
        figure.both(
            [(0.03, 0.99), (0.056, 0.95), (0.06, 0.87), (0.064, 0.79), (0.03, 0.77)],
            figure.person.hair,
            0.2,
        )


def head(figure: Figure) -> None:
    person = figure.person
    skin = darker(person.skin, 0.12)
    if person.dress == "gown":
        _hood(figure)
        return
    figure.shape(
        [(-0.026, 0.885), (0.026, 0.885), (0.032, 0.838), (0, 0.822), (-0.032, 0.838)],
        darker(skin, 0.12),
    )
    shift = 0.006 * person.look
    skull = [
        (0.0, 0.995),
        (0.03, 0.987),
        (0.043, 0.95),
        (0.041, 0.915),
        (0.03, 0.882),
        (0.0, 0.866),
    ]
    outline = eased(skull + [(-x, y) for x, y in skull[-2:0:-1]], closed=True)
    figure.shape([(x + shift, y) for x, y in outline], skin)
    figure.shape(
        [(x * 0.86 - 0.005 + shift, 0.93 + (y - 0.93) * 0.96) for x, y in outline], person.skin
    )
    _hair(figure)


def _hair(figure: Figure) -> None:
    cuts = {"bob": 0.885, "long": 0.88, "bun": 0.935, "bald": 0.925}
    foot = cuts.get(figure.person.cut, 0.93)
    if figure.person.back:
        _hair_behind(figure)
    else:
        _hair_before(figure, foot)
    if figure.person.cut == "bun":
        figure.oval(-0.03 * figure.person.look, 1.004, 0.024, 0.02, darker(figure.person.hair, 0.1))


def _hair_behind(figure: Figure) -> None:
    person = figure.person
    low = {"bob": 0.868, "long": 0.78}.get(person.cut, 0.892)
    for side in (-1, 1):
        figure.oval(0.046 * side, 0.928, 0.009, 0.016, darker(person.skin, 0.12 + 0.08 * side))
    if low < 0.89:
        figure.both(
            [
                (0.0, 1.006),
                (0.034, 0.996),
                (0.05, 0.955),
                (0.052, 0.91),
                (0.046, low),
                (0, low - 0.012),
            ],
            person.hair,
        )
        return
    skull = [
        (0.0, 1.004),
        (0.03, 0.996),
        (0.045, 0.96),
        (0.044, 0.93),
        (0.033, low + 0.006),
        (0, low - 0.006),
    ]
    figure.both(skull, person.skin if person.cut == "bald" else person.hair)
    if person.cut == "bald":
        figure.both(
            [
                (0.03, 0.945),
                (0.045, 0.948),
                (0.043, 0.92),
                (0.033, low + 0.006),
                (0, low - 0.006),
            ],
            mix(person.skin, person.hair, 0.5),
            0.08,
        )


def _hair_before(figure: Figure, foot: float) -> None:
    person = figure.person
    if person.cut == "bald":
        figure.shape(
            eased([(-0.044, 0.955), (-0.047, 0.925), (-0.038, 0.925)], closed=True), person.hair
        )
        figure.shape(
            eased([(0.044, 0.955), (0.047, 0.925), (0.038, 0.925)], closed=True), person.hair
        )
        return
    turned = -person.look
    near, far = 0.047 + 0.006 * turned, 0.047 - 0.006 * turned
    brow = 0.962 if person.cut != "bob" else 0.955
    part = -0.018 if person.cut == "parted" else 0.012 * turned
    figure.shape(
        eased(
            [(-far, foot), (-far - 0.003, 0.965), (-0.03, 1.0), (0.002, 1.009), (0.033, 0.999), (near + 0.002, 0.965),
             (near, foot), (near - 0.011, foot + 0.006), (near - 0.012, brow - 0.006), (part, brow + 0.012),
             (-far + 0.013, brow - 0.004), (-far + 0.01, foot + 0.006)],
            closed=True,
        ),
        person.hair,
    )  # fmt: skip
    figure.shape(
        eased([(-0.03, 0.992), (-0.004, 1.0), (-0.01, 0.985), (-0.03, 0.975)], closed=True),
        veil("#ffffff", 0.10),
    )


def _hood(figure: Figure) -> None:
    figure.both(
        [(0.0, 1.015), (0.04, 1.004), (0.06, 0.95), (0.054, 0.88), (0.05, 0.845), (0.0, 0.84)],
        figure.person.top,
        0.12,
    )
    if not figure.person.back:
        figure.oval(0, 0.925, 0.034, 0.048, figure.person.skin)
        figure.shape([(-0.034, 0.925), (0.034, 0.925), (0.024, 0.882), (-0.024, 0.882)], "#a9c3cf")
