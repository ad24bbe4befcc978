"""Numbers of notes follow the text."""

from releases.text import footnotes

TEXTS = [
    'A<sup data-footnote="bbbbbb"></sup>B<sup data-footnote="aaaaaa"></sup>',
    'C<sup data-footnote="bbbbbb"></sup>D<sup data-footnote="cccccc"></sup>',
]


def test_notes_are_numbered_by_first_appearance_and_keep_their_number():
    assert footnotes.numbers(TEXTS) == {"bbbbbb": 1, "aaaaaa": 2, "cccccc": 3}
    assert footnotes.numbers([]) == {}


def test_markers_without_note_are_named_once_in_order():
    assert footnotes.without_note(TEXTS, ["aaaaaa"]) == ["bbbbbb", "cccccc"]
    assert footnotes.without_note(TEXTS, ["aaaaaa", "bbbbbb", "cccccc"]) == []


def test_notes_without_marker_are_named_in_their_own_order():
    assert footnotes.without_marker(TEXTS, ["zzzzzz", "aaaaaa", "yyyyyy"]) == ["zzzzzz", "yyyyyy"]
