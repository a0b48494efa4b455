"""Knowledge files that lie beside the code: the one place of the domain that opens a file."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(package: str, name: str) -> dict[str, Any]:
    """The TOML table `name` (a path inside `package`), read once a process. Treat it as frozen."""
    resource = files(package).joinpath(*name.split("/"))
    return tomllib.loads(resource.read_text(encoding="utf-8"))
