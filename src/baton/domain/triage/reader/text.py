"""What may be read at all, and the same text without the characters nobody can see."""

import re
from typing import Final

from baton.domain.errors import BadInput

LIMIT: Final = 10_000
MIN_LATIN_SHARE: Final = 0.5

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSEEN: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_PLAIN: Final = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "`": "'", "\u2013": "-", "\u2014": "-", "\u2212": "-"}
)


class Clean:
    """The text to match on, and for each of its characters the place in the narrative."""

    __slots__ = ("_places", "text")

    def __init__(self, narrative: str) -> None:
        self._places: list[int] | None = None
        if _UNSEEN.search(narrative):
            self._places = [i for i, c in enumerate(narrative) if not _UNSEEN.match(c)]
            narrative = "".join(narrative[i] for i in self._places)
        self.text = narrative.translate(_PLAIN)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the narrative as it was typed."""
        if self._places is None:
            return start, end
        return self._places[start], self._places[end - 1] + 1


def check(narrative: str) -> None:
    """Raises BadInput with code empty, too_long, control_characters or language."""
    if len(narrative) > LIMIT:
        message = f"This text has {len(narrative):,} characters; at most {LIMIT:,} can be read. Please shorten it."
        raise BadInput("too_long", message, "$.narrative")
    if _CONTROL.search(narrative):
        message = "This text has control characters in it. Please type it again, or paste it as plain text."
        raise BadInput("control_characters", message, "$.narrative")
    if not narrative.strip() or not _UNSEEN.sub("", narrative).strip():
        raise BadInput(
            "empty", "There is no text to read. Please describe what is wrong, or what you want.", "$.narrative"
        )
    letters = len(_LETTER.findall(narrative))
    if letters and len(_LATIN.findall(narrative)) < MIN_LATIN_SHARE * letters:
        message = "Baton reads English for now. Please answer the questions instead."
        raise BadInput("language", message, "$.narrative")
