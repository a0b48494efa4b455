"""What must hold of every intake there can be, proven over the whole rule book; each proof seen to catch a defect."""

import pytest
import z3
from msgspec import structs

from baton.domain.errors import BrokenTable
from baton.domain.triage import expressions
from baton.domain.triage.decision import Destination
from baton.domain.triage.expressions import Either, Every, Fact, Not
from baton.domain.triage.facts import ANY_FLAG
from baton.domain.triage.rulebook import Rule, Rulebook, rulebook
from tests.domain.triage.solver import World, counterexample, lowered

BOOK = rulebook()
CLEARANCES = ("cleared_medical", "released", "discharged", "parallel")
FOR_TRAINER = (Destination.TRAINER, Destination.SELF_DIRECTED)


def with_rules(*changed: Rule, without: str = "") -> Rulebook:
    """The rule book with some rules replaced or left out: a planted defect."""
    ids = {rule.id for rule in changed} | {without}
    kept = tuple(rule for rule in BOOK.rules if rule.id not in ids)
    return Rulebook(kept + changed, BOOK.facts)


def changed(rule_id: str, when: expressions.Expression) -> Rule:
    return structs.replace(BOOK.by_id[rule_id], when=when)


def raised_flag_lowers(book: Rulebook) -> list[str] | None:
    """A world in which one more red flag, with all it implies, makes the answer less urgent."""
    before, after = World(book, "before"), World(book, "after")
    known = book.facts
    steps = []
    for flag in before.flags():
        implied = {name: True for name in known.of(known.implied[flag] | known.bit[flag]) if name != ANY_FLAG}
        steps.append(before.agrees(after, implied))
    return counterexample(z3.Or(steps), before.consistent(), after.consistent(), lowered(before, after))


def forgotten_flag_lowers(book: Rulebook, *planted: Rule) -> list[str] | None:
    """A world in which a flag that was denied becomes unknown and the answer becomes less urgent.

    Whether a fact was denied is a symbol of its own, exclusive with its being so; the two worlds differ in that alone.
    """
    denied, unknown = World(book, "denied", planted), World(book, "unknown", planted)
    flags = denied.flags()
    same = denied.agrees(unknown, {})
    forgotten = [
        z3.And(
            denied.denied(flag),
            z3.Not(unknown.denied(flag)),
            *(denied.denied(other) == unknown.denied(other) for other in flags if other != flag),
        )
        for flag in flags
    ]
    exclusive = [z3.Not(z3.And(denied.yes(flag), denied.denied(flag))) for flag in flags]
    return counterexample(same, z3.Or(forgotten), *exclusive, denied.consistent(), lowered(denied, unknown))


def trainer_with_pain_or_flag(book: Rulebook) -> list[str] | None:
    world = World(book, "world")
    return counterexample(
        world.consistent(),
        z3.Or(world.yes("pain"), world.yes(ANY_FLAG)),
        z3.Not(world.at_least(Destination.PT_AND_TRAINER)),
    )


def clearance_acts_with_flag(book: Rulebook) -> list[str] | None:
    """A world with a red flag in which a clearance or a discharge changes the answer for the better."""
    before, after = World(book, "before"), World(book, "after")
    known = book.facts
    steps = []
    for name in CLEARANCES:
        implied = dict.fromkeys(known.of(known.implied[name] | known.bit[name]), True)
        steps.append(before.agrees(after, implied))
    return counterexample(
        z3.Or(steps), before.consistent(), after.consistent(), before.yes(ANY_FLAG), lowered(before, after)
    )


def unreachable(book: Rulebook) -> list[str]:
    """Rules that never decide: whenever they hold, something more urgent does."""
    world = World(book, "world")
    solver = z3.Solver()
    solver.add(world.consistent())
    reached = {each: z3.Bool(f"reached.{each}") for each in Destination}
    for each in Destination:
        solver.add(reached[each] == world.at_least(each))
    found = []
    for rule in book.rules:
        above = [reached[each] for each in Destination if each.level == rule.destination.level + 1]
        if solver.check(world.fires(rule), *(z3.Not(each) for each in above)) == z3.unsat:
            found.append(rule.id)
    return found


def without_destination(book: Rulebook) -> list[str] | None:
    world = World(book, "world")
    return counterexample(world.consistent(), z3.Not(world.at_least(Destination.SELF_DIRECTED)))


