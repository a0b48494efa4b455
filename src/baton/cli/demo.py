"""`baton demo`: from nothing to a page that answers."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

import click

from baton.cli.progress import say, step

_ROOT: Final = Path(__file__).resolve().parents[3]
_VAR: Final = _ROOT / "var"
_DATABASE: Final = _VAR / "demo.sqlite3"
_STAMP: Final = _VAR / "demo.stamp"
_FIRST_PORT: Final = 8000


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Listen here instead of on the first free port from 8000.")
@click.option("--reset", is_flag=True, help="Throw the demonstration's data away and begin afresh.")
def demo(port: int | None, reset: bool) -> None:
    """Set up a demonstration on this machine and serve it.

    Makes an SQLite file with a few believable people in it, and serves on localhost until Ctrl-C.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "baton.site.settings.demo"
    from baton.cli.server import Place, serve

    # Held until the server listens, so that a second start finds the data ready and this port taken.
    alone = ExitStack()
    alone.enter_context(_one_at_a_time())
    place = Place(address="127.0.0.1", port=_port(port), workers=1)
    if reset:
        _forget()
    _fill_if_needed()

    def welcome() -> None:
        alone.close()
        _welcome(place.port)

    serve(place, when_it_answers=welcome)
    say("\nStopped. The data stays in var/demo.sqlite3; `./baton demo --reset` begins afresh.")


def _port(wanted: int | None) -> int:
    from baton.cli.server import free_port, is_free

    if wanted is not None and not is_free(wanted):
        say(f"Something else listens on port {wanted}; choose another with --port.")
        sys.exit(2)
    port = wanted or free_port(_FIRST_PORT)
    if port is None:
        say(f"No port from {_FIRST_PORT} up is free; choose one with --port.")
        sys.exit(2)
    return port


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two first starts at once: the second waits, and then finds everything done."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    _VAR.mkdir(exist_ok=True)
    with (_VAR / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
        # The server's processes have the file open too, so closing it here alone would let go of nothing.
        fcntl.flock(lock, fcntl.LOCK_UN)


def _forget() -> None:
    for path in [_STAMP, *_VAR.glob(f"{_DATABASE.name}*")]:
        path.unlink(missing_ok=True)


def _fingerprint() -> str:
    """Changes when a migration or the demonstration's people change."""
    source = _ROOT / "src" / "baton"
    made_of = [*source.glob("**/migrations/*.py"), *source.glob("**/demo.py"), _ROOT / "requirements.lock"]
    digest = sha256()
    for path in sorted(made_of):
        digest.update(str(path.relative_to(_ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _fill_if_needed() -> None:
    fingerprint = _fingerprint()
    if _DATABASE.exists() and _STAMP.exists() and _STAMP.read_text(encoding="ascii") == fingerprint:
        return
    with step("Starting Django"):
        import django

        django.setup()
    from django.core.management import call_command

    with step("Making the database"):
        call_command("migrate", verbosity=0, interactive=False)
    with step("Inviting a few people"):
        _fill()
    _STAMP.write_text(fingerprint, encoding="ascii")


def _fill() -> None:
    """All of it or nothing, so that a start that was interrupted is begun again."""
    from django.db import transaction

    from baton.pathway.intake import demo as intake
    from baton.people.accounts import demo as accounts

    with transaction.atomic():
        for person in accounts.fill():
            intake.fill(by=person)


def _welcome(port: int) -> None:
    from baton.people.accounts.people_of_the_demo import PASSWORD, PEOPLE

    click.echo(f"\nBaton is at http://localhost:{port}\n")
    click.echo("Say what hurts, or what you want to be able to do. No account is needed.")
    click.echo(f"To see saved answers, sign in at http://localhost:{port}/account/login/ as one of")
    for person in PEOPLE:
        click.echo(f"  {person.email:<20} {person.story}")
    click.echo(f"with the password {PASSWORD}\n")
    click.echo("Ctrl-C stops it.")
