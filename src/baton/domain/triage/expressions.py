"""Conditions of rules: written as `(spine or leg) and not cleared`, read here, and never executed as code.

Names are facts or definitions; `any(a, b)` and `all(a, b)` are `or` and `and`, `two_of(a, b, c)` is "at least two".
"""

import ast
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from itertools import combinations
from typing import TypeVar

from msgspec import Struct

from baton.domain.errors import BrokenTable

T = TypeVar("T")
Term = tuple[frozenset[str], frozenset[str]]
"""A conjunction: names that must be yes, names that must not be yes."""


class Fact(Struct, frozen=True):
    name: str


class Not(Struct, frozen=True):
    inner: "Expression"


class Every(Struct, frozen=True):
    parts: tuple["Expression", ...]


class Either(Struct, frozen=True):
    parts: tuple["Expression", ...]


Expression = Fact | Not | Every | Either


def parse(text: str, definitions: Mapping[str, Expression]) -> Expression:
    """Read a condition; a defined name is replaced by what it stands for. Raises BrokenTable on anything else."""
    try:
        body = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        msg = f"This condition cannot be read: {text!r}."
        raise BrokenTable(msg) from error
    return _convert(body, definitions, text)


def _convert(node: ast.expr, definitions: Mapping[str, Expression], text: str) -> Expression:
    match node:
        case ast.Name(id=name):
            return definitions.get(name, Fact(name))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Not(_convert(operand, definitions, text))
        case ast.BoolOp(op=op, values=values):
            parts = tuple(_convert(value, definitions, text) for value in values)
            return Every(parts) if isinstance(op, ast.And) else Either(parts)
        case ast.Call(func=ast.Name(id=function), args=args):
            return _call(function, tuple(_convert(argument, definitions, text) for argument in args), text)
    msg = f"Only names, and, or, not, any(), all() and two_of() may stand in a condition: {text!r}."
    raise BrokenTable(msg)


def _call(function: str, parts: tuple[Expression, ...], text: str) -> Expression:
    match function:
        case "any":
            return Either(parts)
        case "all":
            return Every(parts)
        case "two_of":
            return Either(tuple(Every(pair) for pair in combinations(parts, 2)))
    msg = f"There is no function {function}() for conditions: {text!r}."
    raise BrokenTable(msg)


def evaluate(
    expression: Expression,
    value: Callable[[str], T],
    *,
    conjunction: Callable[[T, T], T],
    disjunction: Callable[[T, T], T],
    negation: Callable[[T], T],
) -> T:
    """Work the condition out in any algebra: truth values, three-valued logic, or formulas of a solver."""

    def work(part: Expression) -> T:
        match part:
            case Fact(name=name):
                return value(name)
            case Not(inner=inner):
                return negation(work(inner))
            case Every(parts=parts):
                return reduce(conjunction, (work(each) for each in parts))
            case Either(parts=parts):
                return reduce(disjunction, (work(each) for each in parts))

    return work(expression)


def holds(expression: Expression, yes: Callable[[str], bool]) -> bool:
    """Is the condition met, where `yes` says of each fact whether it is known to be so?"""
    return evaluate(
        expression,
        yes,
        conjunction=lambda a, b: a and b,
        disjunction=lambda a, b: a or b,
        negation=lambda a: not a,
    )


def names(expression: Expression) -> frozenset[str]:
    """Every fact the condition speaks of."""
    return evaluate(
        expression,
        lambda name: frozenset({name}),
        conjunction=frozenset.union,
        disjunction=frozenset.union,
        negation=lambda a: a,
    )


def terms(expression: Expression, *, negated: bool = False) -> frozenset[Term]:
    """The condition (or its negation) as alternatives of conjunctions, contradictions left out."""
    match expression:
        case Fact(name=name):
            only = frozenset({name})
            return frozenset({(frozenset(), only) if negated else (only, frozenset())})
        case Not(inner=inner):
            return terms(inner, negated=not negated)
        case Every(parts=parts) | Either(parts=parts):
            each = [terms(part, negated=negated) for part in parts]
            joined = isinstance(expression, Every) is not negated
            return reduce(_product, each) if joined else frozenset[Term]().union(*each)


def _product(left: Iterable[Term], right: Iterable[Term]) -> frozenset[Term]:
    pairs = ((a[0] | b[0], a[1] | b[1]) for a in left for b in right)
    return frozenset(pair for pair in pairs if not pair[0] & pair[1])
