"""The parts of an article, and what is printed of them, as plain values that JSON can hold, and back."""

from dataclasses import asdict

from .article import FigureBlock, Note, Parts, Picture, TextBlock
from .syndicating import Syndicated
from .typesetting import Typeset


def pack(parts: Parts) -> dict:
    """Plain values that unpack() makes equal parts of; a figure in the text is the place that it has in its list."""
    places = {figure.key: place for place, figure in enumerate(parts.figures)}
    return {
        "key_points": parts.key_points,
        "blocks": [places[block.key] if block.is_figure else block.html for block in parts.blocks],
        "figures": [_figure(each) for each in parts.figures],
        "notes": [asdict(each) for each in parts.notes],
        "notes_to_editors": parts.notes_to_editors_html,
        "abouts": parts.abouts,
    }


def unpack(packed: dict) -> Parts:
    """The parts that pack() got."""
    figures = tuple(_read_figure(each) for each in packed["figures"])
    return Parts(
        key_points=tuple(packed["key_points"]),
        blocks=tuple(
            TextBlock(each) if isinstance(each, str) else figures[each] for each in packed["blocks"]
        ),
        figures=figures,
        notes=tuple(_read_note(each) for each in packed["notes"]),
        notes_to_editors_html=packed["notes_to_editors"],
        abouts=tuple((key, html) for key, html in packed["abouts"]),
    )


def unpack_page(packed: dict) -> Typeset:
    """The Typeset whose fields JSON holds."""
    return Typeset(**{name: _read(value) for name, value in packed.items()})


def unpack_entry(packed: dict) -> Syndicated:
    """The Syndicated whose fields JSON holds."""
    return Syndicated(**{name: _read(value) for name, value in packed.items()})


def _read(value):
    """JSON has lists where we have tuples."""
    return tuple(map(_read, value)) if isinstance(value, list) else value


def _figure(figure: FigureBlock) -> dict:
    return {name: value for name, value in asdict(figure).items() if name != "is_figure"}


def _read_figure(packed: dict) -> FigureBlock:
    pictures = tuple(_read_picture(each) for each in packed["pictures"])
    return FigureBlock(**packed | {"pictures": pictures})


def _read_picture(packed: dict) -> Picture:
    lists = {name: tuple(packed[name]) for name in ("widths", "people", "names", "focus")}
    return Picture(**packed | lists)


def _read_note(packed: dict) -> Note:
    return Note(**packed | {"returns": tuple(packed["returns"])})
