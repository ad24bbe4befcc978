"""What somebody said, printed: between the quotation marks of a language, or as a block that names its speaker."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from .languages import is_chinese, of

# House style section 5; quotation marks within are the writer's.
MARKS = {"zh-hant": "「」", "zh-hans": "“”", "en": "“”"}


@dataclass(frozen=True)
class Quoted:
    """A quotation in one language: plain words without marks, the speaker's name as printed, the post held then."""

    words: str
    speaker: str
    post: str


def in_marks(words: str, language: str) -> str:
    """Return plain words between the quotation marks of a language."""
    opening, closing = of(MARKS, language)
    return f"{opening}{words}{closing}"


def attribution(quoted: Quoted, language: str) -> str:
    """Who said it: post before the name in Chinese, after it in English (house style section 6); "" if nobody is named."""
    if is_chinese(language):
        return quoted.post + quoted.speaker
    return ", ".join(filter(None, (quoted.speaker, quoted.post)))


def inline(quoted: Quoted, language: str) -> str:
    """Return the HTML of a quotation within a sentence."""
    words = quoted.words.replace("\n", "" if is_chinese(language) else " ")
    return escape(in_marks(words, language), quote=False)


def block(quoted: Quoted, cited: str, language: str) -> str:
    """Return the HTML of a quotation that stands by itself; ``cited`` is the node of a citation behind it, or ""."""
    said = escape(in_marks(quoted.words, language), quote=False).replace("\n", "<br>")
    by = ""
    if who := attribution(quoted, language):
        dash = "——" if is_chinese(language) else "– "
        by = f"<footer>{dash}{escape(who, quote=False)}</footer>"
    return f"<blockquote><p>{said}{cited}</p>{by}</blockquote>"
