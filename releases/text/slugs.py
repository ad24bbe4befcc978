"""Slugs: the ASCII names of pages in their addresses, one for all languages."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
LONGEST_PROPOSED = 60

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_slug(text: str) -> bool:
    """Whether a text is 1 to 80 lower-case ASCII letters, digits and single inner hyphens."""
    return len(text) <= LONGEST and _SLUG.fullmatch(text) is not None


def proposed_slug(english: str, fallback: str) -> str:
    """A slug of at most 60 characters from an English headline, cut between words.

    The fallback, as it is, where the headline has no ASCII letter or digit.
    """
    letters = unicodedata.normalize("NFKD", english).lower()
    plain = "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return _cut(slug) or fallback


def _cut(slug: str) -> str:
    """The slug up to its last whole word that fits; a single endless word is cut through."""
    if len(slug) <= LONGEST_PROPOSED:
        return slug
    head = slug[: LONGEST_PROPOSED + 1]
    return head.rpartition("-")[0] or head[:LONGEST_PROPOSED]
