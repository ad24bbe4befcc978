"""Asks one address and says in a word what the answer was, and whether a row of any table changed."""

import hashlib
import re
from contextlib import contextmanager

from django.db import connection, transaction
from django.test import Client

# A POST form of the page itself with something to press; the head of each page has forms of its own, and the switch of
# languages keeps nothing but what one's own forms show.
FORMS = re.compile(r'<form(?! class="language-switch")[^>]*method="post".*?</form>', re.DOTALL)
PRESSED = re.compile(r'type="submit"|<button(?![^>]*type="button")')
HARMLESS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA")
NOTHING = "–"


class Asker:
    """Somebody, or nobody, in front of the newsroom; whatever an answer changed is undone before the next."""

    def __init__(self, user=None):
        self.client = logged_in(user)
        self.cookies = dict(self.client.cookies)
        self.before = rows()
        self.shown = {}

    def get(self, address):
        """Return the word for what a GET shows; each page is opened once."""
        if address not in self.shown:
            with self._watched() as changed:
                response = self.client.get(address)
                _read_to_its_end(response)
            self.shown[address] = _shown(response) + ("!" if changed else "")
        return self.shown[address]

    def post(self, address, data, table):
        """Return the word for what a POST did; it is done if a row of the ``table`` is another now."""
        with self._watched() as changed:
            response = self.client.post(address, data)
            if "plan" in (response.context or ()):
                read = response.context["form"].data["read"]
                response = self.client.post(address, data | {"read": read})
            _read_to_its_end(response)
        return _done(response, changed, table._meta.db_table)

    @contextmanager
    def _watched(self):
        """Yield a set that has the tables with other rows at the end; then all is as before."""
        changed, written = set(), []
        self.client.cookies.clear()
        for name, morsel in self.cookies.items():
            self.client.cookies[name] = morsel.value
        with undone():
            with connection.execute_wrapper(_notes_writing(written)):
                yield changed
            if written:
                after = rows()
                changed.update(table for table in after if after[table] != self.before[table])


def logged_in(user=None):
    """Return a browser with the login of a user, or with none."""
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


@contextmanager
def undone():
    """Take back whatever the block does to the database."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def rows():
    """Return {table: a digest of all its rows}, of every table there is."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            lines = sorted(map(repr, cursor.fetchall()))
            found[table] = hashlib.sha256("\n".join(lines).encode()).digest()
    return found


def _notes_writing(written):
    def wrapper(execute, sql, *args):
        if not sql.lstrip().upper().startswith(HARMLESS):
            written.append(sql)
        return execute(sql, *args)

    return wrapper


def _read_to_its_end(response):
    if response.streaming:
        response.getvalue()


def _shown(response):
    if refused := _refused(response):
        return refused
    if response.status_code == 302:
        return "back"
    return "form" if _has_form(response) else "page"


def _done(response, changed, table):
    word = _refused(response)
    if word:
        return word + ("!" if changed else "")
    if not changed:
        return NOTHING
    if table not in changed:
        return "else!"
    is_ours = any(each.startswith("releases_") for each in changed)
    return "done*" if is_ours and "releases_auditentry" not in changed else "done"


def _refused(response):
    """Return "login" or the number of a refusal, "" for an answer."""
    is_waiting = any(each.name == "admin/waiting.html" for each in response.templates or ())
    if is_waiting or getattr(response, "url", "").startswith("/admin/login/"):
        return "login"
    return str(response.status_code) if response.status_code >= 400 else ""


def _has_form(response):
    if response.streaming or "html" not in response.headers.get("Content-Type", ""):
        return False
    _head, _start, page = response.content.decode().partition('id="content-start"')
    return any(PRESSED.search(form) for form in FORMS.findall(page))
