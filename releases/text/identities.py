"""Random names for things that leave the admin: no primary key is ever shown, none can be guessed."""

import secrets

# RFC 4648 base32 in lower case: no two letters that are read alike aloud, safe in any address.
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
# For keys that a person may type: without 0/o and 1/l/i.
TYPEABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def _random(length, alphabet):
    return "".join(secrets.choice(alphabet) for _ in range(length))


def public_id() -> str:
    """Return 10 characters (50 bits) for a release, visit or partner."""
    return _random(10, ALPHABET)


def photo_id() -> str:
    """Return 26 characters (130 bits) for a photo, whose address must not be guessable."""
    return _random(26, ALPHABET)


def part_key() -> str:
    """Return 6 characters for a footnote or figure, unique in its release, the same in all languages."""
    return _random(6, TYPEABLE)
