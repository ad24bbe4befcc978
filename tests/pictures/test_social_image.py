"""The image for social media: the headline in type that fits, the forms of each language, a photo dark enough under it."""

import pytest
from PIL import Image, ImageChops

from pressroom import env
from releases.pictures import social_image
from releases.text.colours import contrast
from releases.text.line_breaks import pieces

FONT = env.font("SOCIAL_FONT")
pytestmark = pytest.mark.skipif(not FONT, reason="no font with Chinese: install fonts-noto-cjk")
HONG_KONG, MAINLAND = ("HK", "TC"), ("SC",)
HEADLINE = ["雲帆科技園代表團訪問上海", "深化「滬港」創科合作"]


def drawn(tmp_path, *clauses, faces=HONG_KONG, name="雲帆", **asked):
    """The image of these clauses, opened."""
    target = tmp_path / "social.jpg"
    told = {"day": "2026年11月20日", "accent": "#9c2f1b"} | asked
    cut = [pieces(clause) for clause in clauses]
    size = social_image.draw(target, FONT, faces, cut, name, **told)
    assert size == {"width": 1200, "height": 630}
    with Image.open(target) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1200, 630))
        return image.copy()


def photo(tmp_path, colour="white", size=(1600, 1067)):
    path = tmp_path / f"{colour}.jpg"
    Image.new("RGB", size, colour).save(path, quality=95)
    return str(path)


def rows_of_type(image):
    """The first and the last row between rules in which something is written, on paper."""
    written = image.convert("L").crop((72, 170, 1128, 510)).point(lambda value: 255 * (value < 128))
    _left, top, _right, bottom = written.getbbox()
    return top + 170, bottom + 170


def is_alike(one, other):
    return ImageChops.difference(one, other).getbbox() is None


def lines(text, size=40):
    face = social_image._face(FONT, HONG_KONG).font_variant(size=size)
    return social_image._lines(pieces(text), face)


def test_two_clauses_stand_on_two_lines():
    _type, found = social_image._set(
        [pieces(each) for each in HEADLINE], social_image._face(FONT, HONG_KONG)
    )
    assert found == HEADLINE


def test_short_headline_is_set_largest():
    type_, found = social_image._set([["開", "幕"]], social_image._face(FONT, HONG_KONG))
    assert (type_.size, found) == (72, ["開幕"])


@pytest.mark.parametrize("length", [1, 12, 40, 90, 300])
def test_headline_of_any_length_has_room(tmp_path, length):
    top, bottom = rows_of_type(drawn(tmp_path, "園" * length))
    assert 170 < top < bottom < 510


def test_lines_of_a_clause_are_about_as_long():
    assert lines("雲帆科技園公司委任首席科學家，即日起生效，任期三年", 60) == [
        "雲帆科技園公司委任首席科學",
        "家，即日起生效，任期三年",
    ]


def test_latin_words_stay_whole_and_one_that_is_too_long_is_cut():
    text = "Hong Kong and Shanghai to co-operate on innovation in biomedicine"
    assert len(lines(text, 60)) == 3
    assert " ".join(lines(text, 60)) == text
    assert "".join(lines("x" * 200, 60)) == "x" * 200


def test_headline_without_room_ends_in_an_ellipsis():
    _type, found = social_image._set([["園"] * 400], social_image._face(FONT, HONG_KONG))
    assert found[-1].endswith("…")


def test_languages_have_their_own_forms_of_a_character(tmp_path):
    assert not is_alike(drawn(tmp_path, "骨角直"), drawn(tmp_path, "骨角直", faces=MAINLAND))


def test_rare_names_are_drawn_and_what_the_font_lacks_is_left_out(tmp_path):
    without = drawn(tmp_path, "先生")
    assert not is_alike(drawn(tmp_path, "𡃁先生"), without)
    assert not is_alike(drawn(tmp_path, "𠮷先生"), without)
    assert is_alike(drawn(tmp_path, "先生🎉\ufe0f"), without)
    assert is_alike(drawn(tmp_path, "先生", name="雲帆\U0010fffe"), without)


def test_headline_of_nothing_that_can_be_drawn_leaves_paper(tmp_path):
    assert is_alike(drawn(tmp_path, "🎉"), drawn(tmp_path))


def test_type_is_read_on_a_white_photo(tmp_path):
    image = drawn(tmp_path, *HEADLINE, source=photo(tmp_path))
    darkest = [image.getpixel((1180, row)) for row in (92, 420, 480, 562)]
    for ground in darkest:
        assert contrast("#{:02x}{:02x}{:02x}".format(*ground), "#fdfcf9") >= 4.5


def test_photo_is_cut_around_its_focal_point(tmp_path):
    path = tmp_path / "halves.jpg"
    halves = Image.new("RGB", (2400, 630), "red")
    halves.paste("blue", (1200, 0, 2400, 630))
    halves.save(path, quality=95)
    for across, channel in ((0, 0), (100, 2)):
        image = drawn(tmp_path, "開幕", source=str(path), focus=(across, 50))
        found = image.getpixel((1100, 250))
        assert max(found) == found[channel]
