"""A surface to draw on, drawn at twice its size, with soft light and the grain of paper."""

from __future__ import annotations

import functools
import io
import random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

WIDTH, HEIGHT = 2400, 1600
OVERSIZE = 2
SOFT = 16  # soft masks are drawn at this fraction of the oversize

Colour = tuple[int, ...]
Point = tuple[float, float]


def rgb(colour: str | Colour) -> Colour:
    return ImageColor.getrgb(colour) if isinstance(colour, str) else colour


def mix(one: str | Colour, other: str | Colour, share: float) -> Colour:
    """`one` with a share of `other`."""
    return tuple(
        round(a + (b - a) * share) for a, b in zip(rgb(one)[:3], rgb(other)[:3], strict=True)
    )


def lighter(colour: str | Colour, share: float = 0.15) -> Colour:
    return mix(colour, "#fffaf0", share)


def darker(colour: str | Colour, share: float = 0.15) -> Colour:
    return mix(colour, "#141a26", share)


def veil(colour: str | Colour, share: float) -> Colour:
    """The colour, as transparent as `share` says (1 covers)."""
    return (*rgb(colour)[:3], round(255 * share))


class Surface:
    """A picture in the making; all coordinates are those of the finished picture."""

    def __init__(self, paper: str | Colour, size: tuple[int, int] = (WIDTH, HEIGHT)):
        self.size = size
        self.image = Image.new("RGB", (size[0] * OVERSIZE, size[1] * OVERSIZE), rgb(paper))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def shape(self, points: list[Point], fill: str | Colour) -> None:
        if len(points) > 2:
            self.pen.polygon([(x * OVERSIZE, y * OVERSIZE) for x, y in points], rgb(fill))

    def rect(self, x0: float, y0: float, x1: float, y1: float, fill: str | Colour) -> None:
        self.shape([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str | Colour) -> None:
        box = [x - rx, y - ry, x + rx, y + ry]
        self.pen.ellipse([side * OVERSIZE for side in box], rgb(fill))

    def line(self, points: list[Point], fill: str | Colour, width: float) -> None:
        places = [(x * OVERSIZE, y * OVERSIZE) for x, y in points]
        self.pen.line(places, rgb(fill), max(1, round(width * OVERSIZE)), joint="curve")

    def fade(self, y0: float, y1: float, top: str | Colour, bottom: str | Colour) -> None:
        """A band over the whole width that turns from one colour to another."""
        height = max(1, round((y1 - y0) * OVERSIZE))
        column = Image.new("RGB", (1, 256))
        column.putdata([mix(top, bottom, step / 255) for step in range(256)])
        band = column.resize((1, height), Image.Resampling.BILINEAR)
        self.image.paste(
            band.resize((self.image.width, height), Image.Resampling.NEAREST),
            (0, round(y0 * OVERSIZE)),
        )

    def glow(self, points: list[Point], colour: str | Colour, share: float, blur: float) -> None:
        """A shape of light or shadow with a soft edge."""
        left, top, right, bottom = self._around(points, blur * 2.5)
        if right <= left or bottom <= top:
            return
        unit = SOFT / OVERSIZE
        small = (round((right - left) / unit) + 1, round((bottom - top) / unit) + 1)
        mask = Image.new("L", small)
        places = [((x - left) / unit, (y - top) / unit) for x, y in points]
        ImageDraw.Draw(mask).polygon(places, round(255 * share))
        mask = mask.filter(ImageFilter.GaussianBlur(blur / unit))
        full = (round((right - left) * OVERSIZE), round((bottom - top) * OVERSIZE))
        mask = mask.resize(full, Image.Resampling.BILINEAR)
        corner = (round(left * OVERSIZE), round(top * OVERSIZE))
        self.image.paste(rgb(colour)[:3], (*corner, corner[0] + full[0], corner[1] + full[1]), mask)

    def halo(self, x: float, y: float, rx: float, ry: float, colour, share: float) -> None:
        """A round glow that fades from its middle."""
        around = [
            (x - rx, y),
            (x - rx * 0.7, y - ry * 0.7),
            (x, y - ry),
            (x + rx * 0.7, y - ry * 0.7),
        ]
        around += [(2 * x - a, 2 * y - b) for a, b in around]
        half = [(x + (a - x) * 0.55, y + (b - y) * 0.55) for a, b in around]
        self.glow(half, colour, share, min(rx, ry) * 0.35)

    def mirror(self, y: float, depth: float, tint: str | Colour, share: float) -> None:
        """Water below the line `y`: what stands above, upside down, rippled and tinted."""
        line, below = round(y * OVERSIZE), round(depth * OVERSIZE)
        above = self.image.crop((0, max(0, line - below), self.image.width, line))
        water = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize(
            (self.image.width, below), Image.Resampling.BILINEAR
        )
        water = Image.blend(water, Image.new("RGB", water.size, rgb(tint)), share)
        chance = random.Random(7)
        step, row = 6, 0
        while row < below:
            shift = round(chance.uniform(-1, 1) * (6 + 46 * row / below))
            strip = water.crop((0, row, water.width, min(below, row + step)))
            self.image.paste(ImageChops.offset(strip, shift, 0), (0, line + row))
            row += step
            step = 6 + round(14 * row / below)

    def finish(self, light: float = 0.16) -> bytes:
        """JPEG bytes: brought to size, darkened towards the right and the foot, with grain."""
        picture = self.image.reduce(OVERSIZE)
        if light:
            shade = Image.new("RGB", picture.size, rgb("#10182a"))
            picture.paste(shade, (0, 0), _shade(picture.size, light))
        picture = ImageChops.add(picture, _grain(picture.size), 1, -128)
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=88, subsampling=0)
        return out.getvalue()

    def finish_mark(self) -> bytes:
        """PNG bytes, plain."""
        out = io.BytesIO()
        self.image.reduce(OVERSIZE).save(out, "PNG", optimize=True)
        return out.getvalue()

    def _around(self, points: list[Point], more: float) -> tuple[float, float, float, float]:
        across, down = [x for x, _ in points], [y for _, y in points]
        return (
            max(0, min(across) - more) // 8 * 8,
            max(0, min(down) - more) // 8 * 8,
            min(self.size[0], max(across) + more),
            min(self.size[1], max(down) + more),
        )


@functools.cache
def _shade(size: tuple[int, int], share: float) -> Image.Image:
    across = Image.linear_gradient("L").rotate(90).resize((64, 64))
    down = Image.linear_gradient("L").resize((64, 64))
    both = Image.blend(across, down, 0.45).point(lambda value: round(value * share))
    return both.resize(size, Image.Resampling.BICUBIC)


@functools.cache
def _grain(size: tuple[int, int]) -> Image.Image:
    chance = random.Random(1600)
    fine = Image.frombytes("L", (800, 800), chance.randbytes(640_000))
    fibre = fine.resize((200, 200)).resize((800, 800), Image.Resampling.BICUBIC)
    tile = Image.blend(fine.filter(ImageFilter.BoxBlur(0.6)), fibre, 0.35)
    tile = tile.point(lambda value: round(128 + (value - 128) * 0.08))
    grain = Image.new("L", size, 128)
    for x in range(0, size[0], 800):
        for y in range(0, size[1], 800):
            grain.paste(tile, (x, y))
    return Image.merge("RGB", (grain, grain, grain))
