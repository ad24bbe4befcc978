"""What readers are told of changes after the hour: kept in each release, printed at the top of its page."""

from dataclasses import asdict, dataclass
from datetime import datetime

from . import notices
from .languages import LANGUAGES

CORRECTION, UPDATE = "correction", "update"


@dataclass(frozen=True)
class Amendment:
    """One announced change; ``at`` is aware.

    ``notices`` is {language: words} for the languages whose text changed, ``readers`` the languages that had readers then.
    """

    kind: str
    at: datetime
    notices: dict[str, str]
    readers: list[str]

    def stored(self):
        """Return the plain values that a JSON column holds."""
        return asdict(self) | {"at": self.at.isoformat()}


@dataclass(frozen=True)
class Printed:
    """A notice as one language's page prints it."""

    at: datetime
    text: str


def read(stored):
    """Return the Amendments of a JSON column, oldest first."""
    return [Amendment(**each | {"at": datetime.fromisoformat(each["at"])}) for each in stored]


def printed(stored, language, open_languages):
    """Return the notices for readers of a language, the latest first.

    What changed before a language had readers is no news to them; of a change in other languages alone they are told
    that theirs isn't affected. A language that is closed now is not named: for readers it doesn't exist.
    """
    found = [
        Printed(each.at, text)
        for each in read(stored)
        if language in each.readers and (text := _text(each, language, open_languages))
    ]
    return tuple(reversed(found))


def _text(amendment, language, open_languages):
    if words := amendment.notices.get(language):
        write = notices.corrected if amendment.kind == CORRECTION else notices.updated
        return write(amendment.at, words, language)
    others = [each for each in LANGUAGES if each in amendment.notices and each in open_languages]
    if amendment.kind != CORRECTION or not others:
        return ""
    return notices.corrected_elsewhere(amendment.at, language, others[0])
