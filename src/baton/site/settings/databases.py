"""How each database is opened."""

import sqlite3
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

# Older versions can corrupt a write-ahead log when it is reset, so they keep the rollback journal.
_WAL_IS_SOUND_FROM: Final = (3, 51, 3)
_LOCK_WAIT_S: Final = 15
_POOL_WAIT_S: Final = 10


def sqlite(path: Path | str) -> dict[str, Any]:
    """The write lock is taken at BEGIN, so that a second writer waits instead of failing half way."""
    journal = "WAL" if sqlite3.sqlite_version_info >= _WAL_IS_SOUND_FROM else "DELETE"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": _LOCK_WAIT_S,
            "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def postgresql(url: str, *, pooled: bool = True) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name?sslmode=require`; a socket folder goes in `?host=`."""
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    options.setdefault("connect_timeout", _POOL_WAIT_S // 2)
    host = options.pop("host", None) or unquote(parts.hostname or "")
    if pooled:
        options["pool"] = {"min_size": 1, "max_size": 8, "timeout": _POOL_WAIT_S}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(options.pop("port", None) or parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def database(url: str, *, pooled: bool = True) -> dict[str, Any]:
    """`sqlite:///relative/path`, `sqlite:////absolute/path` or `postgresql://...`."""
    if url.startswith("sqlite:"):
        return sqlite(unquote(urlsplit(url).path.removeprefix("/")))
    return postgresql(url, pooled=pooled)
