"""Links as mail programs and campaigns leave them, made plain again; and whom they would have named."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import NamedTuple

from . import tracking, wrappers
from .web_addresses import decoded, parameters, split

# A longer address is left alone; no browser follows it.
LONGEST = 10_000

# logo@2x.png is a picture.
_EMAIL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.(?!(?:png|jpe?g|gif|webp|avif|svg|pdf|html?|css|m?js)\b)[a-z]{2,}",
    re.IGNORECASE | re.ASCII,
)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_PRINTABLE = re.compile(r"[\x20-\x7e]+")
_NUMBER = re.compile(r"\+?[0-9][0-9 ().-]{5,18}[0-9]")
_OF_A_NUMBER = re.compile(r"tel|phone|mobile|msisdn|whatsapp|fax")
_OF_A_PERSON = re.compile(
    r"(staff|employee|emp|recipient|subscriber)_?(id|no|number)?|mc_eid|_hsenc|mkt_tok|vero_id"
    r"|oly_(enc|anon)_id|ml_subscriber(_hash)?|ck_subscriber_id|sharer_\w+"
)
# Message and organisation, as Microsoft numbers them.
_HEX = re.compile(r"\b[0-9a-f]{32}\b", re.IGNORECASE | re.ASCII)


class Unwrapped(NamedTuple):
    """``reasons`` are what was taken off, in order: names of scanners and redirectors, names of parameters."""

    url: str
    reasons: tuple[str, ...]


class Personal(NamedTuple):
    """``kind`` is "e-mail", "telephone" or "identifier"."""

    kind: str
    found: str


def unwrapped(url: str) -> Unwrapped:
    """Return an address without wrappers and tracking parameters, and what was taken off.

    What is not wrapped is returned as it is. Only http and https targets are taken out of a wrapper; what cannot be
    unwrapped stays, and tracking_reason() names it.
    """
    *_before, (last, _reasons) = levels = list(_levels(url))
    reasons = tuple(dict.fromkeys(each for _url, found in levels for each in found))
    return Unwrapped(last if reasons else url, reasons)


def tracking_reason(url: str) -> str | None:
    """What makes an address a tracking link, or None.

    The name of a mail scanner ("Outlook Safe Links") or of the first such parameter
    ("utm_source"). An address that cannot be read is no tracking link.
    """
    address = split(url.strip())
    if address is None:
        return None
    if wrapper := wrappers.wrapper(address):
        return wrapper.name
    return next(iter(tracking.dropped(address)), None)


def personal_data(url: str) -> list[Personal]:
    """Return what of persons an address holds, in all its wrappers and inside: each once, in order."""
    found = (each for level, _reasons in _levels(url) for each in _personal(level))
    return list(dict.fromkeys(found))


def _levels(url: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (address, what was taken off to come to it), from the whole one to what is left."""
    level: tuple[str, list[str]] | None = (url.strip(), [])
    while level:
        yield level
        level = _within(level[0])


def _within(url: str) -> tuple[str, list[str]] | None:
    address = split(url) if len(url) <= LONGEST else None
    if address is None:
        return None
    if wrapper := wrappers.wrapper(address):
        target = wrappers.target(address)
        return (target, [wrapper.name]) if target and len(target) < len(url) else None
    names = tracking.dropped(address)
    return (tracking.without(address).joined(), names) if names else None


# --- Persons -----------------------------------------------------------------------------------------


def _personal(url: str) -> Iterator[Personal]:
    address = split(url)
    if address is None:
        return
    text = decoded(decoded(decoded(address.rest)))
    yield from (Personal("e-mail", each) for each in _EMAIL.findall(text))
    for each in parameters(f"{address.query}{address.fragment}"[1:]):
        value = decoded(each.value)
        yield from _in_base64(value)
        yield from _in_parameter(each.name, value)
    if "safelinks" in url.lower():
        yield from (Personal("identifier", each) for each in _HEX.findall(text))


def _in_base64(value: str) -> Iterator[Personal]:
    if not _BASE64.fullmatch(value):
        return
    value = value.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        text = b64decode(value + "=" * (-len(value) % 4)).decode("latin-1")
    except ValueError:
        return
    if _PRINTABLE.fullmatch(text):
        yield from (Personal("e-mail", each) for each in _EMAIL.findall(text))


def _in_parameter(name: str, value: str) -> Iterator[Personal]:
    if _NUMBER.fullmatch(value) and (_OF_A_NUMBER.fullmatch(name) or value.startswith("+")):
        yield Personal("telephone", value)
    elif value and _OF_A_PERSON.fullmatch(name):
        yield Personal("identifier", value)
