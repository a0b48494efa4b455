"""The script in the repository's root: it decides quickly, and says plainly what it needs."""

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = "requirements.lock"


@pytest.fixture
def copy(tmp_path):
    """The script and the locks in a folder of their own, as after a clone, with an environment that looks finished."""
    for file in ("baton", LOCK, "requirements-dev.lock"):
        shutil.copy(ROOT / file, tmp_path / file)
    binaries = tmp_path / ".venv" / "bin"
    binaries.mkdir(parents=True)
    python = binaries / "python"
    python.write_text('#!/bin/sh\necho "handed over: $*"\n')
    python.chmod(0o755)
    (tmp_path / ".venv" / f"installed-{LOCK}").write_text(f"{tmp_path}\n{(ROOT / LOCK).read_text()}")
    return tmp_path


def start(folder, *arguments):
    return subprocess.run(
        [sys.executable, folder / "baton", *arguments],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def load(folder):
    return runpy.run_path(str(folder / "baton"))


def test_a_finished_environment_is_handed_over_to_at_once(copy):
    assert start(copy, "triage", "--jsonl").stdout == "handed over: -m baton.cli triage --jsonl\n"


@pytest.mark.parametrize("changed", ["lock", "folder", "python"])
def test_anything_that_changed_sets_up_again(copy, changed):
    is_ready = load(copy)["is_ready"]
    assert is_ready(LOCK)
    if changed == "lock":
        (copy / LOCK).write_text("other==1")
    elif changed == "folder":
        moved = copy.parent / "moved"
        copy.rename(moved)
        is_ready = load(moved)["is_ready"]
    else:
        (copy / ".venv" / "bin" / "python").unlink()

    assert not is_ready(LOCK)


def test_the_tests_need_more_packages_than_the_product(copy):
    assert not load(copy)["is_ready"]("requirements-dev.lock")


def test_an_old_python_is_told_so_in_one_sentence(copy, monkeypatch):
    script = load(copy)
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    with pytest.raises(SystemExit) as end:
        script["main"]()

    assert end.value.code == "Baton needs Python 3.11 or newer; this is Python 3.9."


def test_a_step_that_fails_shows_why_and_stops(copy, capsys):
    with pytest.raises(SystemExit) as end:
        load(copy)["step"]("Installing the locked packages", lambda: (1, "no matching hash"))

    assert "no matching hash" in str(end.value.code)
    assert "Installing the locked packages" in capsys.readouterr().err


def test_the_script_needs_nothing_but_python():
    code = f"import runpy, sys; runpy.run_path({str(ROOT / 'baton')!r}); print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-S", "-E", "-c", code], text=True, env=dict(os.environ)).split()

    assert not {"subprocess", "venv", "pip", "hashlib", "threading"} & set(loaded)
