"""`baton check`: would this server be safe to open to the world?"""

import sys

import click

from baton.cli.production import environment_or_exit, start_django
from baton.cli.progress import say


@click.command()
def check() -> None:
    """Check the production settings before serving with them.

    Reads the environment variables, runs Django's deployment checks and looks for pending database changes. Changes
    nothing. Exit status 1 means that something should be put right first.
    """
    environment_or_exit()
    start_django()
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError
    from django.db import OperationalError

    from baton.cli.database import pending

    try:
        call_command("check", deploy=True, fail_level="WARNING")
        waiting = pending()
    except SystemCheckError as problems:
        say(str(problems))
        sys.exit(1)
    except OperationalError as broken:
        say(f"The database of DATABASE_URL cannot be reached: {broken}".strip())
        sys.exit(1)
    if waiting:
        say(f"The database is {waiting} changes behind; `baton serve --migrate` makes them.")
        sys.exit(1)
    click.echo("Ready to serve.")
