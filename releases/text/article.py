"""A release in one language as its readers get it: plain values, nothing left to look up."""

from dataclasses import dataclass
from datetime import datetime

from .amendments import Printed
from .languages import html_lang


@dataclass(frozen=True)
class Picture:
    """One photo in its figure; ``widths`` are those of its web sizes in pixels, ascending."""

    public_id: str
    width: int
    height: int
    widths: tuple[int, ...]
    number: int
    alt: str
    slot: str
    strip: str
    strip_plain: str
    credit: str
    terms: str
    kind: str

    @property
    def anchor(self):
        return f"photo-{self.number}"


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
    def credits(self):
        """Kind, credit and terms of the group's photos, each line once, in their order."""
        lines = (
            " · ".join(filter(None, (each.kind, each.credit, each.terms))) for each in self.pictures
        )
        return list(dict.fromkeys(filter(None, lines)))


@dataclass(frozen=True)
class TextBlock:
    html: str
    is_figure: bool = False


@dataclass(frozen=True)
class Note:
    """A source, numbered by its first citation; ``returns`` are the anchors of its markers."""

    number: int
    html: str
    source_title: str
    publisher: str
    url: str
    archived_url: str
    published: str | None
    accessed: str | None
    returns: tuple[str, ...]

    @property
    def anchor(self):
        return f"note-{self.number}"


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
        return sum(len(figure.pictures) for figure in self.figures)

    @property
    def lead(self):
        """The first photo, or None."""
        return next((figure.pictures[0] for figure in self.figures), None)

    @property
    def html_lang(self):
        return html_lang(self.language)
