"""The life of releases as a state machine: Hypothesis uses the verbs in any order, at any hour, by anybody.

Each rule is one deed of the desk or of the clock. What may be done is in books.py, what readers see in oracle.py; the
site must agree with both after every step (agreement.py).
"""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from releases.services import clock as clock_of_the_site
from releases.text.languages import LANGUAGES
from tests import figures
from tests.lifecycle.agreement import Readers
from tests.lifecycle.books import EDITORS, EVERY, STAGES, WRITERS, Books, Paper
from tests.lifecycle.deskwork import Desk
from tests.lifecycle.oracle import Oracle
from tests.lifecycle.surfaces import make_subject

MICROSECOND, SECOND, DAY = timedelta(microseconds=1), timedelta(seconds=1), timedelta(days=1)
START = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
ahead = st.sampled_from([timedelta(), MICROSECOND, SECOND, 600 * SECOND, DAY / 24, DAY, 40 * DAY])
later = st.none() | ahead
FORWARD = ["draft", "submitted", "scheduled", "live"]
openings = st.dictionaries(st.sampled_from(LANGUAGES), later, min_size=1)
languages = st.sampled_from(LANGUAGES)
lists_of_languages = st.lists(languages, min_size=1, unique=True)
draws = st.data()
EVERY_STAGE = [*FORWARD, "withdrawn"]


def at_stage(*stages, **strategies):
    """Make a rule of a deed on a release at one of these stages, drawn as ``paper``."""

    def decorated(deed):
        def with_paper(self, which, **drawn):
            papers = [each for each in self.books.papers if self.books.stage(each) in stages]
            deed(self, which.draw(st.sampled_from(papers), label="paper"), **drawn)

        with_paper.__name__ = deed.__name__
        is_due = precondition(
            lambda self: any(self.books.stage(each) in stages for each in self.books.papers)
        )
        return is_due(rule(which=draws, **strategies)(with_paper))

    return decorated


