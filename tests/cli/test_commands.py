"""The commands as a shell sees them."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from baton.cli import server
from baton.cli.main import COMMANDS, baton

ROOT = Path(__file__).parents[2]
SAFE = {
    "BATON_SECRET_KEY": "a1b2c3d4e5" * 5,
    "BATON_AUDIT_KEY": "5e4d3c2b1a" * 5,
    "BATON_HOSTS": "localhost",
}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("BATON_", "DJANGO_", "DATABASE_"))}
    return subprocess.run(
        [sys.executable, "-m", "baton.cli", *arguments],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("command", [command for command in COMMANDS if command != "manage"])
def test_every_command_explains_itself(command):
    result = CliRunner().invoke(baton, [command, "--help"])

    assert result.exit_code == 0
    assert "Usage: baton " in result.output
    assert len(result.output) > 150


def test_help_lists_every_command():
    output = CliRunner().invoke(baton, ["--help"]).output

    assert all(re.search(rf"^  {command} ", output, re.MULTILINE) for command in COMMANDS)


def test_an_unknown_command_is_bad_usage_in_one_sentence():
    result = CliRunner().invoke(baton, ["dmeo"])

    assert result.exit_code == 2
    assert "No such command 'dmeo'" in result.output


def test_the_command_line_starts_without_django():
    code = "import sys; from baton.cli.main import baton; from baton.cli import triage; print('django' in sys.modules)"

    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"


@pytest.mark.parametrize("command", ["serve", "check"])
def test_without_settings_a_server_says_what_is_missing_and_stops(command):
    result = run(command)

    assert result.returncode == 2
    assert result.stderr.count(" is missing: ") == 4
    assert "Traceback" not in result.stderr


def test_a_server_whose_database_is_behind_says_so(tmp_path):
    result = run("serve", DATABASE_URL=f"sqlite:///{tmp_path}/baton.sqlite3", BATON_VAR=str(tmp_path), **SAFE)

    assert result.returncode == 1
    assert "changes behind" in result.stderr


def test_a_server_without_a_database_says_so():
    result = run("check", DATABASE_URL="postgresql://nobody@localhost:1/none?connect_timeout=2", **SAFE)

    assert result.returncode == 1
    assert "cannot be reached" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.slow
def test_a_production_server_passes_the_deployment_checks_serves_and_stops(tmp_path):
    port = server.free_port(18000)
    environment = SAFE | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/baton.sqlite3",
        "BATON_VAR": str(tmp_path),
        "BATON_PORT": str(port),
        "BATON_WORKERS": "1",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "baton.cli", "serve", "--migrate"],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            wait_for(port)
            assert get(port, "/healthz").status == 200
            assert get(port, "/").getheader("Location") == "https://localhost/"
            page = get(port, "/", {"Host": "localhost"})
            assert page.getheader("Strict-Transport-Security") is None
            assert get(port, "/static/staticfiles.json").status == 200
        finally:
            process.send_signal(signal.SIGINT)
            output, _ = process.communicate(timeout=20)
    assert "Traceback" not in output
    checked = run("check", **environment)
    assert checked.returncode == 0, checked.stderr
    assert "Ready to serve." in checked.stdout


def wait_for(port: int) -> None:
    until = time.monotonic() + 40
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not start within 40 s")


def get(port: int, path: str, headers: dict[str, str] | None = None) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": "localhost"} | (headers or {}))
    response = connection.getresponse()
    response.read()
    return response


def test_a_free_port_is_one_nobody_listens_on():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]

        assert server.free_port(number) != number
