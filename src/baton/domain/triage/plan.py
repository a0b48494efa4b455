"""What happens next: the steps to the right professional, with what to tell, ask and avoid."""

from collections.abc import Sequence
from typing import Any

from msgspec import convert, structs

from baton.domain.tables import load
from baton.domain.triage.decision import Destination, Step
from baton.domain.triage.engine import Open, destination
from baton.domain.triage.facts import PACKAGE, State
from baton.domain.triage.rulebook import Rule, Rulebook

MOST_TOLD = 8
MOST_WATCHED = 8
WATCHED_QUESTIONS = ("nerves", "part", "heart", "head", "pregnancy_signs", "wound", "general", "pattern")


def _table() -> dict[str, Any]:
    return load(PACKAGE, "data/plans.toml")


def plan(book: Rulebook, answer: Destination, rules: Sequence[Rule], state: State) -> tuple[Step, ...]:
    """The ordered steps. The first one also tells what was found here and carries what the deciding rules add."""
    rows = [dict(row) for row in _table()[answer.value]["steps"]]
    first = rows[0]
    extras = [_table()["rules"][rule.id] for rule in rules if rule.id in _table()["rules"]]
    for extra in extras:
        if extra.get("replace"):
            first["what"] = extra["what"]
        for key in ("tell", "ask", "avoid"):
            first[key] = [*extra.get(key, []), *first.get(key, [])]
    if first["who"] != "self":
        first["tell"] = [*_found(book, state), *first.get("tell", [])]
    return tuple(convert({"step": number, **_clean(row)}, Step) for number, row in enumerate(rows, start=1))


def _clean(row: dict[str, Any]) -> dict[str, Any]:
    return {key: list(dict.fromkeys(value)) if isinstance(value, list) else value for key, value in row.items()}


def _found(book: Rulebook, state: State) -> list[str]:
    """The red flags that are present, by their labels."""
    known = book.facts
    return [known.definitions[name].label for name in known.of(state.yes & known.flags)][:MOST_TOLD]


def why_not_less(answer: Destination) -> tuple[str, ...]:
    return (_table()[answer.value]["why_not_less"],)


def watch_for(book: Rulebook, answer: Destination, openings: Sequence[Open]) -> tuple[str, ...]:
    """Open signs each of which alone would make this an emergency, or else urgent; nearest to the complaint first."""
    if answer is Destination.EMERGENCY_NOW:
        return ()
    wanted = {Destination.EMERGENCY_NOW} | ({Destination.URGENT_MEDICAL} - {answer})
    single = [each for each in openings if each.destination in wanted and not each.no and each.yes.bit_count() == 1]
    names = [name for each in single for name in book.facts.of(each.yes)]
    definitions = book.facts.definitions
    signs = [name for name in names if definitions[name].ask in WATCHED_QUESTIONS]
    signs.sort(key=lambda name: WATCHED_QUESTIONS.index(definitions[name].ask))
    return tuple(dict.fromkeys(definitions[name].label for name in signs))[:MOST_WATCHED]


def would_change(book: Rulebook, answer: Destination, state: State) -> tuple[str, ...]:
    """What would lead to something less urgent, each checked by asking the rule book."""
    changes = _table()["changes"]
    found = []
    for name, text in changes.items():
        if answer is Destination.EMERGENCY_NOW:
            break
        if destination(book, _changed(book, state, name)).level < answer.level:
            found.append(text)
    return tuple(found)


def _changed(book: Rulebook, state: State, change: str) -> State:
    known = book.facts
    if change == "no_problem":
        problem = known.bit["local_problem"]
        gone = problem | known.implying["local_problem"]
        return structs.replace(state, yes=state.yes & ~gone, no=state.no | gone)
    bits = known.bit[change] | known.implied[change]
    return structs.replace(state, yes=state.yes | bits, no=state.no & ~bits)
