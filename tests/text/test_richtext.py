"""The one allow-list: what is kept, what is dropped, how markers are stored and typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text import richtext

pieces = st.sampled_from(
    [
        *"<>/=\"'&[]^ \n",
        *["&lt;", "&nbsp;", "&#x3c;", "圖", "图", "Photo", "abc234", "ABC234", "[^abc234]"],
        *["[圖 abc234]", "[圖abc234]", "<p>", "</p>", "<p class='x'>", "<br>", "<br/>", "<li>"],
        *["<ul>", "</ul>", "<blockquote>", "</blockquote>", "<h2>", "</h2>", "<h1>", "<strong>"],
        *["</strong>", "<em>", "</em>", "<sup>", "</sup>", "<sup data-footnote='abc234'>"],
        *["<figure>", "</figure>", "<figure data-figure='abc234'>", "<a data-figure-ref='abc234'>"],
        *["<a href='https://a.example/?a=[^abc234]'>", "<a href='javascript:alert(1)'>", "</a>"],
        *["<script>", "</script>", "<svg>", "<style>", "</style>", "<!--", "-->", "<iframe>"],
        *["<img src=x onerror=alert(1)>", "<math>", "<template>", "<textarea>", "<![CDATA["],
    ]
)
markup = st.lists(pieces | st.text(max_size=4), max_size=25).map("".join)

ALLOWED = re.compile(
    r"<(?:/?(?:p|h2|h3|ul|ol|li|blockquote|strong|em|sup|sub)|br|/a|/figure"
    r'|sup data-footnote="[a-z0-9]{6}"|figure data-figure="[a-z0-9]{6}"'
    r'|a(?: data-figure-ref="[a-z0-9]{6}")?(?: href="[^"<>]*")?'
    r'|a(?: href="[^"<>]*")?(?: data-figure-ref="[a-z0-9]{6}")?)>'
)
BLOCK = re.compile(r"</?(?:p|h2|h3|ul|ol|li|blockquote|figure)\b")


def tags_outside_the_list(html):
    return [tag for tag in re.findall(r"<[^>]*>?", html) if not ALLOWED.fullmatch(tag)]


@given(markup)
def test_cleaning_twice_is_cleaning_once(html):
    for clean in (richtext.clean, richtext.clean_inline, richtext.stored, richtext.stored_inline):
        once = clean(html)
        assert clean(once) == once


@given(markup)
def test_nothing_outside_the_list_is_ever_stored(html):
    for store in (richtext.stored, richtext.stored_inline):
        kept = store(html)
        assert tags_outside_the_list(kept) == []
        assert not re.search(r"href=\"\s*(?!https?:|mailto:|tel:|#|/|\?)\w+:", kept, re.I)
    assert not BLOCK.search(richtext.stored_inline(html))


@given(markup)
def test_what_a_writer_sees_is_stored_as_it_was(html):
    kept = richtext.stored(html)
    assert richtext.stored(richtext.typed(kept)) == kept


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<a href='/a'><figure data-figure='abc234'></figure></a>", "{}"),
        ("<a href='/a'>A<figure data-figure='abc234'></figure>B</a>", "A{}B"),
        (
            "<a href='/a'><ul><li><figure data-figure='abc234'></figure></li></ul></a>",
            "<ul><li>{}</li></ul>",
        ),
        (
            "<p><a href='/a'>A</a></p><figure data-figure='abc234'></figure>",
            '<p><a href="/a">A</a></p>{}',
        ),
    ],
)
def test_what_holds_a_figure_is_no_link(html, kept):
    kept = kept.format('<figure data-figure="abc234"></figure>')
    assert richtext.stored(html) == kept
    assert richtext.stored(richtext.typed(kept)) == kept


@given(markup)
def test_stored_nodes_are_empty(html):
    kept = richtext.stored(html)
    for opening, closing in (
        ("<sup data-footnote=", "</sup>"),
        ("<figure data-figure=", "</figure>"),
    ):
        for part in kept.split(opening)[1:]:
            assert part.split(">", 1)[1].startswith(closing)


@given(markup)
def test_cutting_into_blocks_loses_no_text_and_invents_no_figure(html):
    kept = richtext.stored(html)
    found = richtext.blocks(kept)
    placed = [key for key, is_figure in found if is_figure]
    assert [key for key in richtext.placed_figures(kept) if key in placed][: len(placed)] == placed
    text = "".join(part for part, is_figure in found if not is_figure)
    assert re.sub(r"\s", "", text) == re.sub(r"\s|<figure[^>]*></figure>", "", kept)


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        "<svg onload=alert(1)><title>x</title></svg>",
        "<math><mi>x</mi></math>",
        "<iframe src='https://evil.example'></iframe>",
        "<object data='x'></object>",
        "<img src='https://evil.example/a.png'>",
        "<form action='/x'><input></form>",
        "<!-- note -->",
        "<a href='javascript:alert(1)'></a>",
        "<p style='position:fixed' onclick='x()' class='a' id='b' data-x='y'></p>",
    ],
)
def test_what_is_not_on_the_list_is_dropped(html):
    kept = richtext.clean(html)
    assert tags_outside_the_list(kept) == []
    assert "alert" not in kept
    assert "evil" not in kept


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://a.example/?a=1&amp;b=2", "https://a.example/?a=1&amp;b=2"),
        ("http://a.example/", "http://a.example/"),
        ("mailto:press@a.example", "mailto:press@a.example"),
        ("tel:+85223456789", "tel:+85223456789"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("ftp://a.example/", None),
    ],
)
def test_links_lead_to_pages_mail_and_telephones_only(href, kept):
    expected = "<p><a>A</a></p>" if kept is None else f'<p><a href="{kept}">A</a></p>'
    assert richtext.clean(f'<p><a href="{href}">A</a></p>') == expected


def test_target_and_rel_are_dropped():
    html = '<p><a href="https://a.example/" target="_blank" rel="opener">A</a></p>'
    assert richtext.clean(html) == '<p><a href="https://a.example/">A</a></p>'


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>A[^abc234]</p>", '<p>A<sup data-footnote="abc234"></sup></p>'),
        ("<p>[圖 abc234]</p>", '<figure data-figure="abc234"></figure>'),
        ("<p>[图abc234]</p>", '<figure data-figure="abc234"></figure>'),
        ("<p>[Photo abc234]</p>", '<figure data-figure="abc234"></figure>'),
        ("<p>見[圖 abc234]。</p>", '<p>見<a data-figure-ref="abc234"></a>。</p>'),
        ("<p>[^abc23]</p>", "<p>[^abc23]</p>"),
        ("<p>[^ABC234]</p>", "<p>[^ABC234]</p>"),
        (
            '<p><a href="https://a.example/?x=[^abc234]">A</a></p>',
            '<p><a href="https://a.example/?x=%5B^abc234%5D">A</a></p>',
        ),
    ],
)
def test_typed_markers_become_nodes_in_text_alone(typed, kept):
    assert richtext.stored(typed) == kept


def test_writer_sees_the_markers():
    kept = richtext.stored("<p>A[^abc234]見[圖 def567]</p><p>[圖 ghj789]</p>")
    assert richtext.typed(kept) == "<p>A[^abc234]見[圖 def567]</p><p>[圖 ghj789]</p>"
    assert richtext.citations(kept) == ["abc234"]
    assert richtext.figure_references(kept) == ["def567"]
    assert richtext.placed_figures(kept) == ["ghj789"]


def test_caption_is_one_run_of_inline_text():
    html = "<p></p><p>左圖：<strong>甲</strong></p><p>右圖：乙[^abc234]</p><ul><li>丙</li></ul>"
    assert richtext.stored_inline(html) == (
        '左圖：<strong>甲</strong><br>右圖：乙<sup data-footnote="abc234"></sup>丙'
    )


@pytest.mark.parametrize(
    "html", ["", " ", "<p></p>", "<p>&nbsp;</p>", "<p><br></p>", "<ul><li><p></p></li></ul>"]
)
def test_empty_text_is_stored_as_nothing(html):
    assert (richtext.stored(html), richtext.stored_inline(html)) == ("", "")


def test_blocks_are_cut_at_figures_that_stand_by_themselves():
    html = (
        '<p>A</p><figure data-figure="aaaaaa"></figure><p>B</p>'
        '<ul><li><figure data-figure="bbbbbb"></figure>C</li></ul>'
        '<blockquote><p>D</p><figure data-figure="cccccc"></figure></blockquote>'
        '<figure data-figure="dddddd"></figure>'
    )
    assert richtext.blocks(html) == [
        ("<p>A</p>", False),
        ("aaaaaa", True),
        ("<p>B</p><ul><li>C</li></ul><blockquote><p>D</p></blockquote>", False),
        ("dddddd", True),
    ]


def test_plain_text_keeps_paragraphs_lists_and_lines():
    html = "<h2>A</h2><p>B &amp; C<br>D</p><ul><li><p>E</p></li><li>F</li></ul><p>G</p>"
    assert richtext.plain(html) == "A\n\nB & C\nD\n\n- E\n\n- F\n\nG"


def test_nodes_are_filled_by_their_key():
    html = '<p>A<sup data-footnote="abc234"></sup><a data-figure-ref="def567"></a></p>'
    filled = richtext.filled(html, lambda key: f"({key})", lambda key: f"[{key}]", str)
    assert filled == "<p>A(abc234)[def567]</p>"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>A[^ABC234], B[^abc2345]</p>", ["[^ABC234]", "[^abc2345]"]),
        (
            "<p>[圖 K9] [图K9] [Photo 9] [圖&nbsp;abc234]</p>",
            ["[圖 K9]", "[图K9]", "[Photo 9]", "[圖\xa0abc234]"],
        ),
        ("<p>［^abc234］［圖 abc234］</p>", ["［^abc234］", "［圖 abc234］"]),
        ("<p>[^<strong>abc</strong>234]</p>", ["[^abc234]"]),
        ("<p>A[^abc234</p><p>B</p>", ["[^abc234"]),
        ("<p>A[^x]B[^x]</p>", ["[^x]"]),
        ("<p>[圖片來源：甲] [1] x^2 [Photographs by A] 圖九</p>", []),
        ('<p><a href="https://a.example/?x=[^x]">A</a></p>', []),
    ],
)
def test_marker_that_stayed_text_is_found(html, found):
    assert richtext.leftovers(richtext.stored(html)) == found


@given(markup)
def test_text_without_nodes_has_none(html):
    kept = richtext.without_nodes(richtext.stored(html))
    nodes = (richtext.citations, richtext.placed_figures, richtext.figure_references)
    assert [find(kept) for find in nodes] == [[], [], []]


def test_text_without_nodes_keeps_its_words():
    html = '<p>A<sup data-footnote="abc234"></sup>見<a data-figure-ref="abc234"></a>。</p>'
    assert richtext.without_nodes(html) == "<p>A見。</p>"
    assert richtext.without_nodes('<figure data-figure="abc234"></figure><p>B<sup>2</sup></p>') == (
        "<p>B<sup>2</sup></p>"
    )


def test_placed_figure_in_a_text_that_is_not_cut_is_referred_to():
    html = '<p>A</p><figure data-figure="abc234"></figure>'
    assert richtext.filled(html, str, lambda key: f"[{key}]", str) == "<p>A</p><p>[abc234]</p>"
