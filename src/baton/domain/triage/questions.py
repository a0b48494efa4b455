"""What is still worth asking: only what could change the destination, gathered into few questions, the best first."""

from collections.abc import Collection, Sequence
from functools import cache

from msgspec import Struct, convert

from baton.domain.errors import BrokenTable
from baton.domain.tables import load
from baton.domain.triage.decision import Destination, Option, Question
from baton.domain.triage.engine import Open, essential
from baton.domain.triage.facts import PACKAGE, Facts, State, facts
from baton.domain.triage.rulebook import Rulebook

MOST_QUESTIONS = 12
"""So many a person is asked at most; what is open then keeps the answer provisional."""
EFFORT = 20
"""What a screen costs to read, in options."""


LEVEL = {destination: destination.level for destination in Destination}


class Choice(Struct, frozen=True):
    value: str
    facts: tuple[str, ...]
    text: str


class Form(Struct, frozen=True):
    """A question as its table holds it."""

    kind: str
    text: str
    why: str
    key: str = ""
    after: str = ""
    options: tuple[Choice, ...] = ()


@cache
def forms() -> dict[str, Form]:
    """Every question, read once a process."""
    return {name: convert(row, Form) for name, row in load(PACKAGE, "data/questions.toml").items()}


def form(question_id: str) -> Form:
    """The table's entry. Raises KeyError for a question that does not exist."""
    return forms()[question_id]


def questions(
    book: Rulebook, openings: Sequence[Open], state: State, touched: Collection[str] = ()
) -> tuple[Question, ...]:
    """The questions that settle the essential facts.

    A question that touches what a narrative left open (`touched`, fact names) comes first, then the one whose "no"
    would rule out most ways in which the answer could change for what there is to read; urgent ways count more.
    """
    known = book.facts
    open_facts: dict[str, list[str]] = {}
    for name in known.of(essential(book, openings, state)):
        names = open_facts.setdefault(_question_of(known, name), [])
        if known.original(name) not in names:
            names.append(known.original(name))

    weights = _weights(known, openings)

    def rank(question: str) -> tuple[bool, bool, float, str]:
        waits = form(question).after in open_facts
        worth = weights.get(question, 0) / (EFFORT + len(open_facts[question]))
        return waits, not set(open_facts[question]) & set(touched), -worth, question

    return tuple(_question(known, each, open_facts[each]) for each in sorted(open_facts, key=rank))


def _weights(known: Facts, openings: Sequence[Open]) -> dict[str, int]:
    """For each question, how many openings a "no" to all of it would rule out, each counted by its urgency."""
    by_bit: dict[int, int] = {}
    for destination, yes, _ in openings:
        level, rest = LEVEL[destination], yes
        while rest:
            bit = rest & -rest
            by_bit[bit] = by_bit.get(bit, 0) + level
            rest ^= bit
    rulers = _rulers()
    weights: dict[str, int] = {}
    for bit, weight in by_bit.items():
        for question in rulers[known.names[bit.bit_length() - 1]]:
            weights[question] = weights.get(question, 0) + weight
    return weights


@cache
def _rulers() -> dict[str, tuple[str, ...]]:
    """For each fact the questions that can rule it out: its own, and those of the facts it implies."""
    known = facts()
    asked = {name: known.definitions[known.original(name)].ask for name in known.names}
    return {
        name: tuple({asked[other] for other in (name, *known.of(known.implied[name])) if asked[other]})
        for name in known.names
    }


def _question_of(known: Facts, name: str) -> str:
    question = known.definitions[known.original(name)].ask
    if not question:
        msg = f"The fact {name} can change the answer, but no question asks for it."
        raise BrokenTable(msg)
    return question


def _question(known: Facts, question_id: str, names: Sequence[str]) -> Question:
    entry = form(question_id)
    if entry.kind == "any" and not entry.options:
        options = _options(known, names)
        told = tuple(code(known, name) for name in names)
    else:
        options = tuple(Option((each.value,), each.text) for each in entry.options)
        told = (entry.key or question_id,)
    return Question(question_id, tuple(dict.fromkeys(told)), entry.text, entry.why, entry.kind, options)


def code(known: Facts, name: str) -> str:
    """The code of the wire format by which a fact is told: its own name, or the one it is stored under."""
    store = known.definitions[name].store
    return store.split(":")[1] if store else name


def _options(known: Facts, names: Sequence[str]) -> tuple[Option, ...]:
    """One option a fact, or one for a fact and the open ones under it; a tick says the first fact of an option."""
    definitions = known.definitions
    gathered: dict[str, list[str]] = {}
    for name in names:
        head = definitions[name].under
        gathered.setdefault(head if head in names else name, []).append(name)
    found = []
    for head, members in gathered.items():
        others = [name for name in members if name != head]
        text = definitions[head].wide if others and definitions[head].wide else definitions[head].text
        found.append(Option((head, *others), text or definitions[head].label))
    return tuple(found)
