"""The links of a text: which track their reader, how they are made plain, and which page stands for which."""

from html import escape
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text import richtext
from releases.text.links import (
    addresses_in,
    findings,
    is_tracking,
    links_in,
    tracking_reason,
    twin,
    unwrapped_html,
    unwrapped_text,
)

TARGET = "https%3A%2F%2Fexample.org%2Fnews"


@pytest.mark.parametrize(
    "url, reason",
    [
        (f"https://nam12.safelinks.protection.outlook.com/?url={TARGET}&data=05", "Outlook Safe Links"),
        (f"https://apc01.safelinks.protection.outlook.com/ap/w-59584e83/?url={TARGET}", "Outlook Safe Links"),
        (f"https://eur03.SafeLinks.Protection.Outlook.COM/?url={TARGET}", "Outlook Safe Links"),
        (f"http://safelinks.protection.outlook.com./?url={TARGET}", "Outlook Safe Links"),
        (f"https://usg01.safelinks.protection.office365.us/?url={TARGET}", "Outlook Safe Links"),
        (f"https://chn01.safelinks.protection.partner.outlook.cn/?url={TARGET}", "Outlook Safe Links"),
        (f"https://outlook.office.com/mail/safelink.html?url={TARGET}&corid=1", "Outlook Safe Links"),
        (f"https://outlook.live.com/mail/0/safelink.html?url={TARGET}", "Outlook Safe Links"),
        (f"https://urldefense.proofpoint.com/v1/url?u={TARGET}&k=1", "Proofpoint URL Defense"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org&d=1", "Proofpoint URL Defense"),
        ("https://urldefense.com/v3/__https://example.org/__;!!abc$", "Proofpoint URL Defense"),
        ("https://urldefense.us/v3/__https://example.org/__;!!abc$", "Proofpoint URL Defense"),
        ("https://protect-eu.mimecast.com/s/AbC?domain=example.org", "Mimecast"),
        ("https://url.uk.m.mimecastprotect.com/s/AbC?domain=example.org", "Mimecast"),
        (f"https://linkprotect.cudasvc.com/url?a={TARGET}&c=E", "Barracuda Link Protection"),
        ("https://example.org/?utm_source=mail", "utm_source"),
        ("https://example.org/?id=5&UTM_Campaign=x", "utm_campaign"),
        ("https://example.org/?a=1&amp;utm_medium=x", "utm_medium"),
        ("https://example.org/#utm_source=mail", "utm_source"),
        ("https://example.org/?utm_source", "utm_source"),
        ("https://example.org/?fbclid=1", "fbclid"),
        ("https://example.org/?gclid=1", "gclid"),
        ("https://example.org/?mc_eid=1", "mc_eid"),
        ("https://example.org/?mc_cid=1", "mc_cid"),
        ("https://example.org/?msclkid=1", "msclkid"),
        ("https://example.org/?igshid=1", "igshid"),
        ("https://example.org/?_hsenc=1", "_hsenc"),
        ("https://example.org/?_hsmi=1", "_hsmi"),
        ("https://help.aliyun.com/a.html?spm=a2c4g.11186623.0.0.5", "spm"),
        ("  https://example.org/?fbclid=1\n", "fbclid"),
    ],
)  # fmt: skip
def test_tracking_link_is_recognised(url, reason):
    assert tracking_reason(url) == reason
    assert is_tracking(url) is True


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://news.example/n1/2022/1130/c1004-32577189.html",
        "https://example.org/?id=5&page=2#note-1",
        "https://example.org/utm_source/",
        "https://example.org/?q=utm_source",
        "https://example.org/?utm=1&spm=high",
        f"https://example.org/?url={TARGET}",
        "https://safelinks.protection.outlook.com.example.org/",
        "https://notsafelinks.protection.outlook.com.example/",
        "https://outlook.office.com/mail/inbox",
        "https://urldefense.com/about",
        "https://www.mimecast.com/products/",
        "https://www.barracuda.com/",
        "mailto:press@example.org",
        "https://[broken/?utm_source=1",
    ],
)
def test_plain_link_is_left_alone(url):
    assert tracking_reason(url) is None
    assert is_tracking(url) is False


@given(st.text())
def test_any_text_at_all_gets_an_answer(text):
    assert is_tracking(text) is (tracking_reason(text) is not None)


def test_links_are_found_in_order_and_unescaped():
    html = (
        '<p><a href="https://a.example/?x=1&amp;y=2">A</a> <A HREF=" /b ">B</A>'
        '<a name="c">C</a><a href="">D</a><a href>E</a><a href="https://a.example/?x=1&amp;y=2">A</a></p>'
        '<img src="https://img.example/"> https://bare.example/ <!-- <a href="/no">no</a> -->'
    )
    assert links_in(html) == ["https://a.example/?x=1&y=2", "/b", "https://a.example/?x=1&y=2"]


def test_text_without_links_has_none():
    assert links_in("") == []
    assert links_in("<p>1 < 2 &amp; 3") == []


