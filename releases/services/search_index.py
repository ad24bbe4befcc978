"""The words that a release is found by, written anew in the transaction of whatever changed it."""

import re

from django.db import transaction

from ..models import Release, SearchEntry
from ..models import search as places
from ..text import bigrams, richtext, sources
from ..text.languages import words
from . import article

CITATION = re.compile(r'<sup class="cite">.*?</sup>')
# Characters of one text beyond which nobody searches; a tsvector takes no more than a megabyte.
LONGEST = 60_000


def refresh(release):
    """Give a release its entries in the languages that are or will be open; whatever else may never be found.

    Called in the transaction that saved it. The entries say nothing to anybody before its hour: the gate is asked with
    each search.
    """
    SearchEntry.objects.filter(release=release).delete()
    if release.state == Release.State.APPROVED:
        languages = release.open_languages()
        facts = _facts(release)
        SearchEntry.objects.bulk_create(_entry(release, each, facts) for each in languages)


def _facts(release):
    """What a search may be narrowed to; it is asked of the release again, and only found sooner by these."""
    rows = {
        "topic": release.topics.values_list("pk"),
        "partner": release.roles.values_list("partner"),
    }
    found = {places.fact(name, key) for name, keys in rows.items() for (key,) in keys}
    found.add(places.fact("kind", release.kind))
    return found | ({places.fact("photos")} if release.photo_count else set())


def _entry(release, language, facts):
    printed = article.assemble(release, language, release.publish_at)
    texts = [text[:LONGEST] for text in _texts(printed, words(release, "subheadline", language))]
    evened = [bigrams.evened(text) for text in texts]
    head, lead, text, captions = texts
    found = places.lettered(bigrams.tokens("".join(evened)), language)
    found += places.lettered(bigrams.tokens(evened[0]), language, places.HEADLINE)
    found += places.lettered(facts, language, places.FACT)
    return SearchEntry(
        id=places.place(release, language),
        release=release,
        language=language,
        head=head,
        lead=lead,
        text=text,
        captions=captions,
        evened="\n".join(evened),
        tokens=" ".join(sorted(found)),
    )


def _texts(printed, below_headline):
    """Return what an Article prints of its own: headline, what leads, the text, captions and notes.

    Names of what has a page of its own are left out: they are looked up when somebody asks.
    """
    event = printed.event
    event_words = [event.place, event.registration] if event else []
    blocks = [_plain(block.html) for block in printed.blocks if not block.is_figure]
    captions = [_plain(figure.caption_html) for figure in printed.figures]
    notes = [sources.in_one_line(note, printed.language) for note in printed.notes]
    return (
        printed.one_line,
        _joined([below_headline, *printed.key_points]),
        _joined([*event_words, *blocks, _plain(printed.notes_to_editors_html)]),
        _joined([*captions, *notes]),
    )


def _plain(html):
    return bigrams.UNSEEN.sub("", richtext.plain(CITATION.sub("", html)))


def _joined(texts):
    return "\n\n".join(filter(None, texts)).replace("\x00", "")


def rebuild():
    """Write the entries of every release anew, one by one, while the site runs; yield (done, all) after each."""
    releases = list(Release.objects.order_by("pk").values_list("pk", flat=True))
    for done, pk in enumerate(releases, 1):
        with transaction.atomic():
            if release := Release.objects.select_for_update().filter(pk=pk).first():
                refresh(release)
        yield done, len(releases)


def is_empty():
    """Whether there are approved releases and nothing to find them by."""
    approved = Release.objects.filter(state=Release.State.APPROVED)
    return approved.exists() and not SearchEntry.objects.exists()
