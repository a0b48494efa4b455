"""`baton serve`: production."""

import sys

import click

from baton.cli.production import environment_or_exit, start_django
from baton.cli.progress import say, step


@click.command()
@click.option("--migrate", is_flag=True, help="Bring the database up to date first.")
def serve(migrate: bool) -> None:
    """Serve with production settings, taken from environment variables.

    docs/operations.md lists the variables. Each that is missing or malformed is explained. Ctrl-C or SIGTERM stops
    the server once running requests are answered.
    """
    environment = environment_or_exit()
    start_django()
    _database(migrate=migrate)
    with step("Collecting static files"):
        from django.core.management import call_command

        call_command("collectstatic", verbosity=0, interactive=False)
    from baton.cli import server

    place = server.Place(
        address=environment.bind,
        port=environment.port,
        workers=environment.workers,
        static=environment.var.resolve() / "static",
    )
    server.serve(place, when_it_answers=lambda: say(f"Serving on {environment.bind}:{environment.port}."))


def _database(*, migrate: bool) -> None:
    from django.db import OperationalError, connections

    from baton.cli.database import bring_up_to_date, pending

    try:
        if migrate:
            bring_up_to_date()
        waiting = pending()
    except OperationalError as broken:
        say(f"The database of DATABASE_URL cannot be reached: {broken}".strip())
        sys.exit(1)
    finally:
        connections.close_all()
    if waiting:
        say(f"The database is {waiting} changes behind; `baton serve --migrate` makes them and then serves.")
        sys.exit(1)
