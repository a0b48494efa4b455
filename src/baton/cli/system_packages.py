"""What the tests need that no Python package brings: a browser, its library, the tools of gettext."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from baton.cli.progress import say, step

_BROWSERS: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def browser() -> str | None:
    """Where Chromium is, if it is."""
    return next((path for path in map(shutil.which, _BROWSERS) if path), None)


def install_missing() -> str:
    """Install what is missing where that is possible. Empty when nothing is; else what cannot be tested, and why."""
    wanted = _missing()
    if wanted:
        command = _apt_get()
        if command is None:
            say(f"  Missing, and only an administrator of a Debian machine can install them: {', '.join(wanted)}")
        else:
            _install(command, wanted)
    still = _missing()
    if not still:
        return ""
    return f"pages in a real browser, because this machine lacks {', '.join(still)}."


def _missing() -> list[str]:
    there = {
        "chromium-headless-shell": browser() is not None,
        "libatomic1": any(Path("/usr").glob("lib*/*/libatomic.so.1")) or any(Path("/usr").glob("lib*/libatomic.so.1")),
        "gettext": shutil.which("msgfmt") is not None,
    }
    return [package for package, present in there.items() if not present]


def _apt_get() -> list[str] | None:
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n", "apt-get"]
    return None


def _install(command: list[str], packages: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}

    def run(*arguments: str) -> bool:
        done = subprocess.run(
            [*command, "-qq", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            say(f"\n{done.stderr.strip()}")
        return done.returncode == 0

    with step("Asking Debian for its list of packages"):
        run("update")
    with step(f"Installing {', '.join(packages)}"):
        run("install", "--yes", "--no-install-recommends", *packages)
