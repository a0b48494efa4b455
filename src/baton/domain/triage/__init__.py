"""Who must see this person first, and why?"""

from collections.abc import Collection

from baton.domain.reasons import Reason
from baton.domain.triage.decision import Decision, Destination
from baton.domain.triage.derive import state
from baton.domain.triage.engine import deciding_facts, fired, prime_openings
from baton.domain.triage.facts import State
from baton.domain.triage.intake import Intake
from baton.domain.triage.plan import plan, watch_for, why_not_less, would_change
from baton.domain.triage.questions import questions
from baton.domain.triage.rulebook import Rule, Rulebook, rulebook

__all__ = ["Decision", "Destination", "Intake", "decide", "rulebook"]


def decide(intake: Intake, *, to_ask: Collection[str] = ()) -> Decision:
    """The answer for what is known, with every rule that fired, the plan, and what is still worth asking.

    `to_ask` are codes a narrative touched but did not settle; their question comes first.
    """
    book = rulebook()
    known = state(intake)
    rules = fired(book, known)
    deciding = rules[0]
    answer = deciding.destination
    # A known emergency is never held up: nothing is asked, though an answer might show it to be less.
    openings = [] if answer is Destination.EMERGENCY_NOW else prime_openings(book, known)
    return Decision(
        destination=answer,
        urgency=deciding.urgency,
        reasons=tuple(_reason(book, rule, known) for rule in rules),
        plan=plan(book, answer, [rule for rule in rules if rule.destination is answer], known),
        provisional=any(each.destination.level > answer.level for each in openings),
        questions=questions(book, openings, known, to_ask),
        why_not_less=why_not_less(answer),
        would_change=would_change(book, answer, known),
        watch_for=watch_for(book, answer, known),
        rulebook=book.version,
    )


def _reason(book: Rulebook, rule: Rule, known: State) -> Reason:
    return Reason(
        rule=rule.id,
        text=rule.text,
        source=rule.sources[0],
        clinical=rule.clinical,
        sources=rule.sources,
        version=rule.version,
        review=rule.review,
        destination=rule.destination.value,
        urgency=rule.urgency.value,
        facts=deciding_facts(book, rule, known),
    )
