"""Deeds of an organisation as HTML: a page of one has sixty of them, too many for a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Protocol


class Named(Protocol):
    """An organisation and the address of its page."""

    name: str
    url: str


class Deed(Protocol):
    """What an organisation had parts in; without an address the parts stand alone."""

    day: str
    parts: Sequence[str]
    title: str
    url: str
    context: str
    others: Sequence[Named]


def as_html(deeds: Iterable[Deed], *, is_dated: bool) -> str:
    """The items of a list, one a line; ``is_dated`` puts its day before each."""
    return "".join(_item(each, is_dated) for each in deeds)


def _item(deed, is_dated):
    day = f'<span class="day">{escape(deed.day)}</span> ' if is_dated else ""
    parts = "".join(f"<span>{escape(each)}</span>" for each in deed.parts)
    return (
        f'<li>{day}<div>{_told(deed)}<p class="parts-had">{parts}</p>{_others(deed)}</div></li>\n'
    )


def _told(deed):
    """The way to what tells of it, and of what that is part."""
    if not deed.url:
        return ""
    context = f' <span class="context">{escape(deed.context)}</span>' if deed.context else ""
    return f'<p><a href="{escape(deed.url)}">{escape(deed.title)}</a>{context}</p>\n'


def _others(deed):
    if not deed.others:
        return ""
    names = "".join(
        f'<li><a href="{escape(each.url)}">{escape(each.name)}</a></li>' for each in deed.others
    )
    return f'\n<ul class="names">{names}</ul>'
