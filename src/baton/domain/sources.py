"""Where a statement comes from."""

from msgspec import Struct


class Source(Struct, frozen=True):
    """A published text. `locator` says where in it; `url` is a DOI or the publisher's own page."""

    title: str
    year: int
    locator: str
    url: str
