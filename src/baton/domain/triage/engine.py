"""Which rules fire, where they send, and what could still change that.

Two evaluators stand side by side. `fired` and `destination` work on bits and are quick; `plain_destination` reads the
conditions as written and is the definition the quick one is held to.

`essential` answers "which unknown facts could still change the destination?" exactly. For each destination let F be
"at least this urgent": the union of all terms that lead there or higher. Known facts are taken out of each term, terms
that can no longer come true fall away, and terms that contain another are absorbed. Where no fact occurs both plain and
negated in what is left (which the test suite proves of every threshold), what is left are exactly the prime implicants
of F, and a fact can change F if and only if it occurs in one of them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from baton.domain.triage import expressions
from baton.domain.triage.decision import Destination
from baton.domain.triage.facts import State
from baton.domain.triage.rulebook import Primes, Rule, Rulebook


class Open(NamedTuple):
    """A way in which unknown facts would make the answer at least `destination`: all of `yes`, none of `no`.

    Facts that others of the same way imply are left out.
    """

    destination: Destination
    yes: int
    no: int


def fired(book: Rulebook, state: State) -> list[Rule]:
    """The rules that hold for what is known, the most urgent first."""
    return [book.compiled[place].rule for place in sorted(_places(book, state.yes))]


def destination(book: Rulebook, state: State) -> Destination:
    """Where the most urgent rule that holds sends; every rule book ends with one that always does."""
    return book.compiled[min(_places(book, state.yes))].rule.destination


def _places(book: Rulebook, yes: int) -> set[int]:
    """The places of the rules that hold. A term is looked at only when its rarest wanted fact is there."""
    places = {place for place, _, unwanted in book.without_bit if not unwanted & yes}
    by_bit, rest = book.by_bit, yes
    while rest:
        lowest = rest & -rest
        rest ^= lowest
        for place, wanted, unwanted in by_bit.get(lowest, ()):
            if wanted & yes == wanted and not unwanted & yes:
                places.add(place)
    return places


def plain_destination(book: Rulebook, state: State) -> Destination:
    """The same, by reading each condition as it is written."""

    def yes(name: str) -> bool:
        return bool(state.yes & book.facts.bit[name])

    levels = [rule.destination for rule in book.rules if expressions.holds(rule.when, yes)]
    return max(levels, key=lambda each: each.level, default=Destination.PHYSICIAN_FIRST)


def deciding_facts(book: Rulebook, rule: Rule, state: State) -> tuple[str, ...]:
    """The known facts that made a rule fire, as few as suffice."""
    held = [yes for yes, no in book.terms_of[rule.id] if yes & state.yes == yes and not no & state.yes]
    names = list(book.facts.of(min(held, key=int.bit_count)))
    follows = 0
    for name in names:
        follows |= book.facts.implied[name]
    return tuple(name for name in names if not book.facts.bit[name] & follows)


def prime_openings(book: Rulebook, state: State) -> list[Open]:
    """Everything that could still change the destination, as prime implicants per threshold, the most urgent first.

    The rule book's terms are prime to begin with, so only those that what is known has shortened can absorb others.
    """
    width = len(book.facts.names)
    settled = state.yes | state.no << width
    contradicted = state.no | state.yes << width
    low = (1 << width) - 1
    single, shortened, openings = 0, Primes(), []
    for level, terms in book.thresholds:
        live = [(term, core) for term, core in terms if not term & (contradicted | single)]
        short = {term & ~settled: core & ~settled for term, core in live if term & settled}
        if 0 in short:
            break
        whole = [pair for pair in live if not pair[0] & settled]
        for term in (*short, *(term for term, _ in whole)):
            single |= term if not term & (term - 1) else 0
        cores = [core for term, core in short.items() if not term & (term - 1)]
        cores += [core for term, core in whole if not term & (term - 1)]
        wide = sorted((term for term in short if not term & single), key=int.bit_count)
        cores += [short[term] for term in wide if shortened.add(term)]
        cores += [core for term, core in whole if not term & single and not shortened.absorb(term)]
        openings += [Open(level, core & low, core >> width) for core in cores]
    return openings


def essential(book: Rulebook, openings: Sequence[Open], state: State) -> int:
    """The facts, as bits, whose answer could still change the destination.

    That some red flag is present is not a fact of its own: where it matters, every flag not yet settled does.
    """
    known = book.facts
    bits = 0
    for _, yes, no in openings:
        bits |= yes | no
    if bits & known.any_flag:
        bits |= known.flags & ~state.known()
    return bits & ~known.any_flag
