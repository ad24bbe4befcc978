"""What people do at the desk, on the site and in the machine's books: what is due is done, all else changes nothing."""

from django.db import transaction
from reversion.models import Version

from releases.models import AuditEntry, Figure, Release, SecondLook
from releases.services import amending, drafting, publishing
from releases.services.refusals import Refused
from releases.text.languages import LANGUAGES, column
from tests import factories, figures

REASON = "An urgent matter."
IN_EACH = dict.fromkeys(LANGUAGES, "words for readers")


@transaction.atomic
def save(release, *, based_on, by, at, words, photos):
    """Write headlines, and the photos where they are given, as the form does."""
    opened = drafting.begin(release, based_on, by)
    write_words(opened, words)
    if photos is not None:
        opened.figures.all().delete()
        add_figures(opened, photos)
    drafting.finish(opened, by, at=at)


@transaction.atomic
def amend(release, *, based_on, by, at, words, photos, kind):
    """Change headlines and append photos in a live release."""
    opened = amending.begin(release, based_on=based_on, by=by, at=at)
    write_words(opened.release, words)
    add_figures(opened.release, photos)
    amending.finish(opened, by=by, at=at, kind=kind, reason=REASON, notices=IN_EACH)


def write_words(release, words):
    for language, text in words.items():
        setattr(release, column("headline", language), text)
    release.save()


def add_figures(release, photos):
    """Append a figure for each photo."""
    for position, photo in enumerate(photos, start=release.figures.count()):
        figure = Figure.objects.create(
            release=release, position=position, **factories.trilingual(caption="caption")
        )
        figure.figure_photos.create(photo=photo)


def kept(paper):
    """Everything that a refusal must leave as it was."""
    return (
        Release.objects.filter(pk=paper.release.pk).values().get(),
        *(model.objects.count() for model in (AuditEntry, Version, Figure, SecondLook)),
    )


