"""A release as plain text, to be pasted into an editor's own system."""

import re

from django.utils.translation import gettext

from ..text import captions, dates, filling, notices, numbering, richtext, sources
from ..text.languages import is_chinese

CITATION = re.compile(r'<sup class="cite">.*?>(\d+)</a></sup>')


def text(article, address):
    """Return an Article as text; its paragraphs stand apart by an empty line."""
    parts = [
        article.kind_label,
        article.notice,
        *(each.text for each in article.amendments),
        article.one_line,
        article.subheadline,
        article.kind == "speech" and notices.speech_check(article.language),
        "\n".join(f"- {point}" for point in article.key_points),
        _event(article),
        *(_block(block, article.language) for block in article.blocks),
        _notes(article),
        article.end_mark,
        _headed(gettext("Notes to editors"), _words(article.notes_to_editors_html)),
        *(_about(issuer) for issuer in article.issuers),
        _headed(gettext("Media enquiries"), *(_enquiry(each) for each in article.enquiries)),
        article.published_at and dates.issued_at(article.published_at, article.language),
        address,
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _words(html):
    return richtext.plain(CITATION.sub(r"[\1]", html))


def _headed(heading, *lines):
    lines = [line for line in lines if line]
    return "\n".join([heading, *lines]) if lines else ""


def _block(block, language):
    return _figure(block, language) if block.is_figure else _words(block.html)


def _figure(figure, language):
    """The caption under its label; in a group each photo's place, as readers of the text can't see it."""
    comma = "、" if is_chinese(language) else ", "
    places = comma.join(picture.strip_plain for picture in figure.pictures)
    return "\n".join(
        filter(
            None,
            [
                numbering.caption(figure.label, _words(figure.caption_html), language),
                places if figure.shows_strips else "",
                *(picture.notice for picture in figure.pictures if picture.is_withdrawn),
                comma.join(figure.people),
                *captions.credits(figure, language),
            ],
        )
    )


def _notes(article):
    return _headed(gettext("Footnotes"), *(_note(note, article.language) for note in article.notes))


def _note(note, language):
    same = note.same_as and filling.same_link(note.same_as, language)
    archived = note.printed_archive and f"{gettext('Archived copy')} {note.printed_archive}"
    accessed = note.accessed and f"{gettext('Accessed')} {note.accessed}"
    parts = (sources.in_words(note, language), note.printed_url or same, archived, accessed)
    return f"[{note.number}] " + " ".join(filter(None, parts))


def _event(article):
    event = article.event
    if event is None:
        return ""
    over = notices.event_over(article.language) if event.is_over else ""
    return "\n".join(filter(None, (event.starts, event.place, event.registration, over)))


def _about(issuer):
    heading = gettext("About %(name)s") % {"name": issuer.name}
    return _headed(heading, _words(issuer.about_html))


def _enquiry(enquiry):
    return " ".join(filter(None, (enquiry.name, enquiry.phone, enquiry.email)))
