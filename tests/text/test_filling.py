"""Citations and references become links, numbered as the text is read."""

import pytest

from releases.text.filling import Filling, back_label

MARKER = (
    '<sup class="cite"><a id="{0}" href="#note-{1}" role="doc-noteref" aria-label="Note {1}" '
    'interestfor="glance-{1}">{1}</a></sup>'
)
CITE = '<sup data-footnote="{}"></sup>'
SEE = '<a data-figure-ref="{}"></a>'


def test_first_citation_gives_the_number_and_each_has_a_place_to_return_to():
    filling = Filling("en", {}, {"aaaaaa", "bbbbbb"}, {})
    first = filling.fill(CITE.format("bbbbbb") + CITE.format("aaaaaa"))
    second = filling.fill(CITE.format("bbbbbb"))
    assert first == MARKER.format("ref-1", 1) + MARKER.format("ref-2", 2)
    assert second == MARKER.format("ref-1-2", 1)
    assert filling.numbers == {"bbbbbb": 1, "aaaaaa": 2}
    assert filling.returns == {"bbbbbb": ["ref-1", "ref-1-2"], "aaaaaa": ["ref-2"]}


@pytest.mark.parametrize(
    ("language", "name", "way_back"),
    [
        ("zh-hant", "註腳1", "返回正文註腳1處"),
        ("zh-hans", "脚注1", "返回正文脚注1处"),
        ("en", "Note 1", "Back to note 1 in the text"),
    ],
)
def test_note_is_named_in_the_language(language, name, way_back):
    found = Filling(language, {}, {"abc234"}, {}).fill(CITE.format("abc234"))
    assert f'aria-label="{name}"' in found
    assert back_label(1, language) == way_back


@pytest.mark.parametrize(
    ("language", "label"),
    [("zh-hant", "圖三及四"), ("zh-hans", "图三及四"), ("en", "Photos 3 and 4")],
)
def test_reference_says_the_label_of_its_group(language, label):
    found = Filling(language, {"abc234": (3, 2)}, set(), {}).fill(SEE.format("abc234"))
    assert found == f'<a class="see" href="#photo-3">{label}</a>'


def test_what_nobody_knows_stays_as_it_was_typed():
    filling = Filling("en", {"empty2": (1, 0)}, set(), {})
    text = CITE.format("abc234") + SEE.format("def567") + SEE.format("empty2")
    assert filling.fill(text) == "[^abc234][圖 def567][圖 empty2]"
    assert filling.numbers == {}
