"""Reads the texts of the sample newsroom, and turns its tables of three languages into columns."""

import tomllib
from html import escape
from pathlib import Path

from releases.text import richtext

FOLDER = Path(__file__).parent


def texts(name):
    """Return one of the TOML files as a dictionary."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def release_texts():
    """Return the texts of all releases in the order of their numbers."""
    return [texts(path.stem) for path in sorted(FOLDER.glob("release_*.toml"))]


def columns(**tables):
    """Return {column: text}: headline={"en": "…"} gives {"headline_en": "…"}."""
    return {
        f"{field}_{suffix}": text
        for field, table in tables.items()
        for suffix, text in table.items()
    }


def first_of(*tables):
    """Return {suffix: text} with, for each language, the text of the first table that has one."""
    found = {}
    for table in reversed(tables):
        found |= table
    return found


def paragraphs(blocks):
    """Return {suffix: HTML} of a list of plain paragraphs in some languages, markers made nodes."""
    html = {}
    for block in blocks:
        for suffix, text in block.items():
            html[suffix] = html.get(suffix, "") + f"<p>{escape(text, quote=False)}</p>"
    return {suffix: richtext.stored(text) for suffix, text in html.items()}


def inline(table):
    """Return {suffix: HTML} of one plain line in some languages, markers made nodes."""
    return {
        suffix: richtext.stored_inline(escape(text, quote=False)) for suffix, text in table.items()
    }
