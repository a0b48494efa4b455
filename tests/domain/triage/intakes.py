"""Generated intakes, for properties that hold of all of them."""

from hypothesis import strategies as st

from baton.domain.triage.intake import Condition, Intake, Pregnancy, Surgery
from baton.domain.triage.vocabulary import codes

STATUSES = ("current", "controlled", "uncontrolled", "past")
PROCEDURES = (
    "ACL reconstruction",
    "total hip replacement",
    "coronary stent",
    "caesarean section",
    "wisdom tooth removal",
)


def _some(key: str, most: int = 4) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(codes()[key])), max_size=most, unique=True).map(tuple)


def _maybe(*values: object) -> st.SearchStrategy[object]:
    return st.sampled_from((None, *values))


def intakes() -> st.SearchStrategy[Intake]:
    """Any intake of known codes, sparse as people's are."""
    conditions = st.builds(Condition, st.sampled_from(sorted(codes()["conditions"])), st.sampled_from(STATUSES))
    surgeries = st.builds(Surgery, st.sampled_from(PROCEDURES), st.none() | st.integers(0, 900))
    pregnancies = st.builds(
        Pregnancy, st.sampled_from(("pregnant", "postpartum", "possible", "none")), st.none() | st.integers(0, 45)
    )
    words = ("build muscle", "marathon", "self-directed", "pain relief")
    return st.builds(
        Intake,
        age=st.none() | st.integers(0, 100),
        sex=_maybe("male", "female"),
        body_region=_some("body_region", 2),
        pain_now=st.none() | st.integers(0, 10),
        onset=_maybe("sudden", "gradual", "traumatic", "post_op"),
        duration_days=st.none() | st.integers(0, 900),
        symptoms=_some("symptoms"),
        symptoms_denied=_some("symptoms", 8),
        conditions=st.lists(conditions, max_size=2).map(tuple),
        conditions_denied=_some("conditions_denied"),
        mechanism_codes=_some("mechanism_codes", 2),
        mechanism_codes_denied=_some("mechanism_codes_denied", 2),
        surgeries=st.lists(surgeries, max_size=1).map(tuple),
        medications=st.lists(st.sampled_from(("insulin", "warfarin", "prednisolone")), max_size=1).map(tuple),
        pregnancy=st.none() | pregnancies,
        cleared_by=st.lists(st.sampled_from(("physician", "surgeon", "pt", "midwife")), max_size=2, unique=True).map(
            tuple
        ),
        pt_status=_maybe("none", "in_care", "discharged", "stopped_early"),
        goals=st.lists(st.sampled_from(words), max_size=1).map(tuple),
        functional_limits=st.lists(st.just("stairs"), max_size=1).map(tuple),
        recurrent=_maybe(True, False),
        activity_level=_maybe("active", "inactive"),
        user_unsure=_maybe(True, False),
    )
