"""What was understood, said back one piece at a time, and put right by the person it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from baton.domain.triage.facts import facts
from baton.domain.triage.intake import Condition, Intake
from baton.domain.triage.reading import Mention
from baton.pathway.intake import words

Text = str | Promise


class Group(StrEnum):
    """Where a chip stands on the page, in this order."""

    PROBLEM = "problem"
    DENIED = "denied"
    HEALTH = "health"
    GOAL = "goal"
    YOU = "you"
    OPEN = "open"


GROUP_TITLES: Final[Mapping[Group, Text]] = {
    Group.PROBLEM: gettext_lazy("What is going on"),
    Group.DENIED: gettext_lazy("What you do not have"),
    Group.HEALTH: gettext_lazy("Your health"),
    Group.GOAL: gettext_lazy("What you want"),
    Group.YOU: gettext_lazy("About you"),
    Group.OPEN: gettext_lazy("Mentioned, but not clear"),
}


class Answer(StrEnum):
    """What a person says of one piece. `REMOVE` takes out what is no yes-or-no matter, such as an age."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    REMOVE = "remove"


FACT_ANSWERS: Final = (Answer.YES, Answer.NO, Answer.UNSURE)
VALUE_ANSWERS: Final = (Answer.YES, Answer.REMOVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """`name` is "key:code" and stays the same for the same piece. `quotes` are the words it was read from."""

    group: Group
    name: str
    label: Text
    quotes: tuple[str, ...]
    answer: Answer
    is_fact: bool

    @property
    def answers(self) -> tuple[Answer, ...]:
        return FACT_ANSWERS if self.is_fact else VALUE_ANSWERS


_FACTS: Final[Mapping[str, tuple[str, Group, Mapping[str, Text]]]] = {
    "symptoms": ("symptoms_denied", Group.PROBLEM, words.SIGNS),
    "mechanism_codes": ("mechanism_codes_denied", Group.PROBLEM, words.MECHANISMS),
    "conditions": ("conditions_denied", Group.HEALTH, words.CONDITIONS),
}
# The key, where it stands, and its words. A list holds one chip for each of its values.
_LISTS: Final[Mapping[str, tuple[Group, Mapping[str, Text]]]] = {
    "body_region": (Group.PROBLEM, words.REGIONS),
    "functional_limits": (Group.PROBLEM, {}),
    "surgeries": (Group.HEALTH, {}),
    "medications": (Group.HEALTH, {}),
    "cleared_by": (Group.HEALTH, words.CLEARED_BY),
    "restrictions": (Group.HEALTH, {}),
    "goals": (Group.GOAL, words.GOALS),
}
_SCALARS: Final[Mapping[str, Group]] = {
    "side": Group.PROBLEM,
    "pain_now": Group.PROBLEM,
    "onset": Group.PROBLEM,
    "duration_days": Group.PROBLEM,
    "recurrent": Group.PROBLEM,
    "surgeries_denied": Group.DENIED,
    "medications_denied": Group.DENIED,
    "cleared_denied": Group.DENIED,
    "functional_limits_denied": Group.DENIED,
    "pregnancy": Group.HEALTH,
    "pt_status": Group.HEALTH,
    "goals_denied": Group.GOAL,
    "age": Group.YOU,
    "sex": Group.YOU,
    "activity_level": Group.YOU,
    "user_unsure": Group.YOU,
}


# What goes without saying beside a more exact sign: not shown next to one, and gone when the last one is.
_GENERAL: Final = ("pain", "local_problem")


def chips(intake: Intake, mentions: Sequence[Mention], to_ask: Sequence[str] = ()) -> list[Chip]:
    """Everything the intake holds, and what was touched but is not settled."""
    quotes = _quotes(mentions)
    unsaid = {f"symptoms:{code}" for code in _implied(intake)}
    told = [*_fact_chips(intake, quotes), *_list_chips(intake, quotes), *_scalar_chips(intake, quotes)]
    found = [chip for name, chip in {chip.name: chip for chip in told}.items() if name not in unsaid]
    settled = {chip.name for chip in found}
    for mention in mentions:
        name = f"{mention.key}:{mention.code}"
        if mention.code in to_ask and mention.key in _FACTS and name not in settled:
            settled.add(name)
            found.append(_fact(mention.key, mention.code, Group.OPEN, Answer.UNSURE, quotes))
    order = list(Group)
    return sorted(found, key=lambda chip: order.index(chip.group))


def correct(intake: Intake, answers: Mapping[str, Answer]) -> Intake:
    """Put right each piece named; whatever is not named stays as it is."""
    implied = _implied(intake)
    for name, answer in answers.items():
        key, _colon, code = name.partition(":")
        if key in _FACTS:
            intake = _correct_fact(intake, key, code, answer)
        elif answer is Answer.REMOVE and key in _LISTS:
            kept = tuple(value for value in getattr(intake, key) if _code(value) != code)
            intake = msgspec.structs.replace(intake, **{key: kept})
        elif answer is Answer.REMOVE and key in _SCALARS:
            intake = msgspec.structs.replace(intake, **{key: None})
    for code in implied:
        if code not in _implied(intake) and f"symptoms:{code}" not in answers:
            intake = msgspec.structs.replace(intake, symptoms=tuple(one for one in intake.symptoms if one != code))
    return intake


def _implied(intake: Intake) -> list[str]:
    exact = [code for code in intake.symptoms if code not in _GENERAL]
    by = {"pain": any("pain" in code for code in exact), "local_problem": bool(exact) or "pain" in intake.symptoms}
    return [code for code in _GENERAL if code in intake.symptoms and by[code]]


def add(intake: Intake, *, age: int | None, region: str) -> Intake:
    """Fill in what the words did not say. None and "" leave it as it is."""
    if age is not None:
        intake = msgspec.structs.replace(intake, age=age)
    if region and region not in intake.body_region:
        intake = msgspec.structs.replace(intake, body_region=(*intake.body_region, region))
    return intake


def _correct_fact(intake: Intake, key: str, code: str, answer: Answer) -> Intake:
    denied_key = _FACTS[key][0]
    present = {_code(value): value for value in getattr(intake, key)}
    denied = dict.fromkeys(getattr(intake, denied_key))
    if answer is Answer.YES:
        present.setdefault(code, Condition(name=code) if key == "conditions" else code)
        denied.pop(code, None)
    else:
        present.pop(code, None)
        denied.pop(code, None)
    if answer is Answer.NO:
        denied[code] = None
    return msgspec.structs.replace(intake, **{key: tuple(present.values()), denied_key: tuple(denied)})


def _quotes(mentions: Iterable[Mention]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for mention in mentions:
        said = " ".join(mention.words.split())
        found.setdefault(f"{mention.key}:{mention.code}", {})[said] = None
        found.setdefault(mention.key, {})[said] = None
    return {name: tuple(_longest(said)) for name, said in found.items()}


def _longest(said: Iterable[str]) -> list[str]:
    """Without those that stand inside another: "am 41" says nothing beside "I am 41"."""
    words = list(said)
    return [one for one in words if not any(one != other and one.lower() in other.lower() for other in words)]


def _code(value: Any) -> str:
    return str(getattr(value, "name", None) or getattr(value, "procedure", None) or value)


def _fact(key: str, code: str, group: Group, answer: Answer, quotes: Mapping[str, tuple[str, ...]]) -> Chip:
    name = f"{key}:{code}"
    label = _FACTS[key][2].get(code) or _label_of_the_domain(code) or code.replace("_", " ").capitalize()
    return Chip(group=group, name=name, label=label, quotes=quotes.get(name, ()), answer=answer, is_fact=True)


def _label_of_the_domain(code: str) -> str:
    definition = facts().definitions.get(code)
    return _(definition.label) if definition is not None and definition.label else ""


def _fact_chips(intake: Intake, quotes: Mapping[str, tuple[str, ...]]) -> Iterable[Chip]:
    for key, (denied_key, group, _labels) in _FACTS.items():
        for value in getattr(intake, key):
            chip = _fact(key, _code(value), group, Answer.YES, quotes)
            yield _with_status(chip, value) if isinstance(value, Condition) else chip
        for code in getattr(intake, denied_key):
            yield _fact(key, code, Group.DENIED, Answer.NO, quotes)


def _with_status(chip: Chip, condition: Condition) -> Chip:
    status = words.CONDITION_STATUS.get(condition.status)
    if status is None or condition.name == "cancer_history":
        return chip
    label = _("%(condition)s, %(status)s") % {"condition": chip.label, "status": status}
    return Chip(
        group=chip.group, name=chip.name, label=label, quotes=chip.quotes, answer=chip.answer, is_fact=chip.is_fact
    )


def _list_chips(intake: Intake, quotes: Mapping[str, tuple[str, ...]]) -> Iterable[Chip]:
    for key, (group, labels) in _LISTS.items():
        for value in getattr(intake, key):
            code = _code(value)
            name = f"{key}:{code}"
            label = labels.get(code) or _named(key, value)
            said = quotes.get(name, ())
            yield Chip(group=group, name=name, label=label, quotes=said, answer=Answer.YES, is_fact=False)


def _named(key: str, value: Any) -> str:
    named = _code(value)
    if key == "functional_limits":
        return _("Hard to do: %(what)s") % {"what": named}
    if key == "restrictions":
        return _("Told to avoid: %(what)s") % {"what": named}
    if key == "surgeries":
        operation = _("Operation: %(what)s") % {"what": named}
        weeks = getattr(value, "weeks_ago", None)
        return operation if weeks is None else f"{operation}, {_ago(weeks)}"
    return _("Medicine: %(what)s") % {"what": named} if key == "medications" else named.capitalize()


def _ago(weeks: int) -> str:
    if weeks >= _WEEKS_SAID_AS_YEARS:
        years = round(weeks / 52)
        return ngettext("%(years)d year ago", "%(years)d years ago", years) % {"years": years}
    return ngettext("%(weeks)d week ago", "%(weeks)d weeks ago", weeks) % {"weeks": weeks}


def _scalar_chips(intake: Intake, quotes: Mapping[str, tuple[str, ...]]) -> Iterable[Chip]:
    for key, group in _SCALARS.items():
        value = getattr(intake, key)
        if value is None or (label := _said(key, value)) is None:
            continue
        said = quotes.get(f"{key}:{value}", ()) or quotes.get(key, ())
        yield Chip(group=group, name=key, label=label, quotes=said, answer=Answer.YES, is_fact=False)


def _said(key: str, value: Any) -> Text | None:
    """None where the value is nothing to say back, such as a "no" nobody would miss."""
    if key == "age":
        return ngettext("%(age)d year old", "%(age)d years old", value) % {"age": value}
    if key == "pain_now":
        return _("Pain %(pain)d out of 10") % {"pain": value}
    if key == "duration_days":
        return duration(value)
    if key == "pregnancy":
        label = words.PREGNANCY.get(value.status)
        return label if value.weeks is None or label is None else f"{label}, {_weeks(value.weeks)}"
    return words.SCALARS.get((key, value))


def _weeks(weeks: int) -> str:
    return ngettext("%(weeks)d week", "%(weeks)d weeks", weeks) % {"weeks": weeks}


_DAYS_SAID_AS_DAYS: Final = 14
_DAYS_SAID_AS_WEEKS: Final = 84
_DAYS_SAID_AS_MONTHS: Final = 730
_WEEKS_SAID_AS_YEARS: Final = 104


def duration(days: int) -> str:
    """How long the main problem has been there, in the unit a person would use."""
    if days < 1:
        return _("Started today")
    if days < _DAYS_SAID_AS_DAYS:
        return ngettext("For %(count)d day", "For %(count)d days", days) % {"count": days}
    if days < _DAYS_SAID_AS_WEEKS:
        weeks = round(days / 7)
        return ngettext("For %(count)d week", "For %(count)d weeks", weeks) % {"count": weeks}
    if days < _DAYS_SAID_AS_MONTHS:
        months = round(days / 30.4)
        return ngettext("For %(count)d month", "For %(count)d months", months) % {"count": months}
    years = round(days / 365.25)
    return ngettext("For %(count)d year", "For %(count)d years", years) % {"count": years}
