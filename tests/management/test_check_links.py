"""The command follows what is live now, says what came of it, and asks the real rules unless told otherwise."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from releases.management.commands.check_links import Command
from releases.models import LinkReport
from releases.services.link_following import Follower
from tests import factories
from tests.factories import NOON
from tests.web_server import Web, head, rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def web(clock):
    clock.at = NOON
    web = Web()
    yield web
    web.close()


def say(*arguments, rules=None):
    """Return the last line that the command says, following links by these rules."""
    command = Command(stdout=io.StringIO())
    if rules:
        command.follower = lambda: Follower(rules)
    call_command(command, *arguments)
    return command.stdout.getvalue().splitlines()[-1]


def live(web, *paths):
    links = "".join(f'<p><a href="{web.address(path)}">{path}</a></p>' for path in paths)
    return factories.make_live(body_en=links)


def states():
    return {report.url.rpartition("/")[2]: report.state for report in LinkReport.objects.all()}


def test_links_are_followed_and_the_states_said(web, clock):
    web.answers = {
        "/dead": head(404),
        "/moved": head(301, location="/found"),
        "/silent": head(500),
        "/later": head(429),
    }
    release = live(web, "/found", "/dead", "/moved", "/silent", "/later")
    factories.make_scheduled(body_en=f'<p><a href="{web.address("/secret")}">x</a></p>')
    assert say(rules=rules()) == (
        "5 of 5 link(s) followed: 1 found, 1 moved, 1 dead, 1 silent, 1 not asked; "
        "0 report(s) deleted."
    )
    assert states() == {"found": "found", "dead": "dead", "moved": "moved", "silent": "silent"}
    assert not [path for _method, path in web.paths() if path == "/secret"]
    clock.move(hours=19)
    assert say(rules=rules()).startswith("1 of 5 link(s) followed")
    clock.move(hours=1)
    assert say("--limit", "2", rules=rules()).startswith("2 of 5 link(s) followed")
    assert say("--older-than", "0", rules=rules()).startswith("5 of 5 link(s) followed")
    factories.withdraw(release, at=clock.at)
    assert say(rules=rules()) == (
        "0 of 0 link(s) followed: 0 found, 0 moved, 0 dead, 0 silent, 0 not asked; "
        "4 report(s) deleted."
    )


def test_site_left_to_itself_asks_nothing_of_this_machine(web):
    live(web, "/a")
    assert say().startswith("1 of 1 link(s) followed: 0 found, 0 moved, 0 dead, 0 silent, 1 not")
    assert (web.asked, LinkReport.objects.count()) == ([], 0)


def test_each_report_has_the_hour_at_which_its_link_was_followed(web, clock):
    def later(connection):
        clock.move(minutes=7)
        connection.sendall(head(200).encode())

    web.answers = {"/a": later, "/b": head(404)}
    live(web, "/a", "/b")
    say(rules=rules())
    assert [each.checked_at for each in LinkReport.objects.order_by("url")] == [
        NOON,
        NOON + timedelta(minutes=7),
    ]


@pytest.mark.parametrize("arguments", [["--limit", "0"], ["--older-than", "-1"]])
def test_limits_that_mean_nothing_are_refused(arguments):
    with pytest.raises(CommandError, match="at least"):
        say(*arguments)
