"""The accent colour of a site: whether it can be read on the ground of the pages, its other shades, its style sheet.

Contrast and luminance are those of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

import re
from colorsys import hls_to_rgb, rgb_to_hls

# --paper and --accent of press.css, by day and by night.
PAPER, NIGHT = "#fdfcf9", "#141311"
ACCENT, ACCENT_AT_NIGHT = "#9c2f1b", "#ee9078"
# What small text needs: success criterion 1.4.3.
LEAST = 4.5
# What a shade that was not chosen by hand is given at night.
AT_EASE = 7.0
# A lighter shade of a full colour would glare.
AT_REST = 0.7
# How much of the accent is in the ground behind a note that a link has led to, at most.
TINTS = (0.14, 0.1, 0.06, 0.03)
WRITTEN = re.compile(r"#[0-9a-f]{6}", re.I)
STEPS = 200

Channels = tuple[float, float, float]


def is_colour(text: str) -> bool:
    """Whether the text is a colour as the settings keep it: # and six hexadecimal digits."""
    return WRITTEN.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21; the order does not matter."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def at_night(accent: str) -> str:
    """Return the accent made so much lighter, in the same hue, that it is easily read on the dark ground."""
    hue, lightness, saturation = rgb_to_hls(*_channels(accent))
    saturation = min(saturation, AT_REST)
    for step in range(STEPS + 1):
        share = lightness + (1 - lightness) * step / STEPS
        shade = _written(hls_to_rgb(hue, share, saturation))
        if contrast(shade, NIGHT) >= AT_EASE:
            break
    return shade


def tint(accent: str, ground: str) -> str:
    """Return the ground with as much of the accent in it as leaves the accent readable there."""
    mixed = (_mixed(ground, accent, share) for share in TINTS)
    return next((each for each in mixed if contrast(accent, each) >= LEAST), ground)


def style_sheet(accent: str, accent_at_night: str = "") -> str:
    """Return the style sheet that gives the pages an accent colour, "" for what is none; paper keeps its black.

    Without a second colour the one for the night is made from the first.
    """
    if not is_colour(accent):
        return ""
    by_night = accent_at_night if is_colour(accent_at_night) else at_night(accent)
    day, night = _properties(accent, PAPER), _properties(by_night, NIGHT)
    return (
        f"@media screen {{ :root {{ {day} }} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {night} }} }}\n"
    )


def _properties(accent: str, ground: str) -> str:
    accent = accent.lower()
    return f"--accent: {accent}; --tint: {tint(accent, ground)};"


def _luminance(colour: str) -> float:
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> Channels:
    """Red, green and blue, each from 0 to 1; ValueError on what is no colour."""
    if not is_colour(colour):
        raise ValueError(f"not a colour: {colour!r}")
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _mixed(ground: str, colour: str, share: float) -> str:
    pairs = zip(_channels(ground), _channels(colour), strict=True)
    red, green, blue = (below + (above - below) * share for below, above in pairs)
    return _written((red, green, blue))


def _written(channels: Channels) -> str:
    return "#" + "".join(f"{round(255 * each):02x}" for each in channels)
