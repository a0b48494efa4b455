"""The facts that follow from an intake in more than a word: each function answers yes, no, or None for unknown."""

from collections.abc import Callable, Mapping

from baton.domain.triage.intake import Intake

MINOR_PROCEDURES = ("wisdom", "tooth", "teeth", "dental", "mole", "cataract", "skin tag", "vasectomy")
RECENT_SURGERY_WEEKS = 12
POSTPARTUM_WEEKS = 12
CHILDBEARING_AGES = range(10, 60)
SORENESS_MAX_NRS = 6
SORENESS_MAX_DAYS = 7
PAINFUL = frozenset(
    [
        "pain_with_activity",
        "pain_at_rest",
        "calf_pain",
        "back_pain",
        "neck_pain",
        "groin_pain",
        "night_pain",
        "night_pain_positional",
        "unremitting_pain",
        "radiating_leg_pain",
        "radiating_arm_pain",
        "bony_tenderness",
        "multiple_joints_painful",
        "widespread_pain",
        "swelling",
        "joint_swelling",
        "trauma",
        "audible_pop",
        "bruising",
    ]
)
ARM_REGIONS = frozenset(["shoulder", "upper_arm", "arm", "elbow", "wrist", "hand"])
PREGNANCY_PAIN_REGIONS = frozenset(["pelvis", "low_back", "hip", "groin"])
PELVIC_SIGNS = frozenset(["urinary_leakage_stress", "abdominal_doming", "pelvic_heaviness"])
LOST_FUNCTION = frozenset(
    [
        "balance_problem",
        "muscle_weakness_local",
        "falls",
        "stiffness",
        "reduced_range_of_motion",
        "rising_from_chair_unsafe",
        "fear_of_falling",
        "numbness",
    ]
)
TELLS_NOTHING = frozenset(
    ["low_mood", "fear_of_movement", "cough", "muscle_cramp", "clicking_painless", "wakes_at_night"]
)
ALONE_WORDS = ("self-directed", "self directed", "alone", "by myself", "on my own", "home workout", "no trainer")
VIGOROUS_WORDS = (
    "marathon",
    "hiit",
    "crossfit",
    "powerlift",
    "sprint",
    "race",
    "triathlon",
    "competition",
    "ironman",
    "boxing",
)
NO_TRAINING_WORDS = ("pain relief", "pain free", "pain-free", "out of pain", "relief", "diagnosis", "know what")


def ordinary_soreness(intake: Intake) -> bool | None:
    """Muscle soreness after exercise and nothing else: mild, some days old, no injury."""
    if "muscle_soreness_post_exercise" not in intake.symptoms:
        return False
    return (
        (intake.pain_now or 0) <= SORENESS_MAX_NRS
        and (intake.duration_days or 0) <= SORENESS_MAX_DAYS
        and intake.onset not in ("traumatic", "post_op")
        and not PAINFUL.intersection(intake.symptoms)
    )


def pain(intake: Intake) -> bool | None:
    """Pain now, other than ordinary soreness."""
    if ordinary_soreness(intake):
        return False
    if "pain" in intake.symptoms or (intake.pain_now or 0) > 0:
        return True
    if intake.pain_now == 0 or "pain" in intake.symptoms_denied:
        return False
    return None


def local_problem(intake: Intake) -> bool | None:
    if "local_problem" in intake.symptoms:
        return True
    return False if "local_problem" in intake.symptoms_denied else None


def recurrent(intake: Intake) -> bool | None:
    return intake.recurrent


def arm_only(intake: Intake) -> bool | None:
    return ARM_REGIONS.issuperset(intake.body_region) if intake.body_region else None


def uncontrolled_condition(intake: Intake) -> bool | None:
    if any(each.status == "uncontrolled" for each in intake.conditions):
        return True
    return False if "uncontrolled_condition" in intake.conditions_denied else None


def recent_surgery(intake: Intake) -> bool | None:
    """Any but a minor operation in the last twelve weeks; one of unknown date counts."""
    if any(each.name == "recent_surgery" for each in intake.conditions) or intake.onset == "post_op":
        return True
    for each in intake.surgeries:
        minor = any(word in each.procedure.casefold() for word in MINOR_PROCEDURES)
        if not minor and (each.weeks_ago is None or each.weeks_ago <= RECENT_SURGERY_WEEKS):
            return True
    if intake.surgeries or intake.surgeries_denied or "recent_surgery" in intake.conditions_denied:
        return False
    return None


