"""What `serve` and `check` do before Django starts."""

import os
import sys

from baton.cli.progress import say, step
from baton.site.settings.environment import BrokenEnvironment, Environment, read

_SETTINGS = "baton.site.settings.production"


def environment_or_exit() -> Environment:
    """The settings of this server; or one sentence for each that is missing or malformed, and status 2."""
    try:
        return read()
    except BrokenEnvironment as broken:
        say("These environment variables keep the server from starting; docs/operations.md lists them all.\n")
        for sentence in broken.sentences:
            say(f"  {sentence}")
        sys.exit(2)


def start_django() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = _SETTINGS
    import django

    with step("Starting Django"):
        django.setup()
    from django.conf import settings

    # The pool is for the server's own processes. Without it a connection that fails says why, at once.
    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
