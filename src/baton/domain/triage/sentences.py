"""Every sentence of the knowledge tables that a person may read: what a translation has to cover."""

from collections.abc import Iterator
from typing import Any

from baton.domain.tables import load
from baton.domain.triage.facts import PACKAGE, facts
from baton.domain.triage.questions import forms
from baton.domain.triage.rulebook import rulebook

NOT_SENTENCES = frozenset({"who"})


def sentences() -> frozenset[str]:
    """The English originals, which are the keys of the translations."""
    return frozenset(each for each in _all() if each)


def _all() -> Iterator[str]:
    for rule in rulebook().rules:
        yield from (rule.text, rule.clinical)
    for fact in facts().definitions.values():
        yield from (fact.label, fact.text, fact.wide)
    for form in forms().values():
        yield from (form.text, form.why, *(option.text for option in form.options))
    yield from _strings(load(PACKAGE, "data/plans.toml"))


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from _strings(each)
        case dict():
            for key, each in value.items():
                if key not in NOT_SENTENCES:
                    yield from _strings(each)
