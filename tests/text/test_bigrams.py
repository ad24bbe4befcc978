"""What a text is found by holds what somebody seeks in it, and nothing but letters and digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.bigrams import LONGEST_QUERY, OPEN, evened, sought, tokens

ANY_TEXT = st.text(st.characters(exclude_categories=[]))
WRITTEN = st.text("羅氏集團罗团香港ABCabc19 ，。-'\"*()\n")


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("羅氏（Roche）集團", " 罗氏 roche 集团 "),
        ("COVID-19", " covid 19 "),
        ("患COVID19者", " 患 covid19 者 "),
        ("caf\u0065\u0301s a\u200bb", " cafes ab "),
        ("！。😀\x00", ""),
        ("x" * 50, f" {'x' * 40} "),
    ],
)
def test_text_is_evened_to_its_runs(text, even):
    assert evened(text) == even


def test_tokens_are_han_characters_pairs_and_words():
    assert tokens(" 罗氏集 roche 19 ") == {"罗", "氏", "集", "罗氏", "氏集", "roche", "19"}


@pytest.mark.parametrize(
    ("query", "needles", "wanted"),
    [
        ("羅", ("罗",), ("罗",)),
        ("羅氏", ("罗氏",), ("罗氏",)),
        ("羅氏集", ("罗氏集",), ("罗氏", "氏集")),
        ("Roch", (" roch",), ("roch*",)),
        ("AI", (" ai ",), ("ai",)),
        ("covid-19", (" covid 19 ",), ("covid", "19")),
        ("O'Brien", (" o brien",), ("o", "brien*")),
        ("Roche Hong", (" roche ", " hong"), ("roche", "hong*")),
        ("羅氏 hong", ("罗氏", " hong"), ("罗氏", "hong*")),
        ("5G科技", (" 5g 科技",), ("5g", "科技")),
        ("' OR 1=1 --", (" or ", " 1 1 "), ("or", "1")),
        ("😀！*", (), ()),
    ],
)
def test_query_is_read_into_needles_and_tokens(query, needles, wanted):
    found = sought(query)
    assert (found.needles, found.tokens) == (needles, wanted)


def test_only_the_first_characters_are_read_and_that_is_said():
    found = sought("羅" * 200 + "氏")
    assert (found.needles, found.is_cut) == (("罗" * LONGEST_QUERY,), True)
    assert sought("羅" * LONGEST_QUERY).is_cut is False


@given(ANY_TEXT)
def test_tokens_of_any_query_hold_no_sign_of_the_language_of_an_index(query):
    signs = "".join(token.removesuffix(OPEN) for token in sought(query).tokens)
    assert all(sign.isalnum() or not sign.isascii() for sign in signs)
    assert not any(map(str.isspace, signs))


@given(WRITTEN, WRITTEN)
def test_text_with_the_needles_has_all_their_tokens(text, query):
    found, even = sought(query), evened(text)
    if found and found.is_in(even):
        held = tokens(even)
        for token in found.tokens:
            beginning = token.removesuffix(OPEN)
            is_open = token != beginning
            assert beginning in held or (
                is_open and any(each.startswith(beginning) for each in held)
            )


@given(WRITTEN, WRITTEN)
def test_tokens_tell_a_needle_of_one_token_alone(text, query):
    """The index is asked no further where ``exact`` has nothing."""
    found, even = sought(query), evened(text)
    if found and not found.exact:
        held = tokens(even)
        has_all = all(
            any(each.startswith(token[:-1]) for each in held)
            if token[-1] == OPEN
            else token in held
            for token in found.tokens
        )
        assert has_all == found.is_in(even)


@given(WRITTEN.filter(lambda text: text.strip("，。-'\"*() \n")), WRITTEN, WRITTEN)
def test_han_part_of_a_text_is_found_in_it(part, before, behind):
    han = "".join(sign for sign in part if sign in "羅氏集團罗团香港")[:LONGEST_QUERY]
    if han:
        assert sought(han).is_in(evened(before + han + behind))
