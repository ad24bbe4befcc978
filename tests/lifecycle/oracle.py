"""What readers should see, computed without the site: the machine's only idea of "live"."""

from datetime import timedelta


class Oracle:
    """The readers' instant, the hour of each release in each language, and what was withdrawn."""

    def __init__(self):
        self.now, self.hours, self.gone = None, {}, set()

    def read(self, clock):
        is_behind = self.now and timedelta(0) < self.now - clock <= timedelta(hours=2)
        self.now = self.now if is_behind else clock

    def plan(self, release, publish_at, opening):
        self.hours[release] = {each: at or publish_at for each, at in opening.items()}

    def had(self, release, language):
        return self.hours.get(release, {}).get(language, self.now + timedelta(1)) <= self.now

    def sees(self, release, language):
        return release not in self.gone and self.had(release, language)
