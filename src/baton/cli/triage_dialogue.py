"""`baton triage` as a conversation: say what it is, answer what still matters, read the plan."""

import click
from msgspec import structs

from baton.cli.triage_text import render
from baton.domain.errors import BadInput
from baton.domain.triage.answers import apply
from baton.domain.triage.decision import Question
from baton.domain.triage.intake import Intake
from baton.domain.triage.questions import MOST_QUESTIONS
from baton.domain.triage.reader import read
from baton.domain.triage.wire import Answer, Request, answer


def converse() -> None:
    """Ask on the terminal until nothing open could change the answer; an emergency is shown at once."""
    intake, to_ask = _told()
    given = _answer(intake)
    asked: set[str] = set()
    while len(asked) < MOST_QUESTIONS:
        open_questions = [each for each in given.questions if each.id not in asked]
        if not open_questions:
            break
        first = next((each for each in open_questions if set(each.facts) & set(to_ask)), open_questions[0])
        intake, settled = _ask(intake, first, left=len(open_questions))
        if not settled:
            asked.add(first.id)
        given = _answer(intake)
    render(given)


def _told() -> tuple[Intake, tuple[str, ...]]:
    while True:
        text = click.prompt("What hurts, or what do you want to get better at?", prompt_suffix="\n> ")
        try:
            reading = read(text)
        except BadInput as error:
            click.echo(error.message)
            continue
        return reading.intake, reading.to_ask


def _answer(intake: Intake) -> Answer:
    return answer(Request(intake=structs.replace(intake)))


def _ask(intake: Intake, question: Question, *, left: int) -> tuple[Intake, bool]:
    """One question; the intake with its answer, and whether it was answered at all."""
    click.echo(f"\n{question.text}  ({left} left)")
    for number, option in enumerate(question.options, start=1):
        click.echo(f"  {number}. {option.text}")
    hint = {
        "any": "Numbers with commas, 0 for none of these, Enter if you are not sure",
        "choice": "One number, Enter if you are not sure",
    }.get(question.kind, "A number, Enter if you are not sure")
    while True:
        typed = click.prompt(hint, default="", show_default=False).strip()
        if not typed:
            return intake, False
        try:
            return _apply(intake, question, typed), True
        except (BadInput, ValueError, IndexError) as error:
            click.echo(error.message if isinstance(error, BadInput) else "Please answer with the numbers shown.")


def _apply(intake: Intake, question: Question, typed: str) -> Intake:
    if question.kind == "number":
        return apply(intake, question.id, [], typed)
    numbers = [int(each) for each in typed.split(",")]
    if question.kind == "any" and numbers == [0]:
        return apply(intake, question.id, [])
    if any(number < 1 for number in numbers):
        raise IndexError
    return apply(intake, question.id, [question.options[number - 1].facts[0] for number in numbers])
