"""The parts of a footnote are set off from each other, on the page as in plain text."""

import pytest

from releases.text.sources import as_html, in_words
from tests.text.articles import make_note

PARTS = {"source_title": "T", "publisher": "P", "published": "D"}


@pytest.mark.parametrize(
    ("language", "html", "words"),
    [
        ("zh-hant", "第12頁", "第12頁，T，P，D"),
        ("zh-hans", "见第12页。", "见第12页。T，P，D"),
        ("en", "Page 12", "Page 12, T, P, D"),
        ("en", "See page 12.", "See page 12. T, P, D"),
    ],
)
def test_parts_are_set_off_as_the_language_does(language, html, words):
    assert in_words(make_note(1, html, **PARTS), language) == words


def test_page_has_the_same_words_with_their_marks():
    note = make_note(
        1, "<em>A</em> &amp; b.example", url="https://b.example/", **PARTS | {"publisher": "P<"}
    )
    assert as_html(note, "zh-hant") == (
        '<em>A</em> &amp; <a class="url" href="https://b.example/">b.example</a>，<cite>T</cite>，'
        '<span class="publisher">P&lt;</span>，<span class="published">D</span>'
    )
    assert in_words(note, "zh-hant") == "A & b.example，T，P<，D"


def test_note_with_no_words_is_empty_and_one_part_stands_alone():
    assert (in_words(make_note(1), "en"), as_html(make_note(1), "en")) == ("", "")
    assert in_words(make_note(1, publisher="P"), "en") == "P"
