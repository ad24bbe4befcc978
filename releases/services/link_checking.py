"""The links that readers find now, followed one by one, and what they answered.

Only what a live page prints is followed: a request for a link of a text before its hour would tell of it.
"""

from urllib.parse import urldefrag

from django.db import transaction
from django.db.models import F

from ..models import LinkReport, Release
from ..text import dates, links, web_addresses
from . import article
from .link_following import Later, NotFollowed

State = LinkReport.State

LONGEST = LinkReport._meta.get_field("url").max_length
GONE = {404, 410}
# Something is there, and it does not open its door to a machine.
CLOSED_DOOR = {401, 403, 405, 406, 407, 416, 451, 999}


def named(at, tell=lambda done, total: None):
    """Return {address: keys of the releases} of every link that a page prints at an instant.

    ``tell(done, total)`` is called as the work proceeds.
    """
    found = {}
    live = Release.objects.live(at).newest_first()
    total = live.count()
    for done, release in enumerate(live.iterator(chunk_size=100), 1):
        for language in release.live_languages(at):
            for url in printed(article.assemble(release, language, at)):
                found.setdefault(url, set()).add(release.pk)
        tell(done, total)
    return found


def printed(page):
    """Return the addresses on the web to which an Article links, without their fragments, each once."""
    texts = [block.caption_html if block.is_figure else block.html for block in page.blocks]
    texts += [note.html for note in page.notes]
    texts += [page.notes_to_editors_html, *(issuer.about_html for issuer in page.issuers)]
    found = [url for text in texts for url in links.links_in(text)]
    found += [url for note in page.notes for url in (note.url, note.archived_url)]
    found += links.addresses_in(page.event.registration) if page.event else []
    return dict.fromkeys(urldefrag(url).url for url in found if _is_on_the_web(url))


def _is_on_the_web(url):
    address = web_addresses.split(url)
    return bool(address and address.scheme) and len(url) <= LONGEST


@transaction.atomic
def forget(named):
    """Delete the reports of links that no page prints any more, and note which releases print the others.

    Return how many were deleted.
    """
    gone = [pk for pk, url in LinkReport.objects.values_list("pk", "url") if url not in named]
    LinkReport.objects.filter(pk__in=gone).delete()
    rows = LinkReport.releases.through.objects
    there = set(rows.values_list("linkreport_id", "release_id"))
    wanted = {
        (pk, release)
        for pk, url in LinkReport.objects.values_list("pk", "url")
        for release in named[url]
    }
    for report, release in there - wanted:
        rows.filter(linkreport_id=report, release_id=release).delete()
    rows.bulk_create(
        rows.model(linkreport_id=report, release_id=release) for report, release in wanted - there
    )
    return len(gone)


def due(named, before, limit=None):
    """Return the links that were not followed since an instant: new ones first, then the longest ago."""
    checked = dict(LinkReport.objects.order_by(F("checked_at")).values_list("url", "checked_at"))
    new = [url for url in named if url not in checked]
    old = [url for url, checked_at in checked.items() if checked_at <= before and url in named]
    return [*new, *old][:limit]


def check(url, releases, follower, at):
    """Follow a link, note what it answered, and return its state; None where nobody may ask, or not now."""
    try:
        answer = follower.follow(url)
    except (NotFollowed, Later):
        return None
    return _note(url, releases, answer, at)


@transaction.atomic
def _note(url, releases, answer, at):
    report = LinkReport.objects.select_for_update().filter(url=url).first()
    state = _state(url, answer, report, at)
    if report is None:
        report = LinkReport(url=url, since=at)
    elif report.state != state:
        report.since = at
    report.state, report.status, report.checked_at = state, answer.status, at
    report.moved_to = answer.moved_to if state == State.MOVED else ""
    report.save()
    # A release may have been deleted while its links were followed.
    report.releases.set(Release.objects.filter(pk__in=releases))
    return state


def _state(url, answer, report, at):
    if answer.status in GONE:
        return State.DEAD
    if answer.status and (200 <= answer.status < 300 or answer.status in CLOSED_DOOR):
        return State.MOVED if _is_elsewhere(url, answer.moved_to) else State.FOUND
    return State.DEAD if report and _has_failed(report, at) else State.SILENT


def _has_failed(report, at):
    """Whether a failure now is the second on another day; what is dead stays so."""
    if report.state == State.SILENT:
        return dates.hong_kong_day(report.since) < dates.hong_kong_day(at)
    return report.state == State.DEAD


def _is_elsewhere(url, moved_to):
    """Whether a page has moved: https instead of http, or a slash at the end, is no other place."""
    if not moved_to or len(moved_to) > LONGEST:
        return False
    here, there = (each.partition("://")[2].rstrip("/") for each in (url, moved_to))
    return here != there
