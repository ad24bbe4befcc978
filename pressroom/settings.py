"""One file of settings. With nothing set it is a developer's machine; SECRET_KEY makes it a real site."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.text import format_lazy
from js_asset import JSON, Script, Stylesheet

from releases.text import languages

from . import editor, env

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Where we run ------------------------------------------------------------------------------

SECRET_KEY = env.text("SECRET_KEY")
REAL_SITE = bool(SECRET_KEY)
DEBUG = env.flag("DEBUG", default=not REAL_SITE)
SITE_ORIGIN = env.origin("SITE_ORIGIN", default="http://127.0.0.1:8000")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS")
DATA_DIR = Path(env.text("DATA_DIR") or BASE_DIR)

# Whether a proxy stands before us that strips X-Forwarded-Proto from what readers send, and appends to X-Forwarded-For.
BEHIND_PROXY = env.flag("BEHIND_PROXY", default=False)
# A staging or demonstration site asks search engines to stay away.
INDEXED = env.flag("INDEXED", default=True)

if REAL_SITE:
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("SECRET_KEY is too short; use at least 50 random characters.")
    if DEBUG:
        raise ImproperlyConfigured("DEBUG shows secrets to readers; leave it off on a real site.")
    if not ALLOWED_HOSTS or any(host.startswith(("*", ".")) for host in ALLOWED_HOSTS):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS must name each host of the site, without * or dot."
        )
    if not SITE_ORIGIN.startswith("https://"):
        raise ImproperlyConfigured("SITE_ORIGIN must begin with https:// on a real site.")
else:
    SECRET_KEY = "a-developer-s-machine-only-" + "0" * 40
    if set(ALLOWED_HOSTS) - {"127.0.0.1", "localhost", "[::1]"}:
        raise ImproperlyConfigured("Without SECRET_KEY the site answers this machine only.")
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

# --- Data --------------------------------------------------------------------------------------

if env.text("DATABASE_URL"):
    DATABASES = {"default": dj_database_url.parse(env.text("DATABASE_URL"), conn_max_age=600)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "db.sqlite3",
            # A new connection would read the schema and plan each question anew.
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                # Without IMMEDIATE, WAL readers that turn writers fail with "database is locked".
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Uploads are private: no MEDIA_URL, no route, and the storage refuses to make addresses.
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "releases.storage.PrivateStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if REAL_SITE
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
# Where a front server is configured to send files itself, e.g. /private/.
X_ACCEL_PREFIX = env.text("X_ACCEL_PREFIX")
# As the application server is told; long downloads hold at most half of the threads of a process.
THREADS = env.number("THREADS", default=4)
# What the headlines of images for social media are set in; without a font none are made.
SOCIAL_FONT = env.font("SOCIAL_FONT")
# A form of 40 figures in three languages with 200 photos is never refused.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 400
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- The application ---------------------------------------------------------------------------

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, whose forms it extends
    "releases.apps.ReleasesConfig",  # before the admin, whose templates it extends
    "releases.apps.NewsroomConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "reversion",
    "axes",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pressroom.sessions.LoginLasts",
    "pressroom.in_place.LoginInPlace",
    "pressroom.middleware.LoginUnlessMarked",
    "pressroom.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pressroom.middleware.PrivateUnlessSaid",
    "axes.middleware.AxesMiddleware",  # last, as it asks to be
]
ROOT_URLCONF = "pressroom.urls"
WSGI_APPLICATION = "pressroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
# The editor is started by a module of our own: only when its field is first seen.
DJANGO_PROSE_EDITOR_PRESETS = {
    "pressroom": [
        Stylesheet("releases/admin/writing.css"),
        JSON(editor.TOLD, id="editor-told"),
        Script("releases/admin/editor.js", type="module"),
    ],
}
END_MARK = "words"  # （完） / Ends; "hashes" prints ###

# --- The team's logins -------------------------------------------------------------------------

AUTH_USER_MODEL = "releases.User"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "shown_name", "email"]},
    },
    {"NAME": "pressroom.passwords.HouseWordsValidator"},
]
# A login ends after so long without a request, and after so long at all; sessions.py counts.
LOGIN_IDLE = timedelta(minutes=30)
LOGIN_LASTS = timedelta(hours=12)
SESSION_COOKIE_AGE = int(LOGIN_LASTS.total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
AWAKE_COOKIE_NAME = "awake"
CSRF_FAILURE_VIEW = "pressroom.in_place.token_refused"
# Five failures of one account from one address close the door between these two, and no other.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
# So many from one address, over all accounts, close every door to it; login.py counts.
ADDRESS_FAILURE_LIMIT = 50
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_HANDLER = "pressroom.login.FailureCounter"
AXES_CLIENT_IP_CALLABLE = "pressroom.login.client_address"
AXES_LOCKOUT_CALLABLE = "pressroom.login.closed"
# Nothing is kept beyond the failures that count, and nothing of it is shown in the newsroom.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False

# --- Languages and time ------------------------------------------------------------------------

LANGUAGES = [(language, languages.autonym(language)) for language in languages.LANGUAGES]
LANGUAGE_CODE = MODELTRANSLATION_DEFAULT_LANGUAGE = languages.DEFAULT
MODELTRANSLATION_ENABLE_FALLBACKS = False
# Our own catalogue stands before Django's, whose Traditional Chinese is Taiwan's.
LOCALE_PATHS = [BASE_DIR / "releases" / "locale", BASE_DIR / "releases" / "locale_django"]
FORMAT_MODULE_PATH = "pressroom.formats"
TIME_ZONE = "Asia/Hong_Kong"
USE_TZ = True


def MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME(verbose_name, language):  # noqa: N802, a setting's name
    """Label a column of the form with its language: 標題 · 繁."""
    return format_lazy("{} · {}", verbose_name, languages.short_name(language))


# --- Static files and security -----------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
# A developer's machine serves static files from where they are written.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = not REAL_SITE
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        # The editor adds one style element of its own; a test computes its hash anew.
        "style-src": [SELF, "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if REAL_SITE:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    AWAKE_COOKIE_NAME = "__Host-awake"
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
