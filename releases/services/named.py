"""The names of the directory as the checks of texts ask for them: read once, in few columns."""

from functools import cache

from ..models import Partner, Person
from ..models.words import columns
from ..text.advice.directory import Directory, Individual, Organisation
from ..text.languages import LANGUAGES, column, words
from ..text.names import person_name

WRITTEN = ("official_name", "short_name", "former_names")
OF_A_PERSON = ("family_name", "given_name", "honorific")


class Named:
    """Organisations and people of the directory; the posts of people are those of one release."""

    def __init__(self, parts):
        self._parts = parts
        # One reading for all languages.
        self._rows = cache(self._read)
        self.directory = cache(self._directory)

    @staticmethod
    def _read():
        names = [each for field in WRITTEN for each in columns(field)]
        partners = Partner.objects.values("pk", "aliases", *names)
        told = [each for field in OF_A_PERSON for each in columns(field)]
        people = Person.objects.values("pk", "family_name_first", *told)
        return list(partners), list(people)

    def _directory(self, language):
        """Return the Directory for texts of a language."""
        partners, people = self._rows()
        posts = self._posts(language)
        individuals = (_individual(row, posts.get(row["pk"], ()), language) for row in people)
        return Directory(
            [_organisation(row, language) for row in partners],
            [each for each in individuals if each.name],
        )

    def _posts(self, language):
        """{person: posts} of all who appear or speak in the release."""
        appearances = list(self._parts.appearances)
        for _spot, photo in self._parts.photos():
            appearances += photo.appearances.all()
        held = [(each.person_id, words(each, "post", language)) for each in appearances]
        held += [
            (each.speaker_id, words(each, "post", language)) for each in self._parts.quotations
        ]
        posts = {}
        for person, post in held:
            posts.setdefault(person, []).append(post)
        return posts


def _organisation(row, language):
    own = [name for field in WRITTEN for name in _lines(row[column(field, language)])]
    others = [
        name
        for field in WRITTEN
        for each in LANGUAGES
        if each != language
        for name in _lines(row[column(field, each)])
    ]
    return Organisation(row["pk"], tuple(own), (*_lines(row["aliases"]), *others))


def _individual(row, posts, language):
    family, given, honorific = (row[column(field, language)] or "" for field in OF_A_PERSON)
    name = person_name(family, given, "", "", language, row["family_name_first"])
    return Individual(name, tuple(filter(None, [honorific])), tuple(filter(None, posts)))


def _lines(text):
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
