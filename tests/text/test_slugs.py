"""Slugs: what one is, and what is proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.slugs import is_slug, proposed_slug


@pytest.mark.parametrize("text", ["a", "7", "shanghai-visit-march-2023", "a-b", "x" * 80])
def test_ascii_words_with_single_hyphens_are_a_slug(text):
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "-a",
        "a-",
        "a--b",
        "A",
        "a_b",
        "a b",
        "a\n",
        "é",
        "上海",
        "٣",
        "ａ",
        "a/b",
        "x" * 81,
    ],
)
def test_anything_else_is_no_slug(text):
    assert not is_slug(text)


@pytest.mark.parametrize(
    "english, slug",
    [
        ("HKSTP delegation goes to Shanghai", "hkstp-delegation-goes-to-shanghai"),
        ("First clause\nSecond clause", "first-clause-second-clause"),
        ("Shanghai–Hong Kong  co-operation!", "shanghai-hong-kong-co-operation"),
        ("The park’s café isn't open", "the-parks-cafe-isnt-open"),
        ("2023年 report", "2023-report"),
        ("率團赴上海", "release-1"),
        ("", "release-1"),
        ("-–-", "release-1"),
    ],
)
def test_slug_is_proposed_from_the_english_or_else_the_fallback(english, slug):
    assert proposed_slug(english, "release-1") == slug


def test_proposed_slug_is_cut_between_words():
    assert proposed_slug("word " * 20, "x") == "-".join(["word"] * 12)
    assert proposed_slug("a" * 59 + " bc", "x") == "a" * 59
    assert proposed_slug("a" * 60 + " bc", "x") == "a" * 60
    assert proposed_slug("a" * 29 + " " + "b" * 30 + " c", "x") == "a" * 29 + "-" + "b" * 30
    assert proposed_slug("a" * 70, "x") == "a" * 60


@given(st.text())
def test_proposed_slug_is_a_slug_of_at_most_60_characters(english):
    slug = proposed_slug(english, "fallback")
    assert is_slug(slug)
    assert len(slug) <= 60


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda s: len(s) <= 60))
def test_a_short_slug_proposes_itself(slug):
    assert proposed_slug(slug, "fallback") == slug
