"""What the tests of waiting forms do in a browser: log in and out, type, read the page on which a form waits."""

from django.urls import reverse

from releases.models import Release
from tests.admin.forms import submitted_form

PASSWORD = "a long pass phrase"
USERNAME_FIELD, PASSWORD_FIELD = "in-place-username", "in-place-password"
ORIGIN = {"origin": "http://testserver", "accept-language": "en"}
NOT_DONE = "Nothing of it is lost, and nothing of it is done yet."


def log_in(browser, username="editor"):
    form = submitted_form(browser.get("/admin/login/"), "login-form")
    answer = browser.post(
        "/admin/login/", form | {"username": username, "password": PASSWORD}, headers=ORIGIN
    )
    assert answer.status_code == 302


def log_out(browser):
    page = browser.get("/admin/")
    browser.post("/admin/logout/", submitted_form(page, "logout-form"), headers=ORIGIN)
    assert browser.get("/admin/").status_code == 302


def page_of(release):
    return reverse("admin:releases_release_change", args=[release.pk])


def open_form(browser, release):
    """Return the release's form with something typed into it."""
    form = submitted_form(browser.get(page_of(release)), "release_form")
    return form | {"notes_to_editors_en": "", "headline_en": "A new headline"}


def waiting(answer):
    """Return the fields of the page on which a form waits."""
    assert answer.status_code in (403, 429)
    return submitted_form(answer, "login-form")


def sent_on(browser, address, form, password=PASSWORD, **more):
    given = {USERNAME_FIELD: "editor", PASSWORD_FIELD: password} | more
    return browser.post(address, form | given, headers=ORIGIN)


def confirmed(browser, address, answer):
    """Send once more what waits on a page that asks for no login."""
    carried = waiting(answer)
    assert {USERNAME_FIELD, PASSWORD_FIELD} & carried.keys() == set()
    assert NOT_DONE in answer.content.decode()
    return browser.post(address, carried, headers=ORIGIN)


def headline(release):
    return Release.objects.get(pk=release.pk).headline_en
