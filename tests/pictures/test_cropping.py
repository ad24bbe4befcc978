"""What matters in a photo stays as near to the middle of a crop as the photo's borders allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from releases.pictures.cropping import centering

SIDE = st.integers(1, 20_000)
PER_CENT = st.integers(0, 100)


@pytest.mark.parametrize(
    ("size", "target", "focus", "expected"),
    [
        # Nothing is cut off.
        ((3000, 2000), (300, 200), (0, 100), (0.5, 0.5)),
        # The middle stays in the middle.
        ((3000, 2000), (200, 200), (50, 50), (0.5, 0.5)),
        # 3:2 into a square: a third hangs over, so the first third of the focal points needs all of it.
        ((3000, 2000), (200, 200), (25, 50), (0.0, 0.5)),
        ((3000, 2000), (200, 200), (40, 50), (0.2, 0.5)),
        ((3000, 2000), (200, 200), (75, 50), (1.0, 0.5)),
        # Upright into a wide banner: up and down.
        ((2000, 3000), (1600, 400), (50, 20), (0.5, 0.2 - (400 / 2 - 0.2 * 400) / (2400 - 400))),
    ],
)
def test_shares_of_what_hangs_over(size, target, focus, expected):
    assert centering(*size, *target, *focus) == pytest.approx(expected)


@given(SIDE, SIDE, SIDE, SIDE, PER_CENT, PER_CENT)
def test_focal_point_is_seen_and_as_near_to_the_middle_as_can_be(
    width, height, target_width, target_height, focal_x, focal_y
):
    shares = centering(width, height, target_width, target_height, focal_x, focal_y)
    scale = max(target_width / width, target_height / height)
    sides = [(width, target_width, focal_x), (height, target_height, focal_y)]
    for share, (length, target, focal) in zip(shares, sides, strict=True):
        assert 0 <= share <= 1
        overhang = length * scale - target
        point = focal / 100 * length * scale - share * overhang
        slack = 1e-6 * max(1, length * scale)
        # In sight.
        assert -slack <= point <= target + slack
        # In the middle, or the picture is pushed to its very border in that direction.
        off = point - target / 2
        assert (
            abs(off) <= slack
            or (off < 0 and share <= 1e-9)
            or (off > 0 and share >= 1 - 1e-9)
            or overhang <= slack
        )


@given(SIDE, SIDE, SIDE, SIDE, PER_CENT, PER_CENT)
def test_mirrored_picture_is_cut_at_the_other_side(
    width, height, target_width, target_height, focal_x, focal_y
):
    sizes = (width, height, target_width, target_height)
    one, other = (
        centering(*sizes, focal_x, focal_y),
        centering(*sizes, 100 - focal_x, 100 - focal_y),
    )
    assert one == pytest.approx((1 - other[0], 1 - other[1]), abs=1e-6)


@pytest.mark.parametrize("focal_x", range(0, 101, 10))
def test_subject_lands_in_the_crop_that_pillow_makes(focal_x):
    image = Image.new("L", (900, 300))
    subject = min(899, focal_x * 9)
    image.paste(255, (max(0, subject - 4), 0, subject + 5, 300))
    crop = ImageOps.fit(image, (300, 300), centering=centering(900, 300, 300, 300, focal_x, 50))
    left, _top, right, _bottom = crop.point(lambda value: 255 * (value > 128)).getbbox()
    expected = min(max(150, subject - 600), subject) if subject < 150 or subject > 750 else 150
    assert abs((left + right) / 2 - expected) <= 5
