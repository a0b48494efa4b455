"""From an intake to its facts."""

from collections.abc import Callable, Iterable
from functools import cache

from baton.domain.triage.facts import Definition, Facts, State, facts
from baton.domain.triage.intake import Intake
from baton.domain.triage.special import CHILDBEARING_AGES, SPECIAL


class Derivation:
    """The fact tables turned around: from each word of the wire format to the facts it settles."""

    def __init__(self, known: Facts) -> None:
        self.facts = known
        items = known.definitions.items()
        self.symptom = _index(known, ((name, each.symptoms) for name, each in items))
        self.denied_by = _index(known, ((name, each.denied_by) for name, each in items))
        self.region = _index(known, ((name, each.regions) for name, each in items))
        self.condition = _index(known, ((name, each.conditions) for name, each in items))
        self.mechanism = _index(known, ((name, each.mechanisms) for name, each in items))
        self.single_symptom = {
            code: known.mask(n for n in known.of(bits) if known.definitions[n].symptoms == (code,)) & ~self._elsewhere()
            for code, bits in self.symptom.items()
        }
        self.region_facts = known.mask(name for name, each in items if each.regions)
        self.worded = tuple((known.bit[name], each) for name, each in items if each.medications or each.goals)
        self.operated = tuple((known.bit[name], each) for name, each in items if each.procedures)
        self.single_valued = tuple((known.bit[name], each) for name, each in items if _reads_single_value(each))
        self.special = tuple((known.bit[name], SPECIAL[each.special]) for name, each in items if each.special)
        self.only = {
            sex: known.mask(name for name, each in items if each.only not in ("", sex)) for sex in ("male", "female")
        }
        self.only["male"] |= known.mask(name for name, each in items if each.pregnancy) | known.mask(
            ("postpartum_12_weeks", "pregnancy_risk")
        )
        self.pregnancy_facts = known.mask(name for name, each in items if each.pregnancy)
        self.denials = {name: _denying(name, each) for name, each in items}

    def _elsewhere(self) -> int:
        """Facts that other parts of an intake can settle too, so that one denied symptom is not enough."""
        known = self.facts
        return known.mask(
            name
            for name, each in known.definitions.items()
            if each.regions or each.conditions or each.mechanisms or each.onset or each.medications
        )

    def state(self, intake: Intake) -> State:
        """Every fact the intake settles, with what follows from it."""
        yes = self._present(intake)
        no = self._denied(intake) & ~yes
        for bit, definition in self.single_valued:
            answer = _single_value(definition, intake)
            yes |= bit if answer else 0
            no |= bit if answer is False and not yes & bit else 0
        for bit, special in self.special:
            answer = special(intake)
            yes |= bit if answer else 0
            no |= bit if answer is False and not yes & bit else 0
        return self.facts.close(yes, no & ~yes)

    def _present(self, intake: Intake) -> int:
        yes = 0
        for code in intake.symptoms:
            yes |= self.symptom.get(code, 0)
        for region in intake.body_region:
            yes |= self.region.get(region, 0)
        for each in intake.conditions:
            yes |= self.condition.get(each.name, 0) | self.condition.get(f"{each.name}:{each.status}", 0)
        for code in intake.mechanism_codes:
            yes |= self.mechanism.get(code, 0)
        if intake.medications or intake.goals:
            yes |= self._words(intake)
        if intake.surgeries:
            yes |= self._operations(intake)
        return yes

    def _words(self, intake: Intake) -> int:
        medications = " | ".join(intake.medications).casefold()
        goals = " | ".join(intake.goals).casefold()
        bits = 0
        for bit, definition in self.worded:
            if any(part in medications for part in definition.medications) or any(
                part in goals for part in definition.goals
            ):
                bits |= bit
        return bits

    def _operations(self, intake: Intake) -> int:
        bits = 0
        for bit, definition in self.operated:
            for each in intake.surgeries:
                late = definition.weeks is not None and each.weeks_ago is not None and each.weeks_ago > definition.weeks
                if not late and any(part in each.procedure.casefold() for part in definition.procedures):
                    bits |= bit
        return bits

    def _denied(self, intake: Intake) -> int:
        no = 0
        for code in intake.symptoms_denied:
            no |= self.single_symptom.get(code, 0) | self.denied_by.get(code, 0)
        if intake.body_region or "local_problem" in intake.symptoms_denied:
            no |= self.region_facts
        if intake.sex is not None:
            no |= self.only[intake.sex]
        if intake.conditions_denied or intake.mechanism_codes_denied:
            denied = frozenset(intake.conditions_denied) | frozenset(intake.mechanism_codes_denied)
            no |= self.facts.mask(
                name for name, denying in self.denials.items() if name in denied or (denying and denying <= denied)
            )
        if intake.surgeries_denied or intake.surgeries:
            no |= self.facts.mask(
                name
                for name in ("rehab_surgery", "joint_replacement")
                if not self._operations(intake) & self.facts.bit[name]
            )
        return no


