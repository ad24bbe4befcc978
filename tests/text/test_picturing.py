"""A photo as HTML offers every size that was made, and nothing else."""

import pytest

from releases.text.picturing import nearest, picture, proportion
from tests.text.articles import address, make_picture


def test_photo_offers_its_sizes_in_each_format():
    photo = make_picture(1, widths=(480, 960), has_avif=True, alt='a "b" <c>')
    sizes = 'sizes="7rem"'
    assert picture(photo, "logo", address) == (
        f'<picture><source type="image/avif" srcset="/photo1/480.avif 480w, /photo1/960.avif 960w" {sizes}>'
        f'<source type="image/webp" srcset="/photo1/480.webp 480w, /photo1/960.webp 960w" {sizes}>'
        f'<img src="/photo1/960.jpg" srcset="/photo1/480.jpg 480w, /photo1/960.jpg 960w" {sizes} '
        'width="960" height="640" alt="a &quot;b&quot; &lt;c&gt;" loading="lazy" decoding="async"></picture>'
    )


def test_avif_is_not_offered_before_it_is_made():
    shown = picture(make_picture(1), "full", address)
    assert ("image/avif" in shown, "image/webp" in shown) == (False, True)


def test_preview_offers_jpeg_alone():
    shown = picture(make_picture(1, has_avif=True), "full", address, formats=())
    assert "<source" not in shown


@pytest.mark.parametrize(
    ("size", "is_lazy", "haste"),
    [
        ("full", True, ' loading="lazy"'),
        ("plate", False, ' fetchpriority="high"'),
        ("full", False, ""),
    ],
)
def test_what_a_page_opens_with_is_fetched_first(size, is_lazy, haste):
    shown = picture(make_picture(1), size, address, is_lazy=is_lazy)
    assert f'alt=""{haste} decoding="async"' in shown


@pytest.mark.parametrize("photo", [None, make_picture(1, widths=())])
def test_nothing_is_shown_before_the_sizes_are_made(photo):
    assert picture(photo, "full", address) == ""


@pytest.mark.parametrize(
    ("width", "height", "found"),
    [(3000, 2000, "ratio-15"), (1, 90, "ratio-4"), (90, 1, "ratio-30")],
)
def test_share_of_a_row_has_its_bounds(width, height, found):
    assert proportion(make_picture(1, width=width, height=height)) == found


def test_nearest_size_is_at_least_one_pixel_high():
    photo = make_picture(1, widths=(480, 960, 1600), width=9000, height=1)
    assert nearest(photo, 1000) == (960, 1)
