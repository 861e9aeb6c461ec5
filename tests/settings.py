"""The settings tests run on: as in production, but quick passwords, no files left behind, and tasks run where they are queued."""

import os
import tempfile

os.environ.setdefault("DEBUG", "true")
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="portal-test-"))
os.makedirs(os.path.join(os.environ["VAR_DIR"], "static"), exist_ok=True)

from coproduction.settings.base import *  # noqa: E402, F403
from coproduction.settings.base import DATABASES, STORAGES, env  # noqa: E402

DEBUG = False
ALLOWED_HOSTS = ["*"]
HTTPS = SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
STAFF_SECOND_FACTOR = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # A page kept from one test would answer in the next.
    "process": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
STORAGES = {
    **STORAGES,
    "documents": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "letters": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if name := env.str("TEST_DATABASE_NAME", default=""):
    DATABASES["default"].setdefault("TEST", {})["NAME"] = name
