"""What was read from a narrative, and from which words."""

from typing import Literal

from msgspec import Struct

from baton.domain.triage.intake import Intake

Status = Literal["present", "denied", "past", "someone_else", "hypothetical", "question", "unclear"]


class Mention(Struct, frozen=True):
    """Words of the narrative that say something the vocabulary knows.

    `key` is the intake's key ("symptoms", "age", "conditions"...), `code` the value or code read ("saddle_numbness",
    "41"), `start` and `end` are character offsets into the narrative, `words` is exactly narrative[start:end].
    """

    key: str
    code: str
    status: Status
    start: int
    end: int
    words: str


class Reading(Struct, frozen=True):
    """`intake` holds only what is stated of the person now; `mentions` everything that was recognised, in text order.

    `to_ask` are codes that were touched but not settled: past, of someone else, hypothetical, a question or unclear,
    and neither present nor denied elsewhere. `understood` is the share of content words that were recognised, 0 to 1.
    """

    intake: Intake
    mentions: tuple[Mention, ...]
    to_ask: tuple[str, ...]
    understood: float