@given(st.text(alphabet='<>a href="/!-&;='))
def test_broken_html_is_read_without_an_error(html):
    assert all(links_in(html))


def test_addresses_in_plain_text_are_found_between_words_and_chinese_punctuation():
    text = "報名：https://a.example/?utm_source=x。或 b.example/c，(a@b.example).\nSign up ..."
    assert addresses_in(text) == ["https://a.example/?utm_source=x", "b.example/c", "a@b.example"]


# --- Made plain --------------------------------------------------------------------------------------

WRAPPED = (
    f"https://nam12.safelinks.protection.outlook.com/?url={TARGET}%3Fa%3D1%26b%3D2"
    "&data=05%7C01%7Cchan%40agency.example%7C0"
)
PLAIN = "https://example.org/news?a=1&b=2"


def stored(html):
    """A text as the field stores it."""
    return unwrapped_html(richtext.stored(html))


def test_wrapped_link_is_unwrapped_in_what_it_leads_to_and_in_what_is_read():
    href, seen = escape(WRAPPED), escape(PLAIN)
    html = stored(f'<p>See <a href="{href}">{href}</a>, or <a href="{href}">here</a>. {href}.</p>')
    assert html == (
        f'<p>See <a href="{seen}">{seen}</a>, or <a href="{seen}">here</a>. {seen}.</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "",
        '<p>1 &lt; 2 &amp; 3&nbsp;km <a href="https://example.org/?a=1&amp;b=2">A &amp; B</a></p>',
        '<p><a href="mailto:press@example.org">a</a><a href="tel:+852">b</a><a href="#note-1">c</a></p>',
        '<p>x<sup data-footnote="abc123"></sup> <a data-figure-ref="abc123"></a></p>',
        "<p>圖一至三 (utm_source=x) example.org/?a=1</p>",
    ],
)
def test_text_without_wrapped_links_is_stored_as_it_was(html):
    assert unwrapped_html(html) == html


def test_unwrapped_link_holds_nothing_that_the_sanitiser_would_change():
    target = "https%3A%2F%2Fexample.org%2F%22%3E%3Cscript%3E%5Bx%5D%26lt%3B"
    html = stored(
        f'<p><a href="https://a.safelinks.protection.outlook.com/?url={target}">a</a></p>'
    )
    assert links_in(html) == ["https://example.org/%22%3E%3Cscript%3E%5Bx%5D&lt;"]
    assert stored(html) == html == richtext.stored(html)


@given(st.text(max_size=30), st.text("<>\"'[]&;%新a/?=# ", max_size=30))
def test_stored_text_is_stored_the_same_again(words, target):
    wrapper = (
        f"https://a.safelinks.protection.outlook.com/?url=https%3A%2F%2Fb.example%2F{quote(target)}"
    )
    html = stored(f'<p>{escape(words)} <a href="{escape(wrapper)}">{escape(wrapper)}</a></p>')
    assert stored(html) == html


def test_addresses_in_plain_text_are_made_plain_and_their_sentences_stay():
    text = f"報名：{WRAPPED}。或 b.example/c?utm_source=mail, (https://d.example/?fbclid=1) a@b.example\n完."
    assert unwrapped_text(text) == (
        f"報名：{PLAIN}。或 b.example/c, (https://d.example/) a@b.example\n完."
    )


def test_each_link_that_changes_is_found_once_with_what_it_says_of_persons():
    html = f'<p><a href="{escape(WRAPPED)}">{escape(WRAPPED)}</a> https://a.example/?gclid=1.</p>'
    assert [each[1:] for each in findings(html)] == [
        (PLAIN, ("Outlook Safe Links",), (("e-mail", "chan@agency.example"),), ()),
        ("https://a.example/", ("gclid",), (), ()),
    ]
    assert findings(WRAPPED)[0].before == WRAPPED
    assert findings("<p>https://a.example/ b</p>") == findings("") == []


def test_link_that_names_a_person_and_stays_is_found_as_well():
    stays = "https://a.example/?email=chan%40agency.example"
    (found,) = findings(f'<p><a href="{stays}">x</a> press@a.example</p>')
    assert found == (stays, stays, (), (), (("e-mail", "chan@agency.example"),))


# --- The page in another language --------------------------------------------------------------------


@pytest.mark.parametrize(
    "path, language, expected",
    [
        ("/zh-hans/releases/2026/a/", "zh-hant", "/zh-hant/releases/2026/a/"),
        ("/en/visits/b/", "zh-hant", "/zh-hant/visits/b/"),
        ("/en", "zh-hans", "/zh-hans/"),
        ("/en/", "zh-hans", "/zh-hans/"),
        ("/zh-hant/releases/2026/a/", "zh-hant", None),
        ("/photos/a/480.jpg", "zh-hant", None),
        ("/english/", "zh-hant", None),
        ("/", "zh-hant", None),
        ("", "zh-hant", None),
    ],
)
def test_twin_of_a_page_is_the_same_page_in_the_other_language(path, language, expected):
    assert twin(path, language) == expected
