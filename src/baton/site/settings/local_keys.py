"""Keys for a Baton that only this machine sees: made once, kept in a file nobody else can read."""

import os
import secrets
from pathlib import Path


def local_key(path: Path) -> str:
    """The key in the file, made now if there is none. Two starts at once agree on one key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")
