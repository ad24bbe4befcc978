"""Contrast as WCAG computes it, shades that can be read on their ground, and colours said twice that are the same."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.pictures import social_image
from releases.text import colours

STATIC = Path("releases/static/releases")
PAGES, SAMPLES = STATIC / "public/press.css", STATIC / "admin/site.css"
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        # The two greys on either side of 4.5 : 1 on white.
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag_in_either_order(one, other, expected):
    assert round(colours.contrast(one, other), 2) == expected
    assert colours.contrast(one, other) == colours.contrast(other, one)


@pytest.mark.parametrize("text", ["#24506B", "#000000", "#ffffff"])
def test_six_digits_after_a_hash_are_a_colour(text):
    assert colours.is_colour(text)


@pytest.mark.parametrize("text", ["", "24506b", "#245", "#24506g", "#24506b;", "red", "#24506b\n"])
def test_anything_else_is_none(text):
    assert not colours.is_colour(text)
    assert colours.style_sheet(text) == ""
    with pytest.raises(ValueError, match="not a colour"):
        colours.contrast(text, "#ffffff")


@given(COLOURS)
def test_shade_for_the_night_is_easily_read_there(colour):
    assert colours.contrast(colours.at_night(colour), colours.NIGHT) >= colours.AT_EASE


@given(COLOURS)
def test_accent_that_is_readable_on_paper_is_readable_on_its_tint(colour):
    if colours.contrast(colour, colours.PAPER) >= colours.LEAST:
        assert colours.contrast(colour, colours.tint(colour, colours.PAPER)) >= colours.LEAST


def test_style_sheet_says_both_colours_and_leaves_paper_alone():
    assert colours.style_sheet("#24506B", "#8fc3d8") == (
        "@media screen { :root { --accent: #24506b; --tint: #dfe4e5; } }\n"
        "@media screen and (prefers-color-scheme: dark)"
        " { :root { --accent: #8fc3d8; --tint: #252c2d; } }\n"
    )


def test_colour_for_the_night_is_made_where_none_was_chosen():
    night = colours.at_night("#24506b")
    assert colours.style_sheet("#24506b") == colours.style_sheet("#24506b", night)
    assert colours.style_sheet("#24506b", "nonsense") == colours.style_sheet("#24506b")


def of_the_pages(name):
    """Return a colour of the pages by day and by night."""
    return re.findall(rf"--{name}: (#\w{{6}});", PAGES.read_text())[:2]


def test_ground_and_accent_are_those_of_the_pages():
    assert of_the_pages("paper") == [colours.PAPER, colours.NIGHT]
    assert of_the_pages("accent") == [colours.ACCENT, colours.ACCENT_AT_NIGHT]


def test_samples_of_an_accent_stand_on_the_ground_of_the_pages():
    found = re.findall(
        r"\.by-(\w+) \{ background: (#\w{6}); color: (#\w{6}); \}", SAMPLES.read_text()
    )
    both = zip(("day", "night"), of_the_pages("paper"), of_the_pages("ink"), strict=True)
    assert found == list(both)


def test_image_for_social_media_has_the_colours_of_the_pages_by_day():
    drawn = (social_image.PAPER, social_image.INK, social_image.QUIET)
    assert drawn == tuple(of_the_pages(name)[0] for name in ("paper", "ink", "quiet"))
