"""How fast is triage? `.venv/bin/python bench/triage.py`, after `./baton test` has installed the tools.

Prints decisions a second on one core, structured and from text, and the same conditions written for two rule engines
and run in turn with ours, so that the ratios hold however busy the machine is.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import cel
import zen
from msgspec import convert
from rich.console import Console
from rich.table import Table

from baton.domain.triage import Intake, decide, expressions, rulebook
from baton.domain.triage.derive import state
from baton.domain.triage.engine import destination
from baton.domain.triage.expressions import Expression
from baton.domain.triage.reader import read

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "domain" / "triage" / "cases" / "guideline.jsonl"
ROUNDS = 15
ENGINE_ROUNDS = 3
STARTS = 9

Run = Callable[[Any], object]


def main() -> None:
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    intakes = [convert(case["intake"], Intake) for case in cases]
    narratives = [case["narrative"] for case in cases]
    console = Console()
    console.print(engines(intakes))
    console.print(whole(intakes, narratives))
    console.print(f"./baton triage on one intake, shell to answer: median {starts():.2f} s of {STARTS}")


def written(expression: Expression, conjunction: str, disjunction: str, negation: str) -> str:
    """A condition in another engine's language."""
    return expressions.evaluate(
        expression,
        lambda name: name,
        conjunction=lambda a, b: f"({a} {conjunction} {b})",
        disjunction=lambda a, b: f"({a} {disjunction} {b})",
        negation=lambda a: f"{negation}({a})",
    )


def engines(intakes: Sequence[Intake]) -> Table:
    """From known facts to the destination: the same conditions, first match wins, in each engine."""
    book = rulebook()
    rules = [entry.rule for entry in book.compiled]
    in_cel = [cel.compile(written(rule.when, "&&", "||", "!")) for rule in rules]
    in_zen = [zen.compile_expression(written(rule.when, "and", "or", "not")) for rule in rules]
    states = [state(intake) for intake in intakes]
    facts = [{name: bool(each.yes & book.facts.bit[name]) for name in book.facts.names} for each in states]

    def by_cel(known: dict[str, bool]) -> object:
        context = cel.Context(variables=known)
        return next(rule.destination for rule, made in zip(rules, in_cel, strict=True) if made.execute(context))

    def by_zen(known: dict[str, bool]) -> object:
        return next(rule.destination for rule, made in zip(rules, in_zen, strict=True) if made.evaluate(known))

    for one, same in zip(states, facts, strict=True):
        assert destination(book, one) == by_cel(same) == by_zen(same)
    runs: dict[str, tuple[Run, Sequence[Any]]] = {
        "Baton": (lambda known: destination(book, known), states),
        "common-expression-language": (by_cel, facts),
        "zen-engine": (by_zen, facts),
    }
    seconds = in_turn(runs, ENGINE_ROUNDS)
    table = Table("from facts to the destination", "decisions/s", "Baton is faster by", title="Rule engines")
    for name, median in seconds.items():
        table.add_row(name, f"{1 / median:,.0f}", f"{median / seconds['Baton']:.1f} x")
    return table


def whole(intakes: Sequence[Intake], narratives: Sequence[str]) -> Table:
    """Complete decisions: from an intake to its destination, with reasons, plan and questions, and from text."""
    book = rulebook()
    runs: dict[str, tuple[Run, Sequence[Any]]] = {
        "intake to destination": (lambda intake: destination(book, state(intake)), intakes),
        "intake to the whole answer": (decide, intakes),
        "text to intake": (read, narratives),
        "text to destination": (lambda text: destination(book, state(read(text).intake)), narratives),
        "text to the whole answer": (lambda text: decide(read(text).intake), narratives),
    }
    table = Table("one core", "per second", "median ms", title="Whole decisions")
    for name, run in runs.items():
        median = in_turn({name: run}, ROUNDS)[name]
        table.add_row(name, f"{1 / median:,.0f}", f"{median * 1000:.2f}")
    return table


def in_turn(runs: dict[str, tuple[Run, Sequence[Any]]], rounds: int) -> dict[str, float]:
    """Seconds for one item, the median over all items and rounds, the runs taking turns item by item."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for place in range(len(next(iter(runs.values()))[1])):
            for name, (run, items) in runs.items():
                began = time.perf_counter()
                run(items[place])
                taken[name].append(time.perf_counter() - began)
    return {name: statistics.median(each) for name, each in taken.items()}


def starts() -> float:
    request = b'{"intake": {"body_region": ["knee"], "pain_now": 4}}'
    taken = []
    for _ in range(STARTS):
        began = time.perf_counter()
        subprocess.run([sys.executable, ROOT / "baton", "triage"], input=request, capture_output=True, check=True)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