def postpartum_12_weeks(intake: Intake) -> bool | None:
    if intake.pregnancy is None:
        return False if intake.age is not None and intake.age not in CHILDBEARING_AGES else None
    if intake.pregnancy.status != "postpartum":
        return False
    return intake.pregnancy.weeks is None or intake.pregnancy.weeks <= POSTPARTUM_WEEKS


def pelvic_problem_in_pregnancy(intake: Intake) -> bool | None:
    """Pain of back or pelvis, or a pelvic floor sign, in or after a pregnancy."""
    if intake.pregnancy is None or intake.pregnancy.status not in ("pregnant", "postpartum"):
        return False
    hurts = bool(pain(intake)) and bool(PREGNANCY_PAIN_REGIONS.intersection(intake.body_region))
    return hurts or bool(PELVIC_SIGNS.intersection(intake.symptoms))


def parallel(intake: Intake) -> bool | None:
    """In physical therapy, and cleared by who treats: both may work at the same time."""
    if intake.pt_status is not None and intake.pt_status != "in_care":
        return False
    cleared = bool({"pt", "physician", "surgeon"}.intersection(intake.cleared_by))
    if intake.pt_status == "in_care":
        return cleared or (False if intake.cleared_denied else None)
    return None


def released(intake: Intake) -> bool | None:
    """Cleared for exercise by anyone who treats, or discharged from therapy."""
    if intake.cleared_by or intake.pt_status == "discharged":
        return True
    return False if intake.cleared_denied else None


def goal(intake: Intake) -> bool | None:
    """Wants to train for something, beyond being rid of the problem."""
    if any(not any(word in each.casefold() for word in NO_TRAINING_WORDS) for each in intake.goals):
        return True
    return False if intake.goals or intake.goals_denied else None


def go_alone(intake: Intake) -> bool | None:
    return any(word in each.casefold() for each in intake.goals for word in ALONE_WORDS)


def vigorous_goal(intake: Intake) -> bool | None:
    return any(word in each.casefold() for each in intake.goals for word in VIGOROUS_WORDS)


def limits(intake: Intake) -> bool | None:
    if intake.functional_limits:
        return True
    return False if intake.functional_limits_denied else None


def needs_rehabilitation(intake: Intake) -> bool | None:
    return bool(intake.functional_limits) or bool(LOST_FUNCTION.intersection(intake.symptoms))


def stroke_recovery(intake: Intake) -> bool | None:
    if not needs_rehabilitation(intake):
        return False
    if any(each.name == "stroke" for each in intake.conditions):
        return True
    return False if "stroke" in intake.conditions_denied else None


def unsure(intake: Intake) -> bool | None:
    return bool(intake.user_unsure)


def nothing_told(intake: Intake) -> bool | None:
    """Nothing says what troubles the person, that they are well, or what they want: too little to go by."""
    complaint = set(intake.symptoms) - TELLS_NOTHING or intake.functional_limits or intake.recurrent
    care = intake.cleared_by or intake.pt_status not in (None, "none")
    accident = intake.mechanism_codes or intake.onset == "traumatic"
    well = pain(intake) is not None or local_problem(intake) is False
    return not (well or complaint or care or accident or intake.goals)


def always(_intake: Intake) -> bool | None:
    return True


SPECIAL: Mapping[str, Callable[[Intake], bool | None]] = {
    each.__name__: each
    for each in (
        ordinary_soreness,
        pain,
        local_problem,
        recurrent,
        arm_only,
        uncontrolled_condition,
        recent_surgery,
        postpartum_12_weeks,
        pelvic_problem_in_pregnancy,
        parallel,
        released,
        goal,
        go_alone,
        vigorous_goal,
        limits,
        needs_rehabilitation,
        stroke_recovery,
        unsure,
        nothing_told,
        always,
    )
} | {"pelvic_problem_now": pelvic_problem_in_pregnancy}
