"""The parts of a release that its own rows decide, put together in the order of reading; article.py adds the rest."""

from collections import defaultdict
from datetime import date

from django.utils.html import escape

from ..models import Boilerplate, Role
from ..text import dates, richtext
from ..text.article import Note, Parts, TextBlock
from ..text.filling import Filling
from ..text.languages import words
from ..text.quoting import Quoted
from . import figure_blocks

# Texts of a release, beside captions and notes, that may print a quotation.
QUOTING = ("body", "notes_to_editors")


def parts(release, language, at):
    """Return the Parts of a release in a language; the language is active. ``at`` dates what has no hour yet."""
    return _Assembly(release, language, at).parts()


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

    def parts(self):
        # The order of these is the order of reading, which numbers the notes.
        blocks, placed = self._body()
        following = [self._figure(figure) for figure in self.photos if figure.key not in placed]
        notes_to_editors = self.filling.fill(self.words("notes_to_editors"))
        in_order = [block for block in blocks if block.is_figure] + following
        return Parts(
            key_points=tuple(self._key_points()),
            blocks=(*blocks, *following),
            figures=tuple(sorted(in_order, key=lambda block: block.pictures[0].number)),
            notes=tuple(self._notes()),
            notes_to_editors_html=notes_to_editors,
            abouts=tuple(self._abouts()),
        )

    def _key_points(self):
        points = (words(each, "point", self.language) for each in self.release.key_points.all())
        return filter(None, points)

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

    def _abouts(self):
        """Yield (key, "About" text) of the issuers that have a name, by hand-set order."""
        texts = about_texts(self.release, self.roles)
        for role in self.roles:
            if role.kind == Role.Kind.ISSUER and words(
                role.partner, "official_name", self.language
            ):
                text = texts.get(role.partner_id)
                about = richtext.without_nodes(words(text, "about", self.language)) if text else ""
                yield role.partner_id, self.filling.paper.mark(about)
