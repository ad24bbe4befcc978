"""Photos as HTML: which sizes a browser may choose from, and how much room each gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Protocol

# How wide the page shows a photo, for the browser to choose its size.
MEASURE = "(min-width: 62rem) {}rem, (min-width: 40rem) {}vw, 94vw"
SIZES = {
    "full": MEASURE.format(56.5, 94),
    "half": MEASURE.format(28, 47),
    "third": MEASURE.format(18.5, 31),
    "lead": MEASURE.format(41, 94),
    "seen": MEASURE.format(29, 94),
    "plate": MEASURE.format(56.5, 94),
    "thumb": "(min-width: 40rem) 12rem, 46vw",
    "card": "(min-width: 62rem) 18rem, (min-width: 40rem) 46vw, 94vw",
    "logo": "7rem",
    "portrait": "4rem",
}
# What a page opens with is fetched before everything else.
LEADING = {"lead", "seen", "plate"}
# The size of which a browser that knows no others is given the nearest, in pixels.
MIDDLE = 960
# Between a narrow portrait and a panorama; press.css has a line for each.
NARROWEST, WIDEST = 4, 30

# (photo's public id, width in pixels, extension) -> address
Address = Callable[[str, int, str], str]


class Photo(Protocol):
    """What a Picture of an article and a Thumbnail have in common; ``widths`` are those of its web sizes."""

    public_id: str
    width: int
    height: int
    widths: Sequence[int]
    has_avif: bool
    alt: str


def picture(
    photo: Photo | None,
    size: str,
    address: Address,
    *,
    is_lazy: bool = True,
    formats: Sequence[str] = ("avif", "webp"),
) -> str:
    """A photo in the sizes that were made, "" while there are none; ``size`` is a key of SIZES.

    ``formats`` are offered before JPEG, where they were made.
    """
    if not photo or not photo.widths:
        return ""
    sizes = SIZES[size]
    middle, height = nearest(photo, MIDDLE)
    others = [each for each in formats if each != "avif" or photo.has_avif]
    sources = [
        f'<source type="image/{each}" srcset="{_srcset(photo, each, address)}" sizes="{sizes}">'
        for each in others
    ]
    return (
        f'<picture>{"".join(sources)}<img src="{escape(address(photo.public_id, middle, "jpg"))}" '
        f'srcset="{_srcset(photo, "jpg", address)}" sizes="{sizes}" width="{middle}" '
        f'height="{height}" alt="{escape(photo.alt)}"{_haste(size, is_lazy)} '
        'decoding="async"></picture>'
    )


def nearest(photo: Photo, width: int) -> tuple[int, int]:
    """The web size of a photo that is nearest to a width, as (width, height) in pixels."""
    found = min(photo.widths, key=lambda each: abs(each - width))
    return found, max(1, round(photo.height * found / photo.width))


def proportion(photo: Photo) -> str:
    """The class that gives a photo its share of a row: all stand equally high, none is cropped."""
    return f"ratio-{min(WIDEST, max(NARROWEST, round(10 * photo.width / photo.height)))}"


def _srcset(photo: Photo, extension: str, address: Address) -> str:
    return ", ".join(
        f"{escape(address(photo.public_id, width, extension))} {width}w" for width in photo.widths
    )


def _haste(size: str, is_lazy: bool) -> str:
    if is_lazy:
        return ' loading="lazy"'
    return ' fetchpriority="high"' if size in LEADING else ""
