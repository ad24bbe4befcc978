"""How search and its suggestions are asked: for words that are read everywhere, and for hidden ones by who knows them."""

from tests.conftest import DEEP
from tests.embargo.asks import NOBODY, Ask, address

# As long as a canary, and none.
SOUGHT = "qnowheresought"
SEARCHED = (
    "Release.headline",
    "Figure.caption",
    "Partner.aliases",
    "Person.family_name",
    "Visit.title",
    "Stop.title",
    "Topic.heading",
    "Partner.official_name",
    "Release.body",
    "Footnote.note",
)
# Found in every language, once they are public in their own.
FOREIGN = (
    "Partner.official_name",
    "Partner.short_name",
    "Partner.former_names",
    "Person.family_name",
    "Visit.title",
    "Stop.title",
)


def open_searches(world, language):
    """Words that are read everywhere, in both orders, and what leads on from them."""
    for query in (
        "",
        "?q=open",
        "?q=open&order=relevance",
        "?q=headline&photos=1",
        "?q=e&kind=visits",
    ):
        yield "S22", address("search", query, language=language)


def open_suggestions(world, language):
    yield "S23", address("suggest", "?q=op", language=language)


def sought(name, surface):
    """Hidden words, looked for by whoever knows them; also those of the language that is closed, in the others."""

    def asks(world, language):
        for column in SEARCHED if language == world.languages[0] or DEEP else SEARCHED[:4]:
            for word in _words(world, column, language):
                yield ask(language, word)
        if world.closed not in (None, language):
            for word in [each for name in FOREIGN for each in _words(world, name, world.closed)]:
                yield ask(language, word, world.closed)

    def ask(language, word, foreign=None):
        here, nowhere = (address(name, f"?q={each}", language=language) for each in (word, SOUGHT))
        told = {"is_miss": False, "echo": (word, SOUGHT), "foreign": foreign}
        return Ask(surface, name, here, nowhere, **told)

    return asks


def of_search(world, language):
    """Beside hidden words the place of a hidden release, which would move the page behind it."""
    yield from sought("search", "S22")(world, language)
    second = int(world.live.publish_at.timestamp())
    here, nowhere = (
        address("search", f"?q=headline&before={second}-{name}", language=language)
        for name in (world.release.public_id, NOBODY)
    )
    yield Ask("S22", "search", here, nowhere, is_miss=False)


def _words(world, column, language):
    """Return one word of a column for each of its owners."""
    marks = world.canaries.marks.items()
    fits = [
        (word, mark) for word, mark in marks if mark.column == column and len(word) == len(SOUGHT)
    ]
    found = {mark.owner: word for word, mark in fits if mark.language in (language, None)}
    return found.values()
