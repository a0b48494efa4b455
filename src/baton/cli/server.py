"""The application server, and the wait until it answers."""

import contextlib
import http.client
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_WAIT_S: Final = 60
_PAUSE_S: Final = 0.05
_PORTS_TRIED: Final = 100
_YEAR_S: Final = 365 * 24 * 3600
_THREADS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`static` is a folder the server hands out itself under /static; None leaves that to the application."""

    address: str
    port: int
    workers: int
    static: Path | None = None


def free_port(first: int, *, address: str = "127.0.0.1") -> int | None:
    """The first port from there up that nobody listens on; None when there is none among a hundred."""
    for port in range(first, first + _PORTS_TRIED):
        if is_free(port, address=address):
            return port
    return None


def is_free(port: int, *, address: str = "127.0.0.1") -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def serve(place: Place, *, when_it_answers: Callable[[], None]) -> None:
    """Serve until interrupted."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    _announce_beside(place, when_it_answers)
    Server(
        "baton.site.wsgi:application",
        address=place.address,
        port=place.port,
        interface=Interfaces.WSGI,
        workers=place.workers,
        blocking_threads=_THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        static_path_mount=[place.static] if place.static else None,
        static_path_route=["/static"] if place.static else None,
        static_path_expires=_YEAR_S,
    ).serve()


def _announce_beside(place: Place, when_it_answers: Callable[[], None]) -> None:
    """Wait in a process of its own where there is fork.

    The server forks its workers, and a worker forked while a thread here imports a module inherits the lock of that
    import for ever: its first mail would hang.
    """
    if not hasattr(os, "fork"):
        threading.Thread(target=_announce, args=(place, when_it_answers), daemon=True).start()
    elif os.fork() == 0:
        with contextlib.suppress(KeyboardInterrupt):
            _announce(place, when_it_answers)
        sys.stdout.flush()
        os._exit(0)


def _announce(place: Place, when_it_answers: Callable[[], None]) -> None:
    until = time.monotonic() + _WAIT_S
    while time.monotonic() < until:
        if _answers(place):
            when_it_answers()
            return
        time.sleep(_PAUSE_S)


def _answers(place: Place) -> bool:
    """Any answer counts: a server that redirects to https is up."""
    connection = http.client.HTTPConnection(_reachable(place.address), place.port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True


def _reachable(address: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)  # noqa: S104 - compared with, not bound
