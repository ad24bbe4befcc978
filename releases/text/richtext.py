"""The one allow-list of rich text, and the four empty nodes that are filled on reading.

Stored text holds <sup data-footnote="KEY"></sup> (a citation), <figure data-figure="KEY"></figure> (a placed figure),
<a data-figure-ref="KEY"></a> (a reference to a figure) and <q data-quotation="KEY"></q> (what somebody said). Without
script a writer types [^KEY], [圖 KEY] and [引 KEY]; ``stored`` and ``typed`` turn one form into the other.
"""

import re
from collections.abc import Callable
from html import escape, unescape

import nh3

INLINE_TAGS = {"strong", "em", "a", "sup", "sub", "br", "q"}
BLOCK_TAGS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "figure"}
SCHEMES = {"http", "https", "mailto", "tel"}
KEY = r"[a-z0-9]{6}"
NODE_ATTRIBUTES = {
    "sup": {"data-footnote"},
    "figure": {"data-figure"},
    "a": {"href", "data-figure-ref"},
    "q": {"data-quotation"},
}

CITATION = re.compile(rf'<sup data-footnote="({KEY})">.*?</sup>', re.S)
FIGURE = re.compile(rf'<figure data-figure="({KEY})">.*?</figure>', re.S)
REFERENCE = re.compile(rf'<a data-figure-ref="({KEY})">.*?</a>', re.S)
QUOTATION = re.compile(rf'<q data-quotation="({KEY})">.*?</q>', re.S)
UNKEYED = re.compile(r"<(figure|q)>(.*?)</\1>", re.S)
BLANK = r"(?:\s|&nbsp;|<br>)"
# Typed in a paragraph of its own, a figure is placed there; within a sentence it is referred to.
LONE_REFERENCE = re.compile(rf'<p>{BLANK}*<a data-figure-ref="({KEY})"></a>{BLANK}*</p>')
# A paragraph that is nothing but what somebody said.
LONE_QUOTATION = re.compile(
    rf'<p>{BLANK}*<q data-quotation="({KEY})"></q>{BLANK}*(<sup data-footnote="{KEY}"></sup>)?{BLANK}*</p>'
)
# Cleaned, links do not nest.
LINK = re.compile(r"<a(?: [^>]*)?>(.*?)</a>", re.S)
EMPTY_BLOCK = re.compile(rf"<(p|h2|h3|ul|ol|li|blockquote)>{BLANK}*</\1>")

NESTING = re.compile(
    rf'<(?P<closing>/?)(?:ul|ol|blockquote)>|<figure data-figure="(?P<key>{KEY})"></figure>'
)

