"""Asks whether a page of the web is there: politely, without telling who reads, and never inside anybody's house.

A name is resolved once, all its addresses are judged, and the connection goes to one of them: what the name says a moment
later does not matter. Each redirect begins anew.
"""

import re
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Timer
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from django.conf import settings

from .public_hosts import is_public

REDIRECTS = 5
MOVED = {301, 302, 303, 307, 308}
MOVED_FOR_GOOD = {301, 308}
# Bytes of an answer's head; of the page itself nothing is read.
MOST = 64 * 1024
# Addresses of one name that are tried.
TRIES = 3

_HEAD = re.compile(rb"HTTP/1\.[01] ([0-9]{3})[^\n]*\n(.*?\n)??\r?\n", re.DOTALL)
_HOST = re.compile(r"[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?")
_IPV6 = re.compile(r"[0-9a-f:.]+")


class NotFollowed(Exception):  # noqa: N818 -- an answer, not a fault
    """The rules forbid to ask; nothing is known of the page."""


class Later(Exception):  # noqa: N818
    """The server asks to be left in peace for a while; nothing is known of the page."""


class _Unreachable(Exception):  # noqa: N818
    """Nobody answered at the address."""


class _Mute(Exception):  # noqa: N818
    """Somebody was there and gave no sensible answer."""


def resolved(host, port):
    """Return the numeric addresses of a host, which may be a number in any spelling; OSError if it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(address[0] for *_kind, address in found))


@dataclass(frozen=True)
class Rules:
    """Whom to ask, and how; seconds. ``ports`` None means any."""

    may_ask: Callable = is_public
    resolve: Callable = resolved
    ports: frozenset | None = frozenset({80, 443})
    wait: Callable = time.sleep
    pause: float = 1
    connecting: float = 5
    altogether: float = 15
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)


@dataclass(frozen=True)
class Answer:
    """``status`` is None where none came; ``moved_to`` is where redirects for good lead, or ""."""

    status: int | None
    moved_to: str = ""


@dataclass(frozen=True)
class _Place:
    scheme: str
    host: str
    port: int
    # Path and query, as they are sent.
    target: str

    @property
    def name(self):
        """The host as the request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _port(self.scheme) else f"{host}:{self.port}"


class Follower:
    """One run over many links: one request at a time, a pause before a host is asked again."""

    def __init__(self, rules=None):
        self.rules = rules or Rules()
        self.asked, self.resting = set(), set()

    def follow(self, url):
        """Return the Answer to an address, redirects followed. NotFollowed and Later say that there is none."""
        here, moved_to, is_for_good = url, "", True
        for _step in range(REDIRECTS + 1):
            try:
                status, headers = self._answer(_place(here, self.rules.ports))
            except (_Unreachable, _Mute):
                return Answer(None)
            if status not in MOVED or "location" not in headers:
                return Answer(status, moved_to)
            here = _joined(here, headers["location"])
            is_for_good = is_for_good and status in MOVED_FOR_GOOD
            moved_to = here if is_for_good else moved_to
        return Answer(None)

    def _answer(self, place):
        """Return (status, headers): of a HEAD, or of a GET for the first byte where that was refused."""
        addresses = self._addresses(place)
        try:
            status, headers = self._ask("HEAD", place, addresses)
        except _Mute:
            status = 501
        if status < 400:
            return status, headers
        return self._ask("GET", place, addresses)

    def _addresses(self, place):
        """Return the addresses of a host, all of which were judged."""
        try:
            addresses = self.rules.resolve(place.host, place.port)
        except (OSError, UnicodeError) as error:
            raise _Unreachable from error
        if not all(map(self.rules.may_ask, addresses)):
            raise NotFollowed(place.host)
        return addresses[:TRIES]

    def _ask(self, method, place, addresses):
        """Send one request and return (status, headers) of the answer."""
        if place.host in self.resting:
            raise Later(place.host)
        if place.host in self.asked:
            self.rules.wait(self.rules.pause)
        self.asked.add(place.host)
        with _Line(self.rules, place, addresses) as line:
            line.send(_request(method, place))
            status, headers = line.head()
        if status == 429 or (status == 503 and "retry-after" in headers):
            self.resting.add(place.host)
            raise Later(place.host)
        return status, headers