def _index(known: Facts, rows: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, words in rows:
        for word in words:
            found[word] = found.get(word, 0) | known.bit[name]
    return found


def _denying(name: str, definition: Definition) -> frozenset[str]:
    """The codes that together deny a fact of conditions or mechanisms."""
    return frozenset(word.partition(":")[0] for word in definition.conditions + definition.mechanisms)


def _reads_single_value(definition: Definition) -> bool:
    return bool(
        definition.onset
        or definition.pregnancy
        or definition.pt_status
        or definition.cleared_by
        or definition.activity
        or definition.age_from is not None
        or definition.age_below is not None
        or definition.duration_over_days is not None
    )


def _single_value(definition: Definition, intake: Intake) -> bool | None:
    """What the keys with one value each say; several of them are "or"."""
    answers = [read(definition, intake) for read in _READERS]
    said = [answer for answer in answers if answer is not SILENT]
    if any(answer is True for answer in said):
        return True
    return False if said and all(answer is False for answer in said) else None


SILENT = object()


def _among(value: str | None, wanted: tuple[str, ...]) -> object:
    if not wanted:
        return SILENT
    return None if value is None else value in wanted


def _age(definition: Definition, intake: Intake) -> object:
    if definition.age_from is None and definition.age_below is None:
        return SILENT
    if intake.age is None:
        return None
    if definition.age_from is not None:
        return intake.age >= definition.age_from
    return intake.age < (definition.age_below or 0)


def _duration(definition: Definition, intake: Intake) -> object:
    if definition.duration_over_days is None:
        return SILENT
    return None if intake.duration_days is None else intake.duration_days > definition.duration_over_days


def _pregnancy(definition: Definition, intake: Intake) -> object:
    if (
        definition.pregnancy
        and intake.pregnancy is None
        and intake.age is not None
        and intake.age not in CHILDBEARING_AGES
    ):
        return False
    return _among(intake.pregnancy.status if intake.pregnancy else None, definition.pregnancy)


def _cleared(definition: Definition, intake: Intake) -> object:
    if not definition.cleared_by:
        return SILENT
    if intake.cleared_by:
        return bool(set(intake.cleared_by) & set(definition.cleared_by))
    return False if intake.cleared_denied else None


_READERS: tuple[Callable[[Definition, Intake], object], ...] = (
    _age,
    _duration,
    _pregnancy,
    _cleared,
    lambda d, i: _among(i.onset, d.onset),
    lambda d, i: _among(i.pt_status, d.pt_status),
    lambda d, i: _among(i.activity_level, d.activity),
)


@cache
def derivation() -> Derivation:
    """The index over the fact tables, built once a process."""
    return Derivation(facts())


def state(intake: Intake) -> State:
    """The facts an intake settles."""
    return derivation().state(intake)
