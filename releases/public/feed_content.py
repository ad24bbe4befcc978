"""A release as one entry of a feed: XML with the whole of it inside as HTML, every address absolute."""

from html import escape

from django.conf import settings
from django.utils.html import linebreaks
from django.utils.translation import gettext

from . import pages


def xml(item, *, name, published, updated, address):
    """Return the entry of an Item; ``name`` is the one it has for all time, ``address`` that of its page."""
    return (
        "<entry>\n"
        f"<title>{escape(item.title)}</title>\n"
        f'<link rel="alternate" href="{escape(address)}"/>\n'
        f"<published>{published.isoformat()}</published>\n"
        f"<updated>{updated.isoformat()}</updated>\n"
        f"<id>{escape(name)}</id>\n"
        f'<summary type="html">{escape(_summary(item))}</summary>\n'
        f'<content type="html">{escape(html(item, address))}</content>\n'
        f"{_thumbnail(item.syndicated.image)}</entry>\n"
    )


def html(item, address):
    """Return what an Item prints from its notice to its "About" texts; ``address`` is that of its page."""
    own = item.syndicated
    parts = [
        _paragraph(item.notice),
        *(_paragraph(each.text) for each in item.amendments),
        _paragraph(item.subheadline),
        own.points,
        *_event(item.event),
        own.text,
        _paragraph(item.end_mark),
        own.notes and _headed(gettext("Footnotes"), own.notes),
        own.to_editors and _headed(gettext("Notes to editors"), own.to_editors),
        *(_about(each) for each in item.issuers if each.about_html),
    ]
    # A reader's program knows no place within the page, and no site.
    whole = "\n".join(filter(None, parts)).replace(' href="#', f' href="{escape(address)}#')
    return whole.replace('<img src="/', f'<img src="{settings.SITE_ORIGIN}/')


def _summary(item):
    """Return what is told of it in short, as HTML: corrections, then its sub-headline or its first paragraph."""
    told = [*(each.text for each in item.amendments), item.subheadline or item.syndicated.opening]
    text = "\n\n".join(told)
    # One paragraph is the rule, and soon written.
    return linebreaks(text, autoescape=True) if "\n" in text else f"<p>{escape(text)}</p>"


def _paragraph(words):
    return f"<p>{escape(words)}</p>" if words else ""


def _headed(heading, inside):
    return f"<h2>{escape(heading)}</h2>\n{inside}"


def _event(event):
    return map(_paragraph, (event.starts, event.place, event.registration)) if event else ()


def _about(issuer):
    return _headed(gettext("About %(name)s") % {"name": issuer.name}, issuer.about_html)


def _thumbnail(image):
    if not image:
        return ""
    source, width, height = image
    address = escape(pages.absolute(source))
    return f'<media:thumbnail url="{address}" width="{width}" height="{height}"/>\n'
