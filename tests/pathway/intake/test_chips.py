"""What was understood, piece by piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.domain.triage.intake import Condition, Intake, Pregnancy, Surgery
from baton.domain.triage.reading import Mention
from baton.pathway.intake import chips
from baton.pathway.intake.chips import Answer

FULL = Intake(
    age=41,
    sex="female",
    body_region=("knee", "hip"),
    side="right",
    pain_now=5,
    onset="gradual",
    duration_days=21,
    symptoms=("stiffness", "numbness"),
    symptoms_denied=("fever",),
    conditions=(Condition("hypertension", "controlled"), Condition("something_rare")),
    conditions_denied=("asthma",),
    surgeries=(Surgery("knee arthroscopy", 30), Surgery("appendicectomy", 520)),
    medications=("metformin",),
    pregnancy=Pregnancy("postpartum", 8),
    cleared_by=("physician",),
    restrictions=("no deadlift",),
    pt_status="discharged",
    goals=("run again", "self-directed"),
    functional_limits=("stairs",),
    recurrent=True,
    activity_level="inactive",
    mechanism_codes=("fall",),
    mechanism_codes_denied=("lifting",),
    user_unsure=True,
    medications_denied=None,
)


def said(intake: Intake) -> dict[str, chips.Chip]:
    return {chip.name: chip for chip in chips.chips(intake, [])}


def test_everything_the_intake_holds_is_said_back() -> None:
    shown = said(FULL)
    labels = {str(chip.label) for chip in shown.values()}
    assert {
        "Knee",
        "Hip",
        "Pain 5 out of 10",
        "For 3 weeks",
        "41 years old",
        "Female",
        "It keeps coming back",
    } <= labels
    assert {
        "High blood pressure, under control",
        "Something rare",
        "Operation: knee arthroscopy, 30 weeks ago",
    } <= labels
    assert {"Operation: appendicectomy, 10 years ago", "Medicine: metformin", "After giving birth, 8 weeks"} <= labels
    assert {"Hard to do: stairs", "Told to avoid: no deadlift", "Run again", "Train on your own"} <= labels
    assert all(labels)


def test_the_groups_come_in_their_order() -> None:
    order = [chip.group for chip in chips.chips(FULL, [])]
    assert order == sorted(order, key=list(chips.Group).index)
    assert said(FULL)["symptoms:fever"].group is chips.Group.DENIED


def test_each_chip_shows_the_words_it_came_from() -> None:
    text = "stiff in the mornings, and stiff at night"
    mentions = [
        Mention("symptoms", "stiffness", "present", 0, 5, text[0:5]),
        Mention("symptoms", "stiffness", "present", 0, 21, "stiff  in the\nmornings"),
    ]
    (chip,) = chips.chips(Intake(symptoms=("stiffness",)), mentions)
    assert chip.quotes == ("stiff in the mornings",)


def test_what_goes_without_saying_is_not_said_and_goes_with_the_last_sign_that_implied_it() -> None:
    intake = Intake(symptoms=("back_pain", "pain", "local_problem"))
    assert [chip.name for chip in chips.chips(intake, [])] == ["symptoms:back_pain"]
    assert chips.correct(intake, {"symptoms:back_pain": Answer.NO}).symptoms == ()
    assert chips.correct(intake, {"symptoms:back_pain": Answer.YES}).symptoms == intake.symptoms
    only = Intake(symptoms=("pain", "local_problem"))
    assert [chip.name for chip in chips.chips(only, [])] == ["symptoms:pain"]
    assert chips.correct(only, {"symptoms:pain": Answer.NO}).symptoms == ()


def test_what_was_touched_and_not_settled_is_shown_as_open() -> None:
    mentions = [Mention("symptoms", "saddle_numbness", "question", 0, 4, "numb")]
    (chip,) = chips.chips(Intake(), mentions, ["saddle_numbness"])
    assert (chip.group, chip.answer, chip.quotes) == (chips.Group.OPEN, Answer.UNSURE, ("numb",))


@pytest.mark.parametrize(
    "name", ["symptoms:numbness", "symptoms:fever", "conditions:hypertension", "mechanism_codes:fall"]
)
def test_a_fact_takes_each_answer(name: str) -> None:
    key, _colon, code = name.partition(":")
    denied = f"{key}_denied"
    for answer, present, absent in ((Answer.YES, 1, 0), (Answer.NO, 0, 1), (Answer.UNSURE, 0, 0)):
        intake = chips.correct(FULL, {name: answer})
        codes = [getattr(value, "name", value) for value in getattr(intake, key)]
        assert (codes.count(code), getattr(intake, denied).count(code)) == (present, absent)


def test_a_condition_keeps_its_status_when_it_is_confirmed() -> None:
    assert chips.correct(FULL, {"conditions:hypertension": Answer.YES}).conditions[0].status == "controlled"


def test_every_value_can_be_taken_out() -> None:
    intake = chips.correct(FULL, {name: Answer.REMOVE for name, chip in said(FULL).items() if not chip.is_fact})
    assert [chip for chip in chips.chips(intake, []) if not chip.is_fact] == []


def test_what_is_added_is_added_once() -> None:
    intake = chips.add(FULL, age=50, region="knee")
    assert (intake.age, intake.body_region) == (50, ("knee", "hip"))
    assert chips.add(FULL, age=None, region="foot").body_region == ("knee", "hip", "foot")


@given(st.dictionaries(st.text(max_size=30), st.sampled_from(list(Answer)), max_size=5))
def test_names_that_mean_nothing_change_nothing_of_what_is_known(answers: dict[str, Answer]) -> None:
    intake = chips.correct(FULL, {f"?{name}": answer for name, answer in answers.items()})
    assert intake == FULL


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Started today"),
        (1, "For 1 day"),
        (13, "For 13 days"),
        (21, "For 3 weeks"),
        (90, "For 3 months"),
        (1100, "For 3 years"),
    ],
)
def test_how_long_is_said_as_a_person_would(days: int, words: str) -> None:
    assert chips.duration(days) == words
