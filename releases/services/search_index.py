"""The words that a release is found by, written anew in the transaction of whatever changed it."""

from django.db.models import Exists, OuterRef

from ..models import Release, SearchEntry
from ..models import search as index
from ..text import bigrams, filling, richtext, sources
from ..text.languages import words
from . import article, walking

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
    found = {index.fact(name, key) for name, keys in rows.items() for (key,) in keys}
    found.add(index.fact("kind", release.kind))
    return found | ({index.fact("photos")} if release.photo_count else set())


def _entry(release, language, facts):
    printed = article.assemble(release, language, release.publish_at)
    texts = [text[:LONGEST] for text in _texts(printed, words(release, "subheadline", language))]
    evened = [bigrams.evened(text) for text in texts]
    head, lead, text, captions = texts
    found = index.lettered(bigrams.tokens("".join(evened)), language)
    found += index.lettered(bigrams.tokens(evened[0]), language, index.HEADLINE)
    found += index.lettered(facts, language, index.FACT)
    return SearchEntry(
        id=index.position(release, language),
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
    return bigrams.UNSEEN.sub("", richtext.plain(filling.without_citations(html)))


def _joined(texts):
    return "\n\n".join(filter(None, texts)).replace("\x00", "")


def rebuild(only_missing=False):
    """Write the entries of releases anew, one by one, while the site runs; yield (done, all) after each.

    ``only_missing`` leaves out those that have entries, and what has none in any case.
    """
    releases = _without_entries() if only_missing else Release.objects.all()
    keys = list(releases.order_by("pk").values_list("pk", flat=True))
    yield from walking.one_by_one(keys, refresh)


def _without_entries():
    entries = SearchEntry.objects.filter(release=OuterRef("pk"))
    return Release.objects.filter(~Exists(entries), state=Release.State.APPROVED)


def is_complete():
    """Whether every approved release can be found, once it may be."""
    return not _without_entries().exists()
