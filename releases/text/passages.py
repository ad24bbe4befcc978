"""An Article read from top to bottom as passages of plain words, each with the place that a reader finds it at.

Changes, minor changes and words of the day are all looked for in these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import richtext
from .article import Article, FigureBlock, Note
from .filling import without_citations
from .languages import is_chinese, of
from .links import links_in
from .numbering import LARGEST_HAN, han_numeral, label, photo_label

_PLACES = {
    "headline": ("標題", "标题", "the headline"),
    "subheadline": ("副題", "副标题", "the sub-headline"),
    "notice": ("文首說明", "文首说明", "the notice above the text"),
    "key point": ("第{}項重點", "第{}项要点", "key point {}"),
    "paragraph": ("第{}段", "第{}段", "paragraph {}"),
    "heading": ("第{}個小標題", "第{}个小标题", "heading {}"),
    "caption": ("{}的圖片說明", "{}的图片说明", "the caption of {}"),
    "alt": ("{}的替代文字", "{}的替代文字", "the alternative text of {}"),
    "people": ("{}中的人物", "{}中的人物", "the people in {}"),
    "credit": ("{}的圖片來源", "{}的图片来源", "the credit line of {}"),
    "note": ("註腳{}", "脚注{}", "note {}"),
    "notes to editors": ("編輯垂注", "编者注", "“Notes to editors”"),
    "starts": ("活動時間", "活动时间", "the time of the event"),
    "place": ("活動地點", "活动地点", "the place of the event"),
    "registration": ("登記方法", "登记方法", "the registration for the event"),
    "dateline": ("電頭", "电头", "the dateline"),
    "issuer": ("發稿機構", "发稿机构", "the name of the issuer"),
    "about": ("關於{}", "关于{}", "“About {}”"),
    "link": ("{}的連結", "{}的链接", "the link of {}"),
    "former": ("原{}", "原{}", "the former {}"),
}
_COLUMN = {"zh-hant": 0, "zh-hans": 1, "en": 2}

_BLOCK = re.compile(r"<(/?)(p|h2|h3|ul|ol|li|blockquote)>")
_DATELINE = re.compile(r'<span class="dateline">(.*?)</span>', re.S)


@dataclass(frozen=True)
class Passage:
    """Words that stand together; only passages of the same ``kind`` are versions of each other.

    ``counted``: its number moves when others come before it. ``quoted``: a block quotation. ``is_link``: an address.
    """

    kind: str
    place: str
    text: str
    counted: bool = False
    quoted: bool = False
    is_link: bool = False


def place(name: str, language: str, of_what: object = "") -> str:
    """How a language calls a place: 第二段, 圖九的圖片說明, paragraph 2; numbers in Han numerals but for notes."""
    if isinstance(of_what, int) and is_chinese(language) and name != "note":
        of_what = han_numeral(of_what) if of_what <= LARGEST_HAN else of_what
    return _PLACES[name][of(_COLUMN, language)].format(of_what)


def former(passage: Passage, language: str) -> str:
    """The place of a passage that is gone: 原第二段, for its number may now be another one's."""
    return place("former", language, passage.place) if passage.counted else passage.place


def read(article: Article, language: str | None = None) -> list[Passage]:
    """Return the passages that say something, in reading order; places named in the article's language, or another."""
    reader = _Reader(article, language or article.language)
    return [passage for passage in reader.passages() if passage.text]


def addresses(html: str) -> list[str]:
    """Return the addresses outside the page that an HTML text leads to, in order."""
    return [url for url in links_in(html) if not url.startswith("#")]


