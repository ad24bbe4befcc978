"""A release in one language, assembled once: page, preview, feed and text version read this and nothing else."""

import hashlib
import json
from collections import defaultdict
from dataclasses import asdict
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.html import escape

from ..models import Boilerplate, Contact, Release, Role
from ..text import amendments, dates, names, notices, richtext
from ..text.article import (
    Article,
    Enquiry,
    Event,
    Issuer,
    Named,
    Note,
    TextBlock,
)
from ..text.filling import Filling
from ..text.languages import html_lang, words
from ..text.quoting import Quoted
from . import figure_blocks
from .frame import frame

# Texts of a release, beside captions and notes, that may print a quotation.
QUOTING = ("body", "notes_to_editors")


def assemble(release, language, at):
    """Return the Article of a release in a language; ``at`` is the instant it is read, for what has no hour yet."""
    with translation.override(language):
        return _Assembly(release, language, at).article()


def page(release, language, at):
    """Return what the template of a release's page needs, for the public door and for the preview alike."""
    return {
        "article": assemble(release, language, at),
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


def about_texts(release, roles):
    """Return {partner's pk: its "About" text} for the issuers among the roles of a release.

    The texts pinned at approval; before, those in force on the day of publication, or the latest while there is none.
    """
    issuers = [role for role in roles if role.kind == Role.Kind.ISSUER]
    if release.is_locked():
        pinned = [role for role in issuers if role.boilerplate]
        return {
            role.partner_id: role.boilerplate
            for role in pinned
            if role.boilerplate.partner_id == role.partner_id
        }
    day = dates.hong_kong_day(release.publish_at) if release.publish_at else date.max
    current = Boilerplate.objects.current(day, [role.partner_id for role in issuers])
    return {text.partner_id: text for text in current}


def told(release, language):
    """Return the notices of changes after the hour that readers of a language are given, the latest first."""
    if not release.amendments:
        return ()
    return amendments.printed(release.amendments, language, release.open_languages())


def enquired(release):
    """Return whom journalists call: the contacts chosen for the release, else those of its issuers."""
    found = list(Contact.objects.of_release(release))
    return [contact for contact in found if contact.is_chosen] or found


class _Assembly:
    """Reads the rows of one release and fills its texts in the order of reading."""

    def __init__(self, release, language, at):
        self.release, self.language, self.at = release, language, at
        self.photos = defaultdict(list)
        for row in figure_blocks.rows(release, language):
            self.photos[row.figure].append(row)
        self.roles = list(release.roles.select_related("partner", "boilerplate"))
        self.footnotes = {note.key: note for note in release.footnotes.all()}
        self.filling = Filling(
            language,
            dict(self._targets()),
            set(self.footnotes),
            self._quoted(),
            told=[note.url for note in self.footnotes.values()],
        )

    def _targets(self):
        """What a text may refer to: (key, (first number, number of photos)) of groups and of single photos."""
        for figure, rows in self.photos.items():
            yield figure.key, (figure.first_number, len(rows))
            for number, row in enumerate(rows, figure.first_number):
                yield row.key, (number, 1)

    def _quoted(self):
        """What people say in this release: {key: Quoted}; nothing is read where no text prints a quotation."""
        texts = [self.words(field) for field in QUOTING]
        texts += [words(figure, "caption", self.language) for figure in self.photos]
        texts += [words(note, "note", self.language) for note in self.footnotes.values()]
        if not any(map(richtext.quotations, texts)):
            return {}
        return {
            each.key: Quoted(
                words(each, "quoted", self.language),
                each.speaker.name_in(self.language) if each.speaker else "",
                words(each, "post", self.language),
            )
            for each in self.release.quotations.select_related("speaker")
        }

    def words(self, field):
        return words(self.release, field, self.language)

    def article(self):
        release, language = self.release, self.language
        headline = self.words("headline")
        # The order of these three is the order of reading, which numbers the notes.
        blocks, placed = self._body()
        following = [self._figure(figure) for figure in self.photos if figure.key not in placed]
        notes_to_editors = self.filling.fill(self.words("notes_to_editors"))
        in_order = [block for block in blocks if block.is_figure] + following
        return Article(
            language=language,
            kind=release.kind,
            kind_label=str(release.get_kind_display()),
            published_at=release.publish_at,
            headline_clauses=tuple(names.headline_lines(headline)),
            one_line=names.headline_in_one_line(headline, language),
            notice=self.words("notice"),
            amendments=told(release, language),
            subheadline=self.words("subheadline"),
            key_points=tuple(
                filter(None, (words(each, "point", language) for each in release.key_points.all()))
            ),
            blocks=(*blocks, *following),
            figures=tuple(sorted(in_order, key=lambda block: block.pictures[0].number)),
            notes=tuple(self._notes()),
            notes_to_editors_html=notes_to_editors,
            end_mark=self._end_mark(),
            event=self._event(),
            issuers=tuple(self._issuers()),
            enquiries=tuple(self._enquiries()),
            topics=tuple(self._topics()),
            organisations=tuple(self._organisations()),
            visit=self._visit(),
        )

    def _body(self):
        """Return the blocks of the body and the keys of the figures placed among them."""
        blocks, placed = [], set()
        by_key = {figure.key: figure for figure in self.photos}
        for part, is_figure in richtext.blocks(self.words("body")):
            if not is_figure:
                blocks.append(TextBlock(self.filling.fill(part)))
            elif part in by_key and part not in placed:
                placed.add(part)
                blocks.append(self._figure(by_key[part]))
        return self._with_dateline(blocks), placed

    def _with_dateline(self, blocks):
        """Open the first paragraph with place and date, where the release has a place."""
        places = self.words("dateline_places")
        if not places:
            return blocks
        day = self.release.dateline_date or self.release.publish_at or self.at
        line = f'<span class="dateline">{escape(dates.dateline(places, day, self.language))}</span>'
        if blocks and not blocks[0].is_figure and blocks[0].html.startswith("<p>"):
            return [TextBlock(f"<p>{line}{blocks[0].html[3:]}"), *blocks[1:]]
        return [TextBlock(f"<p>{line}</p>"), *blocks]

    def _figure(self, figure):
        return figure_blocks.block(
            figure, self.photos[figure], self.language, fill=self.filling.fill_inline
        )

    def _notes(self):
        """The cited footnotes in the order of their numbers."""
        # {address: number of the note that prints it}
        printed = {}
        for key, number in self.filling.numbers.items():
            note = self.footnotes[key]
            url, archived = map(richtext.web_address, (note.url, note.archived_url))
            same_as = printed.setdefault(url, number) if url else number
            yield Note(
                number=number,
                html=self.filling.fill_note(words(note, "note", self.language)),
                source_title=words(note, "source_title", self.language),
                publisher=words(note, "publisher", self.language),
                url=url,
                same_as=same_as if same_as != number else 0,
                archived_url=archived,
                archive_is_told=archived in printed,
                published=note.published_on and dates.day(note.published_on, self.language),
                accessed=note.accessed_on and dates.day(note.accessed_on, self.language),
                returns=tuple(self.filling.returns[key]),
            )
            printed.setdefault(archived, number)

    def _end_mark(self):
        choice = self.release.end_mark
        if choice == Release.EndMark.SITE:
            choice = settings.END_MARK
        return {"words": notices.end_mark(self.language), "hashes": "###"}.get(choice, "")

    def _event(self):
        release = self.release
        if release.kind != Release.Kind.INVITATION or release.event_starts_at is None:
            return None
        ends_at = release.event_ends_at or release.event_starts_at
        return Event(
            starts=dates.moment(release.event_starts_at, self.language),
            place=self.words("event_place"),
            registration=self.words("event_registration"),
            is_over=ends_at < self.at,
        )

    def _issuers(self):
        """The issuers by hand-set order, each with its "About" text."""
        texts = about_texts(self.release, self.roles)
        for role in self.roles:
            name = words(role.partner, "official_name", self.language)
            if name and role.kind == Role.Kind.ISSUER:
                text = texts.get(role.partner_id)
                about = richtext.without_nodes(words(text, "about", self.language)) if text else ""
                yield Issuer(name=name, about_html=self.filling.paper.mark(about))

    def _enquiries(self):
        for contact in enquired(self.release):
            yield Enquiry(
                name=words(contact, "contact_name", self.language),
                phone=contact.phone,
                email=contact.email,
            )

    def _topics(self):
        for topic in self.release.topics.all():
            if heading := words(topic, "heading", self.language):
                yield Named(heading=heading, slug=topic.slug)

    def _organisations(self):
        """Every organisation with a part in the release, each once, by hand-set order."""
        named = {}
        for role in self.roles:
            if name := words(role.partner, "official_name", self.language):
                named.setdefault(role.partner.slug, Named(heading=name, slug=role.partner.slug))
        return named.values()

    def _visit(self):
        visit = self.release.visit
        title = words(visit, "title", self.language) if visit else ""
        return Named(heading=title, slug=visit.slug) if title else None
