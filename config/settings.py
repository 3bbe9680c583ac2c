"""Every setting of Cairn, read from the environment in this one place.

Nothing needs to be set for the demo. A server sets at least SECRET_KEY, DATABASE_URL, SITE_URL and EMAIL_URL;
a value that cannot be right stops the start with a sentence instead of being guessed at.
"""

import os
import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from config.logging import logging_config

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def _read(name: str, read: Callable[..., Any], default: Any) -> Any:
    """What `read` makes of the variable `name`; a value it cannot take is named, with its variable."""
    try:
        return read(name, default=default)
    except Exception as error:
        raise ImproperlyConfigured(f"{name} cannot be read ({os.environ.get(name)!r}): {error}") from error


def _kept_secret(path: Path) -> str:
    """The secret key kept beside the data, made the first time. Only its owner can read the file."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        try:
            os.link(fresh, path)  # whoever comes first wins; two processes never hold two keys
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()


TESTING = "PYTEST_VERSION" in os.environ
DEMO = "SECRET_KEY" not in os.environ
DEBUG = _read("DEBUG", env.bool, False)
DATA_DIR = Path(_read("DATA_DIR", env.str, str(BASE_DIR / "var" / "demo"))).resolve()
PORT = _read("PORT", env.int, 8000)
SECRET_KEY = os.environ.get("SECRET_KEY") or _kept_secret(DATA_DIR / "secret-key")
SITE_URL = _read("SITE_URL", env.str, f"http://127.0.0.1:{PORT}").rstrip("/")
if urlsplit(SITE_URL).scheme not in ("http", "https") or not urlsplit(SITE_URL).hostname:
    raise ImproperlyConfigured(
        f"SITE_URL needs to be a whole address such as https://cairn.example.org, not {SITE_URL!r}"
    )
if not DEMO and len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("SECRET_KEY needs at least 32 characters")
if DEBUG and not (DEMO or TESTING):
    raise ImproperlyConfigured(
        "DEBUG shows the inside of the program to anyone: it cannot be on where SECRET_KEY is set"
    )
ALLOWED_HOSTS = _read("ALLOWED_HOSTS", env.list, [urlsplit(SITE_URL).hostname, "127.0.0.1", "localhost"])
SECURE = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "config",
    "demo",
    "governance",
    "improvement",
    "schools",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "crispy_forms",
    "crispy_forms_gds",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "schools.web.middleware.closed_for_maintenance",
    "schools.web.middleware.refuse_bad_addresses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "schools.web.middleware.KeepingLoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "schools.web.middleware.never_store",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "schools.web.context.frame",
            ],
            "builtins": [
                "schools.templatetags.cairn",
                "schools.templatetags.blocks",
                "governance.templatetags.governance",
            ],
        },
    }
]

# ---- data -------------------------------------------------------------------------------------------------
if "DATABASE_URL" in os.environ:
    DATABASES = {"default": _read("DATABASE_URL", env.db_url, None)}
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA_DIR / "cairn.sqlite3"}}
    DATA_DIR.mkdir(parents=True, exist_ok=True)
DATABASE = DATABASES["default"]
if DATABASE["ENGINE"].endswith("sqlite3"):
    # Django's own settings lose most writes to "database is locked" under many writers: IMMEDIATE makes them
    # queue, 20 seconds is the longest wait measured with a margin, FULL survives a power cut, and without
    # recursive_triggers an INSERT OR REPLACE slips past the triggers that keep the history append-only.
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
    }
elif DATABASE["ENGINE"].endswith("postgresql"):
    # PostgreSQL compiles a query that it expects to be costly, which takes one to two seconds; ours read few rows by many
    # ways (whose evidence is it?), so that it expects too much, above all before the first ANALYZE.
    DATABASE.setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
else:
    raise ImproperlyConfigured(
        "DATABASE_URL needs to name a PostgreSQL (postgres://…) or SQLite (sqlite:///…) database"
    )
DATABASE["CONN_MAX_AGE"] = None
DATABASE["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = _read("REDIS_URL", env.str, "")
if TESTING:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
elif REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
else:  # shared by the web's processes, so that throttling counts all of them
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(DATA_DIR / "cache"),
        }
    }

# ---- people -----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "schools.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    # Cyber Essentials v3.3: at least 12 characters.
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "schools.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proved by the invitation that was sent to it
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # school mail is often slow
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_SESSION_REMEMBER = False  # many people share a computer: closing the browser signs out
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(SITE_URL).scheme
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = False
PASSWORD_RESET_TIMEOUT = 24 * 3600
# At most ten guesses in five minutes for an account (Cyber Essentials v3.3); sixty a minute from one address,
# because a whole school may share one.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/5m/key,60/m/ip",
    "request_login_code": "20/m/ip,5/5m/key",
}
_forms = "schools.accounts.forms."
ACCOUNT_FORMS = {
    "login": _forms + "LoginForm",
    "request_login_code": _forms + "RequestLoginCodeForm",
    "confirm_login_code": _forms + "ConfirmLoginCodeForm",
    "reset_password": _forms + "ResetPasswordForm",
    "reset_password_from_key": _forms + "ResetPasswordKeyForm",
    "change_password": _forms + "ChangePasswordForm",
    "set_password": _forms + "SetPasswordForm",
    "reauthenticate": _forms + "ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": _forms + "AuthenticateForm",
    "reauthenticate": _forms + "MFAReauthenticateForm",
    "activate_totp": _forms + "ActivateTOTPForm",
}
MFA_ADAPTER = "schools.accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Cairn"
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"  # read from the cache, kept in the database
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-cairn" if SECURE else "cairn"
CSRF_COOKIE_NAME = "__Host-cairn-csrf" if SECURE else "cairn-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "schools.web.errors.csrf_failure"

# ---- what browsers are told ---------------------------------------------------------------------------------
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG
CRISPY_ALLOWED_TEMPLATE_PACKS = ["gds"]
CRISPY_TEMPLATE_PACK = "gds"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_HANDLERS = [
    "schools.files.uploads.StopAtLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# ---- time and language ----------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"  # with American order 03/04 would be read as 4 March
TIME_ZONE = "Europe/London"
USE_TZ = True

# ---- mail and the worker ----------------------------------------------------------------------------------------
MAIL_DIR = DATA_DIR / "mail"
EMAIL_TIMEOUT = 30
if "EMAIL_URL" in os.environ:
    globals().update(_read("EMAIL_URL", env.email_url, None))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(MAIL_DIR)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _read(
    "MAIL_FROM",
    env.str,
    f"Cairn <no-reply@{urlsplit(SITE_URL).hostname.replace('127.0.0.1', 'cairn.example')}>",
)

if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
else:  # the demo: kombu's file broker. It may lose a message: the rows of Notice and Mail are the queue.
    CELERY_BROKER_URL = "filesystem://"
    _broker = DATA_DIR / "broker"
    for _folder in ("messages", "control"):
        (_broker / _folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_broker / "messages"),
        "data_folder_out": str(_broker / "messages"),
        "control_folder": str(_broker / "control"),
        "polling_interval": 0.1,
    }
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
TICK_SECONDS = _read("TICK_SECONDS", env.float, 300.0)
DIGEST_HOUR = _read("DIGEST_HOUR", env.int, 7)  # in England, whatever zone the server keeps
if not 0 <= DIGEST_HOUR <= 23:
    raise ImproperlyConfigured(f"DIGEST_HOUR is an hour from 0 to 23, not {DIGEST_HOUR}")

# Bank holidays proclaimed after the library's list was made, such as for a coronation: 2027-06-03,2027-08-02
EXTRA_BANK_HOLIDAYS = frozenset(
    _read(
        "EXTRA_BANK_HOLIDAYS",
        lambda name, default: [date.fromisoformat(day) for day in env.list(name, default=default)],
        [],
    )
)
MAIL_PER_MINUTE = _read("MAIL_PER_MINUTE", env.int, 0)  # what the mail server allows; 0 is no limit
if MAIL_PER_MINUTE < 0:
    raise ImproperlyConfigured(f"MAIL_PER_MINUTE is a number of mails, or 0, not {MAIL_PER_MINUTE}")

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_config(debug=DEBUG, quiet=TESTING)
