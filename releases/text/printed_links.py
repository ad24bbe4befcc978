"""Addresses in print: which ones paper must show behind the words of a link, so that each is read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape

from .richtext import TAG, plain

# As the allow-list leaves a link, and as Paper marks it.
_LINK = re.compile(r'<a (?:class="told" )?href="([^"]*)">(.*?)</a>', re.S)
_SCHEME = re.compile(r"https?://", re.I)


class Paper:
    """What a sheet has printed so far; ``told`` are the addresses that it prints in any case, those of its notes."""

    def __init__(self, told: Iterable[str] = ()):
        self.told = {_bare(url) for url in told if url}

    def mark(self, html: str) -> str:
        """Return clean HTML with class "told" at every link whose address need not be printed behind its words."""
        return _LINK.sub(self._link, html)

    def _link(self, match: re.Match[str]) -> str:
        url = unescape(match[1])
        if not _SCHEME.match(url):
            return match[0]
        is_told = _bare(url) in self.told or says(match[2], url)
        self.told.add(_bare(url))
        return f'<a class="told" href="{match[1]}">{match[2]}</a>' if is_told else match[0]


def says(html: str, url: str) -> bool:
    """Whether the words of a text print an address, with or without its https://."""
    return bool(url and _written(_bare(url)).search(plain(html)))


def linked(html: str, url: str) -> str:
    """Return clean HTML whose first mention of an address is a link to it, unless a link leads there already."""
    if not url or any(_bare(unescape(href)) == _bare(url) for href, _words in _LINK.findall(html)):
        return html
    written = _written(escape(_bare(url), quote=False))
    opening = f'<a class="url" href="{escape(url)}">'
    parts = TAG.split(html)
    for index, part in enumerate(parts):
        found = None if part.startswith("<") else written.search(part)
        if found:
            before, after = part[: found.start()], part[found.end() :]
            parts[index] = f"{before}{opening}{found[0]}</a>{after}"
            break
    return "".join(parts)


def _bare(url: str) -> str:
    return _SCHEME.sub("", url.strip(), count=1).rstrip("/")


def _written(bare: str) -> re.Pattern[str]:
    """An address among words; a longer one that begins or ends alike is another."""
    return re.compile(
        rf"(?<![\w./-])(?:https?://)?{re.escape(bare)}/?(?![\w/?&=#%~+-]|\.\w)", re.ASCII | re.I
    )
