"""How long a login lasts: half an hour without a request, half a day at all. Nothing is written to keep it."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.http import HttpResponse
from django.utils import timezone

LOGGED_IN_AT = "logged_in_at"
# The cookie is written anew once a minute at most.
FRESH = timedelta(minutes=1)
# It outlives the login, so that a form left open over long holidays is still known as ours.
KNOWN = timedelta(days=7)


class LoginLasts:
    """Takes a login that has ended for none; keeps the moment of the last request in a signed cookie.

    For the newsroom alone: readers' pages never read the session.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not in_newsroom(request):
            return self.get_response(request)
        end_if_over(request, timezone.now())
        before = request.session.session_key
        response = self.get_response(request)
        if request.user.is_authenticated:
            now = timezone.now()
            if request.session.session_key != before:
                request.session[LOGGED_IN_AT] = int(now.timestamp())
            _keep_awake(request, response, now)
        return response


def in_newsroom(request):
    """Whether the address is one of the newsroom's."""
    return request.path_info.startswith("/admin/")


def end_if_over(request, now):
    """Let the request be nobody's if its login lasts no longer; ``request.ended_login_of`` is then who it was."""
    if request.user.is_authenticated and _is_over(request, now):
        request.ended_login_of = request.user
        request.user = AnonymousUser()


def was_logged_in(request):
    """Whether this browser had a login here of late, even if nothing is left of its session; nobody forges that."""
    return hasattr(request, "ended_login_of") or bool(_cookie(request))


def begin_anew(request):
    """Leave an ended session behind before a login, so that whoever else has its key stays out."""
    if hasattr(request, "ended_login_of"):
        request.session = type(request.session)()


def awake(request):
    """Answer a form that somebody is writing in: the request itself keeps the login, for these seconds at most."""
    left = _logged_in_at(request) + settings.LOGIN_LASTS - timezone.now()
    return HttpResponse(
        status=204, headers={"Login-Seconds-Left": max(0, int(left.total_seconds()))}
    )


def _is_over(request, now):
    began = _logged_in_at(request)
    latest = _last_request(request) or began
    return now - began >= settings.LOGIN_LASTS or now - latest >= settings.LOGIN_IDLE


def _logged_in_at(request):
    """Return the moment of this very login; a session made without our login page goes by the user's last one."""
    if LOGGED_IN_AT in request.session:
        return datetime.fromtimestamp(request.session[LOGGED_IN_AT], UTC)
    return request.user.last_login or datetime.min.replace(tzinfo=UTC)


def _last_request(request):
    """Return what the cookie says; None if there is none, or if it is not this session's."""
    try:
        said = _of_session(request).unsign(_cookie(request))
    except signing.BadSignature:
        return None
    return datetime.fromtimestamp(int(said), UTC)


def _keep_awake(request, response, now):
    latest = _last_request(request)
    if latest and now - latest < FRESH:
        return
    response.set_cookie(
        settings.AWAKE_COOKIE_NAME,
        _ours().sign(_of_session(request).sign(str(int(now.timestamp())))),
        max_age=KNOWN,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _cookie(request):
    """Return what we wrote for whatever session; "" if there is nothing, or if somebody else wrote it."""
    try:
        return _ours().unsign(request.COOKIES.get(settings.AWAKE_COOKIE_NAME, ""))
    except signing.BadSignature:
        return ""


def _ours():
    return signing.Signer(salt="pressroom.awake")


def _of_session(request):
    # Bound to the session: no other one is kept awake by it.
    return signing.Signer(salt=f"pressroom.awake.{request.session.session_key}")
