"""What statements mean beside each other: a reading made consistent, without dropping a red flag it cannot explain."""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import structs

from baton.domain.triage.intake import Intake, Pregnancy
from baton.domain.triage.reader.beside import around, clause, cue, guarded, present, sentence, without
from baton.domain.triage.reading import Mention

LEISURE: Final = frozenset(
    {"sports_injury", "lifting", "repetitive_load", "exertion", "twist", "unaccustomed_exercise"}
)
OF_PREGNANCY: Final = frozenset({"reduced_fetal_movement", "fluid_leak_vaginal", "contractions"})
NEUROLOGICAL: Final = frozenset(
    {"stroke", "multiple_sclerosis", "parkinsons", "cerebral_palsy", "brain_injury", "neuropathy"}
)
SUDDEN: Final = frozenset({"one_sided_weakness_sudden", "speech_difficulty"})
NEW_LOSS: Final = frozenset(
    [
        "one_sided_weakness_sudden",
        "speech_difficulty",
        "leg_weakness_progressive",
        "leg_weakness",
        "arm_weakness",
        "foot_drop",
    ]
)
VAGUE: Final = frozenset({"malaise", "fatigue", "nausea", "dizziness", "low_mood", "pain", "local_problem"})
OF_SORENESS: Final = frozenset(
    {"leg_weakness", "leg_weakness_progressive", "muscle_weakness_local", "bilateral_leg_symptoms", "arm_weakness"}
    | {"pain", "pain_with_activity", "local_problem", "stiffness", "calf_pain", "muscle_soreness_post_exercise"}
)
EXCEPTION_REACH: Final = 30
TERM_WEEKS: Final = 42
YEARS_AGO_WEEKS: Final = 520
AFTER_FOUR_MONTHS_WEEKS: Final = 17
OLDEST_WITHOUT_THIN_BONES: Final = 45
BESIDE_CHEST_PAIN: Final = frozenset(
    {
        "sweating_cold",
        "nausea",
        "vomiting",
        "shortness_of_breath",
        "jaw_or_arm_pain_spread",
        "pain_at_rest",
        "syncope",
        "dizziness",
    }
)
HEALS: Final = frozenset({"local_problem", "stiffness", "trauma"})


Step = Callable[[Intake, Sequence[Mention], str], Intake]


