"""`baton triage` from the shell's side: what goes in, what comes out, and how it ends."""

import json

import pytest
from click.testing import CliRunner

from baton.cli.triage import triage

KNEE = {"id": "knee", "intake": {"body_region": ["knee"], "pain_now": 4}}
NUMB = {"id": "numb", "narrative": "My back aches and since this morning it is numb between my legs."}


def run(*arguments: str, given: str | bytes = ""):
    return CliRunner().invoke(triage, arguments, input=given)


def test_one_object_in_one_object_out():
    result = run(given=json.dumps(NUMB))
    answer = json.loads(result.output)
    assert result.exit_code == 0
    assert (answer["id"], answer["destination"], answer["questions"]) == ("numb", "emergency_now", [])


def test_a_file_is_read_as_well(tmp_path):
    path = tmp_path / "knee.json"
    path.write_text(json.dumps(KNEE))
    assert json.loads(run(str(path)).output)["destination"] == "pt_first"


def test_lines_keep_their_order_and_a_bad_one_does_not_stop_the_rest():
    lines = [json.dumps(KNEE), "nonsense", json.dumps({"id": 7, "intake": {"colour": 1}}), "", json.dumps(NUMB)]
    result = run("--jsonl", given="\n".join(lines))
    answers = [json.loads(line) for line in result.output.splitlines()]
    assert result.exit_code == 1
    assert [answer["id"] for answer in answers] == ["knee", None, 7, "numb"]
    assert [answer.get("error", {}).get("code") for answer in answers] == [None, "json", "unknown_key", None]
    assert set(answers[2]["error"]) == {"code", "message", "path"}
    assert "colour" in answers[2]["error"]["message"]


def test_lines_without_a_fault_end_well():
    assert run("--jsonl", given=json.dumps(KNEE) + "\n").exit_code == 0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("nonsense", "not valid JSON"),
        ("", "nothing to read"),
        ("[]", "JSON object"),
        (b"\xff\xfe", "not valid JSON"),
        ('{"narrative": "\\ud800"}', "lone surrogate"),
        (json.dumps({"narrative": "a\0b"}), "control"),
        (json.dumps({"narrative": "x" * 2_000_000}), "more than 1,000,000 bytes"),
        (json.dumps({"intake": {"symptoms": ["pain"] * 10_000}}), "10,000 entries"),
        (json.dumps({"intake": {"age": "41"}}), "a whole number"),
    ],
)
def test_bad_input_is_one_sentence_and_status_two(given, words):
    result = run(given=given)
    assert result.exit_code == 2
    assert words in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert "Traceback" not in result.output


def test_words_on_the_command_line_are_enough():
    assert json.loads(run("--say", NUMB["narrative"]).output)["destination"] == "emergency_now"


def test_words_and_a_file_at_once_are_bad_usage(tmp_path):
    path = tmp_path / "knee.json"
    path.write_text(json.dumps(KNEE))
    assert run(str(path), "--say", "my knee").exit_code == 2


def test_the_schema_describes_both_directions():
    schema = json.loads(run("--schema").output)
    assert {"input", "output", "$defs"} <= schema.keys()
    assert "saddle_numbness" in schema["$defs"]["Intake"]["properties"]["symptoms"]["items"]["enum"]
