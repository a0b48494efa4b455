"""What must hold for any text whatever."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baton.domain.errors import BadInput
from baton.domain.triage.reader import read

NEUTRAL = (
    "I work in an office.",
    "My knee has ached for two weeks when I run.",
    "I would like to get fitter this year.",
    "We live near a park and I walk the dog.",
    "I'm 44.",
)
FLAGS = {
    "saddle_numbness": ("I've got numbness between my legs.", "I don't have any numbness between my legs."),
    "chest_pain": ("I've had chest pain today.", "I haven't had any chest pain."),
    "fever": ("I have a fever.", "I don't have a fever."),
    "syncope": ("I fainted yesterday.", "I haven't fainted."),
    "hemoptysis": ("I coughed up blood this morning.", "I haven't coughed up blood."),
    "shortness_of_breath": ("I'm short of breath.", "I'm not short of breath."),
    "calf_swelling_unilateral": ("My left calf is swollen.", "My left calf isn't swollen."),
    "night_sweats": ("I have night sweats.", "No night sweats."),
    "bladder_change": ("I can't pass urine.", "No bladder problems."),
    "palpitations": ("My heart keeps racing.", "No palpitations."),
}
MISSPELT = {
    "saddle_numbness": "numbnes between my legs",
    "shortness_of_breath": "I am breathles",
    "palpitations": "I have had palpitaions",
    "seizure": "he had a siezure",
    "dizziness": "very dizzzy and lighteaded",
    "swelling": "a lot of sweling",
}


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_arbitrary_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        reading = read(text)
    except BadInput as refusal:
        reading, code = None, refusal.code
    else:
        code = ""
    assert code in {"", "empty", "too_long", "control_characters", "language"}
    if reading is not None:
        assert 0 <= reading.understood <= 1
        assert all(text[m.start : m.end] == m.words for m in reading.mentions)


@given(st.permutations(NEUTRAL), st.integers(0, len(NEUTRAL)), st.sampled_from(sorted(FLAGS)))
@settings(max_examples=120, deadline=None)
def test_a_red_flag_is_found_wherever_it_stands(around: list[str], place: int, code: str) -> None:
    stated, denied = FLAGS[code]
    assert code in read(" ".join([*around[:place], stated, *around[place:]])).intake.symptoms
    without = read(" ".join([*around[:place], denied, *around[place:]]))
    assert code not in without.intake.symptoms
    assert code in without.intake.symptoms_denied


@pytest.mark.parametrize(("code", "text"), MISSPELT.items())
def test_a_slip_in_a_long_word_is_mended(code: str, text: str) -> None:
    assert code in read(text).intake.symptoms


@pytest.mark.parametrize(
    "frame", ["{}", "In 2012: {}", "My uncle says: {}", "What if {}", "Is it normal that {}", "Not sure if {}"]
)
@pytest.mark.parametrize("code", sorted(FLAGS))
def test_a_red_flag_is_never_dropped(code: str, frame: str) -> None:
    reading = read(frame.format(FLAGS[code][0]))
    assert code in {*reading.intake.symptoms, *reading.intake.symptoms_denied, *reading.to_ask}


def test_unseen_characters_change_nothing_and_spans_stay_exact() -> None:
    text = "My ca\u200blf is \u202eswo\u200dllen."
    reading = read(text)
    assert "calf_swelling_unilateral" in reading.intake.symptoms
    assert all(text[m.start : m.end] == m.words for m in reading.mentions)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("x" * 10_001, "too_long"),
        ("my knee\x00", "control_characters"),
        ("my knee \ud800", "control_characters"),
        ("Мне больно", "language"),
        ("膝が痛い", "language"),
        ("ركبتي تؤلمني", "language"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(text: str, code: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read(text)
    assert refusal.value.code == code
    assert refusal.value.message.endswith(".")


def test_another_language_in_latin_letters_is_hardly_understood() -> None:
    assert read("Me duele mucho la rodilla izquierda desde hace dos semanas y no puedo caminar").understood < 0.6
    assert read("My left knee has hurt a lot for two weeks and I cannot walk").understood > 0.9


def test_the_longest_text_takes_no_time_to_speak_of() -> None:
    read("warm up")
    text = ("My knee has ached for three weeks, worse on stairs, and I can't sleep. " * 200)[:10_000]
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 1.0
