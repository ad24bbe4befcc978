"""A link is followed politely, to the very address that was judged, and never into anybody's house."""

import socket
import ssl
import time
from pathlib import Path

import pytest

from releases.services.link_following import Answer, Follower, Later, NotFollowed, Rules
from tests.web_server import OK, Web, head, rules

CERTIFICATE = Path(__file__).parent / "site_example.pem"


@pytest.fixture
def web():
    web = Web()
    yield web
    web.close()


@pytest.fixture
def other():
    """A second server, so that a redirect has somewhere to lead."""
    web = Web()
    yield web
    web.close()


def follow(url, **others):
    return Follower(rules(**others)).follow(url)


# --- What is sent ------------------------------------------------------------------------------------


def test_request_says_who_asks_and_nothing_else(web, settings, monkeypatch):
    settings.SITE_ORIGIN = "https://press.example.org"
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert follow(web.address("/a?b=1")) == Answer(200)
    assert web.asked == [
        "HEAD /a?b=1 HTTP/1.1\r\n"
        f"Host: site.example:{web.port}\r\n"
        "User-Agent: Pressroom link check (+https://press.example.org)\r\n"
        "Accept: */*\r\n"
        "Accept-Encoding: identity\r\n"
        "Connection: close\r\n\r\n"
    ]


def test_chinese_address_is_asked_for_as_a_browser_would(web):
    url = f"http://例子.example:{web.port}/新聞/%E4%B8%AD?頁=一 二"
    assert follow(url) == Answer(200)
    assert web.asked[0].startswith(
        "HEAD /%E6%96%B0%E8%81%9E/%E4%B8%AD?%E9%A0%81=%E4%B8%80%20%E4%BA%8C HTTP/1.1\r\n"
        f"Host: xn--fsqu00a.example:{web.port}\r\n"
    )


def test_line_break_in_an_address_begins_no_second_request(web):
    assert follow(web.address("/a\r\nHost: evil.example\r\n\r\n")) == Answer(200)
    assert "/aHost:%20evil.example" in web.asked[0]
    assert len(web.asked) == 1


@pytest.mark.parametrize("status", [400, 403, 404, 405, 500, 501])
def test_refused_head_is_asked_again_for_one_byte(web, status):
    web.answers = {("HEAD", "/"): head(status), ("GET", "/"): head(206)}
    assert follow(web.address()) == Answer(206)
    assert web.paths() == [["HEAD", "/"], ["GET", "/"]]
    assert "\r\nRange: bytes=0-0\r\n" in web.asked[1]


def test_server_that_hangs_up_on_a_head_is_asked_with_a_get(web):
    web.answers = {("HEAD", "/"): b"", ("GET", "/"): OK}
    assert follow(web.address()) == Answer(200)


# --- What is answered --------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [200, 204, 401, 404, 410, 500])
def test_status_is_what_the_server_says(web, status):
    web.answers["/"] = head(status)
    assert follow(web.address()) == Answer(status)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nHalf",
        b"HTTP/2 200\r\n\r\n",
        b"x" * 200_000,
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000,
    ],
)
def test_answer_that_is_none_is_silence(web, answer):
    web.answers["/"] = answer
    assert follow(web.address()) == Answer(None)


def test_hints_before_the_answer_are_not_the_answer(web):
    web.answers["/"] = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + head(404)
    assert follow(web.address()) == Answer(404)


def test_page_is_not_read(web):
    taken = []

    def endless(connection):
        connection.sendall(OK.encode())
        try:
            while len(taken) < 10_000:
                taken.append(connection.send(b"x" * 65536))
        except OSError:
            pass

    web.answers["/"] = endless
    assert follow(web.address()) == Answer(200)
    assert len(taken) < 1000


def test_nobody_there_is_silence():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert follow(f"http://site.example:{port}/") == Answer(None)


def test_name_without_an_address_is_silence():
    def nowhere(host, port):
        raise socket.gaierror("no such name")

    assert follow("http://nowhere.example/", resolve=nowhere) == Answer(None)


def test_server_that_talks_without_end_is_cut_off(web):
    def slow(connection):
        for _ in range(100):
            connection.sendall(b"H")
            time.sleep(0.05)

    web.answers["/"] = slow
    assert follow(web.address(), altogether=0.3) == Answer(None)
    assert len(web.asked) <= 2


def test_second_address_of_a_name_is_tried_where_the_first_is_silent(web):
    both = {"resolve": lambda *_name: ["127.0.0.2", "127.0.0.1"], "may_ask": lambda address: True}
    assert follow(web.address(), **both) == Answer(200)


# --- TLS ---------------------------------------------------------------------------------------------


@pytest.fixture
def secure():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    web = Web(context)
    yield web
    web.close()


def test_certificate_is_that_of_the_name_though_the_connection_goes_to_a_number(secure):
    knows = ssl.create_default_context(cafile=CERTIFICATE)
    assert follow(secure.address(scheme="https"), tls=knows) == Answer(200)
    other = secure.address(scheme="https", host="other.example")
    assert follow(other, tls=knows) == Answer(None)


def test_certificate_that_nobody_vouches_for_is_silence(secure):
    assert follow(secure.address(scheme="https")) == Answer(None)
    assert secure.asked == []


# --- Redirects ---------------------------------------------------------------------------------------


