"""What reads alike folds alike, character by character, and a text keeps its length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.folding import fold

ANY_TEXT = st.text(st.characters(exclude_categories=[]))
HAN = "".join(chr(code) for code in range(0x4E00, 0xA000))


@pytest.mark.parametrize(
    ("written", "otherwise"),
    [
        ("羅氏集團", "罗氏集团"),
        ("衞生署", "衛生署"),
        ("衞生署", "卫生署"),
        ("匯豐 滙豐", "汇丰 汇丰"),
        ("裏 裡", "里 里"),
        ("峯 羣 説 強", "峰 群 說 强"),
        ("乾隆", "干隆"),
        ("ＨＫＳＴＰ", "hkstp"),
        ("Schäfer Čapek", "schafer capek"),
        ("İstanbul", "istanbul"),
        ("①②", "12"),
        ("淸靑汚", "清青污"),
    ],
)
def test_what_reads_alike_folds_alike(written, otherwise):
    assert fold(written) == fold(otherwise)


@pytest.mark.parametrize(("one", "other"), [("羅", "洛"), ("a", "b"), ("土", "士"), ("己", "已")])
def test_what_reads_otherwise_stays_apart(one, other):
    assert fold(one) != fold(other)


@given(ANY_TEXT)
def test_folding_keeps_the_length_of_any_text_and_folds_once_for_all(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(ANY_TEXT, ANY_TEXT)
def test_part_of_a_text_folds_as_it_does_in_the_whole(one, other):
    assert fold(one + other) == fold(one) + fold(other)


def test_every_common_han_character_folds_to_one():
    assert len(fold(HAN)) == len(HAN)
    assert fold(fold(HAN)) == fold(HAN)
