"""Links that track their reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.links import addresses_in, is_tracking, links_in, tracking_reason

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
    text = "報名：https://a.example/?utm_source=x。或 b.example/c，a@b.example\nSign up"
    assert addresses_in(text) == ["https://a.example/?utm_source=x", "b.example/c", "a@b.example"]