def test_redirects_for_good_say_where_the_page_is_now(web, other):
    web.answers = {
        "/a": head(301, location="/b?x=1"),
        "/b?x=1": head(308, location=other.address("/c#part")),
        "/d": head(302, location="/a"),
        "/e": head(301, location="/d"),
    }
    other.answers["/c"] = OK
    there = other.address("/c")
    assert follow(web.address("/a")) == Answer(200, there)
    assert follow(web.address("/d")) == Answer(200)
    # What follows a redirect for a while is not for good.
    assert follow(web.address("/e")) == Answer(200, web.address("/d"))
    other.answers["/c"] = head(404)
    assert follow(web.address("/a")) == Answer(404, there)


def test_sixth_redirect_is_not_followed(web):
    web.answers = {f"/{step}": head(302, location=f"/{step + 1}") for step in range(7)}
    assert follow(web.address("/2")) == Answer(200)
    assert follow(web.address("/1")) == Answer(None)
    assert ["HEAD", "/7"] in web.paths()
    assert web.paths()[-1] == ["HEAD", "/6"]


def test_redirect_that_leads_nowhere_is_the_answer(web):
    web.answers["/"] = head(302)
    assert follow(web.address()) == Answer(302)


@pytest.mark.parametrize(
    "location",
    [
        "ftp://site.example/",
        "javascript:alert(1)",
        "mailto:a@b.example",
        "file:///etc/passwd",
        "http://user:secret@site.example/",
        "http://[::1",
    ],
)
def test_redirect_out_of_the_web_is_not_followed(web, location):
    web.answers["/"] = head(301, location=location)
    with pytest.raises(NotFollowed):
        follow(web.address())
    assert len(web.asked) == 1


# --- Whose house it is -------------------------------------------------------------------------------

PRIVATE = [
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "017700000001",
    "127.1",
    "127.0.0.1.",
    "0",
    "0.0.0.0",
    "10.1.2.3",
    "0xa.1",
    "192.168.0.1",
    "172.16.0.1",
    "169.254.169.254",
    "2852039166",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "localhost",
    "LOCALHOST",
    "①②⑦.⓪.⓪.①",
    "１２７.0.0.1",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:169.254.169.254]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[fe80::1]",
    "[fc00::1]",
    "[ff02::1]",
]


@pytest.fixture
def listening(monkeypatch):
    """Rules of the real site, but for the port; any connection at all would be noticed."""

    def connect(address, timeout):
        raise AssertionError(f"connected to {address}")

    monkeypatch.setattr(socket, "create_connection", connect)
    return Follower(Rules(wait=lambda seconds: None))


@pytest.mark.parametrize("host", PRIVATE)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_private_address_is_refused_however_it_is_spelled(listening, scheme, host):
    with pytest.raises(NotFollowed):
        listening.follow(f"{scheme}://{host}/")


@pytest.mark.parametrize("host", PRIVATE)
def test_redirect_to_a_private_address_is_refused(web, host):
    """The first host is judged kindly by name; where it leads is judged by the site's own rule."""
    own = Rules()
    names = {"site.example": ["127.0.0.1"]}
    judged = []

    def resolve(name, port):
        return names.get(name) or own.resolve(name, port)

    def may_ask(address):
        judged.append(address)
        return len(judged) == 1 or own.may_ask(address)

    web.answers["/"] = head(301, location=f"http://{host}:{web.port}/secret")
    with pytest.raises(NotFollowed):
        follow(web.address(), resolve=resolve, may_ask=may_ask)
    assert web.paths() == [["HEAD", "/"]]


def test_name_is_resolved_once_and_the_connection_goes_to_what_was_judged(web):
    """A name that says one thing to the judge and another to the connection says it to nobody."""
    answers = iter([["127.0.0.1"], ["127.0.0.9"], ["127.0.0.9"]])
    web.answers = {"/": head(405)}
    assert follow(web.address(), resolve=lambda *_name: next(answers)) == Answer(405)
    assert next(answers) == ["127.0.0.9"]


def test_name_with_one_private_address_among_others_is_refused(web):
    with pytest.raises(NotFollowed):
        follow(web.address(), resolve=lambda *_name: ["127.0.0.1", "10.0.0.1"])
    assert web.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org:22/",
        "http://example.org:8080/",
        "https://example.org:25/",
        "http://user@example.org/",
        "http://user:secret@example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "//example.org/",
        "/en/",
        "mailto:a@b.example",
        "http://",
        "http://[broken/",
        "http://a b.example/",
        "http://example.org\\@evil.example/",
        "http://example.org:99999/",
        "http://.example/",
        f"http://{'a' * 70}é.example/",
    ],
)
def test_only_the_web_is_asked_on_its_own_ports_and_without_passwords(listening, url):
    with pytest.raises(NotFollowed):
        listening.follow(url)


# --- Manners -----------------------------------------------------------------------------------------


def test_host_is_left_in_peace_for_a_second_between_two_requests(web):
    waits = []
    follower = Follower(rules(waits))
    web.answers = {"/a": head(301, location="/b"), ("HEAD", "/c"): head(405)}
    follower.follow(web.address("/a"))
    assert waits == [1]
    follower.follow(web.address("/c", host="another.example"))
    assert waits == [1, 1]
    follower.follow(web.address("/d", host="third.example"))
    assert waits == [1, 1]


@pytest.mark.parametrize(
    "answer", [head(429), head(429, retry_after="60"), head(503, retry_after="60")]
)
def test_host_that_asks_for_rest_gets_it_until_the_next_run(web, answer):
    follower = Follower(rules())
    web.answers["/a"] = answer
    for path in ("/a", "/b"):
        with pytest.raises(Later):
            follower.follow(web.address(path))
    assert web.paths() == [["HEAD", "/a"]]
    assert follower.follow(web.address("/b", host="another.example")) == Answer(200)
