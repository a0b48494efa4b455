"""What an answer to a question changes in the intake."""

from collections.abc import Callable, Sequence

from msgspec import structs

from baton.domain.errors import BadInput
from baton.domain.triage import decide
from baton.domain.triage.decision import Question
from baton.domain.triage.facts import facts
from baton.domain.triage.intake import Condition, Intake, Pregnancy

OLDEST = 120
GENERIC_GOAL = "training"


def apply(intake: Intake, question_id: str, chosen: Sequence[str], typed: str | None = None) -> Intake:
    """The intake with the question answered.

    `chosen` are the first facts of the ticked options, or the value of a choice; empty means none of these. `typed` is
    what stands in a number field. Raises BadInput when the question is not open or the answer does not fit it.
    """
    question = next((each for each in decide(intake).questions if each.id == question_id), None)
    if question is None:
        raise BadInput("question", "This question no longer matters for your answer.", "$.question")
    if question.kind == "number":
        return structs.replace(intake, age=_age(typed))
    offered = {option.facts[0] for option in question.options}
    if not offered.issuperset(chosen):
        raise BadInput("choice", "Please choose from the answers on the page.", "$.chosen")
    if question.kind == "choice":
        if len(chosen) != 1:
            raise BadInput("choice", "Please choose one answer.", "$.chosen")
        return CHOICES[question_id](intake, chosen[0])
    if question.id == "where":
        return _where(intake, chosen)
    return _ticked(intake, question, chosen)


def _age(typed: str | None) -> int:
    text = (typed or "").strip()
    if not (text.isascii() and text.isdigit() and 0 < int(text[:4]) <= OLDEST):
        raise BadInput("age", f"Please give your age in years, as a whole number from 1 to {OLDEST}.", "$.age")
    return int(text)


def _where(intake: Intake, chosen: Sequence[str]) -> Intake:
    if not chosen:
        raise BadInput("choice", "Please choose at least one place.", "$.chosen")
    return structs.replace(intake, body_region=_joined(intake.body_region, *chosen))


def _ticked(intake: Intake, question: Question, chosen: Sequence[str]) -> Intake:
    for option in question.options:
        if option.facts[0] in chosen:
            intake = present(intake, option.facts[0])
        else:
            for name in option.facts:
                intake = denied(intake, name)
    return intake


def present(intake: Intake, name: str) -> Intake:
    """The intake with a fact of a list question said to be so."""
    store, _, word = (facts().definitions[name].store or f"symptoms:{name}").partition(":")
    if name not in facts().definitions[name].symptoms and not facts().definitions[name].store:
        store, word = "conditions", name
    word, _, status = word.partition(":")
    match store:
        case "conditions":
            condition = Condition(word, status or "current")  # type: ignore[arg-type]
            kept = tuple(each for each in intake.conditions_denied if each not in (word, name))
            return structs.replace(intake, conditions=(*intake.conditions, condition), conditions_denied=kept)
        case "mechanism_codes":
            return structs.replace(intake, mechanism_codes=_joined(intake.mechanism_codes, word))
        case "functional_limits":
            return structs.replace(intake, functional_limits=_joined(intake.functional_limits, word))
    kept = tuple(each for each in intake.symptoms_denied if each != name)
    return structs.replace(intake, symptoms=_joined(intake.symptoms, name), symptoms_denied=kept)


def denied(intake: Intake, name: str) -> Intake:
    """The intake with a fact of a list question said not to be so."""
    definition = facts().definitions[name]
    if definition.store.startswith("functional_limits"):
        return structs.replace(intake, functional_limits_denied=True)
    if definition.symptoms == (name,):
        return structs.replace(intake, symptoms_denied=_joined(intake.symptoms_denied, name))
    if definition.mechanisms:
        return structs.replace(intake, mechanism_codes_denied=_joined(intake.mechanism_codes_denied, name))
    return structs.replace(intake, conditions_denied=_joined(intake.conditions_denied, name))


def _joined(already: tuple[str, ...], *more: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*already, *more)))


def _problem(intake: Intake, value: str) -> Intake:
    if value == "pain":
        return structs.replace(intake, symptoms=_joined(intake.symptoms, "pain"))
    no_pain = structs.replace(intake, pain_now=0, symptoms_denied=_joined(intake.symptoms_denied, "pain"))
    if value == "local_problem":
        return structs.replace(no_pain, symptoms=_joined(intake.symptoms, "local_problem"))
    return structs.replace(no_pain, symptoms_denied=_joined(no_pain.symptoms_denied, "local_problem"))


def _duration(intake: Intake, value: str) -> Intake:
    return structs.replace(intake, duration_days=int(value))


def _pregnancy(intake: Intake, value: str) -> Intake:
    return structs.replace(intake, pregnancy=Pregnancy(value))  # type: ignore[arg-type]


def _cleared(intake: Intake, value: str) -> Intake:
    if value == "none":
        return structs.replace(intake, cleared_denied=True)
    return structs.replace(intake, cleared_by=_joined(intake.cleared_by, value))


def _goal(intake: Intake, value: str) -> Intake:
    if value == "none":
        return structs.replace(intake, goals_denied=True)
    return structs.replace(intake, goals=_joined(intake.goals, GENERIC_GOAL))


def _lungs(intake: Intake, value: str) -> Intake:
    return denied(intake, "lung_disease") if value == "none" else present(intake, "lung_disease")


CHOICES: dict[str, Callable[[Intake, str], Intake]] = {
    "problem": _problem,
    "onset": lambda intake, value: structs.replace(intake, onset=value),
    "duration": _duration,
    "pregnancy": _pregnancy,
    "pt": lambda intake, value: structs.replace(intake, pt_status=value),
    "cleared": _cleared,
    "activity": lambda intake, value: structs.replace(intake, activity_level=value),
    "goal": _goal,
    "lungs": _lungs,
}
