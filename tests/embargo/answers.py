"""What an answer says, and how the tests listen."""

import gzip
import re

from django.test import Client

from tests import factories, figures
from tests.embargo import routes


def client_of(user=None):
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


def told(response):
    """Everything that an answer says: status line, headers, body, unpacked."""
    body = response.getvalue()
    if response.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    head = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    cookies = response.cookies.output()
    return f"{response.reason_phrase}\n{head}\n{cookies}\n\n" + body.decode("utf-8", "replace")


def without_nonces(text):
    return re.sub(r"nonce(-|=\")[\w+/=-]+", "nonce", text)


def leaks(response, address, words):
    """Return the words that an answer gives away; those of its own address were known before."""
    figures.add("answers searched for canaries")
    text = told(response)
    return {words[word].column for word in words if word in text and word not in address}


class Nonsense:
    """What addresses answer where never was anything, asked once each."""

    def __init__(self, client):
        self.client, self.answers = client, {}

    def told(self, address):
        if address not in self.answers:
            self.answers[address] = without_nonces(told(self.client.get(address)))
        return self.answers[address]


def assert_like_nothing(nonsense, ask, words, *, as_head=True):
    """The answer is that to an address where never was anything, to the byte: a plain 404."""
    client = nonsense.client
    hidden = client.get(ask.address, headers={"range": "bytes=0-1", "if-none-match": "*"})
    assert (hidden.status_code, ask.address) == (404, ask.address)
    assert without_nonces(told(hidden)) == nonsense.told(ask.nonsense), ask.address
    assert leaks(hidden, ask.address, words) == set(), ask.address
    assert not hidden.cookies
    if as_head:
        head = client.head(ask.address)
        assert (head.status_code, head.content) == (404, b""), ask.address


def assert_silent(client, world, words):
    """No page that anybody may open says one of the words."""
    for _name, address in routes.open_addresses(world):
        response = client.get(address)
        assert leaks(response, address, words) == set(), address
        assert not response.cookies, address
        assert response.status_code in (200, 302, 404), address


def asks_for(world, words):
    """Return the addresses that name one of the words."""
    return [ask for ask in routes.hidden_asks(world) if any(word in ask.address for word in words)]


def reader():
    """Somebody with an account who is not of the team."""
    user = factories.make_user()
    user.is_staff = False
    user.save()
    return user
