"""The hour that the doors ask for: what time has once reached, a clock set back does not take away."""

from datetime import UTC, datetime, timedelta
from time import monotonic

from django.utils import timezone

# Further back than this, the earlier reading was the wrong one.
BELIEVED = timedelta(hours=2)

latest = datetime.min.replace(tzinfo=UTC)
# What monotonic() said when that was read.
mark = 0.0


def now():
    """Return the present instant, aware; while the clock stands a little back, the latest instant read before.

    Standing still hides nothing that readers have had, and shows nothing early. Each process remembers its own
    readings; one started while the clock stands back believes the clock (docs/adr/0011).
    """
    global latest, mark
    read, tick = reading(), monotonic()
    if read < latest and latest - read <= BELIEVED:
        return latest
    # A clock that leaps ahead is believed, but not remembered: what was wrong for a second must not last. Twice the time
    # that has passed lets the memory catch up after the machine slept, when monotonic() slept too.
    is_first = mark == 0.0
    latest = read if is_first else min(read, latest + timedelta(seconds=2 * (tick - mark)))
    mark = tick
    return read


def reading():
    """Return what the host's clock says: good for the hour of an entry on the record, never for the gate."""
    return timezone.now()
