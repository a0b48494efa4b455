"""What happens next: the steps to the right professional, with what to tell, ask and avoid."""

from collections.abc import Sequence
from typing import Any

from msgspec import convert, structs

from baton.domain.tables import load
from baton.domain.triage.decision import Destination, Step
from baton.domain.triage.engine import destination
from baton.domain.triage.facts import PACKAGE, State
from baton.domain.triage.rulebook import Rule, Rulebook

MOST_TOLD = 8
MOST_WATCHED = 8
WATCHED_WITH_COMPLAINT = ("nerves", "part", "pregnancy_signs", "heart", "head", "general", "pattern")
WATCHED_WHEN_WELL = ("pregnancy_signs", "heart", "head", "general")


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


def watch_for(book: Rulebook, answer: Destination, state: State) -> tuple[str, ...]:
    """Signs, denied now or not, each of which alone would make this more urgent if it came; nearest first."""
    if answer is Destination.EMERGENCY_NOW:
        return ()
    definitions, flags = book.facts.definitions, book.facts.flags
    signs = []
    for level, terms in book.thresholds:
        if level.level <= max(answer.level, Destination.PHYSICIAN_FIRST.level):
            break
        for _, core in terms:
            left = core & ~state.yes
            if left & flags and not left & (left - 1):
                signs.append(next(book.facts.of(left)))
    order = WATCHED_WITH_COMPLAINT if state.yes & book.facts.bit["local_problem"] else WATCHED_WHEN_WELL
    near = [name for name in dict.fromkeys(signs) if definitions[name].ask in order]
    near.sort(key=lambda name: order.index(definitions[name].ask))
    return tuple(dict.fromkeys(definitions[name].label for name in near if _possible(book, name, state)))[:MOST_WATCHED]


def _possible(book: Rulebook, name: str, state: State) -> bool:
    """Could this come? Not what only the other sex has, or what belongs to a pregnancy that there is not."""
    known = book.facts
    everyday = known.any_flag | known.bit["local_problem"] | known.bit["pain"]
    implied = known.implied[name] & ~everyday
    return not implied & ~state.yes and not (known.definitions[name].only and state.no & known.bit[name])


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
