"""Where we run. What we do is data: see `policy` and `reference`."""

from datetime import timedelta
from pathlib import Path

import kombu.transport
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from coproduction.settings.environment import BASE_DIR, VAR_DIR, env, required, switch
from coproduction.settings.logs import logging_for

DEBUG = switch("DEBUG")
DEMO = switch("DEMO")
BENCH = switch("BENCH")  # adds the control page that script/bench measures against
UNSAFE_KEY = "not-a-secret-for-development-and-the-demonstration-only-0123456789" if DEBUG else None
SECRET_KEY = required("SECRET_KEY", otherwise=UNSAFE_KEY)
FIELD_ENCRYPTION_KEYS = env.list("FIELD_ENCRYPTION_KEYS", default=[])
if not FIELD_ENCRYPTION_KEYS:
    if not DEBUG:
        raise ImproperlyConfigured("Set FIELD_ENCRYPTION_KEYS before starting (see .env.example)")
    FIELD_ENCRYPTION_KEYS = ["bm90LWEtc2VjcmV0LWtleS1mb3ItZGV2ZWxvcG1lbnQ="]

# What ties equality answers to a person: apart from every other key, so that no other door opens them.
EQUALITY_KEYS = env.list("EQUALITY_KEYS", default=[])
if not EQUALITY_KEYS:
    if not DEBUG:
        raise ImproperlyConfigured("Set EQUALITY_KEYS before starting (see .env.example)")
    EQUALITY_KEYS = ["not-a-secret-for-development"]

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
BASE_URL = env.str("BASE_URL", default="http://localhost:8000").rstrip("/")
TRUST_NAME = env.str("TRUST_NAME", default="Anytown NHS Foundation Trust")
SERVICE_NAME = env.str("SERVICE_NAME", default="Co-production portal")
SUPPORT_PHONE = env.str("SUPPORT_PHONE", default="")
SUPPORT_EMAIL = env.str("SUPPORT_EMAIL", default="participation@example.nhs.uk")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "phonenumber_field",
    "django_structlog",
    "coproduction.core",
    "coproduction.nhsuk",
    "coproduction.audit",
    "coproduction.reference",
    "coproduction.correspondence",
    "coproduction.accounts",
    "coproduction.documents",
    "coproduction.policy",
    "experts",
    "involvement",
    "payments",
    "quality_mark",
    "coproduction.reports",
    "coproduction.privacy",
    "coproduction.demo",
    "coproduction.home",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "coproduction.core.middleware.PermissionsPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "coproduction.core.middleware.Language",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "coproduction.core.middleware.SessionLimits",
    "experts.middleware.ActFor",
    "coproduction.core.middleware.KeepTyped",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "coproduction.accounts.middleware.SecondFactorForStaff",
    "coproduction.accounts.middleware.SayProviderIsDown",
    "coproduction.core.middleware.NoStore",
    "coproduction.core.middleware.SayRuleBroken",
    "coproduction.core.middleware.SayBusy",
    "coproduction.core.middleware.SayPressAgain",
    "coproduction.core.middleware.NothingAtNul",
]

ROOT_URLCONF = "coproduction.urls"
WSGI_APPLICATION = "coproduction.wsgi.application"
CSRF_FAILURE_VIEW = "coproduction.core.views.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "coproduction.home.context_processors.service",
            ],
            "builtins": ["django.templatetags.i18n"],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "nhsuk"
CRISPY_TEMPLATE_PACK = "nhsuk"
CRISPY_FAIL_SILENTLY = False

SQLITE_URL = f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"
DATABASES = {"default": env.db("DATABASE_URL", default=SQLITE_URL)}
ON_SQLITE = "sqlite" in DATABASES["default"]["ENGINE"]
if ON_SQLITE:
    # Measured: plain settings lose 11 of 12 racing writers to 'database is locked'; these lose none.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
        "PRAGMA foreign_keys=ON;PRAGMA busy_timeout=20000;",
    }
else:
    DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": {"socket_timeout": 3, "socket_connect_timeout": 3},
        }
    }
else:
    # Sign-in limits need a cache that all the workers share, which local memory is not.
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": VAR_DIR / "cache",
        }
    }
