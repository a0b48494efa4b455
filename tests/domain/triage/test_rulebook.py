"""The tables hold together: what a clinician reviews is complete, cited and of one meaning."""

from collections import Counter
from pathlib import Path

import pytest

from baton.domain.errors import BrokenTable
from baton.domain.triage import expressions
from baton.domain.triage.facts import Definition, Facts, facts
from baton.domain.triage.questions import forms
from baton.domain.triage.rulebook import Rulebook, rulebook
from baton.domain.triage.rules_page import page, tables

BOOK = rulebook()
ROOT = Path(__file__).parents[3]

# Each row of the evidence table and a rule that covers it.
COVERED = {
    1: "cauda-equina", 2: "cord-compression", 3: "spinal-infection", 4: "limb-getting-weaker", 5: "hot-joint",
    6: "child-limp", 7: "fracture-dislocation", 8: "older-fall-cannot-stand", 9: "ankle-bone", 10: "knee-bone",
    11: "wrist-fall", 12: "neck-injury", 13: "head-injury-danger-sign", 14: "concussion-not-cleared",
    15: "stroke-signs", 16: "neck-artery", 17: "thunderclap-headache", 18: "heart-attack-signs", 19: "chest-pain",
    20: "aorta", 21: "lung-clot", 22: "leg-clot", 23: "arm-clot", 24: "compartment", 25: "muscle-breakdown",
    26: "heat-illness", 27: "temporal-artery", 28: "tendon-rupture", 29: "after-surgery-warning",
    30: "pregnancy-danger", 31: "ectopic", 32: "femoral-neck", 33: "locked-knee", 34: "myelopathy",
    35: "spinal-fracture", 36: "cancer-pain", 37: "young-bone", 38: "diabetic-foot", 39: "testicle",
    40: "suicidal-thoughts", 41: "exercise-clearance-inactive", 42: "warning-signs-before-exercise",
    43: "inflammatory-back", 44: "swollen-joints", 45: "not-under-control", 46: "unsure", 47: "current-pain",
    48: "comes-back", 49: "after-surgery", 50: "neurological-condition", 51: "balance-and-falls",
    52: "pelvic-floor", 53: "parallel-care", 54: "build-a-foundation", 55: "build-a-foundation",
    56: "on-your-own", 57: "red-flag-any",
}  # fmt: skip


def test_every_row_of_the_evidence_is_covered() -> None:
    assert sorted(COVERED) == list(range(1, 58))
    assert set(COVERED.values()) <= BOOK.by_id.keys()


def test_every_rule_is_cited_versioned_and_says_whether_it_was_reviewed() -> None:
    for rule in BOOK.rules:
        assert rule.sources, rule.id
        assert rule.version >= 1
        assert rule.review == "unreviewed"
        assert rule.text.endswith(".")
        assert rule.clinical.endswith(".")
        assert all(source.url.startswith(("https://", "/")) for source in rule.sources)


def test_rule_ids_are_unique_and_kebab_case() -> None:
    ids = Counter(rule.id for rule in BOOK.rules)
    assert max(ids.values()) == 1
    assert all(each == each.lower() and "_" not in each for each in ids)


def test_no_rule_names_a_diagnosis_to_the_person() -> None:
    """The text for the person says what to do about a sign; what it may be is for the clinical note."""
    named = ("you have a", "you have an", "this is a fracture", "diagnosed with", "you suffer")
    assert not [rule.id for rule in BOOK.rules if any(words in rule.text.lower() for words in named)]


def test_every_fact_that_can_be_asked_has_a_question_and_words() -> None:
    for name, each in facts().definitions.items():
        assert each.label, name
        if each.ask:
            form = forms()[each.ask]
            assert form.options or form.kind == "number" or each.text, name
        assert not each.under or each.under in facts().definitions, name


def test_the_printed_rules_are_those_in_force() -> None:
    printed = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert printed == page(BOOK), "run `./baton rules > docs/rules.md`"
    assert tables(BOOK)


@pytest.mark.parametrize("condition", ["fever and", "__import__('os')", "fever + chills", "no_such(fever)", "1"])
def test_a_condition_that_cannot_be_read_is_refused(condition: str) -> None:
    with pytest.raises(BrokenTable):
        expressions.parse(condition, {})


def test_a_rule_about_an_unknown_fact_is_refused() -> None:
    broken = BOOK.rules[0].__class__(
        **{each: getattr(BOOK.rules[0], each) for each in BOOK.rules[0].__struct_fields__}
        | {"when": expressions.Fact("no_such_fact")}
    )
    with pytest.raises(BrokenTable, match="no_such_fact"):
        Rulebook((broken,), facts())


def test_a_fact_that_implies_an_unknown_one_is_refused() -> None:
    with pytest.raises(BrokenTable, match="nowhere"):
        Facts({"any_flag": Definition("A red flag"), "here": Definition("Here", implies=("nowhere",))})
