"""Characters of the house and of the script, and words that one of the two Chinese texts does not use (house style section 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .finding import Finding, at, has_han
from .scripts import AMBIGUOUS, TO_SIMPLIFIED, TO_TRADITIONAL

# How the house writes what is written in several ways in Hong Kong.
_HOUSE = dict(zip("爲産强携况决启啓羣裡衆麽囘敎", "為產強攜況決啟啟群裏眾麼回教", strict=True))
_TRADITIONAL = {each: to for each, to in TO_TRADITIONAL.items() if each not in _HOUSE}


def _one_of(letters: dict[str, str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(letters)}]")


_HOUSE_PATTERN, _RESIDUE = _one_of(_HOUSE), _one_of(_TRADITIONAL)
_TRADITIONAL_RESIDUE = _one_of(TO_SIMPLIFIED)

# (pattern, what stands in its place): the words alone are replaced, not what must or must not stand beside them.
_HOUSE_WORDS = [
    (re.compile(r"(?<![機體控限管編抑牽節])制造(?![成就])"), "製造"),
    (re.compile("(?<=[發公])佈"), "布"),
    (re.compile("充份"), "充分"),
    (re.compile("伙伴"), "夥伴"),
    (re.compile("(?<!關)聯系(?![統列])"), "聯繫"),
    (re.compile("瞭解"), "了解"),
    (re.compile("(?<=[平舞講])臺"), "台"),
    (re.compile("(?<=[隨沿朝憑向為帶接順趁本跟伴試看抱懷在有藉味])著(?![名作述稱錄者重])"), "着"),
]
_MAINLAND_WORDS = [
    (re.compile("注脚"), "脚注"),
    (re.compile("传媒(?=查询|联络|朋友|采访|代表|机构|报道|工作者|界)|(?<=[向各])传媒"), "媒体"),
    (re.compile("电邮"), "电子邮件"),
    (re.compile("上载"), "上传"),
    (
        re.compile("(?<!医疗)(?<!紧急)(?<!驰援)支援(?!灾|前线|一线|抗|队|边|西部|武汉|地震)"),
        "支持",
    ),
    (re.compile("质素"), "素质"),
    (re.compile("资讯(?!网|有限|科技有限|集团)"), "信息"),
    (re.compile("数位(?=化|技术|科技|经济|转型|平台|内容|时代|政府|产品|系统|营销)"), "数字"),
    (re.compile("透过(?!现象|玻璃|窗|镜|表|云|门|缝|薄|舷)"), "通过"),
    (re.compile("机械人"), "机器人"),
    (re.compile("感测器"), "传感器"),
    (re.compile("演辞"), "致辞"),
    (re.compile(r"(?<=[\d一二三四五六七八九十百两多几])幅(?=高清)?(?=(?:高清)?照片)"), "张"),
]


def characters(text: str, language: str) -> Iterator[Finding]:
    """Find characters and words of another house or script: kinds "house-character", "script", "phrase"."""
    if not has_han(text):
        return
    if language == "zh-hant":
        yield from _traditional(text)
    elif language == "zh-hans":
        yield from _simplified(text)


def _traditional(text: str) -> Iterator[Finding]:
    for match in _HOUSE_PATTERN.finditer(text):
        yield at(match, "house-character", _HOUSE[match[0]])
    for pattern, word in _HOUSE_WORDS:
        for match in pattern.finditer(text):
            yield at(match, "house-character", word)
    for match in _RESIDUE.finditer(text):
        letter = match[0]
        yield at(match, "script", None if letter in AMBIGUOUS else _TRADITIONAL[letter])


def _simplified(text: str) -> Iterator[Finding]:
    for match in _TRADITIONAL_RESIDUE.finditer(text):
        yield at(match, "script", TO_SIMPLIFIED[match[0]])
    for pattern, word in _MAINLAND_WORDS:
        for match in pattern.finditer(text):
            yield at(match, "phrase", word)
