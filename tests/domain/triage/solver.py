"""The rule book as formulas of z3, made by running the plain evaluator in the solver's algebra."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import z3

from baton.domain.triage import expressions
from baton.domain.triage.decision import Destination
from baton.domain.triage.facts import ANY_FLAG, State
from baton.domain.triage.rulebook import Rule, Rulebook

DENIED = "denied:"
"""Marks a fact that a planted rule asks a denial of, which no rule of the book can."""


@dataclass(frozen=True, eq=False)
class World:
    """One assignment of yes or not-yes to every fact, in symbols; that a red flag is present follows from the flags."""

    book: Rulebook
    name: str
    more: tuple[Rule, ...] = ()

    def denied(self, fact: str) -> z3.BoolRef:
        return z3.Bool(f"{self.name}.not.{fact}")

    def yes(self, fact: str) -> z3.BoolRef:
        if fact.startswith(DENIED):
            return self.denied(fact.removeprefix(DENIED))
        if fact == ANY_FLAG:
            return z3.Or([self.yes(flag) for flag in self.flags()])
        return z3.BoolVal(True) if fact == "always" else z3.Bool(f"{self.name}.{fact}")

    def flags(self) -> list[str]:
        return list(self.book.facts.of(self.book.facts.flags))

    @cache  # noqa: B019 - a world lives as long as its test
    def fires(self, rule: Rule) -> z3.BoolRef:
        return expressions.evaluate(rule.when, self.yes, conjunction=z3.And, disjunction=z3.Or, negation=z3.Not)

    @cache  # noqa: B019
    def at_least(self, destination: Destination) -> z3.BoolRef:
        rules = [rule for rule in (*self.book.rules, *self.more) if rule.destination.level >= destination.level]
        return z3.Or([self.fires(rule) for rule in rules])

    def consistent(self) -> z3.BoolRef:
        """What a fact implies holds with it, and what it excludes does not."""
        known = self.book.facts
        parts = []
        for fact in known.names:
            implied = [other for other in known.of(known.implied[fact]) if other != ANY_FLAG]
            parts += [z3.Implies(self.yes(fact), self.yes(other)) for other in implied]
            parts += [z3.Not(z3.And(self.yes(fact), self.yes(other))) for other in known.of(known.excluded[fact])]
        return z3.And(parts)

    def agrees(self, other: "World", changed: Mapping[str, bool]) -> z3.BoolRef:
        """`other` is this world but for the facts in `changed`, which have the given values there."""
        parts = []
        for fact in self.book.facts.names:
            if fact in (ANY_FLAG, "always"):
                continue
            wanted = z3.BoolVal(changed[fact]) if fact in changed else self.yes(fact)
            parts.append(other.yes(fact) == wanted)
        return z3.And(parts)

    def completes(self, state: State) -> z3.BoolRef:
        """This world is one of those that what is known leaves open."""
        known = self.book.facts
        free = (ANY_FLAG, "always")
        said = [self.yes(fact) for fact in known.of(state.yes) if fact not in free]
        unsaid = [z3.Not(self.yes(fact)) for fact in known.of(state.no) if fact not in free]
        return z3.And([*said, *unsaid])


def lowered(before: World, after: World) -> z3.BoolRef:
    """Some destination is reached before and not after."""
    return z3.Or([z3.And(before.at_least(each), z3.Not(after.at_least(each))) for each in Destination])


def differs(left: World, right: World) -> z3.BoolRef:
    return z3.Or([left.at_least(each) != right.at_least(each) for each in Destination])


def counterexample(*conditions: z3.BoolRef) -> list[str] | None:
    """The facts that are so in a world where all the conditions hold, or None: there is no such world."""
    solver = z3.Solver()
    solver.add(*conditions)
    answer = solver.check()
    assert answer != z3.unknown
    if answer == z3.unsat:
        return None
    model = solver.model()
    return sorted(str(each) for each in model.decls() if z3.is_true(model[each]))
