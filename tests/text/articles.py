"""Articles for the tests of what reads them: only what a test names says anything."""

from releases.text import numbering
from releases.text.article import Article, Event, FigureBlock, Issuer, Note, Picture, TextBlock


def make_article(language="zh-hant", *, body="", headline="", figures=(), **fields):
    """An Article whose body is one block of HTML before its figures."""
    empty = {
        "kind": "press_release",
        "kind_label": "",
        "published_at": None,
        "notice": "",
        "amendments": (),
        "subheadline": "",
        "key_points": (),
        "notes": (),
        "notes_to_editors_html": "",
        "end_mark": "",
        "event": None,
        "issuers": (),
        "enquiries": (),
        "topics": (),
        "organisations": (),
        "visit": None,
    }
    written = {
        "headline_clauses": (headline,),
        "one_line": headline,
        "blocks": (TextBlock(body), *figures),
        "figures": tuple(figures),
    }
    return Article(language=language, **empty | written | fields)


def make_figure(number, caption="", *, count=1, language="zh-hant", key="fig001", **picture):
    """A figure of photos from a number on, all alike but for it."""
    pictures = tuple(make_picture(each, **picture) for each in range(number, number + count))
    label = numbering.label(number, count, language)
    return FigureBlock(key, label, "row", caption, pictures)


def make_picture(number, **fields):
    empty = {
        "key": f"pho{number:03}",
        "public_id": f"photo{number}",
        "format": "JPEG",
        "size": 1000,
        "width": 600,
        "height": 400,
        "widths": (480,),
        "alt": "",
        "slot": "",
        "strip": "",
        "strip_plain": "",
        "credit": "",
        "copyright": "",
        "terms": "",
        "kind": "",
        "people": (),
        "names": (),
        "focus": (50, 50),
    }
    return Picture(number=number, **empty | fields)


def make_note(number, html="", **fields):
    empty = {
        "source_title": "",
        "publisher": "",
        "url": "",
        "archived_url": "",
        "published": None,
        "accessed": None,
        "returns": (),
    }
    return Note(number=number, html=html, **empty | fields)


def make_event(**fields):
    empty = {"starts": "", "place": "", "registration": "", "is_over": False}
    return Event(**empty | fields)


def make_issuer(name, about=""):
    return Issuer(name, about)


def address(public_id, width, extension):
    """Where the texts find a web size of a photo."""
    return f"/{public_id}/{width}.{extension}"
