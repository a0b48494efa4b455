"""What a statement means beside others; and that what is explained away is asked."""

import pytest

from baton.domain.triage import Destination, Intake, decide
from baton.domain.triage.reader import read

# A narrative, and a sign that it must not be read as having.
NOT_MEANT = [
    ("I want to lose weight and get stronger, about 10 kilos.", "weight_loss_unexplained"),
    ("My elbow is like a hot wire when I lift the kettle.", "joint_hot_red"),
    ("The balls of my feet are swollen and sore after running.", "testicular_pain"),
    ("Both hands tingle and go dead at night.", "bilateral_leg_symptoms"),
    ("My neck aches since the weekend, nothing else.", "back_pain"),
    ("My knee came back to normal after a rest, then I twisted it again.", "back_pain"),
    ("Stiff for ten minutes in the morning, then my knees are fine.", "morning_stiffness_gt30"),
    ("My front crawl is slow and my shoulder pinches.", "unable_to_bear_weight"),
]

# A narrative, and a sign that it must be read as having all the same.
MEANT = [
    ("I've lost two stone without trying and my back hurts all night.", "weight_loss_unexplained"),
    ("My knee is hot, red and swollen.", "joint_hot_red"),
    ("Sudden pain in my left testicle.", "testicular_pain"),
    ("Both legs tingle and my back hurts.", "bilateral_leg_symptoms"),
    ("My lower back aches.", "back_pain"),
    ("My back is stiff for over an hour every morning.", "morning_stiffness_gt30"),
    ("I fell and can't put any weight on my foot.", "unable_to_bear_weight"),
    ("There's a pressure on my chest.", "chest_pressure"),
]


@pytest.mark.parametrize(("narrative", "code"), NOT_MEANT)
def test_words_that_mean_something_else_are_no_sign(narrative: str, code: str) -> None:
    assert code not in read(narrative).intake.symptoms


@pytest.mark.parametrize(("narrative", "code"), MEANT)
def test_words_that_mean_it_are_a_sign(narrative: str, code: str) -> None:
    assert code in read(narrative).intake.symptoms


def test_a_sign_explained_away_is_still_asked() -> None:
    assert "joint_hot_red" in read("My elbow is like a hot wire when I lift the kettle.").to_ask


def test_a_therapist_who_treats_and_allows_training_has_cleared_it() -> None:
    text = (
        "I still see my physio every fortnight for my knee. She says I may train with a coach as long as I do not jump."
    )
    intake = read(text).intake
    assert intake.pt_status == "in_care"
    assert "pt" in intake.cleared_by


def test_a_therapist_who_has_not_allowed_it_has_not() -> None:
    intake = read("I see my physio every week for my knee. I will ask her whether I can train with a coach.").intake
    assert "pt" not in intake.cleared_by


def test_an_old_stroke_that_left_a_weak_arm_is_not_a_new_one() -> None:
    intake = read("Stroke three years ago, left arm still weak but no change since. Would like to walk better.").intake
    assert "one_sided_weakness_sudden" not in intake.symptoms
    assert "muscle_weakness_local" in intake.symptoms


def test_new_weakness_after_an_old_stroke_is_new() -> None:
    intake = read("Stroke three years ago. Since this morning my left arm is suddenly weak and my face droops.").intake
    assert {"one_sided_weakness_sudden", "facial_droop"} & set(intake.symptoms)


def test_recent_fits_are_not_under_control() -> None:
    intake = read("I've got epilepsy and had two fits this month. Nothing hurts. I'd like to lift weights.").intake
    assert [each.status for each in intake.conditions if each.name == "epilepsy"] == ["uncontrolled"]


def test_a_well_person_who_plays_tennis_has_no_injury() -> None:
    intake = read("I'm 27 and play tennis weekly. No pain, no injuries. Looking to get fitter for skiing.").intake
    assert intake.onset is None
    assert "sports_injury" not in intake.mechanism_codes


# Emergencies that words beside them must not talk away.
EMERGENCIES = [
    "I feel suicidal and dead tired.",
    "I want to kill myself, dead tired of my back pain.",
    "No numbness except between my legs where I wipe, back pain.",
    "I had a stroke last year. Today suddenly weak left arm and slurred speech, my blood pressure is stable.",
    "I have MS. Sudden weakness of my right arm and slurred speech this morning. My knee is not getting worse.",
    "A mild headache turned into the worst headache of my life within seconds.",
    "My chest feels tight when I walk up the stairs and goes when I rest, now it's also happening while sitting.",
]


@pytest.mark.parametrize("narrative", EMERGENCIES)
def test_no_guard_talks_an_emergency_away(narrative: str) -> None:
    assert decide(read(narrative).intake).destination is Destination.EMERGENCY_NOW


@pytest.mark.parametrize(
    "narrative",
    [
        "My calf is swollen, I had a blood clot 5 years ago.",
        "My calf is swollen and I had a blood clot last year.",
        "I am breathless, I had covid last year.",
        "I lost 12 kg without trying, off my food, cancer two years ago.",
    ],
)
def test_a_sign_of_now_is_not_past_because_of_the_clause_beside_it(narrative: str) -> None:
    assert decide(read(narrative).intake).destination in (Destination.URGENT_MEDICAL, Destination.EMERGENCY_NOW)


def test_an_operation_is_long_ago_only_where_that_is_said() -> None:
    far = read("I used to lift years ago. I had a hysterectomy and want to start again.").intake
    assert far.surgeries[0].weeks_ago is None
    assert read("I had a hysterectomy years ago and want to lift.").intake.surgeries[0].weeks_ago


@pytest.mark.parametrize(
    "narrative",
    [
        "Me duele la espalda desde hace tres semanas y no puedo dormir.",
        "Ich habe seit drei Wochen starke Schmerzen im Knie und kann nicht laufen.",
        "J'ai mal au dos depuis trois semaines et je ne peux pas dormir.",
        "Ho mal di schiena da tre settimane e non riesco a dormire.",
    ],
)
def test_another_language_states_nothing(narrative: str) -> None:
    assert read(narrative).intake == Intake()