def consistent(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """The intake after each step below."""
    for step in STEPS:
        intake = step(intake, mentions, narrative)
    return intake


def weight_to_lose(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """Weight that somebody wants to lose is a goal; weight lost without wanting to is a sign."""
    said = present(mentions, "symptoms", "weight_loss_unexplained")
    if not said or not all(_wanted(each, narrative) for each in said):
        return intake
    goals = tuple(dict.fromkeys((*intake.goals, "lose weight")))
    return structs.replace(without(intake, "weight_loss_unexplained"), goals=goals)


def _wanted(mention: Mention, narrative: str) -> bool:
    around = narrative[max(0, mention.start - 60) : mention.end]
    return bool(cue("wanted").search(narrative[max(0, mention.start - 80) : mention.start])) and not cue(
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
    quiet = without(intake, "local_problem")
    return structs.replace(quiet, mechanism_codes=mechanisms, onset=onset, symptoms_denied=denied_now)


def in_care(intake: Intake, _mentions: Sequence[Mention], _narrative: str) -> Intake:
    """A therapist who allows training and sets limits is a therapist who still treats."""
    if intake.pt_status is None and "pt" in intake.cleared_by and intake.restrictions:
        return structs.replace(intake, pt_status="in_care")
    return intake


def expecting(intake: Intake, mentions: Sequence[Mention], _narrative: str) -> Intake:
    """Who speaks of the child's movements, of waters or contractions, is pregnant; the weeks are then of that."""
    told = [each for each in mentions if each.code in OF_PREGNANCY and each.status in ("present", "denied")]
    if intake.pregnancy is not None or not told:
        return intake
    weeks = (intake.duration_days or 0) // 7
    counted = weeks if 0 < weeks <= TERM_WEEKS else None
    duration = None if counted else intake.duration_days
    pregnancy = Pregnancy("pregnant", counted)
    return structs.replace(intake, pregnancy=pregnancy, sex="female", duration_days=duration)


def lasting(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """Weakness or speech that a known condition left behind, said there to be unchanged, is not a new one."""
    known = {each.name for each in intake.conditions} & NEUROLOGICAL
    if not known or cue("today").search(narrative):
        return intake
    said = [each for each in mentions if each.key == "symptoms" and each.code in NEW_LOSS and each.status == "present"]
    old = {
        each.code
        for each in said
        if cue("lasting").search(around(each, narrative) if each.code in SUDDEN else narrative)
    }
    found = old & set(intake.symptoms)
    if not found:
        return intake
    kept = without(intake, *found).symptoms
    added = tuple(dict.fromkeys((*kept, "muscle_weakness_local", "local_problem")))
    return structs.replace(intake, symptoms=added)


def present_after_all(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """A sign with a present verb of its own is not past because the next clause tells of years ago."""
    now = [
        each.code
        for each in mentions
        if each.key == "symptoms" and each.status == "past" and _is_now(clause(each, narrative))
    ]
    return structs.replace(intake, symptoms=tuple(dict.fromkeys((*intake.symptoms, *now)))) if now else intake


def _is_now(clause: str) -> bool:
    return bool(cue("own_verb").search(clause)) and not cue("past_verb").search(clause)


def place_of_back(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """ "Back" that says where to or when is no part of the body."""
    said = [each for each in mentions if each.status == "present" and each.code in ("low_back", "back_pain")]
    if not said or not all(_elsewhere(each, narrative) for each in said):
        return intake
    regions = tuple(region for region in intake.body_region if region != "low_back")
    return structs.replace(without(intake, "back_pain"), body_region=regions)


def _elsewhere(mention: Mention, narrative: str) -> bool:
    words = mention.words.casefold()
    if "back" not in words or any(part in words for part in ("spin", "lumb", "disc", "low", "ache", "pain", "hurt")):
        return False
    around = narrative[max(0, mention.start - 14) : mention.end + 14]
    return bool(cue("back_elsewhere").search(around))


def describable(intake: Intake, _mentions: Sequence[Mention], _narrative: str) -> Intake:
    """Who names a problem or an aim and asks whom to see is not unable to say what is wrong."""
    clear = intake.body_region or intake.goals or set(intake.symptoms) - VAGUE
    return structs.replace(intake, user_unsure=None) if intake.user_unsure and clear else intake


def wished_activity(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """Sessions that somebody wants are not sessions that somebody does."""
    said = present(mentions, "activity_level", "active")
    if intake.activity_level == "active" and said and all(_wanted(each, narrative) for each in said):
        return structs.replace(intake, activity_level=None)
    return intake


def fits_that_go_on(intake: Intake, _mentions: Sequence[Mention], narrative: str) -> Intake:
    """Epilepsy with recent fits, or with its medicine being changed, is not under control."""
    if not any(each.name == "epilepsy" for each in intake.conditions) or not cue("fits_go_on").search(narrative):
        return intake
    changed = tuple(
        structs.replace(each, status="uncontrolled") if each.name == "epilepsy" else each for each in intake.conditions
    )
    return structs.replace(intake, conditions=changed)


def bump_of_a_car(intake: Intake, mentions: Sequence[Mention], _narrative: str) -> Intake:
    """A bump at the lights is not a baby's."""
    said = [each for each in mentions if each.key == "pregnancy"]
    crash = {"motor_vehicle_collision", "rear_end_low_speed"} & set(intake.mechanism_codes)
    if intake.pregnancy and crash and said and all(cue("bump_of_a_car").search(each.words) for each in said):
        return structs.replace(intake, pregnancy=None, sex=None)
    return intake


def over_soreness(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """Heavy, sore muscles after a first class that are said to be over leave nothing behind."""
    if "muscle_soreness_post_exercise" not in intake.symptoms or not cue("over_now").search(narrative):
        return intake
    return without(intake, *(OF_SORENESS & set(intake.symptoms)))


def not_two_leaks(intake: Intake, _mentions: Sequence[Mention], _narrative: str) -> Intake:
    """After the birth a leak on sneezing is urine."""
    after_birth = intake.pregnancy is not None and intake.pregnancy.status == "postpartum"
    if after_birth and "urinary_leakage_stress" in intake.symptoms:
        return without(intake, "fluid_leak_vaginal")
    return intake


def hard_training(intake: Intake, _mentions: Sequence[Mention], narrative: str) -> Intake:
    """Hard training that is wanted is named among the goals, since it asks more of the heart."""
    found = cue("hard_training").search(narrative)
    if not found or found[0].casefold() in intake.goals:
        return intake
    if not intake.goals and not cue("wanted").search(narrative[: found.start()]):
        return intake
    return structs.replace(intake, goals=(*intake.goals, found[0].casefold()))


def allowed_by_therapist(intake: Intake, _mentions: Sequence[Mention], narrative: str) -> Intake:
    """A therapist who still treats and says that training is fine has cleared it, in whatever words."""
    in_care_now = intake.pt_status == "in_care" or (intake.pt_status is None and cue("treated").search(narrative))
    if not in_care_now or "pt" in intake.cleared_by or intake.cleared_denied:
        return intake
    for found in cue("allowed").finditer(narrative):
        if not cue("not_allowed").search(narrative[max(0, found.start() - 30) : found.end()].rsplit(".", 1)[-1]):
            return structs.replace(intake, pt_status="in_care", cleared_by=(*intake.cleared_by, "pt"))
    return intake


def healed(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """An old injury said to be healed leaves nothing behind when nothing else is complained of."""
    if set(intake.symptoms) - HEALS or intake.pain_now or intake.functional_limits:
        return intake
    if not cue("healed").search(narrative) or not (intake.pain_now == 0 or "pain" not in intake.symptoms):
        return intake
    conditions = tuple(
        structs.replace(each, status="past") if each.name in ("fracture", "stress_fracture") else each
        for each in intake.conditions
    )
    return structs.replace(without(intake, *HEALS), conditions=conditions, onset=None, mechanism_codes=())


def unlike_before(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """ "Like nothing I've had before" says that it is new, not that it is past."""
    new = []
    for found in cue("unlike_before").finditer(narrative):
        start = narrative.rfind(".", 0, found.start()) + 1
        end = narrative.find(".", found.end()) % (len(narrative) + 1)
        near = [each for each in mentions if each.key == "symptoms" and start <= each.start < end]
        new += [each.code for each in near if each.status == "past"]
        new += ["headache_new"] if "head" in narrative[start : found.start()].casefold() else []
    return structs.replace(intake, symptoms=tuple(dict.fromkeys((*intake.symptoms, *new)))) if new else intake


def operations_long_ago(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """An operation in childhood or years back is no recent one."""
    told = [each for each in mentions if each.key == "surgeries" and each.status == "present"]
    if not any(each.weeks_ago is None for each in intake.surgeries) or not told:
        return intake
    if not all(cue("long_ago").search(sentence(each, narrative)) for each in told):
        return intake
    dated = tuple(
        structs.replace(each, weeks_ago=YEARS_AGO_WEEKS) if each.weeks_ago is None else each
        for each in intake.surgeries
    )
    return structs.replace(intake, surgeries=dated)


def age_of_the_baby(intake: Intake, _mentions: Sequence[Mention], narrative: str) -> Intake:
    """A baby of so many months was born as long ago."""
    pregnancy = intake.pregnancy
    if pregnancy is None or pregnancy.status != "postpartum" or pregnancy.weeks is not None:
        return intake
    if not cue("baby_months").search(narrative):
        return intake
    return structs.replace(intake, pregnancy=structs.replace(pregnancy, weeks=AFTER_FOUR_MONTHS_WEEKS))


def ordinary_soreness(intake: Intake, _mentions: Sequence[Mention], narrative: str) -> Intake:
    """Muscles sore on both sides after a session that was new or hard, and no other sign: soreness, not pain."""
    told = cue("first_session").search(narrative) and cue("both_sides_sore").search(narrative)
    if not told or set(intake.symptoms) - OF_SORENESS or intake.onset == "post_op":
        return intake
    quiet = without(intake, *OF_SORENESS)
    codes = tuple(code for code in quiet.mechanism_codes if code not in LEISURE)
    return structs.replace(
        quiet,
        symptoms=(*quiet.symptoms, "muscle_soreness_post_exercise"),
        onset=None if intake.onset == "traumatic" else intake.onset,
        mechanism_codes=(*codes, "unaccustomed_exercise"),
    )


def tight_on_effort(intake: Intake, _mentions: Sequence[Mention], narrative: str) -> Intake:
    """Tightness that comes with effort and goes with rest is chest pain on effort, if no other sign is there."""
    known = set(intake.symptoms)
    if not {"exertional_chest_pain", "chest_pressure"} <= known or known & BESIDE_CHEST_PAIN:
        return intake
    calm = cue("eases_with_rest").search(narrative) and not cue("no_rest_for_it").search(narrative)
    return without(intake, "chest_pressure", "chest_pain") if calm else intake


def none_of_those(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """A list that ends with "I've got none of those" is a list of what is not there."""
    found = cue("none_of_those").search(narrative)
    if not found:
        return intake
    start = narrative.rfind(".", 0, max(0, narrative.rfind(".", 0, found.start()))) + 1
    listed = {each.code for each in mentions if each.key == "symptoms" and start <= each.start < found.start()}
    kept = {each.code for each in mentions if each.key == "symptoms" and not start <= each.start < found.start()}
    gone = (listed - kept) & set(intake.symptoms)
    denied = tuple(dict.fromkeys((*intake.symptoms_denied, *sorted(gone))))
    return structs.replace(without(intake, *gone), symptoms_denied=denied)


def denied_except(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """ "No numbness except between my legs" says that it is there."""
    there = [
        each.code
        for each in mentions
        if each.key == "symptoms"
        and each.status == "denied"
        and cue("exception").match(narrative[each.end : each.end + EXCEPTION_REACH])
    ]
    if not there:
        return intake
    if {"numbness", "tingling"} & set(there) and cue("between_the_legs").search(narrative):
        there.append("saddle_numbness")
    denied = tuple(code for code in intake.symptoms_denied if code not in there)
    present_now = tuple(dict.fromkeys((*intake.symptoms, *there)))
    return structs.replace(intake, symptoms=present_now, symptoms_denied=denied)


def wished_effort(intake: Intake, mentions: Sequence[Mention], narrative: str) -> Intake:
    """A race that is wanted is no cause of anything."""
    codes = [code for code in intake.mechanism_codes if code in ("exertion", "repetitive_load")]
    for code in codes:
        said = [each for each in mentions if each.key == "mechanism_codes" and each.code == code]
        if said and all(_wanted(each, narrative) for each in said):
            left = tuple(each for each in intake.mechanism_codes if each != code)
            intake = structs.replace(intake, mechanism_codes=left)
    return intake


def bare_problem(intake: Intake, _mentions: Sequence[Mention], _narrative: str) -> Intake:
    """A word like "broken" or "stuck" beside an aim, with no place and no sign, is asked about, not assumed."""
    bare = set(intake.symptoms) == {"local_problem"} and not intake.body_region and not intake.functional_limits
    return without(intake, "local_problem") if bare and intake.goals else intake


def young_height(intake: Intake, _mentions: Sequence[Mention], _narrative: str) -> Intake:
    """A hunched posture in the young is not lost height."""
    young = intake.age is not None and intake.age < OLDEST_WITHOUT_THIN_BONES
    return without(intake, "height_loss") if young else intake


STEPS: Final[tuple[Step, ...]] = (
    none_of_those,
    denied_except,
    unlike_before,
    present_after_all,
    guarded,
    place_of_back,
    weight_to_lose,
    well,
    in_care,
    bump_of_a_car,
    expecting,
    not_two_leaks,
    lasting,
    fits_that_go_on,
    over_soreness,
    ordinary_soreness,
    operations_long_ago,
    age_of_the_baby,
    young_height,
    allowed_by_therapist,
    healed,
    tight_on_effort,
    bare_problem,
    hard_training,
    wished_activity,
    wished_effort,
    describable,
)
