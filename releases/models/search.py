"""What readers search: the words of each release in each of its open languages, in the order of its hour."""

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from ..text import bigrams
from ..text.languages import LANGUAGES, column
from ..text.richtext import plain

# Before each token, so that one index serves three languages; those of headlines, and facts, have a letter more.
LETTERS = {"zh-hant": "h", "zh-hans": "s", "en": "e"}
HEADLINE, FACT = "x", "f"
# A position is (seconds since 1970, key of the release, language) in one whole number.
KEY_BITS, LANGUAGE_BITS = 26, 2


def beginning(second):
    """Return the first position that a release of this second may have; ``second`` is whole, since 1970 in UTC."""
    return second << (KEY_BITS + LANGUAGE_BITS)


def second_of(release):
    """Return the whole second of a release's hour, since 1970 in UTC."""
    return int(release.publish_at.timestamp() // 1)


def position(release, language):
    """Return where a release with an hour stands among all, the newer the greater; no two have the same."""
    return beginning(second_of(release)) + (release.pk << LANGUAGE_BITS) + LANGUAGES.index(language)


class SearchEntry(models.Model):
    """One release in one language. Derived from it whenever it is saved, and readable only through its gate."""

    # What position() gives: the newest hits of any word are found without sorting all of them.
    id = models.BigAutoField(primary_key=True)
    release = models.ForeignKey("releases.Release", models.CASCADE, related_name="search_entries")
    language = models.CharField(max_length=10)
    # As they are printed, for excerpts.
    head = models.TextField()
    lead = models.TextField(blank=True)
    text = models.TextField(blank=True)
    captions = models.TextField(blank=True)
    # The same four as bigrams.evened() has them, one a line.
    evened = models.TextField()
    # What bigrams.tokens() found, each behind its letters, with a space between; the index is made of these.
    tokens = models.TextField()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(
                fields=["release", "language"], name="search_entry_once_a_language"
            ),
        ]

    def __str__(self):
        return f"{self.release_id} {self.language}"


class SearchIndex(models.Model):
    """The index of the tokens: on SQLite an FTS5 table, on PostgreSQL a view of a tsvector with a GIN index.

    The database keeps it, whoever changes an entry and how; migration 0009_search has both.
    """

    entry = models.OneToOneField(
        SearchEntry, models.DO_NOTHING, primary_key=True, db_column="rowid", related_name="index"
    )
    # FTS5 calls the whole of a row as it calls the table.
    tokens = models.TextField(db_column="releases_searchindex")

    class Meta:
        managed = False
        db_table = "releases_searchindex"

    def __str__(self):
        return str(self.pk)


@models.TextField.register_lookup
class Hold(models.Lookup):
    """``tokens__hold=all_of(…)``: the index has all of them."""

    lookup_name = "hold"
    prepare_rhs = False

    def as_sqlite(self, compiler, connection):
        return self._said(compiler, connection, "{} MATCH %s")

    def as_postgresql(self, compiler, connection):
        return self._said(compiler, connection, "{} @@ %s::tsquery")

    def _said(self, compiler, connection, sql):
        left, params = self.process_lhs(compiler, connection)
        return sql.format(left), [*params, self.rhs]


def all_of(tokens):
    """Return what asks the index for all of some tokens; one that ends with bigrams.OPEN stands for all that begin so.

    Tokens are letters and digits alone, so no quotation mark can end one early.
    """
    quote, open_end, joint = (
        ("'", ":*", " & ") if connection.vendor == "postgresql" else ('"', "*", " AND ")
    )
    return joint.join(
        quote + token.removesuffix(bigrams.OPEN) + quote + open_end * token.endswith(bigrams.OPEN)
        for token in tokens
    )


def lettered(tokens, language, letter=""):
    """Return tokens as the index holds them: those of a language, and with a letter of its headlines or facts alone."""
    return [letter + LETTERS[language] + token for token in tokens]


def fact(name, value=True):
    """Return the token of what a search may be narrowed to: a kind, the key of a row, or the name alone for True."""
    return name if value is True else f"{name}{value}".replace("_", "")


class SoughtField(models.TextField):
    """What a living page is found by in one language, evened: made of columns of its row whenever it is saved.

    ``names`` are columns of names, one a line; ``html`` of rich text. With ``joined`` the names make one, written with
    and without spaces.
    """

    def __init__(self, *args, names=(), html=(), joined=False, **kwargs):
        self.names, self.html, self.joined = list(names), list(html), joined
        super().__init__(*args, **kwargs | {"default": "", "editable": False})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["default"], kwargs["editable"]
        made_of = {"names": self.names, "html": self.html, "joined": self.joined}
        return name, path, args, kwargs | made_of

    def pre_save(self, row, add):
        """Make it anew of what the row says now; a save of some columns alone has to name this one too."""
        names = [getattr(row, name) or "" for name in self.names]
        if self.joined:
            names = [joint.join(filter(None, names)) for joint in ("", " ")]
        texts = [*names, *(plain(getattr(row, name) or "") for name in self.html)]
        lines = [bigrams.evened(line) for text in texts for line in text.splitlines()]
        made = "\n".join(dict.fromkeys(filter(None, lines)))
        setattr(row, self.attname, made)
        return made


def sought_field(language, *names, html=(), shared=(), joined=False):
    """Return the SoughtField of a language; ``names`` and ``html`` are translated fields, ``shared`` others."""
    return SoughtField(
        names=[*(column(name, language) for name in names), *shared],
        html=[column(name, language) for name in html],
        joined=joined,
    )


def asks(field, needles, language):
    """Return the condition that the SoughtField of a language, or what a path leads to, has all needles of a Sought."""
    name = f"{column(field, language)}__contains"
    return models.Q(*((name, needle) for needle in needles))
