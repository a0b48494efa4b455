"""The lexicon against the vocabulary: it names no code that is not there, and leaves no symptom unsaid."""

import pytest

from baton.domain.triage.reader.lexicon import load
from baton.domain.triage.vocabulary import codes

INTERNAL = {"cancer_named"}
SAID_AS_A_CONDITION = {"cancer_history"}


def read_from_words(key: str) -> set[str]:
    concepts = [c for c in load("en").concepts if c.key == key]
    found = {c.code for c in concepts} | {code for c in concepts for code in (*c.with_, *c.not_also)}
    if key == "symptoms":
        found |= {code for c in load("en").concepts if c.key == "denial" for code in c.denies}
    return found - INTERNAL


@pytest.mark.parametrize("key", ["symptoms", "conditions", "mechanism_codes", "body_region"])
def test_every_code_of_the_lexicon_is_in_the_vocabulary(key: str) -> None:
    assert read_from_words(key) <= codes()[key]


def test_every_symptom_of_the_vocabulary_can_be_said_in_words() -> None:
    assert codes()["symptoms"] - read_from_words("symptoms") <= SAID_AS_A_CONDITION


def test_every_pattern_has_some_words_in_it() -> None:
    lexicon = load("en")
    assert "" not in lexicon.root
    assert all(combo.parts for combos in lexicon.combos.values() for combo in combos)
