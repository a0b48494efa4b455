"""The contract of `baton triage`: what comes in, what goes out, and a sentence for what cannot be used."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import to_builtins

from baton.domain.errors import BadInput
from baton.domain.triage.intake import Condition, Intake
from baton.domain.triage.vocabulary import codes
from baton.domain.triage.wire import Request, answer, decode_intake, decode_request, encode_intake, merged, schema
from tests.domain.triage.intakes import intakes

OUTPUT_KEYS = {"id", "destination", "urgency", "reasons", "plan", "provisional", "questions", "understood", "rulebook"}


def answered(data: dict[str, Any]) -> dict[str, Any]:
    found = to_builtins(answer(decode_request(json.dumps(data))))
    assert isinstance(found, dict)
    return found


def test_an_intake_gets_the_whole_contract() -> None:
    found = answered({"id": "x", "intake": {"body_region": ["low_back"], "symptoms": ["saddle_numbness"]}})
    assert found.keys() >= OUTPUT_KEYS
    assert found["id"] == "x"
    assert found["destination"] == "emergency_now"
    assert found["urgency"] == "now"
    assert {"rule", "text", "source"} <= found["reasons"][0].keys()
    assert {"title", "year", "locator", "url"} <= found["reasons"][0]["source"].keys()
    assert {"step", "who", "when", "what", "tell", "ask", "avoid"} <= found["plan"][0].keys()


def test_the_structure_wins_over_the_narrative() -> None:
    found = answered({"narrative": "I am 30 and my knee hurts.", "age": 50, "intake": {"symptoms_denied": ["pain"]}})
    assert found["understood"]["age"] == 50
    assert "pain" not in found["understood"]["symptoms"]


def test_a_code_said_to_be_so_is_not_read_as_denied_and_the_other_way_round() -> None:
    read = Intake(symptoms=("fever",), symptoms_denied=("chills",), conditions=(Condition("stroke"),))
    told = Intake(symptoms=("chills",), symptoms_denied=("fever",), conditions_denied=("stroke",))
    assert merged(read, told) == told


@given(intakes())
@settings(max_examples=100, deadline=None)
def test_an_intake_survives_the_wire(intake: Intake) -> None:
    assert decode_intake(json.loads(json.dumps(encode_intake(intake)))) == intake


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nope", "json"),
        ("", "json"),
        ("[]", "type"),
        ("3", "type"),
        ("{}", "empty"),
        ('{"id": 1, "narrative": null}', "empty"),
        ('{"intake": {}, "colour": 1}', "unknown_key"),
        ('{"intake": {"colour": 1}}', "unknown_key"),
        ('{"intake": {"symptoms": ["headake"]}}', "unknown_code"),
        ('{"intake": {"conditions": [{"name": "gloom"}]}}', "unknown_code"),
        ('{"intake": {"age": "old"}}', "type"),
        ('{"intake": {"age": 200}}', "range"),
        ('{"age": -1, "narrative": "x"}', "range"),
        ('{"intake": {"pain_now": 11}}', "range"),
        ('{"intake": {"sex": "other"}}', "type"),
        ('{"intake": {"mechanism": "a\\u0000b"}}', "control_characters"),
        ('{"narrative": "\\ud800"}', "encoding"),
        ('{"narrative": "\ud800"}', "encoding"),
        ("[" * 100_000, "json"),
        (json.dumps({"intake": {"symptoms": ["pain"] * 10_000}}), "too_many"),
        (json.dumps({"intake": {"goals": ["x" * 5000]}}), "too_long"),
        (json.dumps({"narrative": "x" * 2_000_000}), "too_long"),
        (json.dumps({"narrative": "a\0b"}), "control_characters"),
        (json.dumps({"narrative": "ظهري يؤلمني منذ أسبوع"}), "language"),
        (json.dumps({"narrative": "   "}), "empty"),
    ],
)
def test_bad_input_gets_one_sentence(text: str, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        answer(decode_request(text))
    assert caught.value.code == code
    assert "\n" not in caught.value.message
    assert caught.value.message.endswith((".", "?"))
    assert len(caught.value.message) < 400


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
@settings(max_examples=150, deadline=None)
def test_no_json_ends_in_a_traceback(data: object) -> None:
    for wrapped in (data, {"intake": data}, {"narrative": data}):
        try:
            answer(decode_request(json.dumps(wrapped)))
        except BadInput as error:
            assert error.message


def test_the_schema_lists_every_code() -> None:
    listed = schema()["$defs"]["Intake"]["properties"]["symptoms"]["items"]["enum"]
    assert set(listed) == codes()["symptoms"]


def test_a_request_needs_no_id() -> None:
    assert answer(Request(intake=Intake(age=30))).id is None
