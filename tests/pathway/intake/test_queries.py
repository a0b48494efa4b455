"""Every read knows its reader; what was stored is read again exactly."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.pathway.intake.conftest import SADDLE

from baton.domain.triage.decision import Decision
from baton.pathway.intake import queries
from baton.pathway.intake.models import Submission
from baton.pathway.intake.visitors import Visitor
from baton.people.refusals import NotFound

pytestmark = pytest.mark.django_db


def test_a_draft_belongs_to_the_browser_that_began_it(begin: Any, dana: Any) -> None:
    draft, by = begin()
    assert queries.draft(code=draft.code, viewer=by) == draft
    for eve in (Visitor(), Visitor(token="t0"), Visitor(user=dana), Visitor(drafts=frozenset({"0" * 16}))):
        with pytest.raises(NotFound):
            queries.draft(code=draft.code, viewer=eve)


def test_a_foreign_answer_and_one_that_does_not_exist_look_the_same(
    begin: Any, finish: Any, dana: Any, eve: Any
) -> None:
    draft, by = begin(user=dana)
    submission = finish(draft, by)
    assert queries.submission(code=submission.code, viewer=Visitor(user=dana)) == submission
    said = []
    for code, viewer in (
        (submission.code, Visitor(user=eve)),
        (submission.code, Visitor(answers=frozenset({submission.code}))),
        ("0" * 16, Visitor(user=dana)),
    ):
        with pytest.raises(NotFound) as refused:
            queries.submission(code=code, viewer=viewer)
        said.append(str(refused.value.message))
    assert len(set(said)) == 1


def test_an_answer_without_an_account_opens_for_whoever_has_its_code(begin: Any, finish: Any, eve: Any) -> None:
    draft, by = begin()
    submission = finish(draft, by)
    assert queries.submission(code=submission.code, viewer=Visitor()) == submission
    assert queries.submission(code=submission.code, viewer=Visitor(user=eve)) == submission
    assert not queries.mine(viewer=Visitor(user=eve)).exists()
    assert not queries.mine(viewer=Visitor()).exists()
    assert list(queries.mine(viewer=Visitor(answers=frozenset({submission.code})))) == [submission]


def test_the_list_costs_the_same_for_few_and_for_many(begin: Any, as_dana: Any, dana: Any) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as counted:
            assert as_dana.get("/answers/").status_code == 200
        return len(counted)

    begin(SADDLE, user=dana)
    cost()
    few = cost()
    for _number in range(8):
        begin(SADDLE, user=dana)
    assert cost() == few


def test_the_page_of_an_answer_costs_a_fixed_few_queries(begin: Any, finish: Any, as_dana: Any, dana: Any) -> None:
    draft, by = begin(user=dana)
    submission = finish(draft, by)
    as_dana.get(f"/answers/{submission.code}/")
    with CaptureQueriesContext(connection) as counted:
        as_dana.get(f"/answers/{submission.code}/")
    assert len(counted) <= 8


def test_an_answer_is_read_again_exactly_after_the_rule_book_changed(
    begin: Any, finish: Any, monkeypatch: pytest.MonkeyPatch, client: Any
) -> None:
    draft, by = begin()
    submission = finish(draft, by)
    stored = Submission.objects.get(pk=submission.pk).decision
    page = client.get(f"/answers/{submission.code}/").content.decode()

    def other_rules(*args: object, **kwargs: object) -> Decision:
        raise AssertionError("A stored answer is never worked out again.")

    monkeypatch.setattr(queries, "decide", other_rules)
    monkeypatch.setattr(queries, "rulebook", other_rules)
    again = client.get(f"/answers/{submission.code}/").content.decode()
    assert _without_tokens(again) == _without_tokens(page)
    assert Submission.objects.get(pk=submission.pk).decision == stored
    assert queries.page(submission).decision == json.loads(stored)


def test_a_decision_of_older_rules_keeps_its_words_and_its_version(begin: Any, finish: Any, client: Any) -> None:
    draft, by = begin()
    submission = finish(draft, by)
    old = json.loads(submission.decision)
    old["rulebook"] = "2019.1.0"
    old["reasons"][0]["text"] = "A sentence that no rule book of today holds."
    old["reasons"][0]["rule"] = "long-gone"
    ancient = Submission.objects.create(
        language="en",
        intake=submission.intake,
        decision=json.dumps(old),
        destination=submission.destination,
        urgency=submission.urgency,
        provisional=False,
        rulebook="2019.1.0",
    )
    page = client.get(f"/answers/{ancient.code}/").content.decode()
    assert "A sentence that no rule book of today holds." in page
    assert "2019.1.0" in page


def test_every_reason_is_stored_with_its_source(begin: Any, finish: Any) -> None:
    draft, by = begin()
    for reason in queries.page(finish(draft, by)).decision["reasons"]:
        assert reason["rule"]
        assert reason["text"]
        assert reason["source"]["title"]


def _without_tokens(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)
