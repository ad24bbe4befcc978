"""What an answer says, and how the tests listen."""

import gzip
import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection
from django.test import Client

from tests import figures

NONCE = re.compile(r"nonce(-|=\")[\w+/=-]+")


def client_of(user=None):
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


@dataclass(frozen=True)
class Answer:
    """One answer: everything that it says, and what it cost the database."""

    status: int
    # Status line, headers, cookies and body in one, nonces masked; bytes that are no text are kept as \\xNN.
    text: str
    headers: dict
    body: bytes
    queries: int
    # Whether it was made for one reader: it sets a cookie, or its session was looked at.
    is_personal: bool
    # What was logged meanwhile.
    lines: tuple[str, ...]

    @property
    def is_empty(self):
        return self.body == b""


def ask(client, address, method="get", **headers):
    """Return the Answer to one request; ``headers`` are named as Django's client names them."""
    asked = []

    def count(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count), lines() as logged:
        response = getattr(client, method)(address, headers=headers)
        body = response.getvalue()
    session = getattr(getattr(response, "wsgi_request", None), "session", None)
    return Answer(
        status=response.status_code,
        text=without_nonces(_told(response, body)),
        headers=dict(response.headers),
        body=body,
        queries=len(asked),
        is_personal=bool(response.cookies) or bool(session and session.accessed),
        lines=tuple(logged),
    )


@contextmanager
def lines():
    """Collect what is logged, as the operator's file would hold it."""
    found, handler = [], logging.Handler()
    handler.emit = lambda record: found.append(logging.Formatter().format(record))
    loggers = [logging.getLogger(name) for name in ("", "django")]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield found
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


def told(response):
    """Everything that a response says: status line, headers, cookies, body, unpacked."""
    return _told(response, response.getvalue())


def _told(response, body):
    if response.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    head = [f"{response.status_code} {response.reason_phrase}"]
    head += [f"{name}: {value}" for name, value in response.headers.items()]
    head += [morsel.OutputString() for morsel in response.cookies.values()]
    return "\n".join(head) + "\n\n" + body.decode("utf-8", "backslashreplace")


def without_nonces(text):
    return NONCE.sub("nonce", text)


def leaked(text, address, words):
    """Return the columns of the words that a text gives away; those of its own address were known before."""
    figures.add("answers searched for canaries")
    return {words[word].column for word in words if word in text and word not in address}
