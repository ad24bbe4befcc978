"""The links of a text: found, made plain, and led to the page in the reader's language."""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser
from typing import NamedTuple

from .languages import LANGUAGES
from .mail_links import Personal, personal_data, tracking_reason, unwrapped

_WORD = re.compile(r"[^\s<>，。；：、（）「」“”]+")
# Brackets, quotation marks and stops are the sentence's.
_BEFORE, _BEHIND = "([\"'", ".,;:!?)]\"'"
_TAG = re.compile(r"(<[^>]*>)")
_HREF = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)(")', re.IGNORECASE)
_OWN_PAGE = re.compile(rf"/({'|'.join(LANGUAGES)})(/[^?#]*)?")


class Finding(NamedTuple):
    """A link of a text that unwrapping changes, or that names persons.

    ``personal`` is what unwrapping took away of that, ``left`` what is in the address still.
    """

    before: str
    after: str
    reasons: tuple[str, ...]
    personal: tuple[Personal, ...]
    left: tuple[Personal, ...]


def is_tracking(url: str) -> bool:
    """Whether an address follows whoever opens it."""
    return tracking_reason(url) is not None


def links_in(html: str) -> list[str]:
    """The addresses that the links of an HTML text lead to, in order, repetitions included."""
    reader = _LinkReader()
    reader.feed(html)
    reader.close()
    return reader.links


def addresses_in(text: str) -> list[str]:
    """The words of a plain text that a page may turn into links, in order, repetitions included."""
    return [word for word in map(_bare, _WORD.findall(text)) if "." in word]


def unwrapped_html(html: str) -> str:
    """Return sanitised rich text with plain links, in what they lead to and in what is read; idempotent."""
    parts = _TAG.split(html)
    return "".join(_tag(part) if part.startswith("<") else _text(part) for part in parts)


def unwrapped_text(text: str) -> str:
    """Return a plain text with plain addresses; idempotent."""
    return _WORD.sub(_unwrapped_word, text)


def findings(text: str) -> list[Finding]:
    """Return what there is to say of the links of a plain text, a rich one or of an address, each once."""
    seen = [*links_in(text)]
    for part in _TAG.split(text):
        if not part.startswith("<"):
            seen += addresses_in(unescape(part))
    found = map(_finding, dict.fromkeys(seen))
    return [each for each in found if each.reasons or each.left]


def twin(path: str, language: str) -> str | None:
    """Return the address on our own site that shows the page at a path in another language.

    None where the path is of that language already, or of no page that speaks one.
    """
    match = _OWN_PAGE.fullmatch(path)
    if match is None or match[1] == language:
        return None
    return f"/{language}{match[2] or '/'}"


def _finding(url: str) -> Finding:
    after, reasons = unwrapped(url)
    left = personal_data(after)
    taken = [each for each in personal_data(url) if each not in left]
    return Finding(url, after, reasons, tuple(taken), tuple(left))


class _LinkReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag in ("a", "area") and href:
            self.links.append(href.strip())


def _tag(tag: str) -> str:
    return _HREF.sub(lambda match: f"{match[1]}{_href(match[2])}{match[3]}", tag)


def _href(href: str) -> str:
    url, reasons = unwrapped(unescape(href))
    if not reasons:
        return href
    # As the sanitiser would write it.
    return escape(re.sub(r"[<>\[\]\"]", lambda match: f"%{ord(match[0]):02X}", url), quote=False)


def _text(part: str) -> str:
    plain = unescape(part)
    changed = unwrapped_text(plain)
    if changed == plain:
        return part
    return escape(changed, quote=False).replace("\xa0", "&nbsp;")


def _unwrapped_word(match: re.Match[str]) -> str:
    url = _bare(match[0])
    before, found, behind = match[0].partition(url) if "." in url else (match[0], "", "")
    return before + unwrapped(found).url + behind


def _bare(word: str) -> str:
    """A word without what belongs to its sentence."""
    return word.lstrip(_BEFORE).rstrip(_BEHIND)
