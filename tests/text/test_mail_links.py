"""Wrapped links are made plain, plain links stay as they are, and what a link says of persons is named.

tests/links.json has the cases; the browser's twin of these rules keeps the same (tests/browser/test_pasted_links.py).
"""

import json
import re
from base64 import urlsafe_b64encode
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.mail_links import personal_data, tracking_reason, unwrapped

CASES = json.loads((Path(__file__).parents[1] / "links.json").read_text(encoding="utf-8"))
RIGHT = [case for case in CASES if not case["reasons"]]

LETTERS = "abz09-_~.新聞稿𠮷é"
words = st.text(LETTERS, min_size=1, max_size=8)
escapes = st.sampled_from(["%20", "%E4%B8%AD", "%B9%AB", "%2F", "+", "*", "**", "(", "'", "|"])
piece = st.lists(st.one_of(words, escapes), min_size=1, max_size=4).map("".join)
host = st.lists(st.text("abcxyz019新", min_size=1, max_size=6), min_size=1, max_size=3)
address = st.builds(
    lambda scheme, labels, path, query, fragment: "".join(
        [
            f"{scheme}://{'.'.join(labels)}.example",
            *(f"/{each}" for each in path),
            "?" + "&".join(f"p{each}={each}" for each in query) if query else "",
            f"#{fragment}" if fragment else "",
        ]
    ),
    st.sampled_from(["http", "https"]),
    host,
    st.lists(piece, max_size=3),
    st.lists(piece, max_size=3),
    st.one_of(st.just(""), piece),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["url"][:60])
def test_address_becomes_what_the_table_says(case):
    assert unwrapped(case["url"]) == (case["becomes"], tuple(case["reasons"]))
    assert [list(each) for each in personal_data(case["url"])] == case["personal"]


def test_table_has_as_much_that_is_right_as_a_press_office_meets():
    assert (len(CASES) >= 140, len(RIGHT) >= 50) == (True, True)
    assert all(case["url"] == case["becomes"] for case in RIGHT)


def test_what_was_unwrapped_tracks_nobody():
    unwrapped_ones = [case for case in CASES if case["reasons"]]
    assert [tracking_reason(case["becomes"]) for case in unwrapped_ones] == [None] * len(
        unwrapped_ones
    )


# --- Wrapping and unwrapping -------------------------------------------------------------------------

RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def outlook(url):
    return f"https://nam12.safelinks.protection.outlook.com/?url={quote(url, safe='')}&data=05%7C01"


def proofpoint_v2(url):
    coded = quote(quote(url, safe="/:?=&#%+*()'|"), safe="/")
    coded = coded.replace("_", "%5F").replace("-", "%2D").replace("/", "_").replace("%", "-")
    return f"https://urldefense.proofpoint.com/v2/url?u={coded}&d=DwMF&r=x"


def proofpoint_v3(url):
    """Every run of what is no plain letter becomes stars, and stands behind in Base64."""
    hidden = []

    def stars(match):
        hidden.append(match[0])
        count = len(match[0])
        return "*" if count == 1 else f"**{RUNS[count - 2]}"

    masked = re.sub(r"[^A-Za-z0-9:/?=&._~-]{1,60}", stars, url)
    behind = urlsafe_b64encode("".join(hidden).encode()).decode().rstrip("=")
    return f"https://urldefense.com/v3/__{masked}__;{behind}!!Dw$"


def barracuda(url):
    return f"https://linkprotect.cudasvc.com/url?a={quote(url, safe='')}&c=E,1,x&typo=1"


def cisco(url):
    return f"https://secure-web.cisco.com/1aB2/{quote(url, safe='')}"


def zhihu(url):
    return f"https://link.zhihu.com/?target={quote(url, safe='/')}"


wrapping = st.lists(
    st.sampled_from([outlook, proofpoint_v3, barracuda, cisco, zhihu]), min_size=1, max_size=3
)


@given(address, wrapping)
def test_wrapped_address_comes_out_as_it_went_in(url, wrap_all):
    wrapped = url
    for wrap in wrap_all:
        wrapped = wrap(wrapped)
    assert unwrapped(wrapped).url == url


@given(address.filter(lambda url: url.split("/")[2].partition("?")[0].partition("#")[0].isascii()))
def test_address_comes_out_of_proofpoints_second_encoding_as_a_browser_writes_it(url):
    assert unwrapped(proofpoint_v2(url)).url == quote(url, safe="/:?=&#%+*()'|")


@given(address)
def test_clean_address_is_returned_byte_for_byte(url):
    assert unwrapped(url) == (url, ())
    assert tracking_reason(url) is None


@given(address, st.sampled_from(["utm_source=x", "fbclid=1", "mc_eid=a", "gclid="]))
def test_dropped_parameter_leaves_the_rest_as_it_was(url, tracking):
    base, hash_, fragment = url.partition("#")
    followed = f"{base}{'&' if '?' in base else '?'}{tracking}{hash_}{fragment}"
    assert unwrapped(followed) == (url, (tracking.partition("=")[0],))


ODD = st.one_of(
    st.text(max_size=60),
    st.text('htps:/.?=&#%25aAmp;-_*!@[]新 \n\\"<>', max_size=60),
    st.builds(lambda inner: outlook(inner), st.text(max_size=40)),
    st.builds(lambda inner: f"https://urldefense.com/v3/__{inner}__;YWJj!!", st.text(max_size=30)),
    st.builds(
        lambda inner: f"https://urldefense.proofpoint.com/v2/url?u={inner}", st.text(max_size=30)
    ),
    st.builds(lambda scheme, rest: outlook(f"{scheme}:{rest}"), st.text(max_size=8), st.text()),
)


@given(ODD)
def test_unwrapping_is_idempotent_whatever_comes(text):
    url, _reasons = unwrapped(text)
    assert unwrapped(url) == (url, ())


@given(ODD)
def test_no_other_scheme_ever_comes_out(text):
    url, reasons = unwrapped(text)
    assert url == text or re.match(r"(?i)https?://[^/?#\s]", url) or "://" not in text
    assert url == text or reasons


@given(ODD)
def test_any_text_at_all_gets_an_answer(text):
    personal_data(text)
    assert tracking_reason(text) is None or isinstance(tracking_reason(text), str)


def test_very_long_address_is_left_alone_and_named():
    url = outlook("https://example.org/" + "x" * 10_000)
    assert (unwrapped(url), tracking_reason(url)) == ((url, ()), "Outlook Safe Links")


def test_what_cannot_be_unwrapped_stays_and_is_named():
    url = "https://protect-eu.mimecast.com/s/AbC?domain=example.org&utm_source=x"
    assert (unwrapped(url), tracking_reason(url)) == ((url, ()), "Mimecast")
