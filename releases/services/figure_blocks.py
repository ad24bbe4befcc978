"""The figures of a release as an Article has them: photos with their numbers, places, people and credits."""

from django.db.models import Subquery

from ..models import Appearance, FigurePhoto
from ..text import names, notices, numbering
from ..text.article import FigureBlock, Picture
from ..text.languages import words


def rows(release, language):
    """Return the photos of a release in the order of their numbers, each with its figure, photo and people."""
    found = FigurePhoto.objects.filter(figure__release=release).select_related("figure", "photo")
    people = Appearance.objects.of_outer_photo(language)
    return found.annotate(people=Subquery(people)).in_order()


def block(figure, its_rows, language, *, fill):
    """Return the FigureBlock of a figure and its rows; ``fill`` numbers what the caption cites."""
    pictures = [
        _picture(row, number, language, is_grouped=len(its_rows) > 1)
        for number, row in enumerate(its_rows, figure.first_number)
    ]
    is_gone = all(each.is_withdrawn for each in pictures)
    return FigureBlock(
        key=figure.key,
        label=numbering.label(figure.first_number, len(its_rows), language),
        layout=figure.layout,
        caption_html="" if is_gone else fill(words(figure, "caption", language)),
        pictures=tuple(pictures),
    )


def _picture(row, number, language, *, is_grouped):
    photo = row.photo
    return Picture(
        key=row.key,
        public_id=photo.public_id,
        format=photo.format,
        size=photo.size,
        width=photo.width,
        height=photo.height,
        number=number,
        slot=row.slot,
        strip=numbering.strip(number, row.slot, language),
        strip_plain=numbering.strip_plain(number, row.slot, language),
        focus=(photo.focal_x, photo.focal_y),
        **(_withdrawn(number, language) if row.withdrawn_at else _told(row, language, is_grouped)),
    )


def _told(row, language, is_grouped):
    """What is shown and said of a photo."""
    photo = row.photo
    is_plain_photo = photo.kind == photo.Kind.PHOTO
    people = list(_people(row, language, row.slot if is_grouped else ""))
    return {
        "widths": tuple(photo.widths),
        "has_avif": photo.has_avif,
        "alt": row.alt_in(language),
        "credit": words(photo, "credit", language),
        "copyright": words(photo, "copyright", language),
        "terms": words(photo, "terms", language) or notices.editorial_terms(language),
        "kind": "" if is_plain_photo else str(photo.get_kind_display()),
        "people": tuple(printed for printed, _name in people),
        "names": tuple(name for _printed, name in people),
    }


def _withdrawn(number, language):
    """What is left of a withdrawn photo: its number, and that it must not be used."""
    label = numbering.photo_label(number, language)
    nothing = dict.fromkeys(("alt", "credit", "copyright", "terms", "kind"), "")
    notice = notices.photo_withdrawn(label, language)
    return nothing | {"widths": (), "people": (), "names": (), "notice": notice}


def _people(row, language, slot):
    """Yield (as printed, name alone) of the people in a photo who have a name in the language."""
    told = sorted(row.people or [], key=lambda each: (each["position"], each["id"]))
    places = [(each["row"], each["side"], each["nth"]) for each in told]
    of_pair = numbering.is_pair(places)
    for each, place in zip(told, places, strict=True):
        family, given = each["family_name"] or "", each["given_name"] or ""
        first = bool(each["family_first"])
        if name := names.person_name(family, given, "", "", language, first):
            honorific, honours = each["honorific"] or "", each["honours"] or ""
            full = names.person_name(family, given, honorific, honours, language, first)
            where = numbering.person_position(*place, language, of_pair=of_pair, slot=slot)
            yield names.in_photo(full, each["post"] or "", where, language), name
