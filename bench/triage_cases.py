"""How good is triage? `.venv/bin/python bench/triage_cases.py` prints, for each set of labelled cases, how many answers
are acceptable, unsafe and alarming, as an intake and as told in words, and how many questions a person is asked."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.domain.triage.cases import Case, all_cases

from baton.domain.triage import Destination, Intake, decide
from baton.domain.triage.answers import apply
from baton.domain.triage.reader import read

SETS = ("guideline", "a", "b", "c", "d", "e", "f")
MEDICAL = {Destination.EMERGENCY_NOW, Destination.URGENT_MEDICAL, Destination.PHYSICIAN_FIRST}


def main() -> None:
    table = Table("set", "as", "cases", "acceptable", "unsafe", "red flags to a doctor", title="Labelled cases")
    for name in SETS:
        cases = all_cases(name)
        table.add_row(name, "intake", *quality(cases, lambda case: case.intake))
        table.add_row(name, "text", *quality(cases, lambda case: read(case.narrative).intake))
    console = Console()
    console.print(table)
    counts = Counter(questions(case.intake) for case in all_cases("guideline"))
    spread = ", ".join(f"{number}: {times}" for number, times in sorted(counts.items()))
    console.print(f"Questions asked of those who answer none of these (questions: cases): {spread}")


def quality(cases: list[Case], intake: Callable[[Case], Intake]) -> tuple[str, str, str, str]:
    answers = {case.id: decide(intake(case)).destination for case in cases}
    good = sum(answers[case.id] in case.accept for case in cases)
    harmful = sum(answers[case.id] in case.must_not for case in cases)
    flagged = [case for case in cases if case.group == "red_flag"]
    seen = sum(answers[case.id] in MEDICAL for case in flagged)
    return str(len(cases)), f"{good / len(cases):.1%}", str(harmful), f"{seen} of {len(flagged)}"


def questions(intake: Intake) -> int:
    """How many are asked of somebody who answers "none of these", or the first choice, to all."""
    asked = 0
    while open_questions := decide(intake).questions:
        first = open_questions[0]
        place = -1 if first.id == "problem" else 0
        chosen = [first.options[place].facts[0]] if first.kind == "choice" or first.id == "where" else []
        intake = apply(intake, first.id, chosen, "40")
        asked += 1
    return asked


if __name__ == "__main__":
    main()
