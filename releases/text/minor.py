"""What a minor change, of which readers are not told, may not touch: numbers, dates, names, quotations, captions, links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from .article import Article
from .links import addresses_in, links_in
from .passages import Passage, read
from .wording import MONTHS

_HAN = "〇零一二兩两三四五六七八九十百千萬万億亿"
_COUNTED = (
    "年月日天時时分秒週周號号人名位個个項项家間间所幅張张次場场屆届份宗層层期季歲岁倍成元段條条"
    "點点半公平小大階阶級级度"
)
_ENGLISH_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    "|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozen|hundred|thousand|[mb]illion|trillion|half|double"
    "|first|second|third|(?:four|fif|six|seven|eigh|nin|ten)th"
)
_CURRENCY_BEFORE = (
    r"(?:(?:[A-Z]{1,3})?[$¥€£]|\b(?:RMB|HKD|USD|CNY|EUR|GBP|JPY|港幣|美金|人民[幣币]))?\s*"
)
_CURRENCY_AFTER = r"\s*(?:[港美日歐欧英澳加]?[元圓圆鎊镑]|人民[幣币])?"
# Numbers with sign, currency, separators and magnitude; Han numerals where two stand together or count something.
_NUMBER = re.compile(
    rf"{_CURRENCY_BEFORE}[-−]?\d+(?:[.,:/]\d+)*\s*(?:[%‰]|[十百千萬万億亿]+|(?:million|billion|trillion)\b)?{_CURRENCY_AFTER}"
    rf"|[{_HAN}]{{2,}}|(?<=[第圖图])[{_HAN}]|[{_HAN}](?=[{_COUNTED}])"
    rf"|\b(?:{_ENGLISH_NUMBERS})s?\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(?:{MONTHS}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
    r"|\b(?i:today|tonight|yesterday|tomorrow|noon|midnight|(?:this|last|next) (?:week|month|year|quarter)|[ap]m)\b"
    r"|[\d〇零一二三四五六七八九十]+(?:年|月|日(?!本))|(?:星期|[週周]|禮拜|礼拜)[一二三四五六日天]"
    r"|[今昨明前後后]日|[今昨明前後后][天晚晨早年]|[上本下今]個?个?[月週周]|上午|下午|中午|凌晨|晚上|午夜"
)
_QUOTATION = re.compile(
    r"「(.*?)(?:」|$)|『(.*?)(?:』|$)|“(.*?)(?:”|$)|(?<!\w)‘(.*?)(?:’(?!\w)|$)|\"(.*?)(?:\"|$)",
    re.S,
)


def beyond_minor(before: Article, after: Article, names: Iterable[str]) -> set[str]:
    """Return what differs between two Articles that a minor change may not touch.

    A set of "digits", "dates", "names", "quotations", "captions", "links" and "facts". ``names`` are those of the directory in
    the language, short ones and other spellings too. Order counts: two numbers that changed places differ.
    """
    names_in = _any_of(names)
    return {
        kind
        for kind, found in (
            ("digits", lambda article: _all(_NUMBER, article)),
            ("dates", lambda article: _all(_DATE, article)),
            ("names", lambda article: _all(names_in, article)),
            ("quotations", _quotations),
            ("captions", _captions),
            ("links", _links),
            ("facts", _facts),
        )
        if found(before) != found(after)
    }


def _said(article: Article) -> list[Passage]:
    return [passage for passage in read(article) if not passage.is_link]


def _all(pattern: re.Pattern[str], article: Article) -> list[str]:
    """All matches in reading order; width does not count."""
    texts = (unicodedata.normalize("NFKC", passage.text) for passage in _said(article))
    return [match[0].strip() for text in texts for match in pattern.finditer(text)]


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the names, the longest first; Latin ones as whole words."""
    plain = {unicodedata.normalize("NFKC", name).strip() for name in names} - {""}
    forms = [
        ("(?<![A-Za-z])" if name[0].isascii() else "")
        + re.escape(name)
        + ("(?![A-Za-z])" if name[-1].isascii() else "")
        for name in sorted(plain, key=lambda name: (-len(name), name))
    ]
    return re.compile("|".join(forms) or r"(?!)")


def _quotations(article: Article) -> list[str]:
    """What stands between quotation marks, and block quotations."""
    found = []
    for passage in _said(article):
        found += [passage.text] if passage.quoted else []
        found += [
            "".join(filter(None, match.groups())) for match in _QUOTATION.finditer(passage.text)
        ]
    return found


def _captions(article: Article) -> list[object]:
    """What is printed with the photos, and which photos they are."""
    words = [
        (passage.kind, passage.text)
        for passage in _said(article)
        if passage.kind.startswith(("caption ", "alt ", "people ", "credit ", "withdrawn "))
    ]
    photos = [
        (figure.label, [(each.public_id, each.number, each.slot) for each in figure.pictures])
        for figure in article.figures
    ]
    return [words, photos]


def _links(article: Article) -> list[str]:
    """Where links lead, citations and references to photos included."""
    htmls = [block.html for block in article.blocks if not block.is_figure]
    htmls += [figure.caption_html for figure in article.figures]
    htmls += [note.html for note in article.notes]
    htmls += [article.notes_to_editors_html, *(issuer.about_html for issuer in article.issuers)]
    found = [url for html in htmls for url in links_in(html)]
    found += [url for note in article.notes for url in (note.url, note.archived_url)]
    return found + (addresses_in(article.event.registration) if article.event else [])


def _facts(article: Article) -> list[object]:
    """What is printed beside the text: who took part, where it is filed, whom to call, the event, who issues it."""
    return [
        article.organisations,
        article.topics,
        article.visit,
        article.enquiries,
        article.event and (article.event.starts, article.event.is_over),
        [issuer.name for issuer in article.issuers],
        article.kind,
        article.end_mark,
    ]
