"""What statements mean beside each other: a reading made consistent, without dropping a red flag it cannot explain."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from msgspec import structs

from baton.domain.tables import load
from baton.domain.triage.facts import PACKAGE
from baton.domain.triage.intake import Intake, Pregnancy
from baton.domain.triage.reading import Mention

LEISURE: Final = frozenset(
    {"sports_injury", "lifting", "repetitive_load", "exertion", "twist", "unaccustomed_exercise"}
)
OF_PREGNANCY: Final = frozenset({"reduced_fetal_movement", "fluid_leak_vaginal", "contractions"})
SUDDEN: Final = frozenset({"one_sided_weakness_sudden", "speech_difficulty", "facial_droop"})
TERM_WEEKS: Final = 42


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(load(PACKAGE, "data/lexicon/cues-en.toml")[name], re.IGNORECASE)


Step = Callable[[Intake, Sequence[Mention], str], Intake]


def consistent(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """The intake after each step below."""
    for step in STEPS:
        intake = step(intake, mentions, narrative)
    return intake


def _present(mentions: Sequence[Mention], key: str, code: str) -> list[Mention]:
    return [each for each in mentions if each.key == key and each.code == code and each.status == "present"]


def _without(intake: Intake, *codes: str) -> Intake:
    return structs.replace(intake, symptoms=tuple(code for code in intake.symptoms if code not in codes))


def weight_to_lose(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """Weight that somebody wants to lose is a goal; weight lost without wanting to is a sign."""
    said = _present(mentions, "symptoms", "weight_loss_unexplained")
    if not said or not all(_wanted(each, narrative) for each in said):
        return intake
    goals = tuple(dict.fromkeys((*intake.goals, "lose weight")))
    return structs.replace(_without(intake, "weight_loss_unexplained"), goals=goals)


def _wanted(mention: Mention, narrative: str) -> bool:
    around = narrative[max(0, mention.start - 60) : mention.end]
    return bool(_cue("wanted").search(narrative[max(0, mention.start - 80) : mention.start])) and not _cue(
        "unmeant"
    ).search(around)


def well(intake: Intake, mentions: Sequence[Mention], _narrative: str) -> Intake:
    """Nothing hurts and nothing is wrong: sport and lifting are then what the person does, not how it began."""
    denied = {each.code for each in mentions if each.key == "symptoms" and each.status == "denied"}
    if not {"pain", "local_problem"} <= denied or set(intake.symptoms) - {"local_problem"} or intake.pain_now:
        return intake
    mechanisms = tuple(code for code in intake.mechanism_codes if code not in LEISURE)
    onset = None if intake.onset == "traumatic" and not mechanisms else intake.onset
    denied_now = tuple(dict.fromkeys((*intake.symptoms_denied, "pain", "local_problem")))
    quiet = _without(intake, "local_problem")
    return structs.replace(quiet, mechanism_codes=mechanisms, onset=onset, symptoms_denied=denied_now)


def in_care(intake: Intake, _mentions: Sequence[Mention], _narrative: str) -> Intake:
    """A therapist who allows training and sets limits is a therapist who still treats."""
    if intake.pt_status is None and "pt" in intake.cleared_by and intake.restrictions:
        return structs.replace(intake, pt_status="in_care")
    return intake


def expecting(intake: Intake, mentions: Sequence[Mention], _narrative: str) -> Intake:
    """Who speaks of the child's movements, of waters or contractions, is pregnant; the weeks are then the pregnancy's."""
    if intake.pregnancy is not None or not any(each.code in OF_PREGNANCY for each in mentions):
        return intake
    weeks = (intake.duration_days or 0) // 7
    counted = weeks if 0 < weeks <= TERM_WEEKS else None
    duration = None if counted else intake.duration_days
    pregnancy = Pregnancy("pregnant", counted)
    return structs.replace(intake, pregnancy=pregnancy, sex="female", duration_days=duration)


def lasting_after_stroke(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """Weakness or speech that an old stroke left behind, unchanged, is not a new one."""
    old = any(each.name == "stroke" and each.status == "past" for each in intake.conditions)
    if not old:
        return intake
    for code in SUDDEN:
        said = _present(mentions, "symptoms", code)
        around = [narrative[max(0, each.start - 40) : each.end + 40] for each in said]
        if said and all(_cue("lasting").search(words) for words in around):
            intake = _without(intake, code)
            added = tuple(dict.fromkeys((*intake.symptoms, "muscle_weakness_local", "local_problem")))
            intake = structs.replace(intake, symptoms=added)
    return intake


def neck_is_not_back(intake: Intake, mentions: Sequence[Mention], _narrative: str) -> Intake:
    """Pain of the neck alone is not back pain as well."""
    said = _present(mentions, "symptoms", "back_pain")
    if said and "neck_pain" in intake.symptoms and not any(_cue("back").search(each.words) for each in said):
        return _without(intake, "back_pain")
    return intake


STEPS: Final[tuple[Step, ...]] = (weight_to_lose, well, in_care, expecting, lasting_after_stroke, neck_is_not_back)
