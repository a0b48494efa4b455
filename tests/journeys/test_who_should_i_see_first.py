"""Whole stories, as the person lives them: from the first words to an answer that is still there later."""

from typing import Any

import pytest
from django.test import Client

from baton.pathway.intake.models import Draft, Submission

pytestmark = pytest.mark.django_db


def answer_all(client: Client, address: str) -> str:
    """None of these, no, 36, and the first of what must be chosen."""
    while address.startswith("/questions/"):
        page = client.get(address)
        question = page.context["question"]
        said: dict[str, Any] = {"none": "1"}
        if question.kind == "number":
            said = {"answer": "36"}
        elif question.kind == "choice":
            names = [option.facts[0] for option in question.options]
            said = {"answer": "none" if "none" in names else names[-1]}
        elif not page.context["form"].allows_none:
            said = {"answer": [question.options[0].facts[0]]}
        address = client.post(address, {"question": question.id, **said})["Location"]
    return address


def test_danas_knee_from_the_first_words_to_her_account(dana: Any, password: str, ledger_actions: Any) -> None:
    browser = Client()
    words = "My right knee has hurt going down stairs for two months. No swelling, I did not fall. I want to run again."
    check = browser.post("/", {"narrative": words})["Location"]
    address = answer_all(browser, browser.post(check, {"age": "36"})["Location"])

    answer = browser.get(address)
    assert answer.context["submission"].destination in {"pt_first", "pt_then_trainer"}
    assert Draft.objects.get().intake["age"] == 36

    browser.post("/account/login/?next=/answers/", {"login": dana.email, "password": password})
    assert address in browser.get("/answers/").content.decode()

    phone = Client()
    phone.post("/account/login/", {"login": dana.email, "password": password})
    again = phone.get(address)
    assert again.context["decision"] == answer.context["decision"]
    assert Client().get(address).status_code == 404
    assert ledger_actions().count("answer.given") == 1
    assert "answer.claimed" in ledger_actions()
    assert ledger_actions().count("answer.read") == 2


def test_what_was_answered_stays_when_something_changes_later(client: Client) -> None:
    check = client.post("/", {"narrative": "My lower back has ached for three weeks after lifting a sofa."})["Location"]
    address = answer_all(client, client.post(check, {})["Location"])
    before = Submission.objects.get()

    again = client.post(f"{address}change/")["Location"]
    worse = "My lower back has ached for three weeks. Since this morning I am numb between my legs."
    later = client.post(f"{again}words/", {"narrative": worse})["Location"]

    assert later != address
    assert client.get(later).context["page"].is_emergency
    unchanged = Submission.objects.get(pk=before.pk)
    assert (unchanged.decision, unchanged.intake, unchanged.narrative) == (
        before.decision,
        before.intake,
        before.narrative,
    )
    assert not client.get(address).context["page"].is_emergency


@pytest.fixture
def ledger_actions(db: None) -> Any:
    from baton.audit.models import Entry

    return lambda: list(Entry.objects.order_by("pk").values_list("action", flat=True))