class _Reader:
    def __init__(self, article: Article, language: str):
        self.article, self.language = article, language

    def place(self, name: str, of_what: object = "") -> str:
        return place(name, self.language, of_what)

    def passages(self) -> Iterator[Passage]:
        article = self.article
        yield self._plain("headline", article.one_line)
        yield self._plain("subheadline", article.subheadline)
        yield self._plain("notice", article.notice)
        for number, point in enumerate(article.key_points, 1):
            yield Passage("key point", self.place("key point", number), point, counted=True)
        yield from self._body()
        for figure in article.figures:
            yield from self._figure(figure)
        for note in article.notes:
            yield from self._note(note)
        yield from self._rich("notes to editors", article.notes_to_editors_html)
        yield from self._frame()

    def _plain(self, name: str, text: str) -> Passage:
        return Passage(name, self.place(name), text.strip())

    def _body(self) -> Iterator[Passage]:
        """Paragraphs, list items and quotations, counted together as a reader counts them; headings apart."""
        counts = {"paragraph": 0, "heading": 0}
        html = "".join(block.html for block in self.article.blocks if not block.is_figure)
        for tags, piece in _pieces(_DATELINE.sub("", html)):
            if text := _words(piece):
                name = "heading" if {"h2", "h3"} & set(tags) else "paragraph"
                counts[name] += 1
                where = self.place(name, counts[name])
                yield Passage(name, where, text, counted=True, quoted="blockquote" in tags)
                yield from self._links(name, where, addresses(piece), counted=True)

    def _figure(self, figure: FigureBlock) -> Iterator[Passage]:
        group = label(figure.pictures[0].number, len(figure.pictures), self.language)
        where = self.place("caption", group)
        yield Passage(f"caption {figure.key}", where, _words(figure.caption_html))
        yield from self._links(f"caption {figure.key}", where, addresses(figure.caption_html))
        for each in figure.pictures:
            photo = photo_label(each.number, self.language)
            parts = {"alt": each.alt, "people": "; ".join(each.people), "credit": each.credit_line}
            for name, text in parts.items():
                yield Passage(f"{name} {each.number}", self.place(name, photo), text)
            # A sentence of its own, which says its place itself.
            yield Passage(f"withdrawn {each.number}", "", each.notice)

    def _note(self, note: Note) -> Iterator[Passage]:
        """The parts of a footnote, each compared with its like."""
        where = self.place("note", note.number)
        parts = {
            "words": _words(note.html),
            "title": note.source_title,
            "publisher": note.publisher,
            "published": note.published or "",
            "accessed": note.accessed or "",
        }
        for name, text in parts.items():
            yield Passage(f"note {name}", where, text, counted=True)
        urls = [*addresses(note.html), note.url, note.archived_url]
        yield from self._links("note", where, urls, counted=True)

    def _frame(self) -> Iterator[Passage]:
        """Event facts, dateline, issuers and what is said about them."""
        article = self.article
        for name in ("starts", "place", "registration") if article.event else ():
            yield self._plain(name, getattr(article.event, name))
        html = "".join(block.html for block in article.blocks if not block.is_figure)
        for line in _DATELINE.findall(html):
            yield self._plain("dateline", richtext.plain(line).rstrip(" —–"))
        for issuer in article.issuers:
            yield self._plain("issuer", issuer.name)
            yield from self._rich("about", issuer.about_html, issuer.name)

    def _rich(self, name: str, html: str, of_what: str = "") -> Iterator[Passage]:
        kind, where = f"{name} {of_what}", self.place(name, of_what)
        for tags, piece in _pieces(html):
            yield Passage(kind, where, _words(piece), quoted="blockquote" in tags)
        yield from self._links(kind, where, addresses(html))

    def _links(self, kind: str, where: str, urls: list[str], counted: bool = False):
        for url in urls:
            yield Passage(f"{kind} link", self.place("link", where), url, counted, is_link=True)


def _pieces(html: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Cut HTML at its blocks: (open tags, what stands directly inside them)."""
    tags: list[str] = []
    end = 0
    for match in _BLOCK.finditer(html):
        yield tuple(tags), html[end : match.start()]
        if not match[1]:
            tags.append(match[2])
        elif tags:
            tags.pop()
        end = match.end()
    yield tuple(tags), html[end:]


def _words(html: str) -> str:
    """The words of a piece without the numbers of its notes, on one line."""
    return " ".join(richtext.plain(without_citations(html)).split())
