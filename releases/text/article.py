"""A release in one language as its readers get it: plain values, nothing left to look up."""

from dataclasses import dataclass, field
from datetime import datetime

from . import printed_links, richtext
from .amendments import Printed
from .languages import html_lang


@dataclass(frozen=True)
class Picture:
    """One photo in its figure; ``widths`` are those of its web sizes in pixels, ascending.

    ``people`` are those in the photo as they are printed, ``names`` the same without post, place and form of address.
    ``focus`` is where the eye should be, in per cent from the left and from the top. Of a withdrawn photo the number is
    left, and the notice in its place.
    """

    key: str
    public_id: str
    format: str
    size: int
    width: int
    height: int
    widths: tuple[int, ...]
    number: int
    alt: str
    slot: str
    strip: str
    strip_plain: str
    credit: str
    copyright: str
    terms: str
    kind: str
    people: tuple[str, ...]
    names: tuple[str, ...]
    focus: tuple[int, int]
    notice: str = ""
    # Made after the other sizes: a page that gains it prints nothing else.
    has_avif: bool = field(default=False, compare=False)

    @property
    def anchor(self):
        return f"photo-{self.number}"

    @property
    def source(self):
        """Whom to name: kind, credit and copyright."""
        return " · ".join(filter(None, (self.kind, self.credit, self.copyright)))

    @property
    def credit_line(self):
        return " · ".join(filter(None, (self.source, self.terms)))

    @property
    def is_withdrawn(self):
        return bool(self.notice)


@dataclass(frozen=True)
class FigureBlock:
    key: str
    label: str
    layout: str
    caption_html: str
    pictures: tuple[Picture, ...]
    is_figure: bool = True

    @property
    def shows_strips(self):
        """Whether the photos' places in the group mean anything."""
        return len(self.pictures) > 1

    @property
    def people(self):
        """Those in the group's photos whom the caption does not name, as they are printed."""
        caption = richtext.plain(self.caption_html)
        return [
            printed
            for each in self.pictures
            for printed, name in zip(each.people, each.names, strict=True)
            if name not in caption
        ]


@dataclass(frozen=True)
class TextBlock:
    html: str
    is_figure: bool = False


@dataclass(frozen=True)
class Note:
    """A source, numbered by its first citation; ``returns`` are the anchors of its markers.

    ``same_as`` is the number of an earlier note that prints the same link, or 0; ``archive_is_told`` whether one prints
    the address of the archived copy.
    """

    number: int
    html: str
    source_title: str
    publisher: str
    url: str
    archived_url: str
    published: str | None
    accessed: str | None
    returns: tuple[str, ...]
    same_as: int = 0
    archive_is_told: bool = False

    @property
    def anchor(self):
        return f"note-{self.number}"

    @property
    def printed_url(self):
        """The link, unless an earlier note or the words of this one print it."""
        return "" if self.same_as or printed_links.says(self.html, self.url) else self.url

    @property
    def printed_archive(self):
        """The archived copy, unless something before it prints its address."""
        url = self.archived_url
        return "" if self.archive_is_told or printed_links.says(self.html, url) else url


@dataclass(frozen=True)
class Issuer:
    name: str
    about_html: str


@dataclass(frozen=True)
class Enquiry:
    name: str
    phone: str
    email: str


@dataclass(frozen=True)
class Named:
    """A heading with the address of its page in the same language."""

    heading: str
    slug: str


@dataclass(frozen=True)
class Event:
    """What a media invitation invites to; ``starts`` is written out with its zone."""

    starts: str
    place: str
    registration: str
    is_over: bool


@dataclass(frozen=True)
class Parts:
    """What of an Article the rows of its release decide alone; ``abouts`` are (key of an issuer, its "About" text)."""

    key_points: tuple[str, ...]
    blocks: tuple[TextBlock | FigureBlock, ...]
    figures: tuple[FigureBlock, ...]
    notes: tuple[Note, ...]
    notes_to_editors_html: str
    abouts: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Article:
    language: str
    kind: str
    kind_label: str
    published_at: datetime | None
    headline_clauses: tuple[str, ...]
    one_line: str
    notice: str
    amendments: tuple[Printed, ...]
    subheadline: str
    key_points: tuple[str, ...]
    blocks: tuple[TextBlock | FigureBlock, ...]
    figures: tuple[FigureBlock, ...]
    notes: tuple[Note, ...]
    notes_to_editors_html: str
    end_mark: str
    event: Event | None
    issuers: tuple[Issuer, ...]
    enquiries: tuple[Enquiry, ...]
    topics: tuple[Named, ...]
    organisations: tuple[Named, ...]
    visit: Named | None

    @property
    def photo_count(self):
        return len(self._shown())

    @property
    def lead(self):
        """The first photo that is shown, or None."""
        return next(iter(self._shown()), None)

    def _shown(self):
        """The photos that are not withdrawn, in their order."""
        pictures = (each for figure in self.figures for each in figure.pictures)
        return [each for each in pictures if not each.is_withdrawn]

    @property
    def html_lang(self):
        return html_lang(self.language)
