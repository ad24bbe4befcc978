"""Fills citations and references while a text is read from top to bottom: the order of reading gives the numbers."""

from collections.abc import Mapping
from html import escape

from . import numbering, richtext
from .languages import of

_NOTE = {"zh-hant": "註腳{}", "zh-hans": "脚注{}", "en": "Note {}"}
_BACK = {
    "zh-hant": "返回正文註腳{}處",
    "zh-hans": "返回正文脚注{}处",
    "en": "Back to note {} in the text",
}


class Filling:
    """One reading of one release in one language.

    ``groups`` is {figure key: (first number, number of photos)}; ``notes`` the keys that have a footnote. What a text
    names and nobody knows is left as the writer typed it, so that a preview shows the slip.
    """

    def __init__(self, language: str, groups: Mapping[str, tuple[int, int]], notes: set[str]):
        self.language = language
        self.groups = groups
        self.notes = notes
        # {key: number}, in order of first citation.
        self.numbers: dict[str, int] = {}
        # {key: ids of its markers}, each the target of one way back.
        self.returns: dict[str, list[str]] = {}

    def fill(self, html: str) -> str:
        """Return the next piece of text with its citations and references as links."""
        return richtext.filled(html, self._citation, self._reference)

    def fill_note(self, html: str) -> str:
        """Return a footnote with its references as links; a footnote cites no other."""
        return richtext.filled(html, lambda key: "", self._reference)

    def _citation(self, key: str) -> str:
        if key not in self.notes:
            return f"[^{escape(key)}]"
        number = self.numbers.setdefault(key, len(self.numbers) + 1)
        places = self.returns.setdefault(key, [])
        places.append(f"ref-{number}" + (f"-{len(places) + 1}" if places else ""))
        name = of(_NOTE, self.language).format(number)
        return (
            f'<sup class="cite"><a id="{places[-1]}" href="#note-{number}" '
            f'aria-label="{name}">{number}</a></sup>'
        )

    def _reference(self, key: str) -> str:
        if not self.groups.get(key, (0, 0))[1]:
            return f"[圖 {escape(key)}]"
        first, count = self.groups[key]
        label = numbering.label(first, count, self.language)
        return f'<a class="see" href="#photo-{first}">{escape(label)}</a>'


def back_label(number: int, language: str) -> str:
    """What the way back from note to text is called (house style section 8)."""
    return of(_BACK, language).format(number)
