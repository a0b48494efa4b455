"""The test suite: SQLite, or the database that DATABASE_URL names."""

import os
import tempfile
from pathlib import Path

from baton.site.settings.databases import database
from baton.site.settings.environment import url_of_test_database
from baton.site.settings.product import *

DEBUG = False
GALLERY = True
SECRET_KEY = "only-for-tests-" + "0" * 40
AUDIT_KEY = "only-for-tests-" + "1" * 40
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

_FOLDER = Path(tempfile.gettempdir())
DATABASES = {"default": database(url_of_test_database() or f"sqlite:///{_FOLDER}/baton.sqlite3", pooled=False)}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file for each process, because the browser's server reads it from another thread; never kept, so never synced.
    DATABASES["default"]["TEST"] = {"NAME": str(_FOLDER / f"baton-test-{os.getpid()}.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "Baton <baton@localhost>"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_RATE_LIMITS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
