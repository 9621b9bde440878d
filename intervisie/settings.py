"""Every setting, read from the environment with safe defaults. No other module reads environment variables.

`README.md` lists the variables; `intervisie.data` makes the data folder and the secret key.
"""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from intervisie import env
from intervisie.data import data_folder, secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = data_folder(Path(env.text("INTERVISIE_DATA", str(BASE_DIR / "data"))).resolve())

DEBUG = env.switch("INTERVISIE_DEBUG")
SECRET_KEY = env.text("INTERVISIE_SECRET_KEY") or secret_key(DATA_DIR / "secret_key")
HTTPS = env.switch("INTERVISIE_HTTPS")

PUBLIC_URL = env.web_address("INTERVISIE_URL")
PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = env.number("INTERVISIE_PROXIES")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.exact_hosts("INTERVISIE_HOSTS")]

INSTALLED_APPS = [
    "sessions.apps.SessionsConfig",
    "methods",
    "intervisie.accounts",
    "intervisie.groups.apps.GroupsConfig",
    "intervisie.followup.apps.FollowupConfig",
    "intervisie.evaluations.apps.EvaluationsConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "channels",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "intervisie.squeezing.SqueezedPages",
    "csp.middleware.CSPMiddleware",
    "intervisie.middleware.refuse_large_bodies",
    "intervisie.middleware.keep_out_of_caches",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "intervisie.logins.keep_in_use",
    "intervisie.middleware.language",
    "intervisie.middleware.refuse_unreadable_forms",
    "intervisie.middleware.say_what_is_not_taken",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "intervisie.accounts.middleware.second_step_first",
    "intervisie.accounts.middleware.in_their_words",
    "django_htmx.middleware.HtmxMiddleware",
    "sessions.middleware.Refusals",
]

ROOT_URLCONF = "intervisie.urls"
WSGI_APPLICATION = "intervisie.wsgi.application"
ASGI_APPLICATION = "intervisie.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# ---- what is kept ------------------------------------------------------------------------------------------------

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'db.sqlite3'}"),
}
# The worker threads live as long as the server, and so do their connections.
DATABASES["default"]["CONN_MAX_AGE"] = None
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
# The pages of a coordinator may have a database role of their own, which cannot read what people said.
WALLED = bool(env.text("DATABASE_URL_COORDINATOR"))
if WALLED:
    DATABASES["coordinator"] = env.walled("DATABASE_URL_COORDINATOR", DATABASES["default"])
DATABASE_ROUTERS = ["intervisie.wall.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Redis carries bells between processes and nothing else: no page waits for it. The cache is each process's own.
REDIS_URL = env.text("REDIS_URL")
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

vars().update(env.email("EMAIL_URL", "consolemail://"))
if vars()["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend":
    EMAIL_BACKEND = "intervisie.mail.Terminal"
EMAIL_TIMEOUT = 10  # seconds: a mail server that says nothing holds nobody up
DEFAULT_FROM_EMAIL = env.text("INTERVISIE_FROM", "Intervisie <intervisie@localhost>")

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / ".static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "intervisie.static.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

# ---- who is who --------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["intervisie.accounts.login.Backend"]
SESSION_ENGINE = "intervisie.logins"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = []
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
SITE_NAME = "Intervisie"

ACCOUNT_ADAPTER = "intervisie.accounts.adapter.ClosedDoor"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"openid": "30/m/ip"}
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
OPENID = env.openid("INTERVISIE_OPENID")
MFA_ADAPTER = "intervisie.accounts.adapter.SecondStep"
MFA_TOTP_ISSUER = SITE_NAME
MFA_FORMS = {
    "add_webauthn": "intervisie.accounts.forms.passkeys.Add",
    "authenticate_webauthn": "intervisie.accounts.forms.passkeys.Authenticate",
    "edit_webauthn": "intervisie.accounts.forms.passkeys.Rename",
    "login_webauthn": "intervisie.accounts.forms.passkeys.Login",
    "reauthenticate_webauthn": "intervisie.accounts.forms.passkeys.Reauthenticate",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG

# ---- language and time -------------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# ---- the browser's side of safety --------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BODY_LIMIT = DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
PACE = env.number("INTERVISIE_PACE", 1, least=1)  # how many times faster than people somebody may act: tests do
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 1
SESSION_COOKIE_HTTPONLY = True
LOGIN_IDLE_HOURS = env.number("INTERVISIE_LOGIN_IDLE_HOURS", 12, least=1)  # unused for so long, and it is over
DESK_IDLE_MINUTES = env.number("INTERVISIE_DESK_IDLE_MINUTES", 30, least=10)  # for who leads no sessions
LOGIN_DAYS = env.number("INTERVISIE_LOGIN_DAYS", 7, least=1)  # and so long after signing in, used or not
SESSION_COOKIE_AGE = 60 * 60 * 24 * LOGIN_DAYS
CSRF_COOKIE_HTTPONLY = True
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-login", "__Host-csrf"  # no neighbour's site can set these for us
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True

DEFAULT_EXCEPTION_REPORTER_FILTER = "intervisie.reports.Wordless"
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"keyless": {"()": "intervisie.reports.Keyless"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "intervisie": {"level": "INFO"},
        "sessions": {"level": "INFO"},
        "methods": {"level": "INFO"},
        "django.request": {"filters": ["keyless"]},
        "django.security.csrf": {"filters": ["keyless"]},
    },
}
