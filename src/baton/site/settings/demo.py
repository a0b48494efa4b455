"""`baton demo`: like production, but on this machine alone, with an SQLite file and mail shown in the terminal."""

from pathlib import Path

from baton.site.settings.databases import sqlite
from baton.site.settings.local_keys import local_key
from baton.site.settings.product import *

ROOT = Path(__file__).resolve().parents[4]
VAR = ROOT / "var"

DEBUG = False
GALLERY = True
SECRET_KEY = local_key(VAR / "demo-secret.key")
AUDIT_KEY = local_key(VAR / "demo-audit.key")
# Passkeys work on `localhost` without TLS, and on no other plain address.
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

DATABASES = {"default": sqlite(VAR / "demo.sqlite3")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = "Baton <baton@localhost>"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0
