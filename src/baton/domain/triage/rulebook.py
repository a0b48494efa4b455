"""The rule book: every rule of triage, read from its tables, checked, and made ready for quick use.

A rule sends to one destination when its condition holds. The most urgent destination of all that fire is the answer.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from msgspec import Struct, convert

from baton.domain.errors import BrokenTable
from baton.domain.sources import Source
from baton.domain.tables import load
from baton.domain.triage import expressions
from baton.domain.triage.decision import Destination, Urgency
from baton.domain.triage.expressions import Expression
from baton.domain.triage.facts import PACKAGE, Facts, facts

VERSION = "2026.11.0"
"""Year, month and number of the last change of a rule, a fact or a question."""

TABLES = {
    "emergency": Destination.EMERGENCY_NOW,
    "urgent": Destination.URGENT_MEDICAL,
    "physician": Destination.PHYSICIAN_FIRST,
    "care": Destination.TRAINER,
}
URGENCY = {
    Destination.EMERGENCY_NOW: Urgency.NOW,
    Destination.URGENT_MEDICAL: Urgency.SAME_OR_NEXT_DAY,
    Destination.PHYSICIAN_FIRST: Urgency.ROUTINE,
    Destination.PT_FIRST: Urgency.ROUTINE,
    Destination.PT_THEN_TRAINER: Urgency.ROUTINE,
    Destination.PT_AND_TRAINER: Urgency.NONE,
    Destination.TRAINER: Urgency.NONE,
    Destination.SELF_DIRECTED: Urgency.NONE,
}
Term = tuple[int, int]
"""Bits that must be yes, bits that must not be yes."""


class Rule(Struct, frozen=True):
    """One entry of the rule book. `review` names the clinician who signed it, or is "unreviewed"."""

    id: str
    when: Expression
    destination: Destination
    urgency: Urgency
    text: str
    clinical: str
    sources: tuple[Source, ...]
    version: int = 1
    review: str = "unreviewed"
    written: str = ""


class Compiled(Struct, frozen=True):
    rule: Rule
    terms: tuple[Term, ...]


class Primes:
    """Terms none of which contains another; to be added in order of size."""

    def __init__(self) -> None:
        self._by_lowest_bit: dict[int, list[int]] = {}

    def absorb(self, term: int) -> bool:
        """Does a kept term already say as much?"""
        rest = term
        while rest:
            lowest = rest & -rest
            for smaller in self._by_lowest_bit.get(lowest, ()):
                if smaller & term == smaller:
                    return True
            rest ^= lowest
        return False

    def add(self, term: int) -> bool:
        """Keep the term unless it is absorbed."""
        if self.absorb(term):
            return False
        self._by_lowest_bit.setdefault(term & -term, []).append(term)
        return True


class Keyed(NamedTuple):
    """A term with the place of its rule among `compiled`."""

    place: int
    yes: int
    no: int


def _bits(number: int) -> Iterator[int]:
    while number:
        yield number & -number
        number &= number - 1


class Rulebook:
    """Rules with the facts they speak of; `compiled` is most urgent first."""

    def __init__(self, rules: tuple[Rule, ...], known: Facts, version: str = VERSION) -> None:
        self.rules = rules
        self.facts = known
        self.version = version
        ordered = sorted(rules, key=lambda rule: -rule.destination.level)
        self.compiled = tuple(Compiled(rule, self._terms(rule)) for rule in ordered)
        self.by_id = {rule.id: rule for rule in rules}
        self.terms_of = {entry.rule.id: entry.terms for entry in self.compiled}
        self.thresholds = tuple(self._thresholds())
        self.by_bit, self.without_bit = self._index()

    def _thresholds(self) -> Iterator[tuple[Destination, tuple[tuple[int, int], ...]]]:
        """Each destination with the terms that lead there and that no other absorbs, each with its core.

        A term is one number here: the unwanted bits stand above the wanted ones.
        """
        width = len(self.facts.names)
        primes = Primes()
        for level in Destination:
            terms = [term for entry in self.compiled if entry.rule.destination is level for term in entry.terms]
            cores = {yes | no << width: self._core(yes, no, width) for yes, no in terms}
            yield level, tuple((term, cores[term]) for term in sorted(cores, key=int.bit_count) if primes.add(term))

    def _core(self, yes: int, no: int, width: int) -> int:
        """A closed term without what stands in it only because another fact there implies it."""
        implied = implying = 0
        for name in self.facts.of(yes):
            implied |= self.facts.implied[name]
        for name in self.facts.of(no):
            implying |= self.facts.implying[name] & ~self.facts.bit[name]
        return (yes & ~implied) | (no & ~implying) << width

    def _index(self) -> tuple[dict[int, tuple[Keyed, ...]], tuple[Keyed, ...]]:
        """Each term under the one of its wanted bits that fewest terms want; those that want none, apart."""
        keyed = [Keyed(place, *term) for place, entry in enumerate(self.compiled) for term in entry.terms]
        wanted = Counter(bit for each in keyed for bit in _bits(each.yes))
        index: dict[int, list[Keyed]] = {}
        for each in keyed:
            index.setdefault(min(_bits(each.yes), key=wanted.__getitem__, default=0), []).append(each)
        without = tuple(index.pop(0, ()))
        return {bit: tuple(terms) for bit, terms in index.items()}, without

    def _terms(self, rule: Rule) -> tuple[Term, ...]:
        """The alternatives of a rule as bits, without those that cannot come true or say no more than another."""
        unknown = expressions.names(rule.when) - self.facts.bit.keys()
        if unknown:
            msg = f"The rule {rule.id} speaks of {', '.join(sorted(unknown))}, which no table defines."
            raise BrokenTable(msg)
        found = {self._closed(yes, no) for yes, no in expressions.terms(rule.when)}
        possible = sorted(
            (term for term in found if term is not None), key=lambda term: (term[0] | term[1]).bit_count()
        )
        kept: list[Term] = []
        for term in possible:
            if not any(yes & term[0] == yes and no & term[1] == no for yes, no in kept):
                kept.append(term)
        return tuple(kept)

    def _closed(self, yes_names: frozenset[str], no_names: frozenset[str]) -> Term | None:
        """A term with all that its facts imply; None when it contradicts itself."""
        known = self.facts
        yes = known.mask(yes_names)
        for name in yes_names:
            yes |= known.implied[name]
        no = known.mask(no_names)
        for name in no_names:
            no |= known.implying[name]
        excluded = 0
        for name in known.of(yes):
            excluded |= known.excluded[name]
        return None if yes & no or yes & excluded else (yes, no)


def _definitions() -> dict[str, Expression]:
    found: dict[str, Expression] = {}
    for name, text in load(PACKAGE, "data/rules/definitions.toml").items():
        found[name] = expressions.parse(text, found)
    return found


def _rules() -> Iterator[Rule]:
    definitions = _definitions()
    sources = {key: convert(row, Source) for key, row in load(PACKAGE, "data/sources.toml").items()}
    for table, default in TABLES.items():
        for rule_id, row in load(PACKAGE, f"data/rules/{table}.toml").items():
            yield _rule(rule_id, row, default, definitions, sources)


def _rule(
    rule_id: str,
    row: Mapping[str, Any],
    default: Destination,
    definitions: Mapping[str, Expression],
    sources: Mapping[str, Source],
) -> Rule:
    missing = [key for key in row["sources"] if key not in sources]
    if missing:
        msg = f"The rule {rule_id} cites {', '.join(missing)}, which sources.toml does not hold."
        raise BrokenTable(msg)
    destination = Destination(row.get("destination", default))
    return Rule(
        id=rule_id,
        when=expressions.parse(row["when"], definitions),
        destination=destination,
        urgency=Urgency(row.get("urgency", URGENCY[destination])),
        text=row["text"],
        clinical=row["clinical"],
        sources=tuple(sources[key] for key in row["sources"]),
        version=row.get("version", 1),
        review=row.get("review", "unreviewed"),
        written=row["when"],
    )


@cache
def rulebook() -> Rulebook:
    """The rule book in force, read and checked once a process."""
    return Rulebook(tuple(_rules()), facts())
