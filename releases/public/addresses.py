"""Parts of an address, as narrow as what stands in them: anything else is no page of ours."""

from django.urls import register_converter

from ..text import richtext
from ..text.file_names import EXTENSIONS
from ..text.languages import LANGUAGES


class Word:
    """A part that stays as it is written."""

    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)


class Language(Word):
    regex = "|".join(LANGUAGES)


class Year(Word):
    regex = "[0-9]{4}"

    def to_python(self, value):
        return int(value)


class Slug(Word):
    regex = "[-a-zA-Z0-9_]{1,80}"


class PublicId(Word):
    regex = "[a-z2-7]{10}"


class PhotoId(Word):
    regex = "[a-z2-7]{26}"


class Width(Year):
    regex = "[0-9]{1,5}"


class Extension(Word):
    regex = "jpg|webp|avif"


class SitemapPart(Word):
    regex = "pages|(19|20)[0-9]{2}-(0[1-9]|1[0-2])|(visits|partners)-[1-9][0-9]{0,3}"


class PartKey(Word):
    regex = richtext.KEY


class OriginalExtension(Word):
    regex = "|".join(EXTENSIONS.values())


CONVERTERS = {
    "language": Language,
    "year": Year,
    "page": Slug,
    "public_id": PublicId,
    "photo_id": PhotoId,
    "width": Width,
    "extension": Extension,
    "sitemap_part": SitemapPart,
    "part_key": PartKey,
    "original_extension": OriginalExtension,
}
for name, converter in CONVERTERS.items():
    register_converter(converter, name)
