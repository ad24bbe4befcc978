"""Whatever a text is made of, what is kept of it is the vocabulary alone: judged by a reader that isn't the sanitiser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text import richtext
from releases.text.filling import Filling
from releases.text.quoting import Quoted
from tests.xss import payloads
from tests.xss.judge import VOCABULARY, faults_of_text

WAYS = (richtext.clean, richtext.clean_inline, richtext.stored, richtext.stored_inline)
BLOCKS = ("p", "h2", "h3", "ul", "ol", "li", "blockquote", "figure")

# Tags of the vocabulary and of nobody's, whole and torn, with attributes of every kind.
FOREIGN = "script style svg math mtext mglyph template textarea title noscript iframe form table td select img xmp x"
ATTRIBUTES = "data-footnote data-figure data-figure-ref data-quotation href onclick src style id class xlink:href srcdoc"
VALUES = "abc234 ABC javascript:fired(1) https://a.example/?a=1&b=[^abc234] data:text/html,x #note-1 mailto:a@b.example"
PIECES = "[^abc234] [圖 abc234] [引 abc234] &lt;p&gt; &#x3c; &nbsp; <!-- --> ]]> <![CDATA[ <?x?> \x00 & 正文"

names = st.sampled_from([*VOCABULARY, *FOREIGN.split()])
values = st.sampled_from([*VALUES.split(), "", "\"'><script>", "java\tscript:fired(1)"])
attributes = st.tuples(
    st.sampled_from(ATTRIBUTES.split()),
    st.sampled_from(["{}='{}'", '{}="{}"', "{}={}", "{}"]),
    values,
).map(lambda each: each[1].format(each[0], each[2]))
tags = st.builds(
    lambda opening, name, its, closing: f"{opening}{name} {' '.join(its)}{closing}",
    st.sampled_from(["<", "</", "< ", "<\x00", "<!"]),
    names,
    st.lists(attributes, max_size=3),
    st.sampled_from([">", ">", ">", "/>", " ", "", ">\n"]),
)
elements = st.deferred(
    lambda: st.builds(
        lambda name, its, inside: f"<{name} {' '.join(its)}>{inside}</{name}>",
        names,
        st.lists(attributes, max_size=2),
        soup,
    )
)
words = st.sampled_from([*PIECES.split(" "), " ", "\x0c"])
hostile = st.sampled_from(payloads.ALL).map(lambda text: payloads.said(1, text))
soup = st.lists(tags | elements | words | hostile | st.text(max_size=3), max_size=8).map("".join)

# What filling adds of its own: classes, anchors, names for screen readers, the line of a speaker.
OWN = {"<footer>", "<sup class>"} | {
    f"<a {name}>" for name in ("class", "id", "role", "aria-label", "interestfor")
}


@given(soup)
def test_only_the_vocabulary_is_kept_and_cleaning_again_changes_nothing(html):
    for clean in WAYS:
        kept = clean(html)
        assert faults_of_text(kept) == []
        assert clean(kept) == kept


@given(soup)
def test_inline_text_has_no_blocks(html):
    kept = richtext.stored_inline(html)
    assert [name for name in BLOCKS if f"<{name}" in kept] == []


@given(soup)
def test_what_is_saved_is_printed_as_it_was_saved(html):
    """Reading cleans once more: of what came in by the front door it changes nothing."""
    for clean, save in (
        (richtext.clean, richtext.stored),
        (richtext.clean_inline, richtext.stored_inline),
    ):
        assert clean(save(html)) == save(html)


@given(soup)
def test_text_that_was_never_cleaned_is_printed_harmless(html):
    filling = Filling("en", {"abc234": (1, 1)}, {"abc234"}, {"abc234": Quoted("<b>", "<i>", "")})
    printed = [filling.fill(html), filling.fill_inline(html), filling.fill_note(html)]
    printed.append(richtext.without_nodes(html))
    for each in printed:
        assert [fault for fault in faults_of_text(each) if fault not in OWN] == []


@pytest.mark.parametrize("number", range(len(payloads.ALL)))
def test_payload_loses_everything_that_could_run(number):
    html = payloads.said(number, payloads.ALL[number])
    for clean in WAYS:
        for text in (html, f"<p>a {html} b</p>", f"<blockquote><p>{html}", html * 2):
            kept = clean(text)
            assert (faults_of_text(kept), clean(kept)) == ([], kept)


def test_reader_of_this_test_finds_what_is_not_allowed():
    raw = [*payloads.ELEMENTS, *payloads.MUTATIONS, *payloads.LINKED]
    # Some are torn, and end with the page around them.
    assert [text for text in raw if not faults_of_text(f"{text}>")] == []


@pytest.mark.parametrize("address", [*payloads.ADDRESSES, *payloads.BROKEN_ADDRESSES])
def test_address_that_is_no_address_of_the_web_leads_nowhere(address):
    assert richtext.web_address(address) == ""


def test_nests_that_keep_a_machine_busy_end_as_their_words():
    deep = "<blockquote>" * 60 + "words" + "</blockquote>" * 60 + "<ul><li>" * 60
    kept = richtext.clean(deep)
    assert (kept.strip("- \n"), richtext.clean(kept)) == ("words", kept)
