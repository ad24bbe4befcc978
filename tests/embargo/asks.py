"""What a reader may ask for: an address, and the same one that names what never was."""

from dataclasses import dataclass
from datetime import UTC

from django.urls import reverse

NOWHERE, NOBODY, NO_PHOTO, NO_KEY = "qnowhereatall", "aaaaaaaaaa", "a" * 26, "aaaaaa"


@dataclass(frozen=True)
class Ask:
    """An address that names something hidden, and the same route asked for what never was."""

    surface: str
    route: str
    address: str
    nonsense: str
    # Otherwise an open page, which must not say whether the name that it was given means anything.
    is_miss: bool = True
    # Whether something is there once it is live.
    is_real: bool = True
    # Of the name that is asked for, where that is not the language of the address.
    foreign: str | None = None
    # What the answer says again, and what the nonsense says there.
    echo: tuple[str, str] = ("", "")

    def as_nonsense(self, text):
        """Return an answer to it as it would be if it were an answer to the nonsense."""
        asked, nonsense = self.echo
        return text.replace(asked, nonsense) if asked else text


def address(name, query="", **parts):
    return reverse(f"releases:{name}", kwargs=parts) + query


def cursor(hour, public_id):
    """Return a place in the list, as its addresses carry it."""
    return f"{hour.astimezone(UTC):%Y%m%dT%H%M%S%f}{public_id}"
