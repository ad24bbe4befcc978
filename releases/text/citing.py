"""How a release is cited in another's text, by the custom of each language."""

from datetime import date

from .dates import day, hong_kong_day


def citation(
    issuers: list[str],
    title: str,
    kind: str,
    published: date,
    address: str,
    language: str,
    accessed: str = "",
) -> str:
    """Return the reference to a release: who issued it, its title in one line, its kind and day, its address.

    ``accessed`` is the day it was read, already written as accessed_form() says; "" leaves it out. Simplified Chinese
    follows GB/T 7714, in which an electronic announcement is [EB/OL].
    """
    who = _joined(issuers, language)
    if language == "zh-hans":
        read = f"[{accessed}]" if accessed else ""
        return f"{who}. {title}[EB/OL]. ({hong_kong_day(published)}){read}. {address}."
    on = day(published, language)
    if language == "zh-hant":
        read = f"，瀏覽日期：{accessed}" if accessed else ""
        return f"{who}：〈{title}〉（{kind}），{on}，{address}{read}。"
    read = f" (accessed {accessed})" if accessed else ""
    return f"{who}, “{title}”, {kind}, {on}, {address}{read}"


def accessed_form(language: str) -> str:
    """Return how the day of reading is written: "iso" (2023-03-31) or "long" (31 March 2023)."""
    return "iso" if language == "zh-hans" else "long"


def _joined(issuers: list[str], language: str) -> str:
    if language == "en":
        return " and ".join(filter(None, [", ".join(issuers[:-1]), *issuers[-1:]]))
    return ("、" if language == "zh-hant" else ", ").join(issuers)
