"""The captions that go with the photos of a release: inside each file, and beside them as text and as a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from . import cells, names, numbering, richtext
from .article import Article, FigureBlock, Picture
from .dates import issued_at
from .filling import without_citations
from .languages import is_chinese, of

_BREAK = re.compile(r"\s*\n\s*")
# With the mark at the beginning: without it, spreadsheets and older editors read UTF-8 as something else.
_ENCODING = "utf-8-sig"
# The columns in their order, and how each language calls them.
_COLUMNS = {
    "label": {"zh-hant": "照片", "zh-hans": "照片", "en": "Photo"},
    "position": {"zh-hant": "位置", "zh-hans": "位置", "en": "Position"},
    "caption": {"zh-hant": "圖片說明", "zh-hans": "图片说明", "en": "Caption"},
    "people": {"zh-hant": "人物", "zh-hans": "人物", "en": "People"},
    "credit": {"zh-hant": "圖片來源", "zh-hans": "图片来源", "en": "Credit"},
    "copyright": {"zh-hant": "版權", "zh-hans": "版权", "en": "Copyright"},
    "terms": {"zh-hant": "使用條款", "zh-hans": "使用条款", "en": "Terms of use"},
    "file_name": {"zh-hant": "檔案名稱", "zh-hans": "文件名", "en": "File name"},
    "pixels": {"zh-hant": "像素", "zh-hans": "像素", "en": "Pixels"},
}
# What the text says in one line with the number of the photo.
_OPENING = ("label", "position", "caption")


@dataclass(frozen=True)
class Line:
    """What is said of one photo in one language."""

    label: str
    position: str
    caption: str
    people: str
    credit: str
    copyright: str
    terms: str
    file_name: str
    pixels: str


def shown(article: Article) -> list[tuple[FigureBlock, Picture]]:
    """Every photo of a release with its figure, in the order of the numbers, without those withdrawn."""
    return [
        (figure, picture)
        for figure in article.figures
        for picture in figure.pictures
        if not picture.is_withdrawn
    ]


def slot(figure: FigureBlock, picture: Picture) -> str:
    """A photo's place among several; "" where it stands alone."""
    return picture.slot if figure.shows_strips else ""


def inside(article: Article, figure: FigureBlock, picture: Picture) -> dict[str, str]:
    """What the file of one photo says in one language: caption, headline, credit, copyright and terms.

    The caption is that of its figure behind its own number and its place among several.
    """
    return {
        "caption": numbered(figure, picture, caption(figure), article.language),
        "headline": article.one_line,
        "credit": credit(picture),
        "copyright": picture.copyright,
        "terms": picture.terms,
    }


def numbered(figure: FigureBlock, picture: Picture, words: str, language: str) -> str:
    """The words of a figure's caption behind the number of one of its photos."""
    label = picture.strip_plain if figure.shows_strips else figure.label
    return numbering.caption(label, words, language)


def caption(figure: FigureBlock) -> str:
    """The words of a figure's caption alone, in one line: footnotes stay on the page."""
    return _one_line(richtext.plain(without_citations(figure.caption_html)))


def credit(picture: Picture) -> str:
    """Whom to name beside a photo; what is no plain photograph says so first."""
    return " · ".join(filter(None, (picture.kind, picture.credit)))


def credits(figure: FigureBlock, language: str) -> list[str]:
    """Credits and terms of a figure's photos, each said once; what not all of them share says whose it is.

    雲帆科研園 · 僅供新聞報道使用; where they differ 左圖：雲帆科研園 and 右圖：園區, then the terms of both.
    """
    pictures = [each for each in figure.pictures if not each.is_withdrawn]
    whole = {each.credit_line for each in pictures}
    if len(whole) <= 1:
        return list(filter(None, whole))
    sources = {each: each.source for each in pictures}
    terms = {each: each.terms for each in pictures}
    return _shared(sources, language) + _shared(terms, language)


def lines(article: Article, file_names: Mapping[int, str]) -> list[Line]:
    """What is said of each photo that is shown; ``file_names`` is {number: name}."""
    language = article.language
    return [
        Line(
            label=numbering.photo_label(picture.number, language),
            position=numbering.position(slot(figure, picture), language),
            caption=caption(figure),
            people=names.set_off(picture.people, language),
            credit=credit(picture),
            copyright=picture.copyright,
            terms=_one_line(picture.terms),
            file_name=file_names[picture.number],
            pixels=f"{picture.width}×{picture.height}",
        )
        for figure, picture in shown(article)
    ]


def as_table(the_lines: Iterable[Line], language: str) -> bytes:
    """The captions as CSV for a spreadsheet, headings first."""
    target = io.StringIO()
    write = csv.writer(target).writerow
    write([of(headings, language) for headings in _COLUMNS.values()])
    for line in the_lines:
        write([cells.inert(getattr(line, column)) for column in _COLUMNS])
    return target.getvalue().encode(_ENCODING)


def as_text(article: Article, the_lines: Iterable[Line], address: str) -> bytes:
    """The captions to be read and copied, with CR LF; ``address`` is that of the release's page.

    ``the_lines`` are those of ``lines``. A withdrawn photo has its notice in its place, as on the page.
    """
    hour = article.published_at
    head = [article.one_line, hour and issued_at(hour, article.language), address]
    paragraphs = ["\n".join(filter(None, head))]
    paragraphs += _in_order(article, iter(the_lines))
    text = "\n\n".join(paragraphs) + "\n"
    return text.replace("\n", "\r\n").encode(_ENCODING)


def _shared(told: Mapping[Picture, str], language: str) -> list[str]:
    """What is told of some photos, each text once: alone where all share it, else behind the photos that it is told of."""
    texts = [text for text in dict.fromkeys(told.values()) if text]
    if len(set(told.values())) == 1:
        return texts
    return [numbering.caption(_whose(told, text, language), text, language) for text in texts]


def _whose(told: Mapping[Picture, str], text: str, language: str) -> str:
    """The photos of which a text is told: by their places in the group, or by their numbers where they have none."""
    photos = [each for each in told if told[each] == text]
    if not all(each.slot for each in told):
        return numbering.reference([each.number for each in photos], language)
    places = numbering.positions([each.slot for each in photos], language)
    return places[0].upper() + places[1:]


def _in_order(article: Article, the_lines: Iterator[Line]) -> list[str]:
    """A paragraph for each photo in the order of the numbers, the withdrawn ones included."""
    pictures = (each for figure in article.figures for each in figure.pictures)
    return [each.notice or _paragraph(next(the_lines), article.language) for each in pictures]


def _paragraph(line: Line, language: str) -> str:
    """Label and caption, then what else there is, each behind its heading."""
    opening, closing, colon = "（）：" if is_chinese(language) else (" (", ")", ": ")
    place = f"{opening}{line.position}{closing}" if line.position else ""
    told = {column: getattr(line, column) for column in _COLUMNS if column not in _OPENING}
    return "\n".join(
        [
            numbering.caption(f"{line.label}{place}", line.caption, language),
            *(
                f"{of(_COLUMNS[column], language)}{colon}{value}"
                for column, value in told.items()
                if value
            ),
        ]
    )


def _one_line(text: str) -> str:
    return _BREAK.sub(" ", text.strip())
