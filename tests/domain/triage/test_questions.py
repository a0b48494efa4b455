"""Only what could change the answer is asked, all of it, and in few questions."""

import random

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from baton.domain.errors import BadInput
from baton.domain.triage import Destination, Intake, decide, rulebook
from baton.domain.triage.answers import apply, denied, present
from baton.domain.triage.decision import Question
from baton.domain.triage.derive import state
from baton.domain.triage.engine import essential, prime_openings
from baton.domain.triage.facts import ANY_FLAG, facts
from baton.domain.triage.questions import MOST_QUESTIONS, forms
from tests.domain.triage.cases import all_cases
from tests.domain.triage.intakes import intakes
from tests.domain.triage.solver import World, differs

BOOK = rulebook()
FACTS = facts()
LISTED = [name for name, each in FACTS.definitions.items() if each.ask and forms()[each.ask].kind == "any"]
TICKABLE = [name for name in LISTED if not forms()[FACTS.definitions[name].ask].options]


def group(name: str) -> set[str]:
    """A fact with its twins: they change together."""
    return {name} | {twin for twin, each in FACTS.definitions.items() if each.twin == name}


def can_change(solver: z3.Solver, left: World, right: World, name: str) -> bool:
    """Are there two ways to complete what is known that differ in this fact alone and in the destination?"""
    members = group(name)
    flipped = z3.And(
        left.agrees(right, dict.fromkeys(members, True)), z3.Not(z3.Or([left.yes(each) for each in members]))
    )
    return bool(solver.check(flipped) == z3.sat)


SAMPLES = [
    Intake(),
    Intake(body_region=("low_back",), pain_now=4, age=41, sex="male"),
    Intake(body_region=("knee",), symptoms=("swelling",), onset="traumatic", duration_days=2, age=60),
    Intake(pain_now=0, symptoms_denied=("pain", "local_problem"), goals=("build muscle",), age=30, sex="female"),
    Intake(symptoms=("exertional_dyspnea",), conditions=(), age=61, goals=("get fit",)),
    Intake(pt_status="in_care", cleared_by=("pt",), body_region=("shoulder",), pain_now=1),
]


@pytest.mark.parametrize("intake", SAMPLES)
def test_exactly_the_facts_that_could_change_the_destination_are_open(intake: Intake) -> None:
    """Against the definition: for each unknown fact, the solver looks for two completions that differ in it alone."""
    known = state(intake)
    claimed = {FACTS.original(name) for name in FACTS.of(essential(BOOK, prime_openings(BOOK, known), known))}
    left, right = World(BOOK, "left"), World(BOOK, "right")
    twins = [
        world.yes(twin) == world.yes(each.twin)
        for world in (left, right)
        for twin, each in FACTS.definitions.items()
        if each.twin
    ]
    solver = z3.Solver()
    solver.add(left.consistent(), right.consistent(), left.completes(known), *twins, differs(left, right))
    settled = set(FACTS.of(known.known()))
    unknown = [n for n in FACTS.names if n not in settled | {ANY_FLAG} and not FACTS.definitions[n].twin]
    for name in random.Random(1).sample(unknown, min(45, len(unknown))):
        assert can_change(solver, left, right, name) is (name in claimed), name


@given(intakes())
@settings(max_examples=150, deadline=None)
def test_no_question_means_that_nothing_unknown_could_change_the_destination(intake: Intake) -> None:
    decision = decide(intake)
    if not decision.questions:
        for flag in list(FACTS.of(FACTS.flags))[::7]:
            if flag not in intake.symptoms_denied and FACTS.definitions[flag].only in ("", intake.sex):
                more = structs.replace(intake, symptoms=(*intake.symptoms, flag))
                assert decide(more).destination is decision.destination


@pytest.mark.parametrize("name", TICKABLE)
def test_an_answer_to_a_list_question_settles_its_fact(name: str) -> None:
    bit = FACTS.bit[name]
    intake = Intake(age=30, functional_limits=() if name == "limits" else ("stairs",))
    assert state(present(intake, name)).yes & bit
    assert state(denied(intake, name)).no & bit


@given(intakes(), st.randoms(use_true_random=False))
@settings(max_examples=120, deadline=None)
def test_every_open_question_can_be_answered_and_then_is_closed(intake: Intake, chance: random.Random) -> None:
    decision = decide(intake)
    for question in decision.questions[:3]:
        after = apply(intake, question.id, *reply(question, chance))
        still = next((each for each in decide(after).questions if each.id == question.id), None)
        assert still is None or len(still.facts) < len(question.facts) or question.kind == "choice"


def reply(question: Question, chance: random.Random) -> tuple[list[str], str | None]:
    if question.kind == "number":
        return [], str(chance.randint(1, 99))
    firsts = [option.facts[0] for option in question.options]
    if question.kind == "choice":
        return [chance.choice(firsts)], None
    return [firsts[0]] if question.id == "where" else [], None


def asked(intake: Intake) -> list[str]:
    """The questions of somebody who answers "none of these" to all."""
    ids = []
    while questions := decide(intake).questions:
        first = questions[0]
        ids.append(first.id)
        reassuring = first.options[-1].facts[0] if first.id == "problem" else None
        chosen = [first.options[0].facts[0]] if first.kind == "choice" or first.id == "where" else []
        intake = apply(intake, first.id, [reassuring] if reassuring else chosen, "40")
        assert len(ids) <= MOST_QUESTIONS, ids
    return ids


@pytest.mark.parametrize("case", all_cases("guideline"), ids=lambda case: case.id)
def test_never_more_than_twelve_questions(case: object) -> None:
    asked(case.intake)  # type: ignore[attr-defined]


def test_an_emergency_is_never_held_up_by_a_question() -> None:
    decision = decide(Intake(symptoms=("chest_pressure",)))
    assert decision.destination is Destination.EMERGENCY_NOW
    assert not decision.questions
    assert not decision.provisional


@given(intakes())
@settings(max_examples=100, deadline=None)
def test_no_emergency_asks_anything(intake: Intake) -> None:
    decision = decide(intake)
    if decision.destination is Destination.EMERGENCY_NOW:
        assert not decision.questions
        assert not decision.provisional


def test_what_a_narrative_left_open_is_asked_first() -> None:
    intake = Intake(body_region=("knee",), pain_now=3)
    assert "suicidal_thoughts" in decide(intake, to_ask=["suicidal_thoughts"]).questions[0].facts


@pytest.mark.parametrize(
    ("question", "chosen", "typed"),
    [
        ("age", [], "minus one"),
        ("age", [], "1000"),
        ("age", [], "\N{FULLWIDTH DIGIT FOUR}"),
        ("nonsense", [], None),
        ("problem", ["fever"], None),
    ],
)
def test_an_answer_that_does_not_fit_gets_a_sentence(question: str, chosen: list[str], typed: str | None) -> None:
    with pytest.raises(BadInput, match=r"\.$"):
        apply(Intake(body_region=("knee",), onset="traumatic"), question, chosen, typed)
