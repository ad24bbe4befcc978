"""A web address cut into its parts, none of them changed: joined again they are the address, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Control characters and blanks, and what browsers take for something else than they seem.
_NEVER = r"\x00-\x20\x7f<>\"\\"
_ADDRESS = re.compile(
    r"(?P<scheme>https?://)?"
    rf"(?P<authority>(?:[^{_NEVER}/?#@]*@)?(?P<host>\[[0-9a-f:.]+\]|[^{_NEVER}/?#@:\[\]]+)(?::[0-9]*)?)"
    r"(?P<path>(?:/[^?#]*)?)(?P<query>(?:\?[^#]*)?)(?P<fragment>(?:#.*)?)",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
_ESCAPES = re.compile(r"%([0-7][0-9a-f])|((?:%[89a-f][0-9a-f])+)", re.IGNORECASE)
_UNSAFE = re.compile(rf"[{_NEVER}]")


class Address(NamedTuple):
    """``query`` begins with "?" and ``fragment`` with "#" where they are not empty; ``scheme`` may be missing."""

    scheme: str
    authority: str
    host: str
    path: str
    query: str
    fragment: str

    def joined(self) -> str:
        return f"{self.scheme}{self.authority}{self.path}{self.query}{self.fragment}"

    @property
    def rest(self) -> str:
        """Everything after the authority."""
        return f"{self.path}{self.query}{self.fragment}"


class Parameter(NamedTuple):
    """``name`` in small letters, decoded; ``value`` and the whole ``piece`` as they stand."""

    name: str
    value: str
    piece: str


def split(url: str) -> Address | None:
    """Return the parts of an http or https address, or of one without scheme; None of anything else."""
    match = _ADDRESS.fullmatch(url)
    if match is None or not (match["scheme"] or _is_a_name(match["authority"])):
        return None
    return Address(
        scheme=match["scheme"] or "",
        authority=match["authority"],
        host=match["host"].lower().rstrip("."),
        path=match["path"],
        query=match["query"],
        fragment=match["fragment"],
    )


def _is_a_name(authority: str) -> bool:
    """Whether something without a scheme names a host, and is no address of mail."""
    return "." in authority and "@" not in authority


def parameters(text: str) -> Iterator[Parameter]:
    """Yield the parameters of a query or fragment, its first character left out.

    Addresses copied out of HTML source keep its &amp;.
    """
    for piece in text.split("&"):
        name, _equals, value = piece.partition("=")
        yield Parameter(decoded(name).lower().removeprefix("amp;"), value, piece)


def decoded(text: str) -> str:
    """Return a text with its escapes resolved once; those that are no UTF-8, as of old Chinese sites, stay."""
    return _ESCAPES.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    try:
        return bytes.fromhex(match[2].replace("%", "")).decode()
    except UnicodeDecodeError:
        return match[2]


def safe(url: str) -> str:
    """Return an address with blanks, quotation marks and the like escaped."""
    return _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", url)
