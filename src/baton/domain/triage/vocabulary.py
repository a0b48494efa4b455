"""The codes an intake may hold. Codes are added, never renamed."""

from functools import cache

from baton.domain.tables import load
from baton.domain.triage.facts import PACKAGE, facts
from baton.domain.triage.questions import form


@cache
def codes() -> dict[str, frozenset[str]]:
    """For each list key of an intake, the codes it may hold."""
    more = load(PACKAGE, "data/vocabulary.toml")
    definitions = facts().definitions.items()
    conditions = {word.partition(":")[0] for _, each in definitions for word in each.conditions}
    mechanisms = {word for _, each in definitions for word in each.mechanisms}
    stored = [each.store.split(":") for _, each in definitions if each.store]
    conditions |= {store[1] for store in stored if store[0] == "conditions"} | set(more["conditions"])
    mechanisms |= {store[1] for store in stored if store[0] == "mechanism_codes"} | set(more["mechanism_codes"])
    names = {name for name, _ in definitions}
    symptoms = {name for name, each in definitions if each.symptoms == (name,)} | set(more["symptoms"])
    return {
        "symptoms": frozenset(symptoms),
        "symptoms_denied": frozenset(symptoms),
        "conditions": frozenset(conditions),
        "conditions_denied": frozenset(conditions | names),
        "mechanism_codes": frozenset(mechanisms),
        "mechanism_codes_denied": frozenset(mechanisms | names),
        "body_region": frozenset(option.value for option in form("where").options),
    }
