"""A whole release inside one entry of a feed: plain HTML that any reader's program shows, every address absolute."""

from django.utils.html import escape
from django.utils.translation import gettext

from ..templatetags import press
from ..text import captions, numbering, sources
from . import pages

# About as wide as readers' programs show a photo.
WIDTH = 960


def html(article, address):
    """Return what an Article prints from its notice to its "About" texts; ``address`` is that of its page."""
    notes = (_note(each, article.language) for each in article.notes)
    parts = [
        _paragraph(article.notice),
        *(_paragraph(each.text) for each in article.amendments),
        _paragraph(article.subheadline),
        _list("ul", (escape(point) for point in article.key_points)),
        *_event(article),
        *(_block(block, article.language) for block in article.blocks),
        _paragraph(article.end_mark),
        _headed(gettext("Footnotes"), _list("ol", notes)),
        _headed(gettext("Notes to editors"), article.notes_to_editors_html),
        *(_about(issuer) for issuer in article.issuers),
    ]
    # A reader's program knows no place within the page.
    return "\n".join(filter(None, parts)).replace(' href="#', f' href="{escape(address)}#')


def image(picture):
    """Return (absolute address, width, height) of one web size of a photo, or None while none is made."""
    if not picture or not picture.widths:
        return None
    width = min(picture.widths, key=lambda each: abs(each - WIDTH))
    height = max(1, round(picture.height * width / picture.width))
    return pages.absolute(press.address(picture, width, "jpg")), width, height


def _paragraph(words):
    return f"<p>{escape(words)}</p>" if words else ""


def _headed(heading, inside):
    return f"<h2>{escape(heading)}</h2>\n{inside}" if inside else ""


def _list(tag, items):
    inside = "\n".join(f"<li>{item}</li>" for item in items)
    return f"<{tag}>\n{inside}\n</{tag}>" if inside else ""


def _event(article):
    if article.event:
        yield from map(
            _paragraph, (article.event.starts, article.event.place, article.event.registration)
        )


def _block(block, language):
    return _figure(block, language) if block.is_figure else block.html


def _figure(figure, language):
    label = f"<b>{escape(figure.label)}</b>"
    said = [
        numbering.caption(label, figure.caption_html, language),
        *map(escape, figure.people),
        *map(escape, captions.credits(figure, language)),
    ]
    photos = "\n".join(map(_picture, figure.pictures))
    return f"<figure>\n{photos}\n<figcaption>{'<br>'.join(said)}</figcaption>\n</figure>"


def _picture(picture):
    found = image(picture)
    if picture.is_withdrawn or not found:
        return _paragraph(picture.notice)
    source, width, height = found
    return f'<img src="{source}" alt="{escape(picture.alt)}" width="{width}" height="{height}">'


def _note(note, language):
    links = map(_link, (note.printed_url, note.printed_archive))
    return " ".join(filter(None, (sources.as_html(note, language), *links)))


def _link(url):
    return f'<a href="{escape(url)}">{escape(url)}</a>' if url else ""


def _about(issuer):
    return _headed(gettext("About %(name)s") % {"name": issuer.name}, issuer.about_html)