class _Line:
    """One connection; it is cut when its time is over, however slowly the other end goes on talking."""

    def __init__(self, rules, place, addresses):
        self.rules, self.place, self.addresses = rules, place, addresses
        self.socket, self.is_cut = None, False
        self.timer = Timer(rules.altogether, self._cut)
        self.timer.daemon = True

    def __enter__(self):
        self.timer.start()
        try:
            self._connect()
        except (OSError, ValueError) as error:
            self.__exit__()
            raise _Unreachable from error
        return self

    def __exit__(self, *_error):
        self.timer.cancel()
        self.timer.join()
        if self.socket:
            self.socket.close()

    def _cut(self):
        self.is_cut = True
        if self.socket:
            with suppress(OSError):
                # Of the socket below TLS, which another thread may be reading.
                socket.socket.shutdown(self.socket, socket.SHUT_RDWR)

    def _connect(self):
        self.socket = self._connected()
        if self.place.scheme == "https":
            self.socket = self.rules.tls.wrap_socket(
                self.socket, server_hostname=self.place.host, do_handshake_on_connect=False
            )
            self.socket.do_handshake()
        self.socket.settimeout(self.rules.altogether)
        if self.is_cut:
            raise TimeoutError

    def _connected(self):
        """Return a connection to the first address that takes one: to a number, never to a name."""
        error = OSError("no address")
        for address in self.addresses:
            try:
                return socket.create_connection((address, self.place.port), self.rules.connecting)
            except OSError as raised:
                error = raised
            if self.is_cut:
                break
        raise error

    def send(self, request):
        try:
            self.socket.sendall(request)
        except OSError as error:
            raise _Mute from error

    def head(self):
        """Return (status, headers with names in small letters) of the answer, not of what precedes it."""
        data = b""
        while True:
            match = _HEAD.match(data)
            if match and (status := int(match[1])) >= 200:
                return status, _headers(match[2] or b"")
            data = data[match.end() :] if match else data + self._more(len(data))

    def _more(self, length):
        try:
            piece = self.socket.recv(4096) if length < MOST else b""
        except OSError as error:
            raise _Mute from error
        if not piece:
            raise _Mute
        return piece


def _place(url, ports):
    """Return where an address leads; NotFollowed if not to the web, or with somebody's password."""
    try:
        parts = urlsplit(url)
        port = parts.port or _port(parts.scheme)
        host = (parts.hostname or "").rstrip(".")
        host = host if host.isascii() else host.encode("idna").decode()
    except ValueError as error:
        raise NotFollowed(url) from error
    is_host = _HOST.fullmatch(host) or _IPV6.fullmatch(host)
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not is_host:
        raise NotFollowed(url)
    if ports is not None and port not in ports:
        raise NotFollowed(url)
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    return _Place(parts.scheme, host, port, quote(target, safe="!#$%&'()*+,/:;=?@[]|"))


def _port(scheme):
    return 443 if scheme == "https" else 80


def _request(method, place):
    lines = [
        f"{method} {place.target} HTTP/1.1",
        f"Host: {place.name}",
        f"User-Agent: Pressroom link check (+{settings.SITE_ORIGIN})",
        "Accept: */*",
        "Accept-Encoding: identity",
        *(["Range: bytes=0-0"] if method == "GET" else []),
        "Connection: close",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def _headers(text):
    """Return {name: value}; of several with one name the first."""
    found = {}
    for line in text.decode("utf-8", "replace").splitlines():
        name, _colon, value = line.partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


def _joined(here, location):
    try:
        return urldefrag(urljoin(here, location)).url
    except ValueError as error:
        raise NotFollowed(location) from error
