"""`baton serve`: everything that differs between two servers comes from the environment."""

from urllib.parse import unquote, urlsplit

from baton.site.settings.databases import database
from baton.site.settings.environment import read
from baton.site.settings.product import *

ENVIRONMENT = read()

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
AUDIT_KEY = ENVIRONMENT.audit_key
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ENVIRONMENT.hosts]

DATABASES = {"default": database(ENVIRONMENT.database_url)}
# Shared by all server processes, so that a rate limit holds for all of them together.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "site_cache"}}

STATIC_ROOT = ENVIRONMENT.var / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "baton.site.static_files.FingerprintedFiles"},
}

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
# The prefix makes browsers refuse these cookies from a sister host or without TLS.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
if ENVIRONMENT.proxied:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Rate limits count the person's address and not the proxy's.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
if ENVIRONMENT.mail_url is None:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
else:
    _mail = urlsplit(ENVIRONMENT.mail_url)
    EMAIL_HOST = unquote(_mail.hostname or "localhost")
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = bool(EMAIL_HOST_USER) and not EMAIL_USE_SSL
    EMAIL_PORT = _mail.port or (465 if EMAIL_USE_SSL else 587)
    EMAIL_TIMEOUT = 10
