"""The command line. Each command's module is imported when it is called, so `triage` starts without Django."""

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Final, NoReturn

import click

from baton import __version__

# Name of the command: its module, and the line that `baton --help` shows.
COMMANDS: Final = {
    "demo": ("baton.cli.demo", "Set up a demonstration on this machine and serve it."),
    "triage": ("baton.cli.triage", "Who should this person see first, and why?"),
    "rules": ("baton.cli.rules", "Print the rule book as a page that a clinician can review."),
    "serve": ("baton.cli.serve", "Serve with production settings, taken from environment variables."),
    "check": ("baton.cli.check", "Check the production settings before serving with them."),
    "test": ("baton.cli.test", "Run every check: style, types, floors, and the tests on both databases."),
    "manage": ("baton.cli.manage", "Run a Django command (migrate, makemigrations, shell, runserver ...)."),
}


class Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="baton", message="%(prog)s %(version)s")
def baton() -> None:
    """One consented record between physical therapists and personal trainers."""


def main() -> NoReturn:
    try:
        baton.main(prog_name="baton")
    except SystemExit as end:
        if sys.argv[1:2] == ["triage"] and isinstance(end.code, int):
            _leave_at_once(end.code)
        raise
    raise SystemExit


def _leave_at_once(status: int) -> NoReturn:
    # Python would take the rule book and the lexicon apart object by object, which takes as long as the answer did.
    with suppress(BrokenPipeError):
        sys.stdout.flush()
    sys.stderr.flush()
    if "baton.domain.triage.reader" in sys.modules:
        from baton.cli.prepare import keep

        keep("en")
    os._exit(status)
