"""Ages, scores, times and who it is about, in the ways people write them."""

import pytest

from baton.domain.triage.reader import read

AGES = {
    "I'm 79 with osteoporosis.": 79,
    "Im 15 and my knee hurts.": 15,
    "15 yo basketball player here.": 15,
    "20 yr old lad, sporty.": 20,
    "52F, sore hip.": 52,
    "Just turned 70 and want to get stronger.": 70,
    "I've a sore elbow. 53, high blood pressure.": 53,
    "Sixty-two, had sciatica for years.": 62,
    "My father is 84 and has a sore back.": 84,
    "My 16 year old wants to get bigger for rugby.": 16,
    "I am in my sixties and my hip aches.": 60,
    "30 weeks pregnant with my first.": None,
    "I did 15 reps.": None,
    "My dad had a heart attack at 71 and I want to get fit.": None,
}

SCORES = {
    "My knee is sore, 7/10.": 7,
    "9 out of 10 pain in my knee.": 9,
    "Pain's about 2.": 2,
    "My knee hurts, 6 or 7.": 7,
    "My back aches badly.": None,
    "No pain at all.": 0,
    "Nothing hurts.": 0,
    "My blood pressure is 120/80.": None,
}

DAYS = {
    "My back has ached for three weeks.": 21,
    "My knee has hurt since last night.": 1,
    "Sore shoulder for two months.": 60,
    "My heel has hurt for about 10 days.": 10,
    "My elbow has hurt since Christmas.": None,
    "My back has ached for ages.": None,
}


@pytest.mark.parametrize(("text", "age"), AGES.items())
def test_age_in_all_lay_forms(text: str, age: int | None) -> None:
    assert read(text).intake.age == age


@pytest.mark.parametrize(("text", "score"), SCORES.items())
def test_pain_is_read_as_a_score(text: str, score: int | None) -> None:
    assert read(text).intake.pain_now == score


@pytest.mark.parametrize(("text", "days"), DAYS.items())
def test_durations_in_days(text: str, days: int | None) -> None:
    assert read(text).intake.duration_days == days


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("My husband's calf is swollen.", "male"),
        ("My wife has a sore hip.", "female"),
        ("52F with a sore hip.", "female"),
        ("I'm a 40 year old man.", "male"),
        ("I'm 20 weeks pregnant.", "female"),
        ("My knee hurts.", None),
    ],
)
def test_sex_only_from_words_that_say_it(text: str, sex: str | None) -> None:
    assert read(text).intake.sex == sex


def test_an_operation_has_its_time() -> None:
    (surgery,) = read("Rotator cuff repair 4 months ago, in rehab.").intake.surgeries
    assert (surgery.procedure, surgery.weeks_ago) == ("rotator cuff repair", 17)


def test_a_year_is_long_ago_because_there_is_no_clock() -> None:
    (surgery,) = read("Knee replacement in 2011.").intake.surgeries
    assert surgery.weeks_ago is not None
    assert surgery.weeks_ago >= 104


@pytest.mark.parametrize(
    ("text", "status", "weeks"),
    [
        ("I'm 16 weeks pregnant.", "pregnant", 16),
        ("Expecting, 22 weeks.", "pregnant", 22),
        ("I had a baby 8 weeks ago.", "postpartum", 8),
        ("I might be pregnant.", "possible", None),
    ],
)
def test_pregnancy_is_read_with_its_weeks(text: str, status: str, weeks: int | None) -> None:
    pregnancy = read(text).intake.pregnancy
    assert pregnancy is not None
    assert (pregnancy.status, pregnancy.weeks) == (status, weeks)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("My doctor says I can exercise.", ("physician",)),
        ("My physio discharged me and said the gym is fine.", ("pt",)),
        ("My midwife and OB both say keep lifting.", ("physician", "midwife")),
        ("My surgeon has cleared me for everything.", ("surgeon",)),
        ("I want my doctor to clear me.", ()),
        ("My doctor hasn't cleared me yet.", ()),
        ("I'm seeing my cardiologist next week.", ()),
    ],
)
def test_only_a_clear_statement_is_a_clearance(text: str, by: tuple[str, ...]) -> None:
    assert read(text).intake.cleared_by == by


def test_a_refused_clearance_is_noted() -> None:
    assert read("My doctor hasn't cleared me yet.").intake.cleared_denied


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("Blood pressure fine on tablets.", "hypertension", "controlled"),
        ("My blood pressure is sky high.", "hypertension", "uncontrolled"),
        ("My blood pressure was 190/115 yesterday.", "hypertension", "uncontrolled"),
        ("I had breast cancer ten years ago.", "cancer_history", "past"),
        ("I have asthma, well controlled.", "asthma", "controlled"),
        ("Type 1 diabetic since I was 12.", "diabetes_type1", "current"),
    ],
)
def test_conditions_have_a_status(text: str, name: str, status: str) -> None:
    assert (name, status) in {(c.name, c.status) for c in read(text).intake.conditions}
