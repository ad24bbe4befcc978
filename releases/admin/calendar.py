"""The month on one page: hours of releases, visits and holidays as a table of weeks, and the same as a list."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import path
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ..services import calendar, clock
from ..text import dates
from ..text.languages import is_chinese


class CalendarViews:
    """The address of the calendar, beside the list of releases."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.calendar)
        return [path("calendar/", view, name="releases_release_calendar"), *super().get_urls()]

    def calendar(self, request):
        """Show the month that was asked for, or the one that is running."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        at, language = clock.now(), translation.get_language()
        first, is_unread = _asked(request.GET.get("month", ""), at)
        month = calendar.month(first, user=request.user, at=at, language=language)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Calendar"),
            "month": month,
            "name": dates.month(first, language),
            "weekdays": [_weekday(day.on, language) for day in month.weeks[0]],
            "days": [(day, dates.day_with_weekday(day.on, language)) for day in month.days()],
            "is_unread": is_unread,
            "neighbours": [
                (rel, first, dates.month(first, language))
                for rel, first in (("prev", month.before()), ("next", month.after()))
                if first
            ],
        }
        return render(request, "admin/releases/release/calendar.html", context)


def _asked(typed, at):
    """Return the first day of the month that was typed, and whether it could not be read; then it is this month's."""
    running = dates.hong_kong_day(at).replace(day=1)
    try:
        return (calendar.month_of(typed) if typed else running), False
    except ValueError:
        return running, True


def _weekday(day, language):
    """Return (the whole name, what is left of it on a phone): 星期日, 日; Sunday, Sun."""
    name = date_format(day, "l")
    return name, name[-1] if is_chinese(language) else name[:3]
