"""A release in one language, assembled once: page, preview, sheet and text version read this and nothing else."""

import hashlib
import json
from dataclasses import asdict
from typing import NamedTuple

from django.conf import settings
from django.utils import translation

from ..models import Contact, Release, Role, Topic
from ..models.written import Written
from ..text import amendments, dates, names, notices
from ..text.article import Article, Enquiry, Event, Issuer, Named
from ..text.languages import column, html_lang, words
from . import assembling, stored_articles, typesetting
from .frame import frame


def assemble(release, language, at):
    """Return the Article of a release in a language; ``at`` is the instant it is read, for what has no hour yet.

    Put together from the rows: what is previewed, approved and compared is never a stored one.
    """
    with translation.override(language):
        parts = assembling.parts(release, language, at)
        return _article(release, language, at, parts, _parties(release, language))


def read(release, language, at):
    """Return the same Article for readers of a live release, of the stored parts where they are its own.

    The release comes from stored_articles.for_page(), and its language is the active one.
    """
    return shown(release, language, at)[0]


def shown(release, language, at):
    """Return (Article, Typeset of its page), as read() does."""
    parties = _parties(release, language)
    parts, page = _printed(release, language, at, parties)
    return _article(release, language, at, parts, parties), page


def _printed(release, language, at, parties):
    """Return what is stored, or the same put together where nothing stored fits."""
    issuers = [each.key for each in parties if each.is_issuer]
    if found := stored_articles.page(release, issuers):
        return found
    parts = stored_articles.put_together(release, language, at)
    return parts, typesetting.of_page(parts, language)


def preview(release, language, at, address):
    """Return what the template of a release's page needs for a preview; ``address`` says where its photos are found."""
    with translation.override(language):
        assembled = assemble(release, language, at)
        typeset = typesetting.of_preview(assembled, language, address)
    return {
        "article": assembled,
        "typeset": typeset,
        "frame": frame(language),
        "language": language,
        "html_lang": html_lang(language),
    }


def digest(release, language, *, with_notices=True):
    """Return a SHA-256 of what the page prints in a language, to show and to audit later changes.

    ``with_notices`` False leaves out what readers are told of changes: the text alone.
    """
    printed = asdict(assemble(release, language, release.publish_at), dict_factory=_compared)
    if not with_notices:
        del printed["amendments"]
    text = json.dumps(printed, default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def digests(release):
    """Return {language: digest} of the open languages; each says of the others' corrections what their readers know."""
    return {each: digest(release, each) for each in release.open_languages()}


def _compared(pairs):
    """What of the values of an Article makes it another one; AVIF comes later and changes nothing."""
    return {name: value for name, value in pairs if name != "has_avif"}


def told(release, language):
    """Return the notices of changes after the hour that readers of a language are given, the latest first."""
    if not release.amendments:
        return ()
    return amendments.printed(release.amendments, language, release.open_languages())


def modified_at(release, language):
    """Return when readers of a language were last told of a change, or since when they have it."""
    return max([release.opened_at(language), *(each.at for each in told(release, language))])


def enquired(release):
    """Return whom journalists call: the contacts chosen for the release, else those of its issuers."""
    found = CONTACTS(release=release.pk)
    return [contact for contact in found if contact.is_chosen] or found


CONTACTS = Written(lambda *, release: Contact.objects.of_release(release))


class _Party(NamedTuple):
    """An organisation with a part in a release, by its key, with its name in one language."""

    key: int
    slug: str
    name: str
    kind: str

    @property
    def is_issuer(self):
        return self.kind == Role.Kind.ISSUER


def _parties(release, language):
    """Return those that have a name in the language, by hand-set order."""
    return [_Party(*row) for row in PARTIES(language, release=release.pk) if row[2]]


def _roles(language, *, release):
    rows = Role.objects.filter(release=release)
    name = column("partner__official_name", language)
    return rows.values_list("partner", "partner__slug", name, "kind")


PARTIES = Written(_roles)


def _article(release, language, at, parts, parties):
    headline = words(release, "headline", language)
    abouts = dict(parts.abouts)
    return Article(
        language=language,
        kind=release.kind,
        kind_label=str(Release.Kind(release.kind).label),
        published_at=release.publish_at,
        headline_clauses=tuple(names.headline_lines(headline)),
        one_line=names.headline_in_one_line(headline, language),
        notice=words(release, "notice", language),
        amendments=told(release, language),
        subheadline=words(release, "subheadline", language),
        key_points=parts.key_points,
        blocks=parts.blocks,
        figures=parts.figures,
        notes=parts.notes,
        notes_to_editors_html=parts.notes_to_editors_html,
        end_mark=end_mark(release, language),
        event=event(release, language, at),
        issuers=tuple(Issuer(each.name, abouts[each.key]) for each in parties if each.is_issuer),
        enquiries=tuple(_enquiries(release, language)),
        topics=tuple(_topics(release, language)),
        organisations=tuple({each.slug: Named(each.name, each.slug) for each in parties}.values()),
        visit=_visit(release, language),
    )


def end_mark(release, language):
    """Return the sign that ends the text, "" for none."""
    choice = release.end_mark
    if choice == Release.EndMark.SITE:
        choice = settings.END_MARK
    return {"words": notices.end_mark(language), "hashes": "###"}.get(choice, "")


def event(release, language, at):
    """Return the Event to which an invitation invites, or None."""
    if release.kind != Release.Kind.INVITATION or release.event_starts_at is None:
        return None
    ends_at = release.event_ends_at or release.event_starts_at
    return Event(
        starts=dates.moment(release.event_starts_at, language),
        place=words(release, "event_place", language),
        registration=words(release, "event_registration", language),
        is_over=ends_at < at,
    )


def _enquiries(release, language):
    for contact in enquired(release):
        name = words(contact, "contact_name", language)
        yield Enquiry(name=name, phone=contact.phone, email=contact.email)


def _headings(language, *, release):
    topics = Topic.objects.filter(releases=release)
    return topics.values_list(column("heading", language), "slug")


TOPICS = Written(_headings)


def _topics(release, language):
    for heading, slug in TOPICS(language, release=release.pk):
        if heading:
            yield Named(heading=heading, slug=slug)


def _visit(release, language):
    visit = release.visit
    title = words(visit, "title", language) if visit else ""
    return Named(heading=title, slug=visit.slug) if title else None
