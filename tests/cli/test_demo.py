"""`baton demo` as somebody sees it who has just cloned the repository."""

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A copy, so that the demonstration's data of this checkout is left alone."""
    folder = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "requirements.lock", folder)
    return folder


@contextmanager
def demo(folder: Path, *arguments: str) -> Iterator[tuple[str, float]]:
    """What it printed until it served, and how many seconds that took. It must stop cleanly on Ctrl-C."""
    started = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", "baton.cli", "demo", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout
        said = ""
        for line in process.stdout:
            said += line
            if "Ctrl-C stops it." in line:
                break
        try:
            yield said, time.monotonic() - started
        finally:
            process.send_signal(signal.SIGINT)
            rest, _ = process.communicate(timeout=20)
    assert process.returncode == 0, said + rest
    assert "Traceback" not in said + rest


def page(said: str, path: str) -> http.client.HTTPResponse:
    found = re.search(r"http://localhost:(\d+)", said)
    assert found, said
    connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=20)
    connection.request("GET", path, headers={"Host": "localhost"})
    response = connection.getresponse()
    response.read()
    return response


def test_the_first_start_fills_and_serves_and_the_second_only_serves(clone):
    with demo(clone) as (said, _):
        assert "Making the database" in said
        assert "dana@example.org" in said
        assert page(said, "/").status == 200
        assert page(said, "/gallery/").status == 200
        assert page(said, "/static/css/tokens.css").status == 200
    with demo(clone) as (said, _):
        assert "Making the database" not in said
        assert page(said, "/account/login/").status == 200

    with demo(clone, "--reset") as (said, _):
        assert "Making the database" in said


def test_two_first_starts_at_once_share_the_data_and_take_two_ports(clone):
    shutil.rmtree(clone / "var", ignore_errors=True)
    with ThreadPoolExecutor() as pool, ExitStack() as stack:
        starts = [pool.submit(stack.enter_context, demo(clone)) for _ in range(2)]
        said = [start.result(timeout=30)[0] for start in starts]
        addresses = {re.search(r"http://localhost:(\d+)", words)[1] for words in said}

        assert len(addresses) == 2
        assert sum("Making the database" in words for words in said) == 1
        assert all(page(words, "/").status == 200 for words in said)


def test_a_worker_sends_its_first_mail(clone):
    """A worker that was forked while another thread imported a module would wait for that import for ever."""
    with demo(clone) as (said, _):
        found = re.search(r"http://localhost:\d+", said)
        assert found, said
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        form = browser.open(f"{found[0]}/account/signup/", timeout=20).read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
        assert token, form
        typed = {
            "csrfmiddlewaretoken": token[1],
            "email": f"eve{time.time_ns()}@example.org",
            "preferred_name": "Eve",
            "password1": "a long enough password",
            "password2": "a long enough password",
        }
        sent = Request(f"{found[0]}/account/signup/", urlencode(typed).encode(), {"Referer": found[0]})
        assert browser.open(sent, timeout=20).geturl().endswith("/answers/")