class LifeCycle(RuleBasedStateMachine):
    """Two releases; all that a sequence does is rolled back at its end.

    ``beginning`` are the stages at which they begin, where these are not to be drawn; ``length`` is the number of
    steps of a sequence that is counted as a full one.
    """

    def __init__(self, world, clock, beginning=(), length=None):
        super().__init__()
        self.world, self.clock, self.beginning, self.length = world, clock, beginning, length
        clock.at, clock_of_the_site.latest = START, datetime.min.replace(tzinfo=UTC)
        clock_of_the_site.mark = 0.0
        self.oracle, self.words_used = Oracle(), 0
        self.books = Books(self.oracle)
        self.desk, self.readers = Desk(world, self.books), Readers(world, self.books)
        self.read_clock()
        self.frame = transaction.atomic()
        self.frame.__enter__()
        figures.add("life cycle: sequences")

    def teardown(self):
        if self.readers.turn == self.length:
            figures.add(f"life cycle: sequences of {self.length} steps")
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)

    def read_clock(self):
        self.oracle.read(self.clock.at)
        assert clock_of_the_site.now() == self.oracle.now

    # --- the clock ---

    @rule(delta=ahead)
    def time_passes(self, delta):
        self.clock.at += delta

    @precondition(lambda self: self.coming())
    @rule(step=st.sampled_from([-MICROSECOND, timedelta(), MICROSECOND]))
    def hour_comes(self, step):
        self.clock.at = min(self.coming()) + step

    def coming(self):
        hours = (at for each in self.oracle.hours.values() for at in each.values())
        return [at for at in hours if at > self.clock.at + MICROSECOND]

    @rule(delta=st.sampled_from([MICROSECOND, SECOND, 1800 * SECOND, 3600 * SECOND]))
    def clock_is_set_back(self, delta):
        self.clock.at = max(self.clock.at - delta, self.oracle.now - DAY / 24)

    # --- drafts ---

    @initialize(stages=st.lists(st.sampled_from(FORWARD), min_size=1, max_size=2))
    def begin(self, stages):
        """Begin in the midst of it: there are releases, each at some stage."""
        for stage in self.beginning or stages:
            self.make()
            paper = self.books.papers[-1]
            for verb in FORWARD[1 : 1 + FORWARD.index(stage)]:
                self.forward(verb, paper)

    def forward(self, stage, paper):
        if stage == "submitted":
            self.desk.submit(paper, "writer")
        elif stage == "scheduled":
            self.desk.schedule("approve", paper, "editor", DAY / 24, {"zh-hant": None, "en": DAY})
        else:
            self.clock.at = self.oracle.hours[paper]["zh-hant"]
            self.read_clock()

    @precondition(lambda self: len(self.books.papers) < len(self.world.places))
    @rule()
    def make(self):
        slug = list(self.world.places)[len(self.books.papers)]
        writer, places = self.world.people["writer"], self.world.places[slug]
        subject = make_subject(slug, writer, places)
        words = {each: f"headline of {slug} {each}" for each in LANGUAGES}
        self.books.papers.append(
            Paper(subject, [places["photo"]], words, record=[("save", "writer")])
        )

    def new_words(self):
        """Words that stand nowhere else, without a digit."""
        self.words_used += 1
        return "q" + f"{self.words_used:05}".translate(LETTERS)

    @at_stage("draft", "submitted", who=st.sampled_from(WRITERS), language=languages)
    def edit(self, paper, who, language):
        self.desk.save(paper, who, {language: self.new_words()})

    @at_stage(
        "draft", "submitted", who=st.sampled_from(WRITERS), has=st.tuples(*[st.booleans()] * 2)
    )
    def change_photos(self, paper, who, has):
        photos = [paper.subject.photo] * has[0] + [self.world.common_photo] * has[1]
        self.desk.save(paper, who, {}, photos)

    @at_stage(
        *("draft", "submitted", "scheduled", "live"),
        who=st.sampled_from([*WRITERS, "translator"]),
        is_blank=st.booleans(),
    )
    def translate(self, paper, who, is_blank):
        """Write or empty the words of a language that is closed, whatever the state."""
        closed = [each for each in self.books.closed(paper) if who != "translator" or each == "en"]
        if closed:
            self.desk.save(paper, who, {closed[0]: "" if is_blank else self.new_words()})

    # --- the verbs ---

    @at_stage("draft", who=st.sampled_from(WRITERS))
    def submit(self, paper, who):
        self.desk.submit(paper, who)

    @at_stage("submitted", who=st.sampled_from(EDITORS))
    def return_with_reason(self, paper, who):
        self.desk.return_with_reason(paper, who)

    @at_stage("submitted", who=st.sampled_from(EDITORS), delta=ahead, opening=openings)
    def approve(self, paper, who, delta, opening):
        self.desk.schedule("approve", paper, who, delta, opening)

    @at_stage("draft", "submitted", who=st.sampled_from(EDITORS), delta=ahead, opening=openings)
    def publish_in_emergency(self, paper, who, delta, opening):
        self.desk.schedule("publish_in_emergency", paper, who, delta, opening)

    @at_stage("scheduled", who=st.sampled_from(EDITORS), delta=ahead, opening=openings)
    def reschedule(self, paper, who, delta, opening):
        self.desk.schedule("reschedule", paper, who, delta, opening)

    @at_stage("scheduled", who=st.sampled_from(EDITORS))
    def unschedule(self, paper, who):
        self.desk.unschedule(paper, who)

    @at_stage(
        *("scheduled", "live"),
        who=st.sampled_from(EDITORS),
        language=languages,
        delta=later,
        notice=st.sampled_from(["", "words for readers"]),
    )
    def open_language(self, paper, who, language, delta, notice):
        self.desk.open_language(paper, who, language, delta, notice)

    @at_stage("scheduled", "live", who=st.sampled_from(EDITORS), language=languages)
    def close_language(self, paper, who, language):
        self.desk.close_language(paper, who, language)

    @at_stage(
        "live",
        who=st.sampled_from(EDITORS),
        kind=st.sampled_from(["correction", "update", "minor"]),
        chosen=lists_of_languages,
        adds_photo=st.booleans(),
    )
    def amend(self, paper, who, kind, chosen, adds_photo):
        opened = self.books.opened(paper)
        words = {each: self.new_words() for each in opened if each in [*chosen, opened[0]]}
        adds_photo = adds_photo and self.world.common_photo not in paper.photos
        self.desk.amend(paper, who, kind, words, [self.world.common_photo] * adds_photo)

    @at_stage("live", who=st.sampled_from(EDITORS), keeps_headline=st.booleans())
    def withdraw(self, paper, who, keeps_headline):
        self.desk.withdraw(paper, who, keeps_headline)

    @at_stage("withdrawn", who=st.sampled_from(EDITORS))
    def reinstate(self, paper, who):
        self.desk.reinstate(paper, who)

    @at_stage("scheduled", "live", "withdrawn", who=st.sampled_from(EDITORS))
    def review(self, paper, who):
        self.desk.review(paper, who)

    # --- what must be refused ---

    @at_stage(*EVERY_STAGE, data=draws)
    def everybody_without_the_right(self, paper, data):
        """The verb would be right at this stage, but not for these people."""
        stage = self.books.stage(paper)
        fitting = ["save", *(verb for verb in STAGES if stage in STAGES[verb])]
        verb = data.draw(st.sampled_from(fitting))
        for who in sorted(EVERY):
            if not self.books.may(verb, paper, who):
                self.desk.misuse(verb, paper, who)

    @at_stage(*EVERY_STAGE, verb=st.sampled_from(sorted(STAGES)), who=st.sampled_from(EDITORS))
    def verb_out_of_place(self, paper, verb, who):
        if not self.books.may(verb, paper, who):
            self.desk.misuse(verb, paper, who)

    @at_stage(*EVERY_STAGE, data=draws, others=st.permutations(EDITORS))
    def two_at_once(self, paper, data, others):
        """Two people have the same version before them: what the slower one does is refused."""
        deeds = [verb for verb in ("save", *STAGES) if self.books.may(verb, paper, others[1])]
        if self.books.may("save", paper, others[0]):
            self.desk.save(paper, others[0], {self.books.closed(paper)[0]: self.new_words()})
            if deeds:
                self.desk.misuse(data.draw(st.sampled_from(deeds)), paper, others[1], is_stale=True)

    # --- what is true after every step ---

    @precondition(lambda self: self.readers.turn % 16 == 0)
    @rule()
    def reader_looks_everywhere(self):
        self.readers.compare_everywhere()

    @invariant()
    def agrees(self):
        self.read_clock()
        self.readers.compare()
        figures.add("life cycle: steps")


# 0–9 as letters.
LETTERS = str.maketrans("0123456789", "abcdefghij")
