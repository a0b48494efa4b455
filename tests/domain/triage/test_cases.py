"""Labelled cases: as an intake, and as told in plain words."""

import pytest

from baton.domain.triage import Destination, decide
from baton.domain.triage.reader import read
from tests.domain.triage.cases import Case, Pair, all_cases, all_pairs

MEDICAL = {Destination.EMERGENCY_NOW, Destination.URGENT_MEDICAL, Destination.PHYSICIAN_FIRST}
SETS = ("guideline", "a", "b", "c", "d", "e", "f")
# Shares of each set: at least so many acceptable, at most so many unsafe, at least so many red flags to a doctor.
TEXT = {
    "guideline": (0.95, 0.0, 1.0),
    "a": (0.95, 0.0, 0.98),
    "b": (0.77, 0.06, 0.94),
    "c": (0.95, 0.0, 0.97),
    "d": (0.90, 0.03, 0.97),
    "e": (0.93, 0.01, 0.97),
    "f": (0.90, 0.01, 0.97),
}
MOST_OVERCALLED = 0.10
OVERCALLED_LEVELS = 2


def told(narrative: str) -> Destination:
    return decide(read(narrative).intake).destination


@pytest.mark.parametrize("name", SETS)
def test_structured_cases_are_never_unsafe_and_almost_all_acceptable(name: str) -> None:
    cases = all_cases(name)
    answers = {case.id: decide(case.intake).destination for case in cases}
    assert [case.id for case in cases if answers[case.id] in case.must_not] == []
    wrong = [case.id for case in cases if answers[case.id] not in case.accept]
    assert len(wrong) <= 0.02 * len(cases), wrong


@pytest.mark.parametrize("name", SETS)
def test_narratives_reach_the_right_professional(name: str) -> None:
    acceptable, unsafe, recall = TEXT[name]
    cases = all_cases(name)
    answers = {case.id: told(case.narrative) for case in cases}
    wrong = [case.id for case in cases if answers[case.id] not in case.accept]
    harmful = [case.id for case in cases if answers[case.id] in case.must_not]
    flagged = [case for case in cases if case.group == "red_flag"]
    missed = [case.id for case in flagged if answers[case.id] not in MEDICAL]
    assert len(wrong) <= (1 - acceptable) * len(cases), wrong
    assert len(harmful) <= unsafe * len(cases), harmful
    assert len(missed) <= (1 - recall) * len(flagged), missed


@pytest.mark.parametrize("name", ["guideline", "a", "c", "d", "e", "f"])
def test_therapist_and_trainer_cases_are_not_made_alarming(name: str) -> None:
    def overcalled(case: Case) -> bool:
        highest = max(Destination(each).level for each in case.accept)
        return told(case.narrative).level >= highest + OVERCALLED_LEVELS

    cases = [case for case in all_cases(name) if case.group in ("pt", "parallel", "trainer_self")]
    wrong = [case.id for case in cases if overcalled(case)]
    assert len(wrong) <= MOST_OVERCALLED * len(cases), wrong


@pytest.mark.parametrize(
    "pair", [each for name in ("guideline", "a", "c", "d", "e") for each in all_pairs(name)], ids=lambda each: each.id
)
def test_one_change_in_the_words_changes_what_it_should_and_no_more(pair: Pair) -> None:
    assert told(pair.base) in pair.base_accept, pair.variable
    assert told(pair.changed) in pair.changed_accept, pair.variable