def test_one_more_red_flag_never_makes_the_answer_less_urgent() -> None:
    assert raised_flag_lowers(BOOK) is None


def test_the_proof_about_red_flags_catches_a_flag_that_excuses_another() -> None:
    excused = Every((Fact("chest_pain"), Not(Fact("palpitations"))))
    kept = [changed("chest-pain", excused), changed("heart-attack-signs", Every((excused, Fact("nausea"))))]
    others = ["pregnancy-danger", "after-surgery-chest", "lung-clot", "aorta", "pregnancy-warning"]
    book = with_rules(*kept)
    book = Rulebook(tuple(rule for rule in book.rules if rule.id not in others), BOOK.facts)
    assert raised_flag_lowers(book) is not None


def test_a_red_flag_that_is_unknown_is_never_less_urgent_than_one_denied() -> None:
    assert forgotten_flag_lowers(BOOK) is None


def test_the_proof_about_unknown_flags_catches_a_rule_that_asks_for_a_denial() -> None:
    reassured = changed("lump", Every((Fact("smoker"), Fact("denied:fever"))))
    assert forgotten_flag_lowers(BOOK, reassured) is not None


def test_the_tables_cannot_ask_for_a_denial() -> None:
    with pytest.raises(BrokenTable, match="no function"):
        expressions.parse("denied(fever)", {})


def test_neither_trainer_nor_training_alone_with_pain_or_a_red_flag() -> None:
    assert trainer_with_pain_or_flag(BOOK) is None


@pytest.mark.parametrize("forgotten", ["red-flag-any", "pain-and-goal"])
def test_the_proof_about_trainers_catches_a_forgotten_rule(forgotten: str) -> None:
    book = Rulebook(
        tuple(rule for rule in BOOK.rules if rule.id not in (forgotten, "local-problem-and-goal", "local-problem")),
        BOOK.facts,
    )
    assert trainer_with_pain_or_flag(book) is not None


def test_clearance_and_discharge_act_only_without_red_flags() -> None:
    assert clearance_acts_with_flag(BOOK) is None


def test_the_proof_about_clearance_catches_one_that_outweighs_a_flag() -> None:
    weak = changed("red-flag-any", Every((Fact(ANY_FLAG), Not(Fact("cleared_medical")))))
    heart = changed("exercise-clearance-inactive", Every((Fact("diabetes"), Not(Fact("cleared_medical")))))
    assert clearance_acts_with_flag(with_rules(weak, heart)) is not None


def test_every_rule_can_decide() -> None:
    assert unreachable(BOOK) == []


def test_the_proof_about_reach_catches_a_rule_that_never_fires() -> None:
    dead = changed("lump", Every((Fact("lump_mass"), Fact("saddle_numbness"))))
    assert unreachable(with_rules(dead)) == ["lump"]


def test_every_intake_has_a_destination() -> None:
    assert without_destination(BOOK) is None


def test_the_proof_about_destinations_catches_a_gap() -> None:
    assert without_destination(with_rules(changed("on-your-own", Fact("age_under_18")))) is not None


def test_every_threshold_is_unate_so_that_the_open_questions_are_exact() -> None:
    assert binate(BOOK) == {}


def test_the_check_of_unateness_catches_a_fact_that_cuts_both_ways() -> None:
    both = changed("lump", Either((Fact("lump_mass"), Every((Fact("smoker"), Not(Fact("pain")))))))
    assert "pain" in binate(with_rules(both)).get(Destination.PHYSICIAN_FIRST, [])


def binate(book: Rulebook) -> dict[Destination, list[str]]:
    """Per destination, the facts that occur both plain and negated among the terms that no other absorbs."""
    kept: list[tuple[int, int]] = []
    found = {}
    width = len(book.facts.names)
    for level, terms in book.thresholds:
        for term in sorted((closed for closed, _ in terms), key=int.bit_count):
            yes, no = term & ((1 << width) - 1), term >> width
            if not any(a & yes == a and b & no == b for a, b in kept):
                kept.append((yes, no))
        kept = [
            each
            for each in kept
            if not any(o != each and o[0] & each[0] == o[0] and o[1] & each[1] == o[1] for o in kept)
        ]
        plain = negated = 0
        for yes, no in kept:
            plain |= yes
            negated |= no
        if both := sorted(book.facts.of(plain & negated)):
            found[level] = both
    return found
