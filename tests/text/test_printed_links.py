"""On paper each address is read once: where a note prints it, where words say it, or behind the first link to it."""

import pytest

from releases.text.filling import Filling, back_label, same_link
from releases.text.printed_links import Paper, linked, says
from tests.text.articles import make_note

URL = "https://a.example/report?x=1&y=2"
HREF = "https://a.example/report?x=1&amp;y=2"


def test_first_link_to_an_address_is_printed_and_the_next_one_is_not():
    link = f'<a href="{HREF}">report</a>'
    assert Paper().mark(f"{link} {link}") == f'{link} <a class="told" href="{HREF}">report</a>'


def test_link_is_not_printed_where_a_note_prints_its_address():
    assert (
        Paper([URL, ""]).mark(f'<a href="{HREF}">x</a>') == f'<a class="told" href="{HREF}">x</a>'
    )


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        (HREF, True),
        ("a.example/report?x=1&amp;y=2", True),
        ("(A.example/report?x=1&amp;y=2)", True),
        ("the report", False),
        ("a.example", False),
        ("b.a.example/report?x=1&amp;y=2", False),
        (f"{HREF}&amp;z=3", False),
        (f"{HREF}.", True),
        (f"{HREF}，見", True),
    ],
)
def test_words_that_print_the_address_say_it(words, is_told):
    assert says(words, URL) is is_told
    assert ("told" in Paper().mark(f'<a href="{HREF}">{words}</a>')) is is_told


def test_mail_and_places_within_the_site_are_left_alone():
    html = '<a href="mailto:a@b.example">x</a><a href="#note-1">x</a><a href="/en/">x</a>'
    assert Paper().mark(html) == html


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"see {HREF}.", f'see <a class="url" href="{HREF}">{HREF}</a>.'),
        (
            "see a.example/report?x=1&amp;y=2",
            f'see <a class="url" href="{HREF}">a.example/report?x=1&amp;y=2</a>',
        ),
        ("see a.example/reports", "see a.example/reports"),
        (f'<a href="{HREF}">see</a> {HREF}', f'<a href="{HREF}">see</a> {HREF}'),
    ],
)
def test_address_among_the_words_of_a_note_is_a_link_once(html, found):
    assert linked(html, URL) == found
    assert linked(html, "") == html


def test_note_prints_its_link_unless_something_before_it_does():
    assert make_note(1, url=URL).printed_url == URL
    assert make_note(1, f"at {HREF}", url=URL).printed_url == ""
    assert make_note(1, f'<a href="{HREF}">at</a>', url=URL).printed_url == URL
    assert make_note(2, url=URL, same_as=1).printed_url == ""


def test_note_prints_its_archived_copy_unless_an_earlier_one_does():
    assert make_note(1, url=URL, archived_url="https://b.example/").printed_archive == (
        "https://b.example/"
    )
    told = make_note(2, archived_url="https://b.example/", archive_is_told=True)
    assert told.printed_archive == ""


def test_links_are_marked_in_the_order_of_reading():
    filling = Filling("en", {}, set(), {}, told=["https://noted.example/"])
    texts = [
        filling.fill('<p><a href="https://c.example/">c</a></p>'),
        filling.fill_inline('<a href="https://c.example/">c</a>'),
        filling.fill_note('<a href="https://noted.example">n</a>'),
    ]
    assert [text.count("told") for text in texts] == [0, 1, 1]


@pytest.mark.parametrize(
    ("language", "way_back", "same"),
    [
        ("zh-hant", "返回正文註腳1第2處", "連結同註腳1"),
        ("zh-hans", "返回正文脚注1第2处", "链接同脚注1"),
        ("en", "Back to note 1 in the text, place 2", "Same link as in note 1"),
    ],
)
def test_each_place_of_a_note_has_a_name(language, way_back, same):
    assert back_label(1, language, 2) == way_back
    assert same_link(1, language) == same
