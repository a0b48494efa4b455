"""Why a decision was taken."""

from msgspec import Struct

from baton.domain.sources import Source


class Reason(Struct, frozen=True):
    """A rule that fired.

    `text` is for the person, `clinical` for a professional. `review` is "unreviewed" until a clinician has signed
    the entry. `facts` are the names of the known facts that made the rule fire.
    """

    rule: str
    text: str
    source: Source
    clinical: str = ""
    sources: tuple[Source, ...] = ()
    version: int = 1
    review: str = "unreviewed"
    destination: str = ""
    urgency: str = ""
    facts: tuple[str, ...] = ()
