"""Fills citations, references and quotations while a text is read from top to bottom: the order gives the numbers."""

import re
from collections.abc import Iterable, Mapping
from html import escape

from . import numbering, quoting, richtext
from .languages import of
from .printed_links import Paper

_NOTE = {"zh-hant": "註腳{}", "zh-hans": "脚注{}", "en": "Note {}"}
_BACK = {
    "zh-hant": "返回正文註腳{}處",
    "zh-hans": "返回正文脚注{}处",
    "en": "Back to note {} in the text",
}
_BACK_TO_PLACE = {
    "zh-hant": "返回正文註腳{}第{}處",
    "zh-hans": "返回正文脚注{}第{}处",
    "en": "Back to note {} in the text, place {}",
}
_SAME_LINK = {
    "zh-hant": "連結同註腳{}",
    "zh-hans": "链接同脚注{}",
    "en": "Same link as in note {}",
}

# What Filling makes of a citation.
_CITED = re.compile(r'<sup class="cite">.*?</sup>', re.S)


class Filling:
    """One reading of one release in one language.

    ``groups`` is {figure key: (first number, number of photos)}; ``notes`` the keys that have a footnote. What a text
    names and nobody knows is left as the writer typed it, so that a preview shows the slip.
    ``quoted`` is {key: Quoted}; ``told`` the addresses that the notes print. Texts are cleaned here too: what is printed
    doesn't depend on how it came into its column.
    """

    def __init__(
        self,
        language: str,
        groups: Mapping[str, tuple[int, int]],
        notes: set[str],
        quoted: Mapping[str, quoting.Quoted],
        told: Iterable[str] = (),
    ):
        self.language = language
        self.quoted = quoted
        self.groups = groups
        self.notes = notes
        self.paper = Paper(told)
        # {key: number}, in order of first citation.
        self.numbers: dict[str, int] = {}
        # {key: ids of its markers}, each the target of one way back.
        self.returns: dict[str, list[str]] = {}

    def fill(self, html: str) -> str:
        """Return the next piece of text with its citations and references as links, and with what people say."""
        html = richtext.LONE_QUOTATION.sub(self._block, self.paper.mark(richtext.clean(html)))
        return richtext.filled(html, self._citation, self._reference, self._quotation)

    def fill_inline(self, html: str) -> str:
        """Return a caption, the next piece of text, filled in the same way."""
        html = self.paper.mark(richtext.clean_inline(html))
        return richtext.filled(html, self._citation, self._reference, self._quotation)

    def fill_note(self, html: str) -> str:
        """Return a footnote with its references as links; a footnote cites no other."""
        html = self.paper.mark(richtext.clean_inline(html))
        return richtext.filled(html, lambda key: "", self._reference, self._quotation)

    def _citation(self, key: str) -> str:
        if key not in self.notes:
            return f"[^{escape(key)}]"
        number = self.numbers.setdefault(key, len(self.numbers) + 1)
        places = self.returns.setdefault(key, [])
        places.append(f"ref-{number}" + (f"-{len(places) + 1}" if places else ""))
        name = of(_NOTE, self.language).format(number)
        return (
            f'<sup class="cite"><a id="{places[-1]}" href="#note-{number}" role="doc-noteref" '
            f'aria-label="{name}" interestfor="glance-{number}">{number}</a></sup>'
        )

    def _block(self, match: re.Match[str]) -> str:
        """A paragraph that is one quotation, with the citation behind it if there is one, names its speaker."""
        found = self.quoted.get(match[1])
        if not (found and found.words):
            return match[0]
        return quoting.block(found, match[2] or "", self.language)

    def _quotation(self, key: str) -> str:
        found = self.quoted.get(key)
        if not (found and found.words):
            return f"[引 {escape(key)}]"
        return quoting.inline(found, self.language)

    def _reference(self, key: str) -> str:
        if not self.groups.get(key, (0, 0))[1]:
            return f"[圖 {escape(key)}]"
        first, count = self.groups[key]
        label = numbering.label(first, count, self.language)
        return f'<a class="see" href="#photo-{first}">{escape(label)}</a>'


def without_citations(html: str) -> str:
    """A filled text without the markers of its footnotes, which are none of its words."""
    return _CITED.sub("", html)


def back_label(number: int, language: str, place: int = 0) -> str:
    """What the way back from note to text is called (house style section 8).

    ``place`` counts from 1 the places that cite the note; 0 where there is but one.
    """
    if place:
        return of(_BACK_TO_PLACE, language).format(number, place)
    return of(_BACK, language).format(number)


def same_link(number: int, language: str) -> str:
    """What stands instead of an address that an earlier note prints."""
    return of(_SAME_LINK, language).format(number)
