"""A real browser on the live server; whatever it complains about fails the test."""

from importlib import import_module

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from playwright.sync_api import sync_playwright

from tests import factories
from tests.conftest import CHROMIUM

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def complaints():
    """What the console of any page said: errors of scripts, refusals of the Content-Security-Policy."""
    return []


@pytest.fixture
def open_page(chromium, live_server, complaints):
    """Return a function that opens a page as a user of the newsroom, or as a reader without one."""
    contexts = []

    def open_as(user=None, width=1440, **options):
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 1000}, **options
        )
        contexts.append(context)
        if user:
            # A client each: whoever logs in with another's ends that one's session.
            client = Client()
            client.force_login(user)
            cookie = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: _note(complaints, message))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_as
    for context in contexts:
        context.close()


@pytest.fixture
def make_member():
    """Return a function that makes a member of the team with a role, as the migration defines it.

    Tests with real transactions empty every table afterwards, the groups included.
    """
    roles = [
        import_module(f"releases.migrations.{name}").ROLES
        for name in ("0004_roles", "0008_writing", "0011_site_settings")
    ]

    def make(username, role, language="en"):
        group, _made = Group.objects.get_or_create(name=role)
        rights = Permission.objects.filter(content_type__app_label="releases")
        group.permissions.set(
            rights.filter(codename__in=[right for each in roles for right in each[role]])
        )
        user = factories.make_user(username)
        user.groups.add(group)
        user.language = language
        user.save()
        return user

    return make


def _note(complaints, message):
    if message.type == "error":
        complaints.append(f"{message.text} ({message.location.get('url', '')})")
