"""Two people, one version: exactly one of them succeeds, on either database."""

import threading

import pytest
from django.db import connection, transaction

from releases.models import Release
from releases.services import drafting, publishing
from releases.services.refusals import Refused
from tests import factories, figures
from tests.conftest import DEEP
from tests.factories import NOON

# Threads share the rows only where they are committed.
pytestmark = pytest.mark.django_db(transaction=True)

RUNNERS = 50 if DEEP else 8


def raced(deed):
    """Run the deed in many threads at once; return the names of their answers."""
    barrier, answers = threading.Barrier(RUNNERS), []

    def run():
        barrier.wait()
        try:
            deed()
            answers.append("done")
        except Refused as refusal:
            answers.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(RUNNERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


def one_of_all():
    figures.add("racing saves and verbs", RUNNERS)
    return ["StaleVersion"] * (RUNNERS - 1) + ["done"]


def test_one_of_many_saves_of_the_same_version_succeeds():
    release, writer = factories.make_release(), factories.make_editor()

    def save():
        with transaction.atomic():
            opened = drafting.begin(release, release.version, writer)
            opened.headline_en = threading.current_thread().name
            opened.save()
            drafting.finish(opened, writer)

    assert raced(save) == one_of_all()
    assert Release.objects.get().version == release.version + 1


def test_one_of_many_approvals_of_the_same_version_succeeds():
    release, editor = factories.make_release(), factories.make_editor()
    release = factories.submit(release)

    def approve():
        publishing.approve(
            release,
            based_on=release.version,
            by=editor,
            at=NOON,
            publish_at=NOON,
            opening={"en": None},
        )

    assert raced(approve) == one_of_all()
    assert Release.objects.get().approved_version == release.version + 1


def test_one_of_a_withdrawal_and_a_closing_succeeds():
    live, editor = factories.make_live(), factories.make_editor()
    turns = iter(range(RUNNERS))

    def withdraw_or_close():
        if next(turns) % 2:
            factories.withdraw(live, by=editor)
        else:
            publishing.close_language(
                live, language="en", based_on=live.version, by=editor, at=NOON
            )

    assert raced(withdraw_or_close) == one_of_all()
    assert Release.objects.get().version == live.version + 1
