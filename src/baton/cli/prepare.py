"""Run once by the bootstrap: keeps the compiled lexicons, so that a first answer need not wait for them."""

import os
import pickle

from baton.domain.triage.reader import lexicon, prepared


def prepare(language: str) -> None:
    """Write beside, then move: a reader sees the old file or the new one."""
    target = prepared.path(language)
    target.parent.mkdir(exist_ok=True)
    beside = target.with_suffix(f".{os.getpid()}")
    beside.write_bytes(prepared.fingerprint(language) + pickle.dumps(lexicon.compiled(language), protocol=5))
    beside.replace(target)


if __name__ == "__main__":
    prepare("en")
