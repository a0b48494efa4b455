"""`baton test`: everything that must hold, one after the other, on both databases."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import click

from baton.cli.progress import say, step

_ROOT: Final = Path(__file__).resolve().parents[3]
_BIN: Final = Path(sys.executable).parent

_CHECKS: Final = (
    ("Style (ruff)", ("ruff", "check", "--quiet")),
    ("Layout (ruff format)", ("ruff", "format", "--check", "--quiet")),
    ("Types (mypy --strict)", ("mypy", "--no-error-summary")),
    ("Floors and shelves (import-linter)", ("lint-imports", "--no-cache")),
)
# Whoever is done first takes over some of what the other has left.
_ON_TWO_CORES: Final = ("-n", "2", "--dist", "worksteal")


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--postgresql", "on_postgresql", is_flag=True, help="With arguments: run on PostgreSQL, not on SQLite.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(on_postgresql: bool, arguments: tuple[str, ...]) -> None:
    """Run every check: style, types, floors, and the tests on both databases.

    With ARGUMENTS only pytest runs, and gets them: `baton test -k refusal`, `baton test tests/domain`.
    """
    started = time.monotonic()
    from baton.cli.system_packages import install_missing

    missing = install_missing()
    if arguments:
        failed = [*_pytest(arguments, on_postgresql=on_postgresql)]
    else:
        failed = [*_checks(), *_pytest(_ON_TWO_CORES, on_postgresql=False)]
        failed += _pytest((*_ON_TWO_CORES, "--only-database", "-m", "not browser"), on_postgresql=True)
    if missing:
        say(f"\nNOT TESTED: {missing}")
    took = f"{time.monotonic() - started:.0f} s"
    if failed:
        say(f"\nFailed after {took}: {', '.join(failed)}.")
        sys.exit(1)
    say(f"\nAll of it holds ({took}).")


def _checks() -> list[str]:
    """Names of those that failed. Each says its piece only when it has something to say."""
    failed = []
    for name, (program, *options) in _CHECKS:
        with step(name):
            done = subprocess.run(
                [_BIN / program, *options],
                cwd=_ROOT,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
        if done.returncode != 0:
            say(done.stdout + done.stderr)
            failed.append(name)
    return failed


def _pytest(arguments: Sequence[str], *, on_postgresql: bool) -> list[str]:
    """Runs pytest with its output shown; the name of the run when it failed."""
    from baton.cli.ephemeral_postgresql import NoPostgreSQL, postgresql

    name = "tests on PostgreSQL" if on_postgresql else "tests on SQLite"
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    with ExitStack() as stack:
        if on_postgresql:
            try:
                environment["DATABASE_URL"] = os.environ.get("DATABASE_URL") or stack.enter_context(postgresql())
            except NoPostgreSQL as reason:
                say(f"\nNOT TESTED: PostgreSQL, because {reason}.")
                return [name]
        say(f"\n{name[0].upper()}{name[1:]}")
        return [] if _run_pytest(arguments, environment) else [name]


def _run_pytest(arguments: Sequence[str], environment: Mapping[str, str]) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, cwd=_ROOT, env=environment, stdin=subprocess.DEVNULL, check=False).returncode == 0