TYPED_CITATION = re.compile(rf"\[\^({KEY})\]")
TYPED_REFERENCE = re.compile(rf"\[(?:圖|图|Photo)\s*({KEY})\]")
TYPED_QUOTATION = re.compile(rf"\[(?:引|Quote)\s*({KEY})\]")
# What was meant as a marker and is none: a key of other letters or another length, brackets of an input method.
LEFTOVER = re.compile(
    r"[\[［][\^＾][^\[\]［］\n]{0,40}[\]］]?"
    r"|[\[［](?:[圖图引]\s*[0-9A-Za-z]|(?:[圖图引]|Photo|Quote)\s)[^\[\]［］\n]{0,40}[\]］]"
)
TAG = re.compile(r"(<[^>]*>)")
# What a writer nests settles in a few rounds; what takes more was made to keep a machine busy.
MOST_ROUNDS = 20
# An address with one of the schemes, or without any; what stands before a colon is a scheme to some reader.
LEADS_ON = re.compile(rf"\s*(?:{'|'.join(sorted(SCHEMES))}):|[^:]*(?:[/?#]|\Z)", re.I)
WEB_ADDRESS = re.compile(r"https?://[^\s\\\x00-\x1f\x7f]+", re.I)


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Keep keys that are keys; keep brackets out of addresses, so that a tag ends where it seems to end."""
    if name.startswith("data-"):
        return value if re.fullmatch(KEY, value) else None
    if not LEADS_ON.match(value):
        return None
    return re.sub(r"[<>\[\]\"]", lambda match: f"%{ord(match[0]):02X}", value)


def _cleaner(tags: set[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        # "*" stands for every tag: by itself nh3 would keep "lang" and "title".
        attributes={"*": set()}
        | {tag: NODE_ATTRIBUTES[tag] for tag in tags & NODE_ATTRIBUTES.keys()},
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=_attribute,
        clean_content_tags={"script", "style", "title", "textarea"},
    )


_BODY = _cleaner(INLINE_TAGS | BLOCK_TAGS)
_INLINE = _cleaner(INLINE_TAGS)


def clean(html: str) -> str:
    """Return body text with what the allow-list keeps; idempotent."""
    return _settled(_BODY, html)


def clean_inline(html: str) -> str:
    """Return a caption or note: inline text, its paragraphs joined by line breaks; idempotent."""
    joined = re.sub(r"</p>\s*<p[^>]*>", "<br>", html.strip())
    return re.sub(rf"^{BLANK}+|{BLANK}+$", "", _settled(_INLINE, joined))


def _settled(cleaner: nh3.Cleaner, html: str) -> str:
    """Clean and tidy until nothing changes: emptying a node may leave tags that no longer match."""
    for _round in range(MOST_ROUNDS):
        if html == (cleaned := _tidied(cleaner.clean(html))):
            return html
        html = cleaned
    return _tidied(cleaner.clean(escape(plain(html), quote=False)))


def _tidied(html: str) -> str:
    for node, empty in (
        (CITATION, r'<sup data-footnote="\1"></sup>'),
        (FIGURE, r'<figure data-figure="\1"></figure>'),
        (REFERENCE, r'<a data-figure-ref="\1"></a>'),
        (QUOTATION, r'<q data-quotation="\1"></q>'),
        (UNKEYED, r"\2"),
    ):
        html = node.sub(empty, html)
    # A figure leads to its own photos: what holds one is no link, or its marker, typed, would be torn out of it.
    html = LINK.sub(lambda link: link[1] if FIGURE.search(link[1]) else link[0], html)
    return EMPTY_BLOCK.sub("", html).strip()


def stored(html: str) -> str:
    """Return body text as it is stored: typed markers made nodes, then cleaned."""
    cleaned = clean(_outside_tags(clean(html), _nodes))
    return LONE_REFERENCE.sub(r'<figure data-figure="\1"></figure>', cleaned)


def stored_inline(html: str) -> str:
    """Return a caption or note as it is stored."""
    return clean_inline(_outside_tags(clean_inline(html), _nodes))


def _nodes(text: str) -> str:
    text = TYPED_CITATION.sub(r'<sup data-footnote="\1"></sup>', text)
    text = TYPED_REFERENCE.sub(r'<a data-figure-ref="\1"></a>', text)
    return TYPED_QUOTATION.sub(r'<q data-quotation="\1"></q>', text)


def _outside_tags(html: str, change: Callable[[str], str]) -> str:
    return "".join(part if part.startswith("<") else change(part) for part in TAG.split(html))


def typed(html: str) -> str:
    """Return text as a writer sees and types it, cleaned however it came into its column, without nodes."""
    html = clean(html)
    html = CITATION.sub(r"[^\1]", html)
    html = FIGURE.sub(r"<p>[圖 \1]</p>", html)
    html = QUOTATION.sub(r"[引 \1]", html)
    return REFERENCE.sub(r"[圖 \1]", html)


def citations(html: str) -> list[str]:
    """Return the keys of the cited footnotes in order, repeats included."""
    return CITATION.findall(html)


def placed_figures(html: str) -> list[str]:
    """Return the keys of the figures placed in the text, in order."""
    return FIGURE.findall(html)


def figure_references(html: str) -> list[str]:
    """Return the keys of the figures that the text refers to, in order."""
    return REFERENCE.findall(html)


def quotations(html: str) -> list[str]:
    """Return the keys of the quotations that the text prints, in order, repeats included."""
    return QUOTATION.findall(html)


def leftovers(html: str) -> list[str]:
    """Return the markers that stayed text because they are none, each once, in order."""
    return list(dict.fromkeys(LEFTOVER.findall(plain(html))))


def filled(
    html: str,
    citation: Callable[[str], str],
    reference: Callable[[str], str],
    quotation: Callable[[str], str],
) -> str:
    """Return the text with each citation, reference and quotation replaced by the HTML its function makes of the key.

    A figure that is placed where none can stand is referred to: only the body is cut at its figures.
    """
    html = QUOTATION.sub(lambda match: quotation(match[1]), html)
    html = CITATION.sub(lambda match: citation(match[1]), html)
    html = FIGURE.sub(lambda match: f"<p>{reference(match[1])}</p>", html)
    return REFERENCE.sub(lambda match: reference(match[1]), html)


def without_nodes(html: str) -> str:
    """Return a text that has no footnotes or figures, such as an "About", cleaned and without what would stand for them."""
    html = clean(html)
    for node in (CITATION, FIGURE, REFERENCE, QUOTATION):
        html = node.sub("", html)
    return EMPTY_BLOCK.sub("", html)


def web_address(url: str) -> str:
    """Return an address that a page may lead to, or "" for one that is neither http nor https."""
    return url if WEB_ADDRESS.fullmatch(url) else ""


def plain(html: str) -> str:
    """Return the words alone: one block a paragraph with an empty line between, list items after a dash."""
    text = re.sub(r"<br>", "\n", html)
    text = re.sub(r"<li>(\s*<p>)?", "\n\n- ", text)
    text = re.sub(r"</?(p|h2|h3|ul|ol|blockquote|figure)[^>]*>", "\n\n", text)
    text = unescape(re.sub(r"<[^>]*>", "", text))
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", text).strip()


def blocks(html: str) -> list[tuple[str, bool]]:
    """Return the text cut at its placed figures: (HTML, False) and (key, True) in order.

    A figure inside a list or quotation cannot stand there; it is left out and so follows the text.
    """
    found: list[tuple[str, bool]] = []
    text, depth, end = "", 0, 0
    for match in NESTING.finditer(html):
        text, end = text + html[end : match.start()], match.end()
        if match["key"] is None:
            depth += -1 if match["closing"] else 1
            text += match[0]
        elif depth == 0:
            found += [(text, False), (match["key"], True)]
            text = ""
    found.append((text + html[end:], False))
    return [(part, is_figure) for part, is_figure in found if part.strip()]
