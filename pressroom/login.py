"""The one login form, and the door that closes for a while after failed logins; django-axes counts them."""

from contextlib import contextmanager
from ipaddress import ip_address, ip_network

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.db.models import Q, Sum
from django.http import QueryDict
from django.utils.translation import ngettext

from releases.management.sample import accounts

from .sessions import begin_anew


class LoginForm(AdminAuthenticationForm):
    """Says when the door is closed; a real site never takes the password that the demo prints."""

    def clean(self):
        if settings.REAL_SITE and self.cleaned_data.get("password") == accounts.PASSWORD:
            raise self.get_invalid_login_error()
        return super().clean()

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        begin_anew(self.request)

    def get_invalid_login_error(self):
        if getattr(self.request, "axes_locked_out", False):
            return ValidationError(closed_sentence(), code="closed")
        return super().get_invalid_login_error()


def closed_sentence():
    """Return what happened and how long to wait; the same whether or not there is such a user."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds()) // 60
    sentence = ngettext(
        "Too many logins failed from where you are. Wait %(minutes)d minute, then log in again.",
        "Too many logins failed from where you are. Wait %(minutes)d minutes, then log in again.",
        minutes,
    )
    return sentence % {"minutes": minutes}


def closed(request, response, credentials):
    """Turn the page that the login form is shown on into the answer 429; called by django-axes."""
    response.status_code = 429
    response.headers["Retry-After"] = int(settings.AXES_COOLOFF_TIME.total_seconds())
    return response


def client_address(request):
    """Return the address that called, as a string: behind a proxy, the one that the proxy itself wrote; None if unknown.

    An IPv6 address stands for its network of 64 bits, which one household has for itself.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or told
    try:
        address = ip_address(told)
    except ValueError:
        return None
    if address.version == 6:
        address = ip_network((address, 64), strict=False).network_address
    return str(address)


class FailureCounter(AxesDatabaseHandler):
    """Counts in the database, by account and by address, and keeps nothing of the form that came with the login."""

    def get_failures(self, request, credentials=None):
        """Return the latest failures of the account from its address; enough to close the door if the address has many.

        A success forgets those of its own account alone, so nobody's own login opens the door to the others.
        """
        is_accounts = Q(username=get_client_username(request, credentials))
        failures = "failures_since_start"
        counted = AccessAttempt.objects.filter(
            ip_address=request.axes_ip_address, attempt_time__gte=get_cool_off_threshold(request)
        ).aggregate(
            of_account=Sum(failures, filter=is_accounts, default=0),
            of_address=Sum(failures, default=0),
        )
        if counted["of_address"] >= settings.ADDRESS_FAILURE_LIMIT:
            return max(counted["of_account"], settings.AXES_FAILURE_LIMIT)
        return counted["of_account"]

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        with _without_its_form(request):
            super().user_login_failed(sender, credentials, request, **kwargs)


@contextmanager
def _without_its_form(request):
    # Somebody who logs in again to save may have a whole draft in the same request.
    kept = request.GET, request.POST
    request.GET, request.POST = QueryDict(), QueryDict()
    try:
        yield
    finally:
        request.GET, request.POST = kept
