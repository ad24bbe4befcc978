"""Addresses that carry another one inside: mail scanners' wrappers, and redirectors of search engines and networks."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterator
from string import ascii_lowercase, ascii_uppercase, digits
from typing import NamedTuple

from .web_addresses import Address, decoded, parameters, safe, split

_FLAGS = re.IGNORECASE | re.ASCII
_HTTP = re.compile(r"https?://", _FLAGS)
_STILL_ENCODED = re.compile(r"https?%(25)*3a", _FLAGS)
_ONE_SLASH = re.compile(r"(https?:/)(?=[^/])", _FLAGS)
# How many characters "**" and one of these stand for: A is two, B is three.
_RUNS = ascii_uppercase + ascii_lowercase + digits + "-_"


class Wrapper(NamedTuple):
    """Whole ``host``, beginning of the ``path``, and where the target stands.

    ``names`` are parameters, ``own`` the wrapper's own ones that follow; or ``place`` is what surrounds it behind the
    host. Addresses of a mail scanner are wrappers even where the target cannot be read; a redirector's are not.
    """

    name: str
    host: re.Pattern[str]
    path: re.Pattern[str]
    names: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    place: re.Pattern[str] | None = None
    read: Callable[[str], str] = decoded
    is_scanner: bool = True


def wrapper(address: Address) -> Wrapper | None:
    """Return what wraps an address, if anything does."""
    for each in _WRAPPERS:
        if (
            each.host.fullmatch(address.host)
            and each.path.match(address.path)
            and (each.is_scanner or _target(each, address))
        ):
            return each
    return None


def target(address: Address) -> str | None:
    """Return the http or https address that one carries inside, or None."""
    found = wrapper(address)
    return _target(found, address) if found else None


def _target(wrapper: Wrapper, address: Address) -> str | None:
    for text in _candidates(wrapper, address):
        while _STILL_ENCODED.match(text):
            text = decoded(text)
        url = safe(text.strip().replace("&amp;", "&"))
        found = split(url)
        # Browsers read what is escaped in the name of a host, the sanitiser does not.
        if found and found.scheme and "%" not in found.authority:
            return url
    return None


def _candidates(wrapper: Wrapper, address: Address) -> Iterator[str]:
    if wrapper.place and (match := wrapper.place.search(address.rest)):
        yield wrapper.read(match[1])
    for name in wrapper.names:
        value, is_whole = _value(f"{address.query}{address.fragment}"[1:], name, wrapper.own)
        yield value if is_whole else wrapper.read(value)


def _value(query: str, name: str, own: tuple[str, ...]) -> tuple[str, bool]:
    """Return the value of a parameter, and whether it is an address that nobody encoded, its parameters with it."""
    found = list(parameters(query))
    for index, each in enumerate(found):
        if each.name == name and each.value:
            if not (own and _HTTP.match(each.value)):
                return each.value, False
            pieces = [each.value]
            for following in found[index + 1 :]:
                if following.name in own:
                    break
                pieces.append(following.piece)
            return "&".join(pieces), True
    return "", False


# --- What the scanners make of an address ------------------------------------------------------------


def _proofpoint_v2(text: str) -> str:
    return decoded(text.replace("-", "%").replace("_", "/"))


def _proofpoint_v3(text: str) -> str:
    """Put the characters back that stars stand for; "" where they do not fit."""
    masked, _middle, encoded = text.rpartition("__;")
    characters = iter(_base64(encoded))

    def put_back(match: re.Match[str]) -> str:
        count = _RUNS.index(match[1]) + 2 if match[1] else 1
        return "".join(next(characters) for _ in range(count))

    try:
        url = re.sub(r"\*(?:\*([\w-]))?", put_back, decoded(masked), flags=re.ASCII)
    except (RuntimeError, StopIteration):
        return ""
    return _ONE_SLASH.sub(r"\1/", url, count=1)


def _base64(text: str) -> str:
    """Return the UTF-8 text behind Base64, "" of what is none."""
    text = decoded(text).rstrip("=").replace("+", "-").replace("/", "_")
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError:
        return ""


def _wrapper(name: str, host: str, path: str, names: str = "", **rest) -> Wrapper:
    for field in {"place"} & rest.keys():
        rest[field] = re.compile(rest[field], _FLAGS | re.DOTALL)
    rest["own"] = tuple(rest.get("own", "").split())
    return Wrapper(
        name, re.compile(host, _FLAGS), re.compile(path, _FLAGS), tuple(names.split()), **rest
    )


_OUTLOOK, _PROOFPOINT = "Outlook Safe Links", "Proofpoint URL Defense"
_URLDEFENSE = r"urldefense(\.proofpoint)?\.(com|us)"
_SAFE_OWN = "data sdata reserved corid"

_SCANNERS = (
    _wrapper(
        _OUTLOOK,
        r"(.+\.)?safelinks\.protection\.(outlook\.(com|de)|office365\.us|partner\.outlook\.cn)",
        "",
        "url",
        own=_SAFE_OWN,
    ),
    _wrapper(
        _OUTLOOK,
        r"outlook(-sdf)?\.(office|office365|live)\.com|outlook\.(cloud\.microsoft|office365\.us)",
        r"/mail/.*safelink\.html",
        "url",
        own=_SAFE_OWN,
    ),
    _wrapper(
        _OUTLOOK,
        r"statics\.teams\.(cdn\.office\.net|microsoft\.com)",
        r"/evergreen-assets/safelinks/",
        "url",
        own=f"{_SAFE_OWN} locale dest pc wau lm",
    ),
    _wrapper(_PROOFPOINT, _URLDEFENSE, "/v1/", "u"),
    _wrapper(_PROOFPOINT, _URLDEFENSE, "/v2/", "u", read=_proofpoint_v2),
    _wrapper(
        _PROOFPOINT,
        _URLDEFENSE,
        "/v3/",
        place=r"^/v3/__(.+?__;[\w=-]*)!",
        read=_proofpoint_v3,
    ),
    _wrapper(
        "Mimecast",
        r"(protect|security|linkprotect|url)[a-z0-9.-]*\.mimecast\.com|(.+\.)?mimecastprotect\.com",
        "",
        "url u q",
    ),
    _wrapper("Barracuda Link Protection", r"linkprotect\.cudasvc\.com", "", "a", own="c typo"),
    _wrapper("Cisco Secure Email", r"secure-web\.cisco\.com", "", place=r"^/[^/]+/(https?%3a.+)"),
    _wrapper(
        "Check Point", r"url\.avanan\.click|protect\.checkpoint\.com", "", place=r"___(.+?)___\."
    ),
    _wrapper("Sophos", r".+\.protection\.sophos\.com", "", "u", read=_base64),
    _wrapper("Trend Micro", r".+\.trendmicro\.com", "/wis/clicktime/", "url"),
    _wrapper("Trellix", r"protect\d*(-[a-z]+)?\.fireeye\.com", "", "u"),
    _wrapper("Symantec", r"clicktime\.(symantec\.com|cloud\.postoffice\.net)", "", "u"),
)
_REDIRECTORS = (
    _wrapper("Google", r"(www\.)?google\.(com?\.)?[a-z]{2,3}", r"/url\Z", "q url"),
    _wrapper("YouTube", r"(www\.|m\.)?youtube\.com", r"/redirect\Z", "q"),
    _wrapper("Facebook", r"lm?\.(facebook|messenger|instagram|workplace)\.com", "", "u"),
    _wrapper("LinkedIn", r"([a-z]+\.)?linkedin\.com", "/(redir/redirect|safety/go)", "url"),
    _wrapper("Zhihu", r"link\.zhihu\.com", "", "target"),
    _wrapper("Weixin", r"weixin110\.qq\.com", "/cgi-bin/mmspamsupport-bin/", "url"),
    _wrapper("QQ", r"c\.pc\.qq\.com|mail\.qq\.com", "/(middle[a-z]*\\.html|cgi-bin/)", "pfurl url"),
    _wrapper("Weibo", r"(www\.)?weibo\.(com|cn)", "/sinaurl", "u"),
)
_WRAPPERS = _SCANNERS + tuple(each._replace(is_scanner=False) for each in _REDIRECTORS)
