"""The answer: who must see this person first, why, what happens next, and what is still open."""

from enum import StrEnum

from msgspec import Struct

from baton.domain.reasons import Reason


class Destination(StrEnum):
    """From most to least urgent."""

    EMERGENCY_NOW = "emergency_now"
    URGENT_MEDICAL = "urgent_medical"
    PHYSICIAN_FIRST = "physician_first"
    PT_FIRST = "pt_first"
    PT_THEN_TRAINER = "pt_then_trainer"
    PT_AND_TRAINER = "pt_and_trainer"
    TRAINER = "trainer"
    SELF_DIRECTED = "self_directed"

    @property
    def level(self) -> int:
        """8 for an emergency down to 1 for going it alone."""
        return _LEVELS[self]


_LEVELS = {destination: 8 - place for place, destination in enumerate(Destination)}


class Urgency(StrEnum):
    NOW = "now"
    SAME_OR_NEXT_DAY = "same_or_next_day"
    DAYS = "days"
    ROUTINE_BEFORE_ACTIVITY = "routine_before_activity"
    ROUTINE = "routine"
    NONE = "none"


class Step(Struct, frozen=True):
    """One step of a plan. `who` is a role (emergency_services, physician, physical_therapist, trainer, self)."""

    step: int
    who: str
    when: str
    what: str
    will: tuple[str, ...] = ()
    will_not: tuple[str, ...] = ()
    tell: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


class Option(Struct, frozen=True):
    """One thing to tick or choose. `facts` are set to yes by it."""

    facts: tuple[str, ...]
    text: str


class Question(Struct, frozen=True):
    """Facts asked together because an answer could still change the destination.

    `kind` says how it is answered: "any" ticks options or says none of these, "choice" takes one option, "number" and
    "text" take what is typed. `facts` are the open ones among it; `options` are only those still open.
    """

    id: str
    facts: tuple[str, ...]
    text: str
    why: str
    kind: str = "any"
    options: tuple[Option, ...] = ()


class Decision(Struct, frozen=True):
    """`provisional`: an open question could make the answer more urgent.

    `why_not_less` and `would_change` are sentences for the person. `watch_for` are the signs to get help on.
    """

    destination: Destination
    urgency: Urgency
    reasons: tuple[Reason, ...]
    plan: tuple[Step, ...]
    provisional: bool
    questions: tuple[Question, ...]
    why_not_less: tuple[str, ...]
    would_change: tuple[str, ...]
    watch_for: tuple[str, ...]
    rulebook: str
