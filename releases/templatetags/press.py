"""What the templates need beyond Django's own: photos in their sizes, captions, names of other languages."""

import re
from functools import partial
from html import escape
from itertools import chain

from django import template
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, ngettext

from ..models import paths
from ..pictures import cropping
from ..text import citing, dates, deeds, languages, names, notices, numbering, picturing

register = template.Library()

# From how many characters on a headline is set smaller.
LONG = {"zh-hant": 44, "zh-hans": 44, "en": 100}
# In per cent; finer is not seen.
FOCUS_STEP = 5
# A day as Chinese writes it, within a sentence.
DAY = re.compile(r"\d+年\d+月\d+日")


class Standing(template.Node):
    """Type that is kept set: what is inside is printed once for each language, and afterwards as it is."""

    def __init__(self, inside):
        self.inside, self.kept = inside, {}

    def render(self, context):
        # A preview speaks its own language within the newsroom.
        key = context["language"], get_language()
        if key not in self.kept:
            # Nothing of the page comes in, so that nothing of it can stay.
            self.kept[key] = self.inside.render(context.new({"language": key[0]}))
        return self.kept[key]


@register.tag
def standing(parser, _token):
    inside = parser.parse(("endstanding",))
    parser.delete_first_token()
    return Standing(inside)


@register.simple_tag
def lines(found, language, heading="h3"):
    """Print the lines of a list of releases, which a page has by the dozen."""
    return mark_safe("".join(_line(each, language, heading) for each in found))


def _line(line, language, heading):
    return (
        f'<li class="line">\n<time datetime="{line.iso_day}">{escape(line.day)}</time>\n'
        f'<div class="entry">\n<{heading}><a href="{escape(line.url)}">{clauses(line.clauses)}</a>'
        f'</{heading}>\n<p class="facts"><span>{escape(line.kind_label)}</span></p>\n</div>\n'
        f'<p class="facts extent">{_extent(line, language)}</p>\n</li>\n'
    )


@register.filter
def clauses(found):
    """Return the clauses of a headline, each of which is kept on one line where there is room."""
    return mark_safe(" ".join(f'<span class="clause">{escape(each)}</span>' for each in found))


def _extent(line, language):
    photos = f"<span>{escape(photo_count(line.photo_count))}</span>" if line.photo_count else ""
    return photos + "".join(
        f'<span lang="{languages.html_lang(each)}">{escape(languages.autonym(each))}</span>'
        for each in line.languages
        if each != language
    )


@register.filter
def photo_count(count):
    return ngettext("%(counter)s photo", "%(counter)s photos", count) % {"counter": count}


@register.simple_tag(takes_context=True)
def picture(context, photo, size="full", is_lazy=True):
    """Show a photo in the sizes that were made; a preview sets ``photo_route`` to the newsroom's own."""
    route = context.get("photo_route")
    shown = picturing.picture(
        photo,
        size,
        partial(_of_route, route) if route else paths.photo,
        is_lazy=is_lazy,
        formats=() if route else ("avif", "webp"),
    )
    return mark_safe(f"{shown}\n")


def _of_route(route, public_id, width, _extension):
    return reverse(route, kwargs={"public_id": public_id, "size": width})


@register.simple_tag(takes_context=True)
def text(context):
    """Print the text with its figures, each with the downloads of its photos where the page offers a pack."""
    typeset, article, pack = context["typeset"], context["article"], context.get("pack")
    if not pack:
        return mark_safe("".join(typeset.pieces))
    figures = [article.figures[place] for place in typeset.figures]
    lists = [_downloads(context, pack, each.pictures) for each in figures]
    return mark_safe("".join(chain(*zip(typeset.pieces, [*lists, ""], strict=True))))


def _downloads(context, pack, pictures):
    offered = [
        _download(context, pack.photos[each.key], each)
        for each in pictures
        if each.key in pack.photos
    ]
    return f'<ul class="downloads">{"".join(offered)}</ul>\n'


def _download(context, place, picture):
    """One photo in high resolution."""
    language = context["language"]
    parts = (context["year"], context["slug"], picture.key, place.extension)
    address = paths.path("press_photo", language, *parts)
    label = numbering.photo_label(picture.number, language)
    words = notices.download_one(label, picture.width, picture.height, place.size, language)
    return f'<li><a href="{escape(address)}" download>{escape(words)}</a></li>'


@register.simple_tag
def path(name, language, *parts):
    """Return the address of a page of which another names many; the rest of them ask {% url %}."""
    return paths.path(name, language, *parts)


@register.filter
def download_all(pack, language):
    return notices.download_all(len(pack.photos), pack.size, language)


@register.filter
def focus(photo, crop):
    """Return the classes that keep the focal point of a photo in a crop such as "3:2"; press.css has a line for each."""
    width, height = map(int, crop.split(":"))
    shares = cropping.centering(photo.width, photo.height, width, height, *photo.focus)
    x, y = (FOCUS_STEP * round(100 * share / FOCUS_STEP) for share in shares)
    return f"focus x{x} y{y}"


@register.filter
def joined(parts, language):
    """Return several runs of words as one, each set off from the next."""
    return names.set_off(parts, language)


@register.filter
def autonym(language):
    return languages.autonym(language)


@register.filter
def marked(pieces):
    """Return a text in pieces, those that were sought marked."""
    shown = (
        f"<mark>{escape(each.text)}</mark>" if each.is_hit else escape(each.text) for each in pieces
    )
    return mark_safe("".join(shown))


@register.filter
def as_deeds(found, heading):
    """Return the deeds of a year as items of a list, dated where the year has a heading."""
    return mark_safe(deeds.as_html(found, is_dated=bool(heading)))


@register.filter
def html_lang(language):
    return languages.html_lang(language)


@register.filter
def is_long(headline, language):
    return len(headline) > LONG[language]


@register.simple_tag(takes_context=True)
def citation(context, accessed=""):
    """Return how the release of the page is cited; ``accessed`` is what stands for the day of reading."""
    article = context["article"]
    issuers = [each.name for each in article.issuers] or [context["frame"].name]
    told = (article.one_line, article.kind_label, article.published_at, context["canonical"])
    return citing.citation(issuers, *told, article.language, accessed)


@register.filter
def unbroken(sentence):
    """Return a sentence whose days stay on one line."""
    return mark_safe(DAY.sub(r'<span class="unbroken">\g<0></span>', escape(sentence)))


@register.filter
def accessed_form(language):
    return citing.accessed_form(language)


@register.filter
def as_tel(phone):
    """Return a telephone number as a tel: link dials it."""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


@register.filter
def day(instant, language):
    return dates.day_with_weekday(instant, language)


@register.filter
def iso_day(instant):
    return dates.hong_kong_day(instant).isoformat()


@register.filter
def issued_at(instant, language):
    return dates.issued_at(instant, language)


@register.filter
def embargo(instant, language):
    return notices.embargo_preview(instant, language)


@register.filter
def notice(name, language):
    """Return a notice of text/notices.py that needs only the language."""
    return {
        "end_mark_spoken": notices.end_mark_spoken,
        "event_over": notices.event_over,
        "speech_check": notices.speech_check,
    }[name](language)


@register.filter
def not_in(versions, missing):
    """Return the sentence that a release lacks a language, in that language, for the language bar."""
    readable = [each.language for each in versions if each.address]
    return notices.not_in_this_language(readable, missing)