class Desk:
    """The deeds, each first on the site and then in the books."""

    def __init__(self, world, books):
        self.world, self.books, self.oracle = world, books, books.oracle

    def do(self, verb, paper, who, *, is_sound=True, recorded=None, **arguments):
        """Use a verb and return whether it was done: so it must be where it fits and its arguments are sound."""
        if not (is_sound and self.books.may(verb, paper, who)):
            self.is_refused(verb, paper, who, paper.version, arguments)
            return False
        self.use(verb, paper, who, paper.version, arguments)
        paper.record.append((recorded or verb, who))
        paper.subject.latest()
        figures.add("life cycle: deeds done")
        return True

    def use(self, verb, paper, who, based_on, arguments):
        deed = {"save": save, "amend": amend}.get(verb) or getattr(publishing, verb)
        person, at = self.world.people[who], self.oracle.now
        deed(paper.release, based_on=based_on, by=person, at=at, **arguments)

    def is_done(self, *deed):
        try:
            self.use(*deed)
        except Refused:
            return False
        return True

    def is_refused(self, verb, paper, who, based_on, arguments):
        before = kept(paper)
        assert not self.is_done(verb, paper, who, based_on, arguments), verb
        assert kept(paper) == before, verb
        figures.add("life cycle: deeds refused")

    def misuse(self, verb, paper, who, is_stale=False):
        """Try a verb that does not fit, or that comes too late."""
        self.is_refused(verb, paper, who, paper.version - is_stale, self.sound(verb))

    def sound(self, verb):
        """Return arguments that no verb would object to."""
        hours = {"publish_at": self.oracle.now, "opening": dict.fromkeys(LANGUAGES)}
        written = {"words": {"en": "other words"}, "photos": []}
        return {
            "save": written,
            "amend": written | {"kind": "update"},
            "return_with_reason": {"reason": REASON},
            "approve": hours,
            "publish_in_emergency": hours | {"reason": REASON},
            "reschedule": hours,
            "open_language": {"language": "en", "reason": REASON},
            "close_language": {"language": "en"},
            "withdraw": {"reasons": IN_EACH, "keeps_headline": False},
            "reinstate": {"reason": REASON, "notices": IN_EACH},
        }.get(verb, {})

    # --- texts ---

    def save(self, paper, who, words, photos=None):
        if self.do("save", paper, who, words=words, photos=photos):
            paper.words |= words
            paper.photos = paper.photos if photos is None else photos
            paper.is_edited_by(who)

    def amend(self, paper, who, kind, words, photos):
        arguments = {"words": words, "photos": photos, "kind": kind}
        # Another photo is more than minor.
        is_sound = not (kind == "minor" and photos)
        if self.do("amend", paper, who, is_sound=is_sound, recorded=kind, **arguments):
            paper.words |= words
            paper.photos = [*paper.photos, *photos]
            paper.is_edited_by(who)
            paper.alone.append(who)

    # --- states ---

    def submit(self, paper, who):
        if self.do("submit", paper, who):
            paper.state, paper.hands = "submitted", {who, paper.edited}

    def return_with_reason(self, paper, who):
        if self.do("return_with_reason", paper, who, reason=REASON):
            paper.state = "draft"

    def schedule(self, verb, paper, who, delta, opening):
        publish_at = self.oracle.now + delta
        opening = {
            each: None if after is None else publish_at + after for each, after in opening.items()
        }
        arguments = {"publish_at": publish_at, "opening": opening}
        if verb != "approve":
            arguments["reason"] = REASON
        if not self.do(verb, paper, who, is_sound=not paper.lacks_words(opening), **arguments):
            return
        if verb == "publish_in_emergency" and paper.state == "draft":
            paper.hands.add(who)
        # In an emergency always; of a scheduled one whoever worked on it.
        paper.alone += [who] * (verb == "publish_in_emergency" or paper.is_work_of(who))
        paper.state, paper.hour = "approved", publish_at
        self.oracle.plan(paper, publish_at, opening)

    def unschedule(self, paper, who):
        if self.do("unschedule", paper, who):
            paper.state, paper.alone = "submitted", []
            del self.oracle.hours[paper]

    def open_language(self, paper, who, language, delta, notice):
        ready_at = None if delta is None else self.oracle.now + delta
        # Whoever had another text before it was closed must be told.
        is_news = paper.former.get(language, paper.text(language)) != paper.text(language)
        is_sound = (
            language not in self.books.seen(paper)
            and not paper.lacks_words([language])
            and (ready_at is None or ready_at >= paper.hour)
            and (notice or not is_news)
        )
        arguments = {"language": language, "ready_at": ready_at, "reason": REASON, "notice": notice}
        if self.do("open_language", paper, who, is_sound=is_sound, **arguments):
            self.oracle.hours[paper][language] = max(ready_at or self.oracle.now, paper.hour)
            paper.alone += [who] * (paper.is_work_of(who) or is_news)
            if is_news:
                paper.former[language] = paper.text(language)

    def close_language(self, paper, who, language):
        # The last that readers have is withdrawn instead.
        seen = self.books.seen(paper)
        is_sound = language in self.books.opened(paper) and seen != [language]
        if self.do("close_language", paper, who, is_sound=is_sound, language=language):
            del self.oracle.hours[paper][language]
            if language in seen:
                paper.former[language] = paper.text(language)

    def withdraw(self, paper, who, keeps_headline):
        seen = self.books.seen(paper)
        arguments = {"reasons": IN_EACH, "keeps_headline": keeps_headline}
        if self.do("withdraw", paper, who, **arguments):
            paper.state = "withdrawn"
            self.oracle.gone.add(paper)
            # What would have opened later never will.
            self.oracle.hours[paper] = {each: self.oracle.hours[paper][each] for each in seen}

    def reinstate(self, paper, who):
        if self.do("reinstate", paper, who, reason=REASON, notices=IN_EACH):
            paper.state = "approved"
            self.oracle.gone.discard(paper)
            paper.alone.append(who)

    def review(self, paper, who):
        if self.do("review", paper, who):
            paper.alone = [each for each in paper.alone if each == who]
