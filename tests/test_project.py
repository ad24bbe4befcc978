"""The project is wired right: settings, migrations, headers, every admin page."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import django_prose_editor
import pytest
from django.conf import settings
from django.contrib import admin
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import Resolver404, get_resolver, resolve, reverse

from tests import factories
from tests.embargo import routes

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "SECRET_KEY": "production-" + "k3y-" * 20,
    "ALLOWED_HOSTS": "press.example.org",
    "SITE_ORIGIN": "https://press.example.org",
}


def in_environment(variables, *arguments):
    """Run Python in the project with these variables alone; return (status, output)."""
    ours = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=ours | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def started(variables):
    """Return the last line of what loading the settings says; "" where it says nothing."""
    _status, output = in_environment(variables, "-c", "import pressroom.settings")
    return output.strip().rpartition("\n")[2]


# --- Settings ----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_deployment_check_is_clean_with_production_variables():
    arguments = ["-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    assert in_environment(PRODUCTION, *arguments) == (
        0,
        "System check identified no issues (0 silenced).\n",
    )


def test_no_system_check_is_silenced():
    assert settings.SILENCED_SYSTEM_CHECKS == []


@pytest.mark.parametrize("variables", [{}, PRODUCTION, PRODUCTION | {"INDEXED": "no"}])
def test_site_starts_on_safe_settings(variables):
    assert started(variables) == ""


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (
            {"SECRET_KEY": "short"},
            "SECRET_KEY is too short; use at least 50 random characters.",
        ),
        ({"DEBUG": "yes"}, "DEBUG shows secrets to readers; leave it off on a real site."),
        ({"DEBUG": "perhaps"}, "DEBUG is 'perhaps'; write yes or no."),
        ({"INDEXED": "nope"}, "INDEXED is 'nope'; write yes or no."),
        (
            {"ALLOWED_HOSTS": ""},
            "ALLOWED_HOSTS must name each host of the site, without * or dot.",
        ),
        (
            {"ALLOWED_HOSTS": "press.example.org *"},
            "ALLOWED_HOSTS must name each host of the site, without * or dot.",
        ),
        (
            {"ALLOWED_HOSTS": ".example.org"},
            "ALLOWED_HOSTS must name each host of the site, without * or dot.",
        ),
        (
            {"SITE_ORIGIN": "http://press.example.org"},
            "SITE_ORIGIN must begin with https:// on a real site.",
        ),
        ({"SITE_ORIGIN": ""}, "SITE_ORIGIN must begin with https:// on a real site."),
        (
            {"SITE_ORIGIN": "https://press.example.org/news"},
            "SITE_ORIGIN is 'https://press.example.org/news'; write it like https://press.example.org.",
        ),
        (
            {"SITE_ORIGIN": "press.example.org"},
            "SITE_ORIGIN is 'press.example.org'; write it like https://press.example.org.",
        ),
        ({"THREADS": "0"}, "THREADS is '0'; write a whole number from 1 up."),
        ({"SECRET_KEY": ""}, "Without SECRET_KEY the site answers this machine only."),
    ],
)
def test_site_refuses_to_start_on_an_unsafe_setting(change, complaint):
    assert started(PRODUCTION | change) == (
        f"django.core.exceptions.ImproperlyConfigured: {complaint}"
    )


# --- Private files -----------------------------------------------------------------------------


def test_storage_never_makes_an_address():
    name = default_storage.save("originals/seen.jpg", ContentFile(b"seen"))
    with pytest.raises(ValueError, match="link to the gated view"):
        default_storage.url(name)


def test_no_route_leads_to_the_uploads(client):
    assert settings.MEDIA_URL in ("", "/")
    name = default_storage.save("originals/seen.jpg", ContentFile(b"seen"))
    for prefix in ("", "media/", "uploads/", "static/"):
        try:
            resolve(f"/{prefix}{name}")
        except Resolver404:
            continue
        assert client.get(f"/{prefix}{name}").status_code == 404


# --- The newsroom's pages ----------------------------------------------------------------------


def registered():
    return [model._meta.label_lower.replace(".", "_") for model in admin.site._registry]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["changelist", "add"])
def test_registered_admin_page_opens(client, rf, page):
    editor = factories.make_editor()
    client.force_login(editor)
    request = rf.get("/admin/")
    request.user = editor
    answers, expected = {}, {}
    routed = {name for route, name in routes.leaves() if route.startswith("admin/")}
    for model, model_admin in admin.site._registry.items():
        name = model._meta.label_lower.replace(".", "_")
        # What is only ever read has no page to add to it.
        if f"{name}_{page}" in routed:
            opens = page != "add" or model_admin.has_add_permission(request)
            expected[name] = 200 if opens else 403
            # The list of the site's settings leads to the only ones.
            address = reverse(f"admin:{name}_{page}")
            answers[name] = client.get(address, follow=True).status_code
    assert answers == expected
    assert {"releases_release", "releases_visit", "releases_partner"} <= answers.keys()


def admin_addresses():
    """Yield an address for each route of the admin."""
    for pattern in _leaves(get_resolver("pressroom.urls").url_patterns):
        if pattern.startswith("admin/"):
            yield "/" + re.sub(r"<[^>]*>", "1", pattern).replace("\\Z", "")


def _leaves(patterns, prefix=""):
    for each in patterns:
        # Routes that are regular expressions keep only their plain part.
        route = prefix + re.sub(r"\(\?P<[^>]*>[^)]*\)|[\^$?]", "1", str(each.pattern))
        yield from (_leaves(each.url_patterns, route) if hasattr(each, "url_patterns") else [route])


@pytest.mark.django_db
def test_admin_pages_deny_anonymous_visitors(client):
    open_to_all = {"/admin/login/", "/admin/logout/", "/admin/jsi18n/"}
    answers = {
        address: client.get(address).status_code for address in set(admin_addresses()) - open_to_all
    }
    assert set(answers.values()) <= {302, 404}, answers
    assert answers["/admin/"] == answers["/admin/releases/release/"] == 302


# --- Content-Security-Policy -------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/admin/login/", "/en/", "/en/nowhere/"])
def test_policy_lets_in_nothing_inline_and_no_other_host(client, address):
    policy = client.get(address).headers["Content-Security-Policy"]
    directives = {part.split()[0]: part.split()[1:] for part in policy.split(";")}
    sources = {source for each in directives.values() for source in each}
    nonces_and_hashes = {each for each in sources if re.match(r"'(nonce|sha256)-", each)}
    assert sources - nonces_and_hashes == {"'self'", "'none'", "data:", "blob:"}
    assert directives["default-src"] == directives["object-src"] == ["'none'"]
    assert [each for each in directives["script-src"] if "nonce" not in each] == ["'self'"]


def test_policy_knows_the_style_that_the_editor_adds():
    script = Path(django_prose_editor.__file__).parent / "static/django_prose_editor/editor.js"
    styles = re.findall(r"`(\.ProseMirror \{[^`]*)`", script.read_text(encoding="utf-8"))
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
        for style in styles
    ]
    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["style-src"]
    assert [each for each in hashes if each in allowed] == hashes
    assert len(hashes) == 1
