"""The environment variables of a production server. Each is read here, once, and nowhere else."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")

_KEY_LENGTH_MIN: Final = 50
_KEY_SIGNS_MIN: Final = 10
_KEY_EXAMPLE: Final = "0123456789" * 5
_WORKERS_MAX: Final = 64
_PORT_MAX: Final = 65535


class BrokenEnvironment(Exception):
    """`sentences` says of each missing or malformed variable what it is for and how to set it."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class Environment:
    """`mail_url` is None when mail is only written to the log; `var` holds what the server itself writes."""

    secret_key: str
    audit_key: str
    hosts: tuple[str, ...]
    database_url: str
    mail_url: str | None
    mail_from: str
    var: Path
    bind: str
    port: int
    workers: int
    proxied: bool


@dataclass(frozen=True, slots=True)
class Variable(Generic[T]):
    """`read` turns the text into a value, or raises ValueError with the rest of the sentence "NAME ...".

    `example` is a text that `read` takes. `required`: there is no default, and the example is never used in earnest;
    else the example is the default.
    """

    name: str
    meaning: str
    read: Callable[[str], T]
    example: str
    required: bool = False

    def value(self, environ: Mapping[str, str], wrong: list[str]) -> T:
        """What is set, or the default. A sentence is added to `wrong` when what is set cannot be used."""
        text = environ.get(self.name, "").strip()
        if not text and self.required:
            wrong.append(f"{self.name} is missing: it {self.meaning}.")
        try:
            return self.read(text or self.example)
        except ValueError as reason:
            wrong.append(f"{self.name} {reason}")
            return self.read(self.example)


def _key(text: str) -> str:
    if len(text) < _KEY_LENGTH_MIN or len(set(text)) < _KEY_SIGNS_MIN:
        msg = (
            f"is too easy to guess: it needs {_KEY_LENGTH_MIN} random characters; "
            "make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
        raise ValueError(msg)
    return text


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(host.strip() for host in text.split(",") if host.strip())
    if not hosts or "*" in hosts or any(sign in host for host in hosts for sign in "/: "):
        msg = "lists the host names people type, with commas between them and nothing else (care.example.org)."
        raise ValueError(msg)
    return hosts


def _url(*schemes: str, form: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if urlsplit(text).scheme not in schemes:
            msg = f"looks like {form}."
            raise ValueError(msg)
        return text

    return read


def _whole_number(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            msg = f"is a whole number from {least} to {most}."
            raise ValueError(msg)
        return int(text)

    return read


def _yes_or_no(text: str) -> bool:
    if text not in {"yes", "no"}:
        msg = 'is "yes" or "no".'
        raise ValueError(msg)
    return text == "yes"


_DATABASE_FORM: Final = "postgresql://user:password@host:5432/name or sqlite:///path/to/baton.sqlite3"
_MAIL_FORM: Final = "smtp://user:password@host:587, smtps for TLS from the first byte, or log: for none"

SECRET_KEY: Final = Variable("BATON_SECRET_KEY", "signs sessions and links", _key, _KEY_EXAMPLE, required=True)
AUDIT_KEY: Final = Variable(
    "BATON_AUDIT_KEY", "seals each line of the audit", _key, _KEY_EXAMPLE[1:] + "0", required=True
)
HOSTS: Final = Variable("BATON_HOSTS", "names the hosts this server answers for", _hosts, "localhost", required=True)
DATABASE: Final = Variable(
    "DATABASE_URL",
    f"says where the records are kept ({_DATABASE_FORM})",
    _url("postgresql", "postgres", "sqlite", form=_DATABASE_FORM),
    "sqlite:///var/baton.sqlite3",
    required=True,
)
MAIL: Final = Variable("BATON_MAIL_URL", "says how mail is sent", _url("smtp", "smtps", "log", form=_MAIL_FORM), "log:")
MAIL_FROM: Final = Variable("BATON_MAIL_FROM", "is the sender of every mail", str, "Baton <baton@localhost>")
VAR: Final = Variable("BATON_VAR", "is the folder for what the server writes itself", Path, "var")
BIND: Final = Variable("BATON_BIND", "is the address to listen on", str, "127.0.0.1")
PORT: Final = Variable("BATON_PORT", "is the port to listen on", _whole_number(1, _PORT_MAX), "8000")
WORKERS: Final = Variable("BATON_WORKERS", "is the number of server processes", _whole_number(1, _WORKERS_MAX), "2")
PROXIED: Final = Variable("BATON_PROXIED", "says whether a proxy speaks HTTPS in front", _yes_or_no, "no")

VARIABLES: Final = (SECRET_KEY, AUDIT_KEY, HOSTS, DATABASE, MAIL, MAIL_FROM, VAR, BIND, PORT, WORKERS, PROXIED)


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """Read every variable. Raises BrokenEnvironment with one sentence for each that is missing or malformed."""
    wrong: list[str] = []
    mail_url = MAIL.value(environ, wrong)
    environment = Environment(
        secret_key=SECRET_KEY.value(environ, wrong),
        audit_key=AUDIT_KEY.value(environ, wrong),
        hosts=HOSTS.value(environ, wrong),
        database_url=DATABASE.value(environ, wrong),
        mail_url=None if mail_url.startswith("log:") else mail_url,
        mail_from=MAIL_FROM.value(environ, wrong),
        var=VAR.value(environ, wrong),
        bind=BIND.value(environ, wrong),
        port=PORT.value(environ, wrong),
        workers=WORKERS.value(environ, wrong),
        proxied=PROXIED.value(environ, wrong),
    )
    if environment.secret_key == environment.audit_key:
        wrong.append("BATON_AUDIT_KEY is the same as BATON_SECRET_KEY: make a second one, so that one leak is not two.")
    if wrong:
        raise BrokenEnvironment(tuple(wrong))
    return environment


def url_of_test_database(environ: Mapping[str, str] = os.environ) -> str:
    """Empty: the suite makes its own SQLite file."""
    return environ.get(DATABASE.name, "").strip()
