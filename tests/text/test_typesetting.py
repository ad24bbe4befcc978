"""What is typeset once is what a page prints: text in pieces between which downloads stand, figures, footnotes."""

import re

from releases.text.article import TextBlock
from releases.text.typesetting import Edition, typeset
from tests.text.articles import address, make_article, make_figure, make_note


def edition(language="en", **how):
    return Edition(language, "Archived copy", "Accessed", address, **how)


def test_downloads_of_each_figure_have_a_place_in_the_text():
    first, second = make_figure(1, key="aaaaaa"), make_figure(2, key="bbbbbb")
    blocks = (TextBlock("<p>a</p>"), second, TextBlock("<p>b</p>"), first)
    found = typeset(make_article("en", blocks=blocks, figures=(first, second)), edition())
    assert found.figures == (1, 0)
    ids = [re.findall(r'id="figure-(\w+)"', piece) for piece in found.pieces]
    assert ids == [["bbbbbb"], ["aaaaaa"], []]
    assert found.pieces[1].startswith("</figcaption>\n</figure>\n<p>b</p>\n<figure")
    assert found.pieces[0].startswith("<p>a</p>\n<figure")


def test_text_without_figures_is_one_piece():
    found = typeset(make_article("en", body="<p>a</p>"), edition())
    assert (found.pieces, found.figures, found.summary) == (("<p>a</p>\n",), (), "a")


def test_words_of_a_photo_are_escaped():
    figure = make_figure(
        1, "fair &amp; <em>clean</em>", alt='"<i>', credit="<b>", people=("<u>",), names=("Nobody",)
    )
    [before, _after] = typeset(
        make_article("en", blocks=(figure,), figures=(figure,)), edition()
    ).pieces
    assert 'alt="&quot;&lt;i&gt;"' in before
    assert '<p class="caption"><b>圖一</b>: fair &amp; <em>clean</em></p>' in before
    assert '<p class="people">&lt;u&gt;</p>\n<p class="credits">&lt;b&gt;</p>' in before


def test_withdrawn_photo_is_a_notice():
    figure = make_figure(1, notice="Gone & done", widths=())
    [before, _after] = typeset(
        make_article("en", blocks=(figure,), figures=(figure,)), edition()
    ).pieces
    assert '<p class="photo gone" id="photo-1">Gone &amp; done</p>' in before
    assert "<picture" not in before


def test_sheet_says_in_words_where_a_photo_stands_and_fetches_all_at_once():
    figure = make_figure(1, count=2, strip="1 · left", strip_plain="1 (left)", slot="left")
    article = make_article("en", blocks=(figure,), figures=(figure,))
    page, sheet = (typeset(article, edition(is_sheet=each)).pieces[0] for each in (False, True))
    assert page.count('<p class="strip placed">1 · left</p>') == 2
    assert sheet.count('<p class="strip">1 (left)</p>') == 2
    assert (page.count('loading="lazy"'), sheet.count('loading="lazy"')) == (2, 0)


def test_note_says_its_source_its_links_and_the_ways_back():
    note = make_note(
        1,
        "said",
        url="https://example.org/a?b=1",
        archived_url="https://example.org/c",
        accessed="2 May 2026",
        returns=("cite-1-1", "cite-1-2"),
    )
    found = typeset(make_article("en", notes=(note,)), edition()).notes
    links = re.findall(r'<a class="url" href="(.*?)" rel="noopener">(.*?)</a>', found)
    assert links == [
        ("https://example.org/a?b=1", "https://<wbr>example.org/<wbr>a<wbr>?b=1"),
        ("https://example.org/c", "https://<wbr>example.org/<wbr>c"),
    ]
    assert '<span class="archived">Archived copy <a' in found
    assert '<span class="accessed">Accessed 2 May 2026</span> <a class="back"' in found
    assert re.findall(r'href="#(cite-[-\d]+)".*?<sub>(\d)</sub>', found) == [
        ("cite-1-1", "1"),
        ("cite-1-2", "2"),
    ]
    assert found.endswith('<div class="glance" id="glance-1" popover="hint">said</div></li>\n')
    assert "glance" not in typeset(make_article("en", notes=(note,)), edition(is_sheet=True)).notes


def test_machines_are_told_plain_words():
    figure = make_figure(1, 'a<sup class="cite"><a href="#n">1</a></sup> <em>b</em>')
    notes = (
        make_note(1, "<em>c</em>"),
        make_note(2, source_title="d"),
        make_note(3, url="https://e.example"),
    )
    article = make_article(
        "en", blocks=(figure, TextBlock("<p>f</p><p>g</p>")), figures=(figure,), notes=notes
    )
    found = typeset(article, edition())
    assert (found.summary, found.captions) == ("f", ("a b",))
    assert found.titles == ("c", "d", "https://e.example")
