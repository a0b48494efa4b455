"""What a bare machine lacks is installed where that may be, and else said aloud."""

import pytest

from baton.cli import system_packages


@pytest.fixture
def bare(monkeypatch):
    """A machine without browser and gettext; returns what was asked of its package manager."""
    asked: list[list[str]] = []
    there: set[str] = set()

    def which(program: str) -> str | None:
        return f"/usr/bin/{program}" if program in there else None

    class Done:
        returncode, stderr = 0, ""

    def run(command: list[str], **options: object) -> Done:
        asked.append(command)
        if "install" in command:
            there.update({"chromium-headless-shell", "msgfmt"})
        return Done()

    monkeypatch.setattr(system_packages.shutil, "which", which)
    monkeypatch.setattr(system_packages.subprocess, "run", run)
    return there, asked


def test_an_administrator_gets_what_is_missing(bare, monkeypatch):
    there, asked = bare
    there.add("apt-get")
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0)

    assert system_packages.install_missing() == ""
    assert {"chromium-headless-shell", "gettext", "--no-install-recommends"} <= set(asked[-1])


def test_anybody_else_with_sudo_does_too(bare, monkeypatch):
    there, asked = bare
    there |= {"apt-get", "sudo"}
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000)

    assert system_packages.install_missing() == ""
    assert asked[-1][:3] == ["sudo", "-n", "apt-get"]


@pytest.mark.parametrize("present", [set(), {"apt-get"}])
def test_where_nothing_may_be_installed_it_says_what_is_not_tested(bare, monkeypatch, capsys, present):
    there, asked = bare
    there |= present
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000)

    assert "lacks chromium-headless-shell" in system_packages.install_missing()
    assert not any("install" in command for command in asked)
    assert "only an administrator" in capsys.readouterr().err
