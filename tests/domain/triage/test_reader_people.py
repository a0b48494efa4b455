"""Whose complaint it is."""

import pytest

from baton.domain.triage.reader import read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("My father is 84 and has chest pain.", "chest_pain"),
        ("My husband's calf is swollen.", "calf_swelling_unilateral"),
        ("My training partner collapsed in the heat and he's talking rubbish.", "confusion"),
        ("Our daughter's fourteen and she has a fever.", "fever"),
        ("At breakfast my wife's mouth went crooked. I suppose there's no hurry.", "facial_droop"),
        ("My 6 year old won't walk on his left leg.", "unable_to_bear_weight"),
    ],
)
def test_who_is_written_for_is_the_patient(text: str, code: str) -> None:
    assert code in read(text).intake.symptoms


@pytest.mark.parametrize(
    "text",
    [
        "My uncle once had numbness between his legs. My back aches.",
        "My knee hurts. My cousin was rushed in with a clot in hers.",
        "I'm 45, fit and well. My older brother had a heart attack in June.",
        "My dad had a stroke at 71 so I want to look after myself. I'm 35.",
        "My nan has osteoporosis and heart failure. I'm healthy and want to lift.",
        "Heart disease runs in the family. I'm 40 and feel fine.",
    ],
)
def test_illness_of_relatives_is_not_the_patients(text: str) -> None:
    intake = read(text).intake
    assert not intake.conditions
    assert "saddle_numbness" not in intake.symptoms


def test_a_relative_of_the_one_written_for_is_somebody_else() -> None:
    reading = read("My son is 15 and has a sore knee. His dad had a heart attack at 50.")
    assert reading.intake.age == 15
    assert "heart_attack" not in {c.name for c in reading.intake.conditions}


def test_carrying_a_child_does_not_make_it_the_patient() -> None:
    reading = read("I was carrying my daughter and felt a pain in my lower back.")
    assert "back_pain" in reading.intake.symptoms
    assert reading.intake.sex is None


def test_a_question_is_no_condition() -> None:
    reading = read("My calf is swollen. Is it a clot?")
    assert "blood_clot_history" not in {c.name for c in reading.intake.conditions}
    assert "calf_swelling_unilateral" in reading.intake.symptoms