# Each process's own memory, for what is the same for every reader: nothing about a person is kept in it.
CACHES["process"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "process",
    "OPTIONS": {"MAX_ENTRIES": 300},
}

# Celery
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 3600,
        "socket_timeout": 3,
        "socket_connect_timeout": 3,
        "global_keyprefix": env.str("REDIS_PREFIX", default=""),
    }
else:
    kombu.transport.TRANSPORT_ALIASES["database"] = "coproduction.core.broker:Transport"
    CELERY_BROKER_URL = "database://"
    CELERY_BROKER_TRANSPORT_OPTIONS = {"lease_seconds": 3600}
    CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Europe/London"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
DJANGO_STRUCTLOG_CELERY_ENABLED = True
# Schedules stay out of 01:00 to 02:00 in London: that hour comes twice in October and not at all in March.
CELERY_BEAT_SCHEDULE = {
    "heartbeat": {"task": "core.heartbeat", "schedule": timedelta(minutes=1)},
    "sweep-jobs": {"task": "core.sweep_jobs", "schedule": timedelta(minutes=1)},
    "sweep-messages": {"task": "correspondence.sweep", "schedule": timedelta(minutes=1)},
    "send-gathered": {"task": "correspondence.send_gathered", "schedule": timedelta(minutes=5)},
    "sweep-scans": {"task": "documents.sweep_scans", "schedule": timedelta(minutes=2)},
    "seal-audit": {"task": "audit.seal", "schedule": timedelta(minutes=5)},
    "remind-of-sessions": {"task": "involvement.remind_of_sessions", "schedule": timedelta(minutes=15)},
    "remind-of-training": {"task": "involvement.remind_of_training", "schedule": timedelta(minutes=15)},
    "remind-about-training": {
        "task": "involvement.remind_about_training",
        "schedule": crontab(minute=25, hour=8),
    },
    "pass-places-on": {"task": "involvement.pass_places_on", "schedule": crontab(minute=25, hour=0)},
    "forget-partners": {"task": "involvement.forget_partners", "schedule": crontab(minute=55, hour=3)},
    "forget-panel-imports": {
        "task": "involvement.forget_panel_imports",
        "schedule": crontab(minute=0, hour=3),
    },
    "remind-about-adverts": {"task": "involvement.send_reminders", "schedule": crontab(minute=0, hour=8)},
    "fill-panels": {"task": "involvement.fill_panels", "schedule": crontab(minute=40, hour=7)},
    "remind-about-panels": {"task": "involvement.remind_about_panels", "schedule": timedelta(minutes=15)},
    "ask-how-panels-went": {
        "task": "involvement.ask_how_panels_went",
        "schedule": crontab(minute=50, hour=7),
    },
    "ask-how-it-went": {"task": "involvement.ask_how_it_went", "schedule": crontab(minute=15, hour=9)},
    "chase-reviews": {"task": "involvement.chase_reviews", "schedule": crontab(minute=5, hour=8)},
    "remind-about-claims": {"task": "payments.send_reminders", "schedule": crontab(minute=10, hour=8)},
    "remind-about-people": {"task": "experts.send_reminders", "schedule": crontab(minute=20, hour=8)},
    "stand-down-tied": {"task": "quality_mark.stand_down_tied", "schedule": timedelta(hours=1)},
    "remind-reviewers": {"task": "quality_mark.remind_reviewers", "schedule": crontab(minute=30, hour=7)},
    "remind-of-panel-meetings": {
        "task": "quality_mark.remind_members",
        "schedule": crontab(minute=40, hour=7),
    },
    "remind-of-action-plans": {
        "task": "quality_mark.remind_of_plans",
        "schedule": crontab(minute=45, hour=7),
    },
    "move-marks-on": {"task": "quality_mark.move_marks_on", "schedule": crontab(minute=40, hour=0)},
    "remind-of-marks": {"task": "quality_mark.remind_of_marks", "schedule": crontab(minute=50, hour=7)},
    "close-adverts": {"task": "involvement.close_adverts", "schedule": crontab(minute=10, hour=0)},
    "tell-of-new-adverts": {
        "task": "involvement.tell_of_new_adverts",
        "schedule": crontab(minute=15, hour="7,9,12,15", day_of_week=1),
    },
    "refresh-matching": {"task": "involvement.refresh_facts", "schedule": crontab(minute=30, hour=2)},
    "lapse-offers": {"task": "involvement.lapse_offers", "schedule": crontab(minute=20, hour=0)},
    "forget-letters": {"task": "correspondence.forget_letters", "schedule": crontab(minute=50, hour=3)},
    "count-equality": {"task": "experts.count_equality", "schedule": crontab(minute=20, hour=2)},
    "forget-exports": {"task": "experts.forget_exports", "schedule": crontab(minute=5, hour=3)},
    "find-look-alikes": {"task": "experts.find_look_alikes", "schedule": crontab(minute=50, hour=2)},
    "mix-equality": {"task": "experts.mix_equality", "schedule": crontab(minute=40, hour=2)},
    "forget-orphans": {"task": "documents.forget_orphans", "schedule": crontab(minute=10, hour=3)},
    "forget-tokens": {"task": "core.forget_tokens", "schedule": crontab(minute=30, hour=3)},
    "erase-those-who-left": {"task": "privacy.erase_those_who_left", "schedule": crontab(minute=15, hour=4)},
    "forget-downloads": {"task": "privacy.forget_downloads", "schedule": crontab(minute=25, hour=4)},
    "propose-retention": {"task": "privacy.propose_retention", "schedule": crontab(minute=35, hour=4)},
    "forget-sessions": {"task": "accounts.forget_sessions", "schedule": crontab(minute=40, hour=3)},
}

