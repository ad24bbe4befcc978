"""What writers paste from Word, WPS, Google Docs, LibreOffice and web pages becomes the allow-list and nothing else.

The fragments of tests/paste/ are written in each program's own markup; beside each stands what becomes of it.
"""

import json
import random
import re
from pathlib import Path

import pytest

from releases.text import richtext

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FRAGMENTS = {path.stem: path for path in (Path(__file__).parent.parent / "paste").glob("*.html")}
CLEANED = """async (fragments) => {
    const { cleanPaste } = await import("/static/releases/admin/paste/paste.js");
    return fragments.map(([html, inline]) => cleanPaste(html, { inline }));
}"""
CLEANED_PLAIN = """async (texts) => {
    const { cleanPlain } = await import("/static/releases/admin/paste/paste.js");
    return texts.map(([text, inline]) => cleanPlain(text, { inline }));
}"""
MARKER = re.compile(r'<sup data-paste-note="\d{1,4}"></sup>')
HARMS = [
    *["<", ">", '"', "'", "=", "&", "</p>", "<p>", "</li>", "<ul>", "<li>"],
    *["</table>", "<td>", "<a>", "<a href=#_ftn1>", "<a id=ftn1 name=_ftn1>"],
    *["<!--", "-->", "<![endif]>", "<![if !supportLists]>", "<xml>", "<plaintext>", "<template>"],
    *["\0", "\x0b", "\x85", "\u2028", "\ufeff", "\ufdd0", "\U000e0041", "&#0;", "&nbsp;", "\u3000"],
    *["<base href='https://evil.example/'>", "<base href=//x/", "<style>p{display:none}</style>"],
    *["<p style=color:red>", "<p\nSTYLE = 'display:none'>", "<i/style=x:y>", "kept", "keptstyle="],
    *["<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg><style><a title='</style>'>"],
    *["<a href='javascript:alert(1)'>", "<a href='java\tscript:alert(1)'>", "<a href='https://'>"],
    *["<a href='http://a.example/?a=1&b=[\"<x>\"]'>", "<a href='HTTPS://汉.example/字 x'>"],
    *["<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<iframe srcdoc='<p>'>"],
    *["<sup data-paste-note=1></sup>", "<sup data-paste-note='1\" onclick=\"x'>"],
    *["<q>", "<q data-quotation=abc234>", "<figure data-figure=abc234>"],
    *["<p style='mso-list:l0 level7 lfo9'>", "<h6>", "<div style='mso-element:footnote' id=ftn1>"],
    *["<span style='mso-element:field-begin'>", "<blockquote>", "<pre>\n\n", "<br><br>"],
    *["<sup data-footnote=abc234>", "<frameset>", "<del>", "<span hidden>", "<s>"],
]


@pytest.fixture
def run(open_page, live_server):
    """Return a function that runs a script with an argument on a page that has the newsroom's policy."""
    page = open_page()
    answer = page.goto("/admin/login/")
    assert "style-src 'self' 'sha256-" in answer.headers["content-security-policy"]
    return page.evaluate


def is_inline(name):
    return name.startswith("inline")


def with_keys(html):
    """Return the text as it is once the editor has given each note its key."""
    return MARKER.sub('<sup data-footnote="abc234"></sup>', html)


def not_settled(run, asked, cleaned):
    """Return what the site would still change, and what a second cleaning would."""
    again = run(
        CLEANED, [[each["html"], inline] for (_, inline), each in zip(asked, cleaned, strict=True)]
    )
    found = []
    for (html, inline), once, twice in zip(asked, cleaned, again, strict=True):
        stored = richtext.stored_inline if inline else richtext.stored
        notes = [note["html"] for note in once["notes"]]
        settled = stored(with_keys(once["html"])) == with_keys(once["html"])
        settled = settled and [richtext.stored_inline(note) for note in notes] == notes
        if not settled or twice != {"html": once["html"], "notes": [], "reports": []}:
            found.append((html, once, twice))
    return found


def test_pasted_fragments_become_what_is_written_beside_them(run, complaints):
    names = sorted(FRAGMENTS)
    asked = [[FRAGMENTS[name].read_text("utf-8"), is_inline(name)] for name in names]
    cleaned = run(CLEANED, asked)
    expected = [
        json.loads(FRAGMENTS[name].with_suffix(".json").read_text("utf-8")) for name in names
    ]
    assert dict(zip(names, cleaned, strict=True)) == dict(zip(names, expected, strict=True))
    assert not_settled(run, asked, cleaned) == []
    assert complaints == []


def test_mangled_fragments_bring_in_nothing_beyond_the_allow_list(run, complaints):
    chance = random.Random(20261123)
    sources = [path.read_text("utf-8") for _, path in sorted(FRAGMENTS.items())]
    asked = [[mangled(chance, sources), chance.random() < 0.3] for _ in range(300)]
    cleaned = run(CLEANED, asked)
    assert sum(bool(each["html"]) for each in cleaned) > 250
    assert sum(bool(each["notes"]) for each in cleaned) > 10
    assert not_settled(run, asked, cleaned) == []
    assert complaints == []


def mangled(chance, sources):
    """Return a piece of a fragment with parts cut, doubled, moved and spoilt."""
    html = chance.choice(sources)
    start = chance.randrange(len(html))
    html = html[start : start + chance.randrange(200, 6000)]
    for _ in range(chance.randrange(1, 12)):
        one, other = sorted(chance.randrange(len(html) + 1) for _ in range(2))
        harm = chance.choice([*HARMS, html[one : one + 60], ""])
        html = html[:one] + harm + html[one if chance.random() < 0.8 else min(other, one + 40) :]
    return html


def test_plain_text_keeps_its_paragraphs_and_lists(run, complaints):
    table = json.loads((Path(__file__).parent.parent / "paste" / "plain.json").read_text("utf-8"))
    asked = [[case["text"], case.get("inline", False)] for case in table]
    cleaned = run(CLEANED_PLAIN, asked)
    assert cleaned == [case["html"] for case in table]
    assert [html for html in cleaned if richtext.stored(html) != html] == []
    assert complaints == []
