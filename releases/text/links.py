"""Links that track their reader: mail scanners' wrappers and campaign parameters."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import SplitResult, parse_qsl, urlsplit

# Each wrapper by the host and path that it serves; hosts are whole names or end in the suffix.
_WRAPPERS = tuple(
    (name, re.compile(host), re.compile(path, re.IGNORECASE))
    for name, host, path in (
        ("Outlook Safe Links", r"(.+\.)?safelinks\.protection\.outlook\.com", ""),
        (
            "Outlook Safe Links",
            r"(.+\.)?safelinks\.protection\.(office365\.us|partner\.outlook\.cn)",
            "",
        ),
        ("Outlook Safe Links", r"outlook\.(office|office365|live)\.com", r"/mail/.*safelink\.html"),
        ("Proofpoint URL Defense", r"urldefense(\.proofpoint)?\.(com|us)", r"/v[1-3]/"),
        ("Mimecast", r"(protect|security|linkprotect|url)[a-z0-9.-]*\.mimecast\.com", ""),
        ("Mimecast", r"(.+\.)?mimecastprotect\.com", ""),
        ("Barracuda Link Protection", r"linkprotect\.cudasvc\.com", ""),
    )
)
_PARAMETERS = re.compile(
    r"utm_\w+|[gd]clid|gbraid|wbraid|fbclid|msclkid|yclid|twclid|ttclid|mc_[ce]id|igsh(id)?|_hsenc|_hsmi"
)
_BETWEEN_WORDS = re.compile(r"[\s<>，。；：、（）「」“”]+")
# Alibaba's spm is a dotted trail of pages; a site's own parameter of that name is not.
_SPM = re.compile(r"\w+(\.\w*){2,}")


def is_tracking(url: str) -> bool:
    """Whether an address follows whoever opens it."""
    return tracking_reason(url) is not None


def tracking_reason(url: str) -> str | None:
    """What makes an address a tracking link, or None.

    The name of a mail scanner ("Outlook Safe Links") or of the first such parameter
    ("utm_source"). An address that cannot be read is no tracking link.
    """
    try:
        parts = urlsplit(url.strip())
        return _wrapper(parts) or _parameter(parts)
    except ValueError:
        return None


def links_in(html: str) -> list[str]:
    """The addresses that the links of an HTML text lead to, in order, repetitions included."""
    reader = _LinkReader()
    reader.feed(html)
    reader.close()
    return reader.links


def addresses_in(text: str) -> list[str]:
    """The words of a plain text that a page may turn into links, in order, repetitions included."""
    return [word for word in _BETWEEN_WORDS.split(text) if "." in word]


class _LinkReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag in ("a", "area") and href:
            self.links.append(href.strip())


def _wrapper(parts: SplitResult) -> str | None:
    host = (parts.hostname or "").rstrip(".")
    for name, hosts, paths in _WRAPPERS:
        if hosts.fullmatch(host) and paths.match(parts.path):
            return name
    return None


def _parameter(parts: SplitResult) -> str | None:
    for part in (parts.query, parts.fragment):
        for key, value in parse_qsl(part, keep_blank_values=True):
            # Addresses copied out of HTML source keep its &amp;.
            key = key.removeprefix("amp;").lower()
            if _PARAMETERS.fullmatch(key) or (key == "spm" and _SPM.fullmatch(value)):
                return key
    return None
