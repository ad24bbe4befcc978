"""The photo library: photos found by the words around them, everywhere that each is used, and its cleaned original."""

import tempfile
from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import or_

from django.core.files.storage import default_storage
from django.db.models import CharField, Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Concat
from django.utils.html import escape

from ..models import Appearance, FigurePhoto, Partner, Person, Release, SiteSettings
from ..models.words import columns
from ..pictures import embedding
from ..text import numbering
from ..text.languages import LANGUAGES, column


@dataclass(frozen=True)
class Use:
    """A thing that shows a photo: a release, with the photo's own numbers in it, an organisation, a person, the site.

    ``withdrawn`` are the numbers at which the release says no more than that the photo was withdrawn.
    """

    thing: Release | Partner | Person | SiteSettings
    labels: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


# --- Found by words ------------------------------------------------------------------------------


def found(photos, typed):
    """Return the photos for which each typed word is somewhere around them, in any of the three languages.

    Around a photo are its own words, the captions under which it stands, the people in it, the organisations of the
    releases that show it, and whose logo or portrait it is. ``photos`` is a QuerySet of Photo.
    """
    for word in typed.split():
        photos = photos.filter(_own_words(word) | _captions(word) | _people(word) | _partners(word))
    return photos


def _own_words(word):
    names = [*columns("alt_text"), *columns("credit"), "original_name", "public_id"]
    return _any(names, word)


def _captions(word):
    # Captions are kept as HTML, in which & is written out.
    captions = _any([f"figure__{each}" for each in columns("caption")], escape(word))
    rows = FigurePhoto.objects.filter(captions | _any(columns("alt_text"), word))
    return Q(pk__in=rows.values("photo"))


def _people(word):
    people = _named(word)
    rows = Appearance.objects.filter(photo__isnull=False, person__in=people)
    portraits = Person.objects.filter(pk__in=people, portrait__isnull=False)
    return Q(pk__in=rows.values("photo")) | Q(pk__in=portraits.values("portrait"))


def _named(word):
    """People by part of their name; a Chinese one is typed in one word."""
    parts = [*columns("family_name"), *columns("given_name")]
    written = {
        column("written", language): Concat(
            column("family_name", language),
            column("given_name", language),
            output_field=CharField(),
        )
        for language in LANGUAGES
    }
    return Person.objects.annotate(**written).filter(_any([*parts, *written], word)).values("pk")


def _partners(word):
    names = [*columns("official_name"), *columns("short_name"), "aliases"]
    partners = Partner.objects.filter(_any(names, word)).values("pk")
    rows = FigurePhoto.objects.filter(figure__release__roles__partner__in=partners)
    logos = Partner.objects.filter(pk__in=partners, logo__isnull=False)
    return Q(pk__in=rows.values("photo")) | Q(pk__in=logos.values("logo"))


def _any(names, word):
    return reduce(or_, (Q(**{f"{name}__icontains": word}) for name in names))


# --- Where they are used -------------------------------------------------------------------------


def unused(photos):
    """Return those of the photos that no figure shows, and that are neither logo nor portrait."""
    return photos.filter(figure_photos=None, logo_of=None, portrait_of=None, logo_of_site=None)


def counted(photos):
    """Return the photos with how often each is used: ``in_releases``, ``as_logos``, ``as_portraits``, ``on_every_page``.

    ``withdrawn_from`` counts the releases from which it was withdrawn; readers were told not to use it.
    """
    return photos.annotate(
        in_releases=_count(FigurePhoto.objects.shown(), "photo", "figure__release"),
        withdrawn_from=_count(_withdrawn(), "photo", "figure__release"),
        as_logos=_count(Partner.objects, "logo", "pk"),
        as_portraits=_count(Person.objects, "portrait", "pk"),
        on_every_page=_count(SiteSettings.objects, "logo", "pk"),
    )


def _withdrawn():
    return FigurePhoto.objects.exclude(withdrawn_at=None)


def with_withdrawals(rows, photo="photo"):
    """Return rows of a QuerySet, each with ``was_withdrawn``: whether some release withdrew its photo.

    ``photo`` is the column that names the photo; of photos themselves it is "pk".
    """
    return rows.annotate(was_withdrawn=Exists(_withdrawn().filter(photo=OuterRef(photo))))


def was_withdrawn(photo):
    """Whether some release withdrew the photo."""
    return _withdrawn().filter(photo=photo).exists()


def _count(rows, key, different):
    """Count, for the photo of an outer query, the different values among the rows that name it by a key."""
    rows = rows.filter(**{key: OuterRef("pk")}).order_by().values(key)
    return Coalesce(Subquery(rows.annotate(uses=Count(different, distinct=True)).values("uses")), 0)


def uses(photo, user, language):
    """Return a list of Use: all that shows a photo and that a member of the team sees, the newest release first.

    ``language`` is the one in which its numbers are written.
    """
    releases = Release.objects.visible_to(user).filter(figures__figure_photos__photo=photo)
    labels = _labels(photo, language)
    return [
        *(Use(each, *labels[each.pk]) for each in releases.distinct().order_by("-pk")),
        *(Use(each) for each in Partner.objects.visible_to(user).filter(logo=photo).order_by("pk")),
        *(
            Use(each)
            for each in Person.objects.visible_to(user).filter(portrait=photo).order_by("pk")
        ),
        *(Use(each) for each in SiteSettings.objects.visible_to(user).with_logo(photo)),
    ]


def _labels(photo, language):
    """Return {release's pk: (labels, labels)} with the photo's own number where it is shown, and where it was withdrawn."""
    figures = FigurePhoto.objects.filter(photo=photo).values("figure")
    rows = FigurePhoto.objects.filter(figure__in=figures).select_related("figure").in_order()
    labels = defaultdict(lambda: ((), ()))
    for figure, group in groupby(rows, key=lambda row: row.figure):
        for number, row in enumerate(group, figure.first_number):
            if row.photo_id == photo.pk:
                label = (numbering.photo_label(number, language),)
                shown, withdrawn = labels[figure.release_id]
                labels[figure.release_id] = (
                    (shown + label, withdrawn)
                    if row.withdrawn_at is None
                    else (shown, withdrawn + label)
                )
    return labels


# --- Taken out -----------------------------------------------------------------------------------


def cleaned(photo):
    """Return a temporary file, open at its beginning, with the original without what the camera wrote into it.

    FileNotFoundError where it is missing, BrokenPicture where it cannot be read. The caller closes the file.
    """
    target = tempfile.TemporaryFile()  # noqa: SIM115 -- outlives this function
    try:
        with default_storage.open(photo.original.name) as source:
            embedding.embed(source, target, photo.format, None)
    except Exception:
        target.close()
        raise
    target.seek(0)
    return target
