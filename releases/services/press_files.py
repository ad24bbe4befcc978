"""What a picture pack holds, in some languages, and how it is written: photos with our words inside, captions beside."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings

from ..models import FigurePhoto, Photo
from ..pictures.embedding import BrokenPicture, Said, embed
from ..text import captions, file_names
from ..text.dates import hong_kong
from . import article, shelves

# Raised whenever the same contents are written with other bytes, so that packs are made again.
RECIPE = 1


class Unfit(Exception):  # noqa: N818 -- the photo is at fault, not the program
    """A photo that cannot leave the house: args are why ("changed", "missing", "broken") and its number."""


@dataclass(frozen=True)
class PressPhoto:
    """One photo of a pack: key and slot of its place in the release, and what its file says of itself."""

    key: str
    number: int
    slot: str
    name: str
    photo: Photo
    said: Said

    def told(self):
        """All of it in values that JSON can hold, with the original by its checksum."""
        own = [self.key, self.number, self.slot, self.name]
        return [*own, self.photo.format, self.photo.checksum, asdict(self.said)]


@dataclass(frozen=True)
class Contents:
    """All that a pack holds; ``captions`` is {file name: bytes}, ``dated`` the hour that all its files carry."""

    photos: tuple[PressPhoto, ...]
    captions: Mapping[str, bytes]
    dated: datetime

    @cached_property
    def fingerprint(self):
        """A SHA-256 of everything that makes a difference to the bytes of the pack."""
        told = {
            "recipe": RECIPE,
            "dated": self.dated.isoformat(),
            "photos": [each.told() for each in self.photos],
            "captions": {name: words.decode() for name, words in self.captions.items()},
        }
        return hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()


class Reading:
    """Reads a release once for all the packs that are made of it."""

    def __init__(self, release):
        self.release = release
        self.articles = {}

    def contents(self, languages):
        """Return the Contents of the pack that speaks these languages, in the order of LANGUAGES."""
        names = self._names(languages[0])
        files = {}
        for language in languages:
            files |= self._captions(language, names)
        photos = tuple(self._photos(languages, names))
        return Contents(photos, files, self.release.publish_at)

    @cached_property
    def photos(self):
        """{public_id: Photo} of those that the release shows."""
        rows = FigurePhoto.objects.filter(figure__release=self.release).shown()
        return {row.photo.public_id: row.photo for row in rows.select_related("photo")}

    def _article(self, language):
        if language not in self.articles:
            hour = self.release.publish_at
            self.articles[language] = article.assemble(self.release, language, hour)
        return self.articles[language]

    def _names(self, language):
        """Return {number: file name}, in the words of one language."""
        printed = self._article(language)
        shown = captions.shown(printed)
        return {
            picture.number: file_names.photo_name(
                picture.number,
                captions.slot(figure, picture),
                file_names.EXTENSIONS[picture.format],
                printed.one_line,
                language,
                last=shown[-1][1].number,
            )
            for figure, picture in shown
        }

    def _captions(self, language, names):
        """Return {file name: bytes} of the captions in one language."""
        printed = self._article(language)
        lines = captions.lines(printed, names)
        return {
            file_names.captions_name(language, "txt"): captions.as_text(
                printed, lines, self._address(language)
            ),
            file_names.captions_name(language, "csv"): captions.as_table(lines, language),
        }

    def _address(self, language):
        return settings.SITE_ORIGIN + self.release.get_absolute_url(language)

    def _photos(self, languages, names):
        in_each = [captions.shown(self._article(language)) for language in languages]
        for of_one in zip(*in_each, strict=True):
            figure, picture = of_one[0]
            photo = self.photos[picture.public_id]
            yield PressPhoto(
                key=picture.key,
                number=picture.number,
                slot=captions.slot(figure, picture),
                name=names[picture.number],
                photo=photo,
                said=self._said(photo, dict(zip(languages, of_one, strict=True))),
            )

    def _said(self, photo, places):
        """Return what a file says; ``places`` is {language: (figure, picture)}."""
        told = {
            each: captions.inside(self._article(each), *place) for each, place in places.items()
        }
        languages = list(told)
        names = [name for _figure, picture in places.values() for name in picture.names]
        return Said(
            **{
                field: {language: told[language][field] for language in languages}
                for field in told[languages[0]]
            },
            people=tuple(dict.fromkeys(names)),
            taken_on=photo.taken_on,
            kind=photo.kind,
            page=self._address(languages[0]),
        )


def write(contents, target):
    """Write the ZIP into a file that is open for it; return {key: (first byte, length)} of the photos in it.

    Nothing is compressed, so that each photo is a part of the file. Unfit where an original is not what came.
    """
    places = {}
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for each in contents.photos:
            entry = _entry(each.name, contents.dated)
            with archive.open(entry, "w") as member:
                first = target.tell()
                _embed(each, member)
            places[each.key] = (first, entry.file_size)
        for name, words in contents.captions.items():
            archive.writestr(_entry(name, contents.dated), words)
    return places


def _entry(name, dated):
    entry = ZipInfo(name, hong_kong(dated).timetuple()[:6])
    entry.external_attr = 0o644 << 16
    return entry


def _embed(each, target):
    """Copy one photo with our words inside, once its bytes are known to be those that came."""
    original = each.photo.original
    if fault := shelves.fault(original.name, each.photo.checksum):
        raise Unfit(fault, each.number)
    try:
        with original.open("rb") as source:
            embed(source, target, each.photo.format, each.said)
    except BrokenPicture as error:
        raise Unfit("broken", each.number) from error
