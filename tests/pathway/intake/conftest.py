"""A visit in progress, reached as a visitor reaches it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from baton.pathway.intake import actions, queries
from baton.pathway.intake.models import Draft
from baton.pathway.intake.visitors import Visitor

BACK = "My lower back has ached for three weeks after lifting a sofa, 5/10, worse bending. No fever. I am 41."
SADDLE = f"{BACK} Since this morning it's numb between my legs."


@pytest.fixture
def begin(db: None) -> Callable[..., tuple[Draft, Visitor]]:
    """Starts a visit: the draft, and the visitor who holds it."""

    def start(narrative: str = BACK, *, user: Any = None, language: str = "en") -> tuple[Draft, Visitor]:
        draft = actions.begin(narrative=narrative, language=language, by=Visitor(user=user, token="t0"))
        answers = frozenset({draft.submission.code} if draft.submission else ())
        return draft, Visitor(user=user, token="t0", drafts=frozenset({draft.code}), answers=answers)

    return start


def usual_answer(question: Any) -> tuple[list[str], str | None]:
    """What a healthy person of 41 says to a question: none of these, no, or 41."""
    if question.kind == "number":
        return [], "41"
    names = [queries.name_of(option) for option in question.options]
    if question.kind == "choice":
        return ["none"] if "none" in names else names[-1:], None
    return (["low_back"] if question.id == queries.WHERE else []), None


def answer_all(draft: Draft, by: Visitor) -> Draft:
    """To the answer, with the usual answers."""
    while draft.status == Draft.Status.OPEN and (question := queries.standing(draft).question):
        chosen, typed = usual_answer(question)
        draft = actions.answer(draft=draft, question_id=question.id, chosen=chosen, typed=typed, by=by)
    return draft


@pytest.fixture
def finish() -> Callable[[Draft, Visitor], Any]:
    def to_the_answer(draft: Draft, by: Visitor) -> Any:
        draft = answer_all(draft, by)
        return draft.submission or actions.submit(draft=draft, by=by)

    return to_the_answer


@pytest.fixture
def walk() -> Callable[[Client, str], str]:
    """Answers the questions on the pages, without JavaScript, and returns the address of the answer."""

    def to_the_answer(client: Client, address: str) -> str:
        for _step in range(queries.MOST_QUESTIONS + 1):
            if not address.startswith("/questions/"):
                return address
            page = client.get(address)
            if page.status_code == 302:
                address = page["Location"]
                continue
            question = page.context["question"]
            chosen, typed = usual_answer(question)
            said = {"answer": typed or chosen} if typed or chosen else {"none": "1"}
            address = client.post(address, {"question": question.id, **said})["Location"]
        raise AssertionError("More than twelve questions were asked.")

    return to_the_answer


@pytest.fixture
def ledger(db: None) -> Callable[[], list[str]]:
    """The actions in the ledger, oldest first."""
    from baton.audit.models import Entry

    return lambda: list(Entry.objects.order_by("pk").values_list("action", flat=True))
