"""A lexicon compiled beforehand, as Python keeps its modules: quicker to load, and never another answer."""

import pickle
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Final

_CODE: Final = Path(__file__).parent
_WORDS: Final = _CODE.parent / "data" / "lexicon"


def path(language: str) -> Path:
    return _CODE / "__pycache__" / f"lexicon-{language}.{sys.implementation.cache_tag}"


def fingerprint(language: str) -> bytes:
    """Changes when a file of the lexicon, or of the code that compiles it, was written. Python asks no more either."""
    digest = blake2b(digest_size=32)
    for file in (*sorted(_WORDS.glob(f"{language}*")), *sorted(_CODE.glob("*.py"))):
        state = file.stat()
        digest.update(f"{file} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.digest()


def stored(language: str) -> object:
    """What was kept for exactly these words and this code; None when there is nothing, or something older."""
    try:
        kept = path(language).read_bytes()
    except OSError:
        return None
    key = fingerprint(language)
    # The file lies among the compiled modules and is as trustworthy as they are.
    return pickle.loads(memoryview(kept)[len(key) :]) if kept.startswith(key) else None  # noqa: S301


def is_current(language: str) -> bool:
    """Whether `stored` would find something."""
    try:
        with path(language).open("rb") as file:
            key = fingerprint(language)
            return file.read(len(key)) == key
    except OSError:
        return False
