"""Names of the directory in a text: where they stand, whose they are, and where they are written otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..languages import is_latin
from .finding import ADDRESS, HAN, Finding, has_han
from .scripts import TO_SIMPLIFIED

# What a name is compared without: variants of a character, case, width, form of the apostrophe, spaces and hyphens.
_FOLD = str.maketrans(
    TO_SIMPLIFIED
    | {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    | {
        chr(code): unicodedata.normalize("NFKC", chr(code)).lower()
        for code in range(0xFF01, 0xFF5F)
    }
    | {"’": "'", "‘": "'", "‑": "-"}
)
_DROPPED = " \u00a0-"
# Two Han characters may be the end of one word and the beginning of the next; behind these they are not.
_BEFORE_SHORT = "與与及由訪访括為为"
# A word that goes on is another word: 科學園 in 科學園區, a university in its students.
_GOES_ON = (("园", "区"), ("大学", "生"), ("银行", "家业"))
# In small letters they say what somebody has, not what it is called: the MicroShore laboratory.
_COMMON_NOUNS = set(
    re.findall(
        r"\w+",
        "accelerator association building campus centre center college company corporation department foundation fund group"
        " hospital hub incubator institute laboratories laboratory library museum office park platform school society"
        " university",
    )
)
# Letters of a name that slips are looked for in; each of them is a pattern.
LONGEST = 80
_SENTENCE_START = re.compile(r"(?:^|[.!?\n:“「])\s*\Z")


@dataclass(frozen=True)
class Organisation:
    """An organisation: its names in the language of a text, and those by which any text may call it."""

    key: object
    own: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Individual:
    """A person in the language of a text: name without form of address, forms of address, posts held in the release."""

    name: str
    honorifics: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mention:
    """A name where it stands: ``owners`` are keys of organisations, none for people.

    ``written`` is how a text of the language writes it; all that the directory knows is ``known``.
    """

    start: int
    end: int
    owners: frozenset
    written: tuple[str, ...]
    known: tuple[str, ...]
    honorifics: tuple[str, ...]


def folded(text: str) -> str:
    """Return a text of the same length in which all ways of writing a name are one."""
    return text.translate(_FOLD)


# A name is asked for in three languages, and on every form again.
@lru_cache(maxsize=50_000)
def compact(text: str) -> str:
    """Return a text for comparing names: folded, without spaces and hyphens."""
    return re.sub(f"[{_DROPPED}]", "", folded(text))


class Directory:
    """The names of organisations and people, ready to be found in many texts of one language."""

    def __init__(self, organisations: Iterable[Organisation], people: Iterable[Individual]):
        self._owners: dict[str, set] = defaultdict(set)
        self._own: dict[str, list[str]] = defaultdict(list)
        self._known: dict[str, list[str]] = defaultdict(list)
        self._honorifics: dict[str, set[str]] = defaultdict(set)
        for each in organisations:
            self._add(each.own, each.others)
            for name in (*each.own, *each.others):
                self._owners[compact(name)].add(each.key)
        self._slipped = []
        for person in people:
            self._add((person.name,), ())
            self._honorifics[compact(person.name)].update(filter(None, person.honorifics))
            self._slipped += [(person.name, each) for each in _slipped_names(person)]
        self._buckets: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._known, key=len, reverse=True):
            if len(name) > 1:
                self._buckets[name[:2]].append(name)

    def _add(self, own: Iterable[str], others: Iterable[str]) -> None:
        for name in own:
            self._own[compact(name)].append(name)
            self._known[compact(name)].append(name)
        for name in others:
            self._known[compact(name)].append(name)

    def mentions(self, text: str) -> list[Mention]:
        """Return where names stand, the longest at each place: a parent's inside its subsidiary's is none.

        Nor is one that is but a part of an address.
        """
        addresses = [match.span() for match in ADDRESS.finditer(text)]
        kept = [index for index, letter in enumerate(text) if letter not in _DROPPED]
        letters = folded("".join(text[index] for index in kept))
        found, place = [], 0
        while place < len(letters) - 1:
            mention = self._at(text, letters, kept, place)
            if mention:
                if not _is_part(mention, addresses):
                    found.append(mention)
                while place < len(kept) and kept[place] < mention.end:
                    place += 1
            else:
                place += 1
        return found

    def named(self, texts: Iterable[str]) -> set:
        """Return the keys of the organisations that texts name in any way, parts of other words included."""
        letters = compact.__wrapped__("\n".join(texts))
        return {
            owner for name, owners in self._owners.items() if name in letters for owner in owners
        }

    def spellings(self, text: str, mentions: Iterable[Mention]) -> Iterator[Finding]:
        """Find names that are written otherwise than in the directory: kind "name"."""
        for mention in mentions:
            raw = text[mention.start : mention.end]
            if mention.written and raw not in mention.written and _is_slip(text, mention, raw):
                name = mention.written[0]
                yield Finding("name", mention.start, mention.end, raw, name, "spelling")

    def untouchable(self, text: str, mentions: Iterable[Mention]) -> list[tuple[int, int]]:
        """Return the spans of names as the directory writes them in any language, and of those that spellings() finds."""
        mentions = list(mentions)
        spans = [
            (each.start, each.end) for each in mentions if text[each.start : each.end] in each.known
        ]
        return spans + [(each.start, each.end) for each in self.spellings(text, mentions)]

    def slips(self, text: str) -> Iterator[Finding]:
        """Find names with one letter wrong between the right post and the right form of address: kind "name"."""
        for name, pattern in self._slipped:
            for match in pattern.finditer(text):
                if compact(match[1]) not in self._known:
                    yield Finding("name", *match.span(1), match[1], name, "letter")

    def _at(self, text: str, letters: str, kept: list[int], place: int) -> Mention | None:
        for name in self._buckets.get(letters[place : place + 2], ()):
            if letters.startswith(name, place):
                start, end = kept[place], kept[place + len(name) - 1] + 1
                honorifics = tuple(self._honorifics.get(name, ()))
                if _stands_alone(text, name, start, end, honorifics):
                    owners = frozenset(self._owners.get(name, ()))
                    known = tuple(self._known[name])
                    # A name in Latin letters is the same in all languages; one in the other script is not.
                    written = tuple(self._own.get(name) or filter(is_latin, known))
                    return Mention(start, end, owners, written, known, honorifics)
        return None


def _is_part(mention: Mention, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a mention stands in one of the spans, among other letters of it."""
    own = (mention.start, mention.end)
    return any(start <= own[0] and own[1] <= end and own != (start, end) for start, end in spans)


