"""Where a line of a headline may end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.line_breaks import NOT_FIRST, NOT_LAST, pieces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("深化「滬港」創科，", ["深", "化", "「滬", "港」", "創", "科，"]),
        ("合作——共建……完", ["合", "作——", "共", "建……", "完"]),
        ("採用CliniMACS Cell Factory®的", ["採", "用", "CliniMACS", " Cell", " Factory®", "的"]),
        ("Hong Kong’s “largest” – a first", ["Hong", " Kong’s", " “largest” –", " a", " first"]),
        ("rose 3.5%, twice", ["rose", " 3.5%,", " twice"]),
        ("（Hong Kong）𡃁仔", ["（Hong", " Kong）", "𡃁", "仔"]),
        ("深化“沪港”合作", ["深", "化", "“沪", "港”", "合", "作"]),
        ("", []),
    ],
)
def test_text_is_cut_where_a_line_may_end(text, found):
    assert pieces(text) == found


@given(st.text("香港「」，。（）“”—… ab1", max_size=30))
def test_pieces_together_are_the_text(text):
    assert "".join(pieces(text)) == " ".join(text.split())


@given(st.text("香港「」，。（）“”—…ab1", max_size=30))
def test_no_line_begins_or_ends_with_what_may_not(text):
    found = pieces(text)
    assert [each for each in found[1:] if each[0] in NOT_FIRST] == []
    assert [each for each in found[:-1] if each[-1] in NOT_LAST] == []
