"""What an editor should think twice about before a release is put on the clock: advice, which forbids nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import holidays
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from ..models import Release
from ..models.words import columns
from ..text import schedule
from ..text.dates import day_with_weekday, desk_moment, hong_kong, hong_kong_day
from ..text.languages import LANGUAGES, of, short_name, suffix
from . import article

NEAR = timedelta(hours=1)
LONG_AFTER = timedelta(days=3)
FAR_AWAY = timedelta(days=365)

HOURS = ["publish_at", *(f"ready_at_{suffix(language)}" for language in LANGUAGES)]
_HOLIDAYS = {"zh-hant": "zh_HK", "zh-hans": "zh_CN", "en": "en_HK"}


def holidays_in(first_day, last_day, language):
    """Return {date: name} of Hong Kong's general holidays from one day to another, both included; no mere Sundays.

    These are the days on which offices are closed, Good Friday among them; the library calls them optional.
    """
    years = range(first_day.year, last_day.year + 1)
    named = holidays.HongKong(
        years=years, language=of(_HOLIDAYS, language), categories=["optional"]
    )
    return {day: name for day, name in sorted(named.items()) if first_day <= day <= last_day}


def warnings(release, publish_at, opening, at, language):
    """Return sentences, in the newsroom's language, about hours that a release or its languages would get.

    ``publish_at`` None is now. ``opening`` is {language: aware datetime, or None for the release's hour}, as approve()
    takes it; the release itself still has the hours that it has until now. What is live already is not spoken of. One
    query finds other releases.
    """
    with translation.override(language):
        plan = _Plan(release, publish_at or at, opening, at, language)
        return [
            *plan.of_hours(),
            *plan.of_days(),
            *plan.of_other_releases(),
            *plan.of_day_words(),
        ]


@dataclass(frozen=True)
class DayWordOf:
    """A word of the day in the text of one language; ``day`` is the one on which its readers would get it."""

    language: str
    day: str
    place: str
    word: str
    sentence: str


def day_words(release, publish_at, opening, at, language):
    """Return every 今日, 昨日, "today" in the languages that would go out on another day than they were written for.

    That day is the one of the hour that the release has now, or of its last edit while it has none. A word that stands
    with its right date is left out. Places and days are in the newsroom's ``language``.
    """
    written_for = hong_kong_day(release.publish_at or release.edited_at)
    found = []
    for each in _still_closed(release, opening, at):
        day = hong_kong_day(opening[each] or publish_at)
        if day != written_for:
            text = article.assemble(release, each, at)
            named = day_with_weekday(day, language)
            found += [
                DayWordOf(each, named, word.place, word.word, word.sentence)
                for word in schedule.day_words(text, day, language)
            ]
    return found


def _still_closed(release, opening, at):
    """The languages of a plan that readers do not have yet, in the order of LANGUAGES."""
    live = release.live_languages(at)
    return [each for each in LANGUAGES if each in opening and each not in live]


class _Plan:
    """The hours that would be set, each with the languages that open then; none stand for the release itself."""

    def __init__(self, release, publish_at, opening, at, language):
        self.release, self.publish_at, self.opening = release, publish_at, opening
        self.at, self.language = at, language
        self.hours = {} if release.is_live(at) else {publish_at: []}
        for each in _still_closed(release, opening, at):
            if opening[each] not in (None, publish_at):
                self.hours.setdefault(opening[each], []).append(each)

    def of_hours(self) -> Iterator[str]:
        """An hour gone by, out of order, at night, at midnight."""
        for hour, languages in self.hours.items():
            for sentence in (*self._of_order(hour, languages), *self._of_clock(hour)):
                yield _addressed(sentence, languages)

    def _of_order(self, hour, languages):
        if hour < self.at and languages:
            yield _("This hour has gone by: choose a later one, or open it now.")
        elif hour < self.at:
            yield _("This hour has gone by: choose a later one, or publish now.")
        if hour < self.publish_at:
            yield _("A language opens before the release itself: correct its hour.")
        after = hour - self.publish_at
        if after >= LONG_AFTER and not self.release.is_live(self.at):
            sentence = _("This language opens %(days)s days after the release: is the day right?")
            yield sentence % {"days": after.days}

    def _of_clock(self, hour):
        minding = schedule.hours_to_mind(hour)
        if "night" in minding:
            sentence = _("%(hour)s Hong Kong time is at night: is this meant?")
            yield sentence % {"hour": f"{hong_kong(hour):%H:%M}"}
        if "midnight" in minding:
            yield _("00:00 may be read as the end of the day or as its beginning: 00:01 is clear.")

    def of_days(self) -> Iterator[str]:
        """A day at the weekend, a public holiday, far away; each day is spoken of once."""
        days = {}
        for hour, languages in self.hours.items():
            days.setdefault(hong_kong_day(hour), (hour, languages))
        for day, (hour, languages) in days.items():
            for sentence in self._of_day(day, hour):
                yield _addressed(sentence, languages)

    def _of_day(self, day, hour):
        holiday = holidays_in(day, day, self.language).get(day)
        named = {"day": day_with_weekday(day, self.language), "holiday": holiday}
        if hour - self.at > FAR_AWAY:
            yield _("%(day)s is more than a year away: is the year right?") % named
        if "weekend" in schedule.hours_to_mind(hour):
            yield _("%(day)s is at the weekend.") % named
        if holiday:
            yield _("%(day)s is a public holiday in Hong Kong: %(holiday)s.") % named

    def of_other_releases(self) -> Iterator[str]:
        """The releases of which some language opens within an hour of one of these."""
        for moment, other in sorted(self._neighbours(), key=lambda found: found[0]):
            if moment > self.at:
                sentence = _("“%(release)s” goes live at %(hour)s, within an hour of this one.")
            else:
                sentence = _("“%(release)s” went live at %(hour)s, within an hour of this one.")
            yield sentence % {"release": other, "hour": desk_moment(moment, self.language)}

    def _neighbours(self):
        """Yield (the moment nearest to ours, release) of each other release nearby."""
        near = Q(pk__in=[])
        for name in HOURS:
            for hour in self.hours:
                near |= Q(**{f"{name}__range": (hour - NEAR, hour + NEAR)})
        others = Release.objects.filter(near, state=Release.State.APPROVED)
        for other in others.exclude(pk=self.release.pk).only("slug", *columns("headline"), *HOURS):
            distances = [
                (abs(moment - hour), moment)
                for moment in map(other.opened_at, other.open_languages())
                for hour in self.hours
            ]
            distance, moment = min(distances)
            if distance <= NEAR:
                yield moment, other

    def of_day_words(self) -> Iterator[str]:
        plan = (self.release, self.publish_at, self.opening, self.at, self.language)
        for found in day_words(*plan):
            sentence = _("“%(word)s” in %(place)s: readers get it on %(day)s. %(sentence)s")
            yield _addressed(sentence % vars(found), [found.language])


def _addressed(sentence, languages):
    """The sentence behind the languages that it is about, as requirements are; none where it is about the release."""
    return f"{' · '.join(map(short_name, languages))}：{sentence}" if languages else sentence
