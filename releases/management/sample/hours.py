"""The calendar of the sample: days counted from the one on which it is loaded, hours of Hong Kong."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from releases.text.dates import HONG_KONG


class Calendar:
    """What "day = -20" means, seen from an instant."""

    def __init__(self, at):
        self.at = at
        self.today = at.astimezone(HONG_KONG).date()

    def day(self, given):
        """Return a date from "2023-03-31" or {"day": 1} or {"date": "2023-03-31"}."""
        if isinstance(given, str):
            return date.fromisoformat(given)
        if "date" in given:
            return date.fromisoformat(given["date"])
        return self.today + timedelta(days=given["day"])

    def moment(self, given):
        """Return an aware datetime from {"day": -20, "time": "11:00"}; None stays None."""
        if given is None:
            return None
        return datetime.combine(self.day(given), time.fromisoformat(given["time"]), HONG_KONG)

    def shortly_before(self, moment):
        """Return when the editor pressed the button for an hour: five minutes before it, at the latest now.

        Not as the loading began: what the release names was saved since, and would count as changed after approval.
        """
        return min(timezone.now(), moment - timedelta(minutes=5))