# Sign-in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:start"
ACCOUNT_LOGOUT_REDIRECT_URL = "home:front"
ACCOUNT_ADAPTER = "coproduction.accounts.adapters.AccountAdapter"
MFA_ADAPTER = "coproduction.accounts.adapters.SecondFactorAdapter"
SOCIALACCOUNT_ADAPTER = "coproduction.accounts.adapters.SingleSignOnAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]  # a password is a choice, not a step
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# allauth allows 3 minutes; people who read slowly, or whose e-mail is on another device, need longer.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_FORMS = {
    "login": "coproduction.accounts.sign_in_forms.SignIn",
    "signup": "coproduction.accounts.sign_in_forms.Join",
    "add_email": "coproduction.accounts.sign_in_forms.AddEmail",
    "change_email": "coproduction.accounts.sign_in_forms.ChangeEmail",
    "change_password": "coproduction.accounts.sign_in_forms.ChangePassword",
    "set_password": "coproduction.accounts.sign_in_forms.SetPassword",
    "reset_password": "coproduction.accounts.sign_in_forms.ForgottenPassword",
    "reset_password_from_key": "coproduction.accounts.sign_in_forms.NewPassword",
    "request_login_code": "coproduction.accounts.sign_in_forms.AskForCode",
    "confirm_login_code": "coproduction.accounts.sign_in_forms.SignInCode",
    "confirm_email_verification_code": "coproduction.accounts.sign_in_forms.EmailCode",
    "confirm_password_reset_code": "coproduction.accounts.sign_in_forms.PasswordCode",
    "reauthenticate": "coproduction.accounts.sign_in_forms.PasswordAgain",
}
MFA_FORMS = {
    "authenticate": "coproduction.accounts.sign_in_forms.AppCode",
    "reauthenticate": "coproduction.accounts.sign_in_forms.AppCodeAgain",
    "activate_totp": "coproduction.accounts.sign_in_forms.SetUpApp",
    "add_webauthn": "coproduction.accounts.sign_in_forms.AddKey",
    "edit_webauthn": "coproduction.accounts.sign_in_forms.RenameKey",
}
SOCIALACCOUNT_FORMS = {
    "signup": "coproduction.accounts.sign_in_forms.JoinBySingleSignOn",
    "disconnect": "coproduction.accounts.sign_in_forms.Disconnect",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {
    # Per address high: a whole trust sits behind one. Per account as allauth has them.
    "login": "300/m/ip",
    "login_failed": "300/m/ip,5/5m/key",
    "signup": "100/m/ip",
    "request_login_code": "100/m/ip,3/m/key",
    "reset_password": "100/m/ip,5/m/key",
    "confirm_email": "1/10s/key",
}
# The two pages of training that a stranger can send forms to, and the calendars fetched by a private link.
PUBLIC_RATE_LIMITS = {
    "partner_booking": "60/h/ip,6/h/key",
    "verify_certificate": "60/m/ip",
    "private_calendar": "120/m/ip,30/m/key",
}
MFA_RATE_LIMITS = {"webauthn_login": "100/m/ip"}
if DEMO and env.str("RATE_LIMITS", default="on") == "off":
    ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = PUBLIC_RATE_LIMITS = False
# How many proxies stand before us: without it every person behind one would share a single address's limits.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXIES", default=1 if switch("BEHIND_PROXY") else 0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or DEBUG
MFA_TOTP_ISSUER = SERVICE_NAME
USERSESSIONS_TRACK_ACTIVITY = False
STAFF_SECOND_FACTOR = not DEMO
STAFF_EMAIL_DOMAINS = env.list("STAFF_EMAIL_DOMAINS", default=[])
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if env.str("OIDC_SERVER_URL", default=""):
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": "staff",
            "name": env.str("OIDC_NAME", default="NHSmail"),
            "client_id": required("OIDC_CLIENT_ID"),
            "secret": required("OIDC_CLIENT_SECRET"),
            # Entra ID keeps a person's identifier in oid, not sub.
            "settings": {
                "server_url": env.str("OIDC_SERVER_URL"),
                "uid_field": env.str("OIDC_UID_FIELD", default="oid"),
                # The trust's own provider is believed about the trust's own addresses: an invited person signs in.
                "verified_email": STAFF_EMAIL_DOMAINS,
                "email_authentication": True,
            },
        }
    )

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_IDLE_MINUTES = 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # a cookie can be read on the way

