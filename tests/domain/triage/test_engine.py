"""The quick evaluator against the plain one, and what must hold of whole intakes."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from baton.domain.triage import Destination, Intake, decide, rulebook
from baton.domain.triage.derive import state
from baton.domain.triage.engine import destination, fired, plain_destination
from baton.domain.triage.facts import facts
from tests.domain.triage.intakes import intakes

FLAGS = sorted(facts().of(facts().flags))
SEX_OF = {name: each.only for name, each in facts().definitions.items()}


@given(intakes())
@settings(max_examples=300, deadline=None)
def test_the_quick_evaluator_says_what_the_plain_one_says(intake: Intake) -> None:
    known = state(intake)
    assert destination(rulebook(), known) is plain_destination(rulebook(), known)
    assert fired(rulebook(), known)[0].destination is plain_destination(rulebook(), known)


@given(intakes(), st.sampled_from(FLAGS))
@settings(max_examples=400, deadline=None)
def test_adding_a_red_flag_never_lowers_the_urgency(intake: Intake, flag: str) -> None:
    if intake.sex is not None and SEX_OF[flag] not in ("", intake.sex):
        return
    denied = tuple(each for each in intake.symptoms_denied if each != flag)
    more = structs.replace(intake, symptoms=(*intake.symptoms, flag), symptoms_denied=denied)
    assert decide(more).destination.level >= decide(intake).destination.level


@given(intakes(), st.sampled_from(FLAGS))
@settings(max_examples=200, deadline=None)
def test_forgetting_a_denied_red_flag_never_lowers_the_urgency(intake: Intake, flag: str) -> None:
    denying = structs.replace(
        intake,
        symptoms=tuple(each for each in intake.symptoms if each != flag),
        symptoms_denied=(*intake.symptoms_denied, flag),
    )
    forgotten = structs.replace(denying, symptoms_denied=tuple(x for x in denying.symptoms_denied if x != flag))
    assert decide(forgotten).destination.level >= decide(denying).destination.level


@given(intakes())
@settings(max_examples=300, deadline=None)
def test_no_trainer_with_pain_or_a_red_flag(intake: Intake) -> None:
    known = state(intake)
    if known.yes & (facts().flags | facts().bit["pain"]):
        assert destination(rulebook(), known).level > Destination.TRAINER.level


def test_each_red_flag_alone_keeps_a_trainer_away_and_is_explained() -> None:
    for flag in FLAGS:
        decision = decide(Intake(symptoms=(flag,), goals=("build muscle",)))
        assert decision.destination.level >= Destination.PT_FIRST.level, flag
        assert decision.reasons[0].facts, flag


def test_every_rule_that_fired_is_kept_and_the_deciding_one_is_first() -> None:
    intake = Intake(body_region=("low_back",), symptoms=("saddle_numbness", "back_pain"), pain_now=5)
    decision = decide(intake)
    rules = [reason.rule for reason in decision.reasons]
    assert rules[0] == "cauda-equina-saddle"
    assert {"current-pain", "red-flag-any"} <= set(rules)
    assert all(reason.source.title and reason.review == "unreviewed" for reason in decision.reasons)


def test_an_empty_intake_is_for_a_doctor_and_asks() -> None:
    decision = decide(Intake())
    assert decision.destination is Destination.PHYSICIAN_FIRST
    assert decision.provisional
    assert decision.questions