def _stands_alone(text: str, name: str, start: int, end: int, honorifics: tuple[str, ...]) -> bool:
    before, after = text[:start][-1:], text[end : end + 1]
    if (name[0].isascii() and _is_latin(before)) or (name[-1].isascii() and _is_latin(after)):
        return False
    if any(name.endswith(last) and folded(after) in more for last, more in _GOES_ON if after):
        return False
    if len(name) == 2 and not name.isascii():
        is_alone = not re.match(f"[{HAN}]", before) or before in _BEFORE_SHORT
        return is_alone or text.startswith(honorifics or ("\n",), end)
    return True


def _is_latin(letter: str) -> bool:
    return letter.isalnum() and is_latin(letter)


def _is_slip(text: str, mention: Mention, raw: str) -> bool:
    """Whether another way of writing is a slip rather than another word."""
    name = mention.written[0]
    if is_latin(name):
        return _is_latin_slip(text, mention.start, raw, name)
    is_addressed = bool(mention.honorifics) and text.startswith(mention.honorifics, mention.end)
    length = len(compact(name))
    if re.search(f"[{_DROPPED}]", raw) and not re.search(f"[{_DROPPED}]", name):
        # Two words may meet across a space.
        return is_addressed or (not mention.honorifics and length >= 6)
    return length > 2 or is_addressed


def _is_latin_slip(text: str, start: int, raw: str, name: str) -> bool:
    """A common word that happens to be a name is none: "science park", "Research institute" at the head of a sentence."""
    if raw.isupper() or raw.islower():
        return raw.islower() and len(name) > 4 and _has_inner_capital(name) and not name.isupper()
    if _has_inner_capital(name):
        return True
    if " " not in name or raw[0].islower():
        return False
    begins = not has_han(text) and _SENTENCE_START.search(text[:start]) is not None
    others = set(re.findall(r"\w+", raw)) - set(re.findall(r"\w+", name))
    return not begins and not (others and others <= _COMMON_NOUNS)


def _has_inner_capital(name: str) -> bool:
    return re.fullmatch(r"\w+", name) is not None and name[1:] != name[1:].lower()


def _slipped_names(person: Individual) -> Iterator[re.Pattern[str]]:
    posts = "|".join(map(re.escape, filter(None, person.posts)))
    honorifics = "|".join(map(re.escape, filter(None, person.honorifics)))
    name = person.name
    if not (posts and honorifics and 2 < len(name) <= LONGEST):
        return
    is_han = not is_latin(name)
    letter = f"[{HAN}]" if is_han else "[A-Za-z]"
    for index in range(len(name)):
        if name[index] != " ":
            one_off = re.escape(name[:index]) + letter + re.escape(name[index + 1 :])
            if is_han:
                yield re.compile(f"(?:{posts})({one_off})(?={honorifics})")
            else:
                yield re.compile(f"(?:{honorifics}) ({one_off})(?=,? (?:the )?(?:{posts}))")
