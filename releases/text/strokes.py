"""How many strokes a Han character has and under which radical it stands: han_strokes.txt, asked by character."""

from __future__ import annotations

import pkgutil
from functools import cache

from .languages import is_latin

# What the table does not know stands behind all that it knows.
UNKNOWN = ("99", "999")


def of(character: str) -> tuple[str, str]:
    """The strokes in two digits and the radical in three; UNKNOWN for what the table does not have."""
    table = _table()
    # What is not Han stands in the table only to part its lines.
    found = -1 if is_latin(character) or len(character) > 1 else table.find(character)
    if found < 0:
        return UNKNOWN
    line = table.rfind("\n", 0, found) + 1
    return table[line : line + 2], table[line + 3 : line + 6]


@cache
def _table():
    """The lines of the table, its head left out; searched as one text, which costs less than a dictionary of it."""
    text = pkgutil.get_data(__package__, "han_strokes.txt").decode()
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
