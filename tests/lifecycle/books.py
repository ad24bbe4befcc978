"""What the desk may do, kept beside the site's own books: who has which right, and which verb fits when."""

from dataclasses import dataclass, field
from datetime import datetime

from releases.models import User
from releases.text.languages import LANGUAGES
from tests import factories
from tests.lifecycle.surfaces import Subject, make_places

EVERY = {"writer", "translator", "editor", "chief", "stranger"}
EDITORS = ["editor", "chief"]
WRITERS = ["writer", *EDITORS]


class World:
    """People, organisations, topics, visits and photos: made once, the same for every sequence."""

    def __init__(self):
        rights = {
            "writer": ["change_release"],
            "translator": ["translate_en"],
            "editor": ["change_release", "approve_release"],
            "chief": ["change_release", "approve_release"],
            "stranger": [],
        }
        for name, own in rights.items():
            factories.make_user(name, *own)
        self.people = {name: User.objects.get(username=name) for name in EVERY}
        self.places = {
            name: make_places(name, self.people["writer"]) for name in ("alder", "birch")
        }
        self.common_photo = make_places("common", self.people["writer"])["photo"]


@dataclass(eq=False)
class Paper:
    """One release as the desk's books have it."""

    subject: Subject
    photos: list
    words: dict
    state: str = "draft"
    hour: datetime | None = None
    # Who edited it last, and all who worked on it since it was handed in.
    edited: str = "writer"
    hands: set = field(default_factory=lambda: {"writer"})
    # What readers of a language had when it was closed to them, or were told of since.
    former: dict = field(default_factory=dict)
    # (verb, who) of each version, and who did something alone that no second person has looked at.
    record: list = field(default_factory=list)
    alone: list = field(default_factory=list)

    @property
    def release(self):
        return self.subject.release

    @property
    def slug(self):
        return self.subject.release.slug

    @property
    def version(self):
        return len(self.record)

    def is_work_of(self, who):
        return who in self.hands

    def is_edited_by(self, who):
        self.edited = who
        self.hands.add(who)

    def text(self, language):
        """What the page of a language prints, as far as a sequence changes it."""
        return self.words[language], [photo.pk for photo in self.photos]

    def lacks_words(self, languages):
        return any(not self.words[language] for language in languages)


class Books:
    """All papers, and the oracle that knows which of them readers have."""

    def __init__(self, oracle):
        self.oracle, self.papers = oracle, []

    def stage(self, paper):
        if paper.state != "approved":
            return paper.state
        return "live" if self.seen(paper) else "scheduled"

    def seen(self, paper):
        """The languages in which readers have it now."""
        return [each for each in LANGUAGES if self.oracle.sees(paper, each)]

    def opened(self, paper):
        """The languages that are open now or from some hour on."""
        return [each for each in LANGUAGES if each in self.oracle.hours.get(paper, {})]

    def closed(self, paper):
        return [each for each in LANGUAGES if each not in self.opened(paper)]

    def to_open(self, paper):
        """Closed languages, and of a live release those that wait for their hour."""
        closed, seen = self.closed(paper), self.seen(paper)
        return [each for each in LANGUAGES if each not in seen] if seen else closed

    def may(self, verb, paper, who):
        """Whether the person may use the verb on the paper as it stands."""
        if verb == "save":
            return self._may_save(paper, who)
        if who not in (WRITERS if verb == "submit" else EDITORS):
            return False
        return self.stage(paper) in STAGES[verb] and self._suits(verb, paper, who)

    def _may_save(self, paper, who):
        if paper.state == "withdrawn":
            return False
        languages = LANGUAGES if paper.state in ("draft", "submitted") else self.closed(paper)
        return bool(languages) if who in WRITERS else who == "translator" and "en" in languages

    def _suits(self, verb, paper, who):
        if verb == "approve":
            return not paper.is_work_of(who)
        if verb == "publish_in_emergency":
            return paper.state == "draft" or paper.is_work_of(who)
        if verb == "review":
            return any(each != who for each in paper.alone)
        if verb == "open_language":
            return bool(self.to_open(paper))
        if verb == "close_language":
            return len(self.opened(paper)) > 1
        return True


STAGES = {
    "submit": ["draft"],
    "return_with_reason": ["submitted"],
    "approve": ["submitted"],
    "publish_in_emergency": ["draft", "submitted"],
    "reschedule": ["scheduled"],
    "unschedule": ["scheduled"],
    "open_language": ["scheduled", "live"],
    "close_language": ["scheduled", "live"],
    "amend": ["live"],
    "withdraw": ["live"],
    "reinstate": ["withdrawn"],
    "review": ["scheduled", "live", "withdrawn"],
}
