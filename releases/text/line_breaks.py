"""Where a line of Chinese or English may end, for those who draw text themselves."""

from __future__ import annotations

import re

# What no line begins with, and what no line ends with (strict rules of Chinese typesetting).
NOT_FIRST = frozenset("，。、；：！？」』）》〉】〗〕］｝”’％‰℃·・～…—–,.;:!?)]}%")
NOT_LAST = frozenset("「『（《〈【〖〔［｛“‘([{$＄￥№#")
# A run of what is no Han character, kana, full-width form or space stays whole; everything else stands alone.
_PIECE = re.compile(
    r"\s+|[^\s\u2014\u2026\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    r"\U00010000-\U0003ffff「」『』《》〈〉“”‘’·・]+(?:[’‘][^\W_\u2e80-\u9fff]+)*|."
)


def pieces(text: str) -> list[str]:
    """The text cut at every place where a line may end; a piece may open with a space, which no line begins with.

    Together they are the text, each run of spaces as one. What may not begin or end a line stays with its neighbour:
    「滬港」創科 gives 「滬, 港」, 創, 科, and "“Hello”, she – said" gives “Hello”, then she –, then said.
    """
    found: list[str] = []
    opens, space = False, ""
    for part in _PIECE.findall(text.strip()):
        if part.isspace():
            space = " "
            continue
        if found and ((opens and not space) or part[0] in NOT_FIRST):
            found[-1] += space + part
        else:
            found.append(space + part)
        opens, space = part[-1] in NOT_LAST, ""
    return found
