"""A random word in every text column of a row, found by looking at the model: a new column is covered by itself."""

import random
import string
from dataclasses import dataclass, replace

from django.db import models
from modeltranslation.translator import translator

from releases.models.fields import InlineTextField, RichTextField, WebAddressField
from releases.text.languages import LANGUAGES, suffix

# Too short for a word, or read by programs; each of these is random, fixed or made from what is covered.
NO_WORDS = {
    "Figure.key": "six random letters, which the text names",
    "Footnote.key": "six random letters, which the text names",
    "Quotation.key": "six random letters, which the text names",
    "Partner.sort_key_en": "made from the name",
    "Partner.sort_key_zh_hans": "made from the name",
    "Partner.sort_key_zh_hant": "made from the name",
    "Photo.format": "JPEG, PNG or WEBP",
    "StoredArticle.recipe": "a digest",
    **{
        f"{model}.sought_{suffix(language)}": "made from names and texts"
        for model in ("Partner", "Person", "Stop", "Visit")
        for language in LANGUAGES
    },
    **{
        f"SearchEntry.{name}": "made from the release"
        for name in ("captions", "evened", "head", "language", "lead", "text", "tokens")
    },
    "SearchIndex.tokens": "made from the release",
    "SiteSettings.accent": "a colour",
    "SiteSettings.accent_at_night": "a colour",
    "User.password": "a hash",
}
# Set by the code that makes the row; the value itself is the canary.
MADE = {"public_id", "checksum", "original"}
LETTERS = 14


@dataclass(frozen=True)
class Mark:
    """Where a canary sits; ``language`` is None for what is the same in all three."""

    column: str
    language: str | None
    owner: str


class Canaries:
    """Every word that was hidden, with the place where it sits."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.marks = {}

    def word(self, longest=None):
        letters = min(LETTERS, longest or LETTERS)
        return "q" + "".join(self.random.choices(string.ascii_lowercase, k=letters - 1))

    def fill(self, row, owner):
        """Put a word into each text column of a row and save it."""
        for field in text_columns(type(row)):
            if field.name in MADE:
                value = _made(row, field)
            else:
                value = self.word(field.max_length)
                setattr(row, field.name, _written(field, value))
            if value:
                self.marks[value] = Mark(
                    f"{type(row).__name__}.{_base(field)}", _language(field), owner
                )
        row.save()
        return row

    def rewrite(self, row, language):
        """Write the columns of one language anew and save the row; what they said belongs to "former" from now on."""
        for field in text_columns(type(row)):
            if _language(field) == language:
                text = getattr(row, field.name) or ""
                for old in [word for word in self.marks if word in text]:
                    new = self.word()
                    self.marks[new] = self.marks[old]
                    self.forget(old)
                    text = text.replace(old, new)
                setattr(row, field.name, text)
        row.save()

    def forget(self, word):
        """Note that a word was read once, or never, and may not be read any more."""
        self.marks[word] = replace(self.marks[word], owner="former")

    def forget_row(self, row):
        """Note that nothing that a row says may be read any more."""
        texts = [getattr(row, field.name) or "" for field in text_columns(type(row))]
        for word in [word for word in self.marks if any(word in str(text) for text in texts)]:
            self.forget(word)

    def noted(self, column, owner, language=None, longest=None):
        """Return a word that is noted for a column: the caller puts it there."""
        word = self.word(longest)
        self.marks[word] = Mark(column, language, owner)
        return word

    def of(self, *owners):
        return {word: mark for word, mark in self.marks.items() if mark.owner in owners}

    def word_in(self, column, language, owner):
        """Return the word of one column, to look for it where it should be read."""
        return next(
            word for word, mark in self.marks.items() if mark == Mark(column, language, owner)
        )


def text_columns(model):
    """Return the columns of a model that hold words."""
    bases = translator.get_options_for_model(model).all_fields if _is_translated(model) else {}
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.FileField)
        and not field.choices
        and field.name not in bases
        and f"{model.__name__}.{field.name}" not in NO_WORDS
    ]


def _is_translated(model):
    return model in translator.get_registered_models()


def _made(row, field):
    value = getattr(row, field.name)
    if field.name == "checksum":
        # As much of it as an ETag carries.
        return value[:16]
    # Of a file's name only the random part says anything.
    return value.name.split("/")[-1].split(".")[0] if field.name == "original" else value


def _written(field, word):
    if isinstance(field, InlineTextField):
        return word
    if isinstance(field, RichTextField):
        return f"<p>{word}</p>"
    if isinstance(field, WebAddressField):
        return f"https://{word}.example/"
    if isinstance(field, models.EmailField):
        return f"{word}@cloudsail.example"
    return word


def _language(field):
    return next((each for each in LANGUAGES if field.name.endswith(f"_{suffix(each)}")), None)


def _base(field):
    language = _language(field)
    return field.name.removesuffix(f"_{suffix(language)}") if language else field.name
