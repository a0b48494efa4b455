"""What a visitor sees: where their draft stands, and the answers that are theirs."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import msgspec
from django.core import signing
from django.db.models import Q, QuerySet
from django.utils import timezone

from baton.domain.triage import decide, rulebook
from baton.domain.triage.answers import apply
from baton.domain.triage.decision import Decision, Destination, Option, Question
from baton.domain.triage.derive import state
from baton.domain.triage.engine import prime_openings
from baton.domain.triage.intake import Intake
from baton.domain.triage.questions import MOST_QUESTIONS
from baton.domain.triage.reading import Mention
from baton.pathway.intake import chips
from baton.pathway.intake.chips import Chip, Group, Text
from baton.pathway.intake.models import Draft, Submission
from baton.pathway.intake.visitors import Visitor
from baton.people.refusals import NotFound

DRAFT_KEPT: Final = timedelta(hours=24)
LINK_VALID: Final = timedelta(days=7)
LINK_SALT: Final = "intake.answer"
LITTLE_UNDERSTOOD: Final = 0.5
WHERE: Final = "where"
"""The one list of which something must be chosen: a problem is always somewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a draft stands. `question` is None when the answer is settled; `left` counts it and those after it.

    `may_show`: no open question could still turn the answer into an emergency.
    """

    decision: Decision
    question: Question | None
    unsettled: tuple[Question, ...]
    answered: int
    left: int
    may_show: bool

    @property
    def number(self) -> int:
        return self.answered + 1

    @property
    def after(self) -> int:
        """How many may come after this one."""
        return max(0, self.left - 1)

    @property
    def total(self) -> int:
        return self.answered + self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The chips of one group. `asked` are the many a question was answered with no to: shown on request."""

    title: Text
    group: Group
    chips: tuple[Chip, ...]
    asked: tuple[Chip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A stored answer made ready for a template. `decision` is the stored JSON, as it was given."""

    submission: Submission
    decision: dict[str, Any]
    understood: tuple[Section, ...]
    is_emergency: bool
    is_crisis: bool

    @property
    def is_open(self) -> bool:
        """Whether a question that was left open could make the answer more urgent."""
        return self.submission.provisional and not self.is_emergency

    @property
    def unsettled(self) -> list[dict[str, Any]]:
        """Those of which a yes alone makes it more urgent; without one, all whose answers could together."""
        alone = [question for question in self.submission.unsettled if question["more_urgent"]]
        return alone or self.submission.unsettled

    @property
    def deciding(self) -> list[dict[str, Any]]:
        """The reasons that led here."""
        return [reason for reason in self.decision["reasons"] if reason["destination"] == self.submission.destination]

    @property
    def counting_less(self) -> list[dict[str, Any]]:
        """The reasons that hold as well, and would lead to something less urgent."""
        return [reason for reason in self.decision["reasons"] if reason["destination"] != self.submission.destination]


def grouped(code: str) -> str:
    """The code in fours, as it is read aloud."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def drafts(*, viewer: Visitor) -> QuerySet[Draft]:
    """Those of the viewer's browser, for a day."""
    return Draft.objects.filter(code__in=viewer.drafts, created_at__gt=timezone.now() - DRAFT_KEPT)


def draft(*, code: str, viewer: Visitor) -> Draft:
    found = drafts(viewer=viewer).select_related("submission").filter(code=code).first()
    if found is None:
        raise NotFound
    return found


def submissions(*, viewer: Visitor) -> QuerySet[Submission]:
    """One's own, and those that belong to no account: whoever holds the code of one of these may read it."""
    nobodys = Q(owner__isnull=True)
    return Submission.objects.filter(nobodys if viewer.user is None else nobodys | Q(owner=viewer.user))


def submission(*, code: str, viewer: Visitor) -> Submission:
    found = submissions(viewer=viewer).filter(code=code).first()
    if found is None:
        raise NotFound
    return found


def mine(*, viewer: Visitor) -> QuerySet[Submission]:
    """What the viewer's account holds, or else what this browser was given, newest first."""
    if viewer.user is not None:
        return submissions(viewer=viewer).filter(owner=viewer.user)
    return submissions(viewer=viewer).filter(code__in=viewer.answers)


def mailed(*, link: str) -> Submission:
    """The answer behind the link of an e-mail. Raises NotFound when the link is wrong, or older than a week."""
    try:
        key = signing.loads(link, salt=LINK_SALT, max_age=LINK_VALID)
    except signing.BadSignature as error:
        raise NotFound from error
    found = Submission.objects.filter(pk=key).first() if isinstance(key, int) else None
    if found is None:
        raise NotFound
    return found


def intake_of(draft: Draft) -> Intake:
    return msgspec.convert(draft.intake, Intake)


def mentions_of(stored: Sequence[dict[str, Any]]) -> list[Mention]:
    return msgspec.convert(stored, list[Mention])


def standing(draft: Draft) -> Standing:
    """What to ask next, or that nothing is left to ask."""
    intake = intake_of(draft)
    decision = decide(intake, to_ask=draft.to_ask)
    answered = len(draft.history)
    open_questions = tuple(q for q in decision.questions if q.id not in draft.skipped)
    asked = open_questions[: max(0, MOST_QUESTIONS - answered)]
    return Standing(
        decision=decision,
        question=asked[0] if asked else None,
        unsettled=decision.questions,
        answered=answered,
        left=len(asked),
        may_show=not _could_hide_an_emergency(intake, {question.id for question in asked}),
    )


def _could_hide_an_emergency(intake: Intake, open_ids: set[str]) -> bool:
    """Whether an answer to one of these questions could still make it an emergency."""
    book = rulebook()
    ask = {name: definition.ask for name, definition in book.facts.definitions.items()}
    return any(
        open_ids & {ask[name] for name in book.facts.of(opening.yes | opening.no)}
        for opening in prime_openings(book, state(intake))
        if opening.destination is Destination.EMERGENCY_NOW
    )


def if_yes(intake: Intake, question: Question, *, to_ask: Collection[str] = ()) -> Decision:
    """The most urgent answer that this question could lead to."""
    if question.kind == "any":
        chosen = [[fact for option in question.options for fact in option.facts[:1]]]
    else:
        chosen = [list(option.facts[:1]) for option in question.options]
    outcomes = [decide(apply(intake, question.id, facts, None), to_ask=to_ask) for facts in chosen]
    outcomes.append(decide(intake, to_ask=to_ask))
    return max(outcomes, key=lambda outcome: outcome.destination.level)


def sections(found: Iterable[Chip]) -> tuple[Section, ...]:
    by_group: dict[Group, list[Chip]] = {}
    for chip in found:
        by_group.setdefault(chip.group, []).append(chip)
    return tuple(_section(group, members) for group, members in by_group.items())


def _section(group: Group, members: Iterable[Chip]) -> Section:
    shown: list[Chip] = []
    asked: list[Chip] = []
    for chip in members:
        (asked if group is Group.DENIED and not chip.quotes else shown).append(chip)
    return Section(title=chips.GROUP_TITLES[group], group=group, chips=tuple(shown), asked=tuple(asked))


def understood(draft: Draft) -> list[Chip]:
    return chips.chips(intake_of(draft), mentions_of(draft.mentions), draft.to_ask)


def known(draft: Draft) -> dict[str, Any]:
    """What the form of corrections starts with, so that nothing is typed twice."""
    return {"age": intake_of(draft).age}


def name_of(option: Option) -> str:
    """What a form calls an option: its first fact, which is what a tick says. "-" where it claims none."""
    return next(iter(option.facts), "-")


def remembered(draft: Draft, question: Question) -> dict[str, Any]:
    """What was answered to this question before going back, as its form's initial value."""
    before = draft.remembered.get(question.id)
    if before is None:
        return {}
    if question.kind not in ("any", "choice"):
        return {"answer": before["typed"]}
    chosen = set(before["chosen"])
    picked = [name_of(option) for option in question.options if name_of(option) in chosen]
    return {"answer": picked if question.kind == "any" else next(iter(picked), "")}


def page(submission: Submission) -> Page:
    """The answer from what was stored. Nothing is decided anew."""
    decision = msgspec.json.decode(submission.decision)
    intake = msgspec.json.decode(submission.intake, type=Intake)
    return Page(
        submission=submission,
        decision=decision,
        understood=sections(chips.chips(intake, mentions_of(submission.mentions))),
        is_emergency=submission.destination == Destination.EMERGENCY_NOW,
        is_crisis="suicidal_thoughts" in intake.symptoms,
    )
