"""What the person at the terminal sees while something takes its time."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_TICK_S: Final = 0.2


def say(words: str = "") -> None:
    """To standard error, because standard output belongs to answers."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


@contextmanager
def step(words: str) -> Iterator[None]:
    """Show the words with the seconds passing, and at the end how many they were."""
    started = time.monotonic()
    done = threading.Event()
    live = sys.stderr.isatty()
    ticker = threading.Thread(target=_tick, args=(words, started, done), daemon=True)
    if live:
        ticker.start()
    outcome = "failed after"
    try:
        yield
        outcome = "…"
    finally:
        done.set()
        if live:
            ticker.join()
        say(f"{chr(13) if live else ''}  {words} {outcome} {time.monotonic() - started:.1f} s")


def _tick(words: str, started: float, done: threading.Event) -> None:
    while not done.wait(_TICK_S):
        sys.stderr.write(f"\r  {words} … {time.monotonic() - started:.0f} s ")
        sys.stderr.flush()
