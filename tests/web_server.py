"""A web of our own on the loopback, for what the site asks of others: told what to answer, it keeps what it was asked."""

import socket
import threading
from contextlib import suppress

from releases.services.link_following import Rules

OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


def head(status, **headers):
    """The head of an answer; location="…" gives Location, retry_after="…" Retry-After."""
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"HTTP/1.1 {status} Whatever", *lines, "\r\n"])


class Web:
    """``answers`` is {(method, path) or path: text, bytes, or a function of the connection}; else it answers 200."""

    def __init__(self, tls=None):
        self.answers, self.asked = {}, []
        self.tls = tls
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def close(self):
        with suppress(OSError):
            self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        self.thread.join()

    def address(self, path="/", host="site.example", scheme="http"):
        return f"{scheme}://{host}:{self.port}{path}"

    def paths(self):
        """What was asked, as (method, path)."""
        return [request.split(" ")[:2] for request in self.asked]

    def _serve(self):
        while True:
            try:
                connection, _address = self.listening.accept()
            except OSError:
                return
            with suppress(OSError), connection, self._wrapped(connection) as line:
                self._answer(line)

    def _wrapped(self, connection):
        return self.tls.wrap_socket(connection, server_side=True) if self.tls else connection

    def _answer(self, connection):
        request = b""
        while b"\r\n\r\n" not in request:
            request += connection.recv(4096) or b"\r\n\r\n"
        text = request.decode()
        self.asked.append(text)
        method, path = text.split(" ")[:2] if text.strip() else ("", "")
        answer = self.answers.get((method, path), self.answers.get(path, OK))
        if callable(answer):
            answer(connection)
        else:
            connection.sendall(answer.encode() if isinstance(answer, str) else answer)
        # What was not read yet must not turn the close into a reset.
        connection.shutdown(socket.SHUT_WR)


def rules(waits=None, **others):
    """Rules under which every name is this machine, on any port; ``waits`` collects the pauses instead of making them."""
    waits = [] if waits is None else waits
    defaults = {
        "may_ask": lambda address: address == "127.0.0.1",
        "resolve": lambda host, port: ["127.0.0.1"],
        "ports": None,
        "wait": waits.append,
        "connecting": 2,
        "altogether": 5,
    }
    return Rules(**defaults | others)