# Security
HTTPS = switch("HTTPS", default=not (DEBUG or DEMO))
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if switch("BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
# Websites that may show the list of adverts inside a page of theirs, such as https://www.trust.nhs.uk: that page alone.
EMBED_SITES = env.list("EMBED_SITES", default=[])
# Chromium holds form-action against the redirect too, and the sign-in button is a form that leads to the provider.
SINGLE_SIGN_ON_ORIGIN = (
    ["/".join(env.str("OIDC_SERVER_URL").split("/")[:3])] if env.str("OIDC_SERVER_URL", default="") else []
)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *SINGLE_SIGN_ON_ORIGIN],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# E-mail: the demonstration keeps it in a folder, where its own mailbox page reads it.
EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))
    EMAIL_TIMEOUT = 10
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
# Texts: console (default), folder (the demonstration's), govuk-notify, or the dotted path of a class of the trust's own.
SMS_GATEWAY = env.str("SMS_GATEWAY", default="folder" if DEMO else "console")
SMS_FILE_PATH = VAR_DIR / "texts"
NOTIFY_URL = env.str("NOTIFY_URL", default="https://api.notifications.service.gov.uk").rstrip("/")
NOTIFY_API_KEY = required("NOTIFY_API_KEY", otherwise=None if SMS_GATEWAY == "govuk-notify" else "-")
NOTIFY_TEMPLATE_ID = required("NOTIFY_TEMPLATE_ID", otherwise=None if SMS_GATEWAY == "govuk-notify" else "-")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"{SERVICE_NAME} <portal@example.nhs.uk>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Language and time
LANGUAGE_CODE = "en-gb"  # what the code is written in, and so always offered
WRITTEN = {"en-gb": "English", "cy": "Cymraeg"}
LANGUAGES = [
    (code, name)
    for code, name in WRITTEN.items()
    if code in {LANGUAGE_CODE, *env.list("INTERFACE_LANGUAGES", default=list(WRITTEN))}
]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
PHONENUMBER_DEFAULT_REGION = "GB"

# Files
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "documents": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "documents", "base_url": None},
    },
    # Letters printed together: kept for some days, and never backed up, since they can be printed again.
    "letters": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "letters", "base_url": None},
    },
    "staticfiles": {"BACKEND": "coproduction.nhsuk.storage.StaticFiles"},
}
CLAMAV_ADDRESS = env.str("CLAMAV_ADDRESS", default="")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

LOGGING = logging_for(debug=DEBUG)
