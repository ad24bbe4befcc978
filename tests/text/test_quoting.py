"""What somebody said is printed in the marks of the language, and by itself with its speaker."""

import pytest

from releases.text import quoting, richtext
from releases.text.filling import Filling
from releases.text.quoting import Quoted

SAID = Quoted("Two lines\nof <words>", "Mr Shek Pine", "Director")
NODE = '<q data-quotation="abc234"></q>'
NOTE = '<sup data-footnote="note22"></sup>'


def fill(html, language="en", quoted=SAID):
    return Filling(language, {}, {"note22"}, {"abc234": quoted}).fill(html)


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("zh-hant", "他說：「Two linesof &lt;words&gt;」"),
        ("zh-hans", "他說：“Two linesof &lt;words&gt;”"),
        ("en", "他說：“Two lines of &lt;words&gt;”"),
    ],
)
def test_quotation_in_a_sentence_stands_between_the_marks_of_the_language(language, printed):
    assert fill(f"<p>他說：{NODE}</p>", language) == f"<p>{printed}</p>"


def test_quotation_by_itself_names_its_speaker():
    assert fill(f"<p>{NODE}</p>") == (
        "<blockquote><p>“Two lines<br>of &lt;words&gt;”</p><footer>– Mr Shek Pine, Director</footer></blockquote>"
    )
    assert fill(f"<p>{NODE}</p>", "zh-hant").endswith(
        "<footer>——DirectorMr Shek Pine</footer></blockquote>"
    )


def test_citation_behind_a_quotation_by_itself_stays_at_its_words():
    printed = fill(f"<p>{NODE}{NOTE}</p>")
    assert printed.startswith("<blockquote><p>“Two lines<br>of &lt;words&gt;”<sup")
    assert printed.endswith("</sup></p><footer>– Mr Shek Pine, Director</footer></blockquote>")


def test_quotation_of_nobody_has_no_line_for_a_name():
    assert fill(f"<p>{NODE}</p>", quoted=Quoted("Words", "", "")) == (
        "<blockquote><p>“Words”</p></blockquote>"
    )


@pytest.mark.parametrize("html", [f"<p>{NODE}</p>", f"<p>He said {NODE}.</p>"])
def test_quotation_that_nobody_knows_or_without_words_is_left_as_typed(html):
    typed = html.replace(NODE, "[引 abc234]")
    assert fill(html, quoted=Quoted("", "", "")) == typed
    assert Filling("en", {}, set(), {}).fill(html) == typed


def test_marker_is_stored_as_a_node_and_shown_as_it_is_typed():
    typed = "<p>A [引 abc234] b [Quote abc234]</p>"
    assert richtext.stored(typed) == f"<p>A {NODE} b {NODE}</p>"
    assert richtext.typed(richtext.stored(typed)) == "<p>A [引 abc234] b [引 abc234]</p>"
    assert richtext.quotations(richtext.stored(typed)) == ["abc234", "abc234"]


def test_q_without_a_key_is_nothing_but_its_words():
    assert richtext.clean('<p><q>A</q> <q data-quotation="X">b</q></p>') == "<p>A b</p>"


def test_attribution_is_in_the_order_of_the_language():
    assert quoting.attribution(Quoted("", "陳明先生", "總裁"), "zh-hant") == "總裁陳明先生"
    assert quoting.attribution(Quoted("", "Mr Chan", ""), "en") == "Mr Chan"
