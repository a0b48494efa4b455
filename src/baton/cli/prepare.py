"""Keeps the compiled lexicons, so that an answer need not wait for them."""

import os
import pickle
from contextlib import suppress

from baton.domain.triage.reader import lexicon, prepared


def prepare(language: str) -> None:
    """Write beside, then move: a reader sees the old file or the new one."""
    target = prepared.path(language)
    target.parent.mkdir(exist_ok=True)
    beside = target.with_suffix(f".{os.getpid()}")
    beside.write_bytes(prepared.fingerprint(language) + pickle.dumps(lexicon.load(language), protocol=5))
    beside.replace(target)


def keep(language: str) -> None:
    """After an answer: what had to be compiled for it need not be compiled again. A closed folder is no matter."""
    if not prepared.is_current(language):
        with suppress(OSError):
            prepare(language)


if __name__ == "__main__":
    keep("en")
