"""What a feed prints of a release is plain HTML in the order of the page."""

from releases.text.article import Parts, TextBlock
from releases.text.syndicating import syndicated
from tests.text.articles import address, make_figure, make_note


def parts(**fields):
    empty = dict.fromkeys(("key_points", "blocks", "figures", "notes", "abouts"), ())
    return Parts(**empty | {"notes_to_editors_html": ""} | fields)


def test_nothing_is_nothing():
    found = syndicated(parts(), "en", address)
    assert (found.opening, found.image) == ("", None)
    assert (found.points, found.text, found.notes, found.to_editors, found.abouts) == (
        "",
        "",
        "",
        "",
        (),
    )


def test_figures_stand_in_the_text_with_all_that_is_said_of_them():
    figure = make_figure(1, "words", language="en", alt='"', widths=(480, 1600), credit="<us>")
    found = syndicated(
        parts(blocks=(TextBlock("<p>a</p>"), figure), figures=(figure,)), "en", address
    )
    assert found.text == (
        '<p>a</p>\n<figure>\n<img src="/photo1/480.jpg" alt="&quot;" width="480" height="320">\n'
        "<figcaption><b>Photo 1</b>: words<br>&lt;us&gt;</figcaption>\n</figure>"
    )
    assert found.image == ("/photo1/480.jpg", 480, 320)


def test_first_photo_that_is_shown_leads():
    gone, shown = (
        make_figure(1, notice="gone", widths=(), key="aaaaaa"),
        make_figure(2, key="bbbbbb"),
    )
    found = syndicated(parts(blocks=(gone, shown), figures=(gone, shown)), "en", address)
    assert found.image == ("/photo2/480.jpg", 480, 320)
    assert "<figure>\n<p>gone</p>\n<figcaption>" in found.text


def test_opening_is_the_first_paragraph_without_dateline_and_markers():
    html = '<p><span class="dateline">Hong Kong</span>So&amp;so<sup class="cite">1</sup>.</p><p>Then</p>'
    assert syndicated(parts(blocks=(TextBlock(html),)), "en", address).opening == "So&so."


def test_points_and_notes_are_lists():
    notes = (make_note(1, "said", url="https://example.org/?a=1&b"), make_note(2, "<em>also</em>"))
    found = syndicated(parts(key_points=("a & b",), notes=notes), "en", address)
    link = '<a href="https://example.org/?a=1&amp;b">https://example.org/?a=1&amp;b</a>'
    assert found.points == "<ul>\n<li>a &amp; b</li>\n</ul>"
    assert found.notes == f"<ol>\n<li>said {link}</li>\n<li><em>also</em></li>\n</ol>"
