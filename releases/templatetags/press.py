"""What the templates need beyond Django's own: photos in their sizes, captions, names of other languages."""

import re
from functools import cache

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from ..pictures import cropping
from ..text import (
    captions,
    citing,
    dates,
    filling,
    languages,
    notices,
    numbering,
    sources,
)

register = template.Library()

# How wide the page shows a photo, for the browser to choose its size.
MEASURE = "(min-width: 62rem) {}rem, (min-width: 40rem) {}vw, 94vw"
SIZES = {
    "full": MEASURE.format(56.5, 94),
    "half": MEASURE.format(28, 47),
    "third": MEASURE.format(18.5, 31),
    "lead": MEASURE.format(41, 94),
    "seen": MEASURE.format(29, 94),
    "plate": MEASURE.format(56.5, 94),
    "thumb": "(min-width: 40rem) 12rem, 46vw",
    "card": "(min-width: 62rem) 18rem, (min-width: 40rem) 46vw, 94vw",
    "logo": "7rem",
    "portrait": "4rem",
}
# What a page opens with is fetched before everything else.
LEADING = {"lead", "seen", "plate"}
# From how many characters on a headline is set smaller.
LONG = {"zh-hant": 44, "zh-hans": 44, "en": 100}
# Between a narrow portrait and a panorama; press.css has a line for each.
NARROWEST, WIDEST = 4, 30
# Where an address may be broken.
BREAK = re.compile(r"/+(?=[^/])|[\w)](?=[?#])|\w(?=&amp;)")
# In per cent; finer is not seen.
FOCUS_STEP = 5


@register.inclusion_tag("releases/_picture.html", takes_context=True)
def picture(context, photo, size="full", is_lazy=True):
    """Show a photo in the sizes that were made; a preview sets ``photo_route`` to the newsroom's own."""
    if not photo or not photo.widths:
        return {"photo": None}
    route = context.get("photo_route")

    def srcset(extension):
        return ", ".join(
            f"{address(photo, width, extension, route)} {width}w" for width in photo.widths
        )

    middle = min(photo.widths, key=lambda width: abs(width - 960))
    return {
        "photo": photo,
        "avif": srcset("avif") if photo.has_avif and not route else "",
        "webp": "" if route else srcset("webp"),
        "jpeg": srcset("jpg"),
        "source": address(photo, middle, "jpg", route),
        "sizes": SIZES[size],
        "width": middle,
        "height": max(1, round(photo.height * middle / photo.width)),
        "is_lazy": is_lazy,
        "is_first": size in LEADING,
    }


def address(photo, width, extension, route=None):
    """Return the gated public address of one size, or that of a newsroom's route, which takes a size alone."""
    if route:
        return reverse(route, kwargs={"public_id": photo.public_id, "size": width})
    return _photo_addresses() % (photo.public_id, width, extension)


@cache
def _photo_addresses():
    """Return what every address of a photo is made of: a page names a hundred of them."""
    parts = {"public_id": "a" * 26, "width": 0, "extension": "jpg"}
    path = reverse("releases:photo", kwargs=parts)
    return path.replace("a" * 26, "%s").replace("/0.jpg", "/%d.%s")


@register.simple_tag(takes_context=True)
def download(context, picture):
    """Return (address, words) of one photo in high resolution, or None where the page offers no pack that has it."""
    place = context["pack"] and context["pack"].photos.get(picture.key)
    if not place:
        return None
    parts = {name: context[name] for name in ("language", "year", "slug")}
    address = reverse(
        "releases:press_photo", kwargs=parts | {"key": picture.key, "extension": place.extension}
    )
    label = numbering.photo_label(picture.number, parts["language"])
    size = (picture.width, picture.height, place.size)
    return address, notices.download_one(label, *size, parts["language"])


@register.filter
def download_all(pack, language):
    return notices.download_all(len(pack.photos), pack.size, language)


@register.filter
def proportion(photo):
    """Return the class that gives a photo its share of a row: all stand equally high, none is cropped."""
    return f"ratio-{min(WIDEST, max(NARROWEST, round(10 * photo.width / photo.height)))}"


@register.filter
def focus(photo, crop):
    """Return the classes that keep the focal point of a photo in a crop such as "3:2"; press.css has a line for each."""
    width, height = map(int, crop.split(":"))
    shares = cropping.centering(photo.width, photo.height, width, height, *photo.focus)
    x, y = (FOCUS_STEP * round(100 * share / FOCUS_STEP) for share in shares)
    return f"focus x{x} y{y}"


@register.filter
def abreast(figure):
    """Return how wide the photos of a figure stand, as a key of SIZES."""
    if figure.layout in ("single", "stack") or len(figure.pictures) == 1:
        return "full"
    return "third" if figure.layout == "row" and len(figure.pictures) > 2 else "half"


@register.filter
def caption(figure, language):
    """Return label and caption as one paragraph, the label in weight."""
    label = format_html("<b>{}</b>", figure.label)
    return mark_safe(numbering.caption(label, figure.caption_html, language))


@register.filter
def credits(figure, language):
    return captions.credits(figure, language)


@register.filter
def joined(parts, language):
    """Return several runs of words as one, each set off from the next."""
    return ("；" if languages.is_chinese(language) else "; ").join(parts)


@register.filter
def autonym(language):
    return languages.autonym(language)


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


@register.simple_tag(takes_context=True)
def back_label(context, note, place):
    """Return what the way back to one of the places that cite a note is called."""
    return filling.back_label(
        note.number, context["language"], place if len(note.returns) > 1 else 0
    )


@register.filter
def same_link(number, language):
    return filling.same_link(number, language)


@register.filter
def source(note, language):
    """Return what a note says of its source, its parts set off from each other."""
    return mark_safe(sources.as_html(note, language))


@register.filter
def at_a_glance(note, language):
    """Return the source of a note in one line of plain words, or its link, as it is shown beside its marker."""
    return sources.in_one_line(note, language)


@register.filter
def breakable(url):
    """Return an address that a narrow column breaks behind a slash or before a query."""
    return mark_safe(BREAK.sub(r"\g<0><wbr>", escape(url)))


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
