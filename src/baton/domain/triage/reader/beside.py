"""Words beside a statement: cues, the clause and sentence it stands in, and the guards that read them."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from msgspec import Struct, convert, structs

from baton.domain.tables import load
from baton.domain.triage.facts import PACKAGE
from baton.domain.triage.intake import Intake
from baton.domain.triage.reading import Mention

CUES: Final = "data/lexicon/beside-en.toml"


@cache
def cue(name: str) -> re.Pattern[str]:
    """A cue of the table, ready to search with."""
    return re.compile(load(PACKAGE, CUES)[name], re.IGNORECASE)


def present(mentions: Sequence[Mention], key: str, code: str) -> list[Mention]:
    return [each for each in mentions if each.key == key and each.code == code and each.status == "present"]


def without(intake: Intake, *codes: str) -> Intake:
    return structs.replace(intake, symptoms=tuple(code for code in intake.symptoms if code not in codes))


def sentence(mention: Mention, narrative: str) -> str:
    """The sentence a statement stands in."""
    start = max(narrative.rfind(mark, 0, mention.start) for mark in ".!?\n") + 1
    ends = [place for mark in ".!?\n" if (place := narrative.find(mark, mention.end)) >= 0]
    return narrative[start : min(ends, default=len(narrative))]


def clause(mention: Mention, narrative: str) -> str:
    """From the last to the next mark or conjunction with a new subject."""
    ends = list(cue("clause_end").finditer(narrative))
    start = max((each.end() for each in ends if each.end() <= mention.start), default=0)
    end = min((each.start() for each in ends if each.start() >= mention.end), default=len(narrative))
    return narrative[start:end]


def around(mention: Mention, narrative: str) -> str:
    """The sentence of a statement and the one after it, where "it has always been so" stands."""
    end = narrative.find(".", mention.end)
    return sentence(mention, narrative) + narrative[mention.end : narrative.find(".", end + 1) if end >= 0 else None]


class Guard(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the guards; the keys are explained in the table."""

    codes: frozenset[str]
    around: int
    needs: str = ""
    unless: str = ""
    beside: str = ""
    becomes: str = ""

    def holds(self, mention: Mention, narrative: str) -> bool:
        words = narrative[max(0, mention.start - self.around) : mention.end + self.around]
        lacking = self.needs and not re.search(self.needs, words, re.IGNORECASE)
        return not lacking and not (self.unless and re.search(self.unless, words, re.IGNORECASE))


@cache
def _guards() -> tuple[Guard, ...]:
    return convert(load(PACKAGE, CUES)["guard"], tuple[Guard, ...])


def guarded(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """Statements whose surroundings show that they mean something else are left out, or become what they mean."""
    said: dict[str, list[Mention]] = {}
    for each in mentions:
        if each.key == "symptoms" and each.status == "present":
            said.setdefault(each.code, []).append(each)
    for guard in _guards():
        for code in said.keys() & guard.codes:
            beside = not guard.beside or guard.beside in intake.symptoms
            if beside and not any(guard.holds(each, narrative) for each in said[code]):
                kept = without(intake, code).symptoms
                added = (guard.becomes,) if guard.becomes else ()
                intake = structs.replace(intake, symptoms=tuple(dict.fromkeys((*kept, *added))))
    return intake
