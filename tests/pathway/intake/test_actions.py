"""Every change: it works, each refusal, and the line in the ledger."""

import smtplib
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import msgspec
import pytest
from django.core import mail, signing
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from tests.pathway.intake.conftest import BACK, SADDLE, answer_all, usual_answer

from baton.domain.errors import BadInput
from baton.pathway.intake import actions, chips, queries
from baton.pathway.intake.models import Draft, Mailing, Submission
from baton.pathway.intake.visitors import Visitor
from baton.people.refusals import NotFound, NotPermitted, WrongState

pytestmark = pytest.mark.django_db
NOBODY = Visitor()


def test_a_narrative_becomes_a_draft_with_what_was_read(begin: Any, ledger: Any) -> None:
    draft, _by = begin()
    assert draft.status == Draft.Status.OPEN
    assert draft.intake["age"] == 41
    assert any(mention["words"] in BACK for mention in draft.mentions)
    assert ledger() == ["intake.begun"]


def test_the_form_only_way_starts_from_nothing(begin: Any) -> None:
    draft, _by = begin("")
    assert queries.understood(draft) == []
    assert queries.standing(draft).question is not None


@pytest.mark.parametrize("said", ["x" * 10_001, "a\x07b", "膝盖疼" * 20, "\u200b\u200b"])
def test_what_cannot_be_read_stores_nothing(said: str) -> None:
    with pytest.raises(BadInput):
        actions.begin(narrative=said, language="en", by=NOBODY)
    assert not Draft.objects.exists()


def test_a_known_emergency_is_answered_before_any_question(begin: Any, ledger: Any) -> None:
    draft, _by = begin(SADDLE)
    assert draft.submission is not None
    assert draft.submission.destination == "emergency_now"
    assert ledger() == ["intake.begun", "answer.given"]


def test_drafts_of_yesterday_are_swept_when_a_new_one_begins(begin: Any) -> None:
    old, by = begin()
    Draft.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(hours=25))
    with pytest.raises(NotFound):
        queries.draft(code=old.code, viewer=by)
    begin()
    assert not Draft.objects.filter(pk=old.pk).exists()


def test_sweeping_a_draft_keeps_its_answer(begin: Any, finish: Any) -> None:
    draft, by = begin()
    submission = finish(draft, by)
    Draft.objects.filter(pk=draft.pk).update(created_at=timezone.now() - timedelta(hours=25))
    begin()
    assert queries.submission(code=submission.code, viewer=NOBODY) == submission


def test_several_corrections_at_once(begin: Any, ledger: Any) -> None:
    draft, by = begin()
    shown = {chip.name: chip for chip in queries.understood(draft)}
    assert shown["symptoms:fever"].answer is chips.Answer.NO
    draft = actions.correct(
        draft=draft,
        answers={"symptoms:fever": chips.Answer.UNSURE, "age": chips.Answer.REMOVE},
        region="hip",
        by=by,
    )
    assert "fever" not in draft.intake["symptoms_denied"]
    assert draft.intake["age"] is None
    assert "hip" in draft.intake["body_region"]
    assert ledger()[-1] == "intake.corrected"


def test_a_corrected_sign_counts(begin: Any) -> None:
    draft, by = begin()
    draft = actions.correct(draft=draft, answers={"symptoms:fever": chips.Answer.YES}, by=by)
    assert "fever" in draft.intake["symptoms"]
    assert "fever" not in draft.intake["symptoms_denied"]


def test_an_answer_is_taken_back_exactly(begin: Any, ledger: Any) -> None:
    draft, by = begin("")
    before, question = dict(draft.intake), queries.standing(draft).question
    first = queries.name_of(question.options[0])
    draft = actions.answer(draft=draft, question_id=question.id, chosen=[first], by=by)
    assert draft.intake != before
    draft = actions.back(draft=draft, by=by)
    draft.refresh_from_db()
    assert msgspec.convert(draft.intake, queries.Intake) == msgspec.convert(before, queries.Intake)
    assert queries.standing(draft).question == question
    assert first in queries.remembered(draft, question)["answer"]
    assert ledger() == ["intake.begun", "intake.answered", "intake.taken_back"]


def test_looking_again_at_what_was_understood_keeps_the_answers_and_a_correction_starts_the_count_anew(
    begin: Any,
) -> None:
    draft, by = begin()
    draft = actions.correct(draft=draft, answers={}, by=by)
    question = queries.standing(draft).question
    chosen, typed = usual_answer(question)
    draft = actions.answer(draft=draft, question_id=question.id, chosen=chosen, typed=typed, by=by)
    assert len(actions.correct(draft=draft, answers={}, age=41, by=by).history) == 1
    assert actions.correct(draft=draft, answers={}, age=42, by=by).history == []


def test_back_at_the_first_question_changes_nothing(begin: Any) -> None:
    draft, by = begin("")
    assert actions.back(draft=draft, by=by).history == []


def test_a_skipped_question_is_not_asked_again_and_keeps_the_answer_provisional(begin: Any, finish: Any) -> None:
    draft, by = begin()
    draft = actions.correct(draft=draft, answers={}, by=by)
    question = queries.standing(draft).question
    draft = actions.skip(draft=draft, question_id=question.id, by=by)
    assert question.id not in {q.id for q in [queries.standing(draft).question] if q}
    submission = finish(draft, by)
    assert submission.provisional
    assert question.text in {one["text"] for one in submission.unsettled}


def test_not_sure_with_a_tick_keeps_the_tick_and_denies_nothing(begin: Any) -> None:
    draft, by = begin()
    draft = actions.correct(draft=draft, answers={}, by=by)
    question = queries.standing(draft).question
    assert question.kind == "any"
    ticked = queries.name_of(question.options[-1])
    denied = list(draft.intake["symptoms_denied"])
    after = actions.skip(draft=draft, question_id=question.id, chosen=[ticked], by=by)
    intake = after.intake
    assert ticked in intake["symptoms"] or ticked in {one["name"] for one in intake["conditions"]}
    assert list(intake["symptoms_denied"]) == denied


def test_a_second_click_on_the_same_question_changes_nothing(begin: Any) -> None:
    draft, by = begin("")
    question = queries.standing(draft).question
    chosen, typed = usual_answer(question)
    draft = actions.answer(draft=draft, question_id=question.id, chosen=chosen, typed=typed, by=by)
    ticked = [queries.name_of(question.options[0])]
    once = actions.answer(draft=draft, question_id=question.id, chosen=ticked, by=by)
    assert len(once.history) == 1
    assert queries.intake_of(once) == queries.intake_of(draft)


def test_what_is_not_an_option_is_refused(begin: Any) -> None:
    draft, by = begin("")
    question = queries.standing(draft).question
    with pytest.raises(BadInput):
        actions.answer(draft=draft, question_id=question.id, chosen=["nonsense"], by=by)
    draft.refresh_from_db()
    assert draft.history == []


def test_submitting_twice_makes_one_answer(begin: Any, finish: Any, ledger: Any) -> None:
    draft, by = begin()
    first = finish(draft, by)
    assert actions.submit(draft=draft, by=by) == first
    assert Submission.objects.count() == 1
    assert ledger().count("answer.given") == 1


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_moment_make_one_answer(begin: Any) -> None:
    draft, by = begin()
    draft = actions.correct(draft=draft, answers={}, by=by)
    while not queries.standing(draft).may_show:
        question = queries.standing(draft).question
        chosen, typed = usual_answer(question)
        draft = actions.answer(draft=draft, question_id=question.id, chosen=chosen, typed=typed, by=by)
    given, barrier = [], Barrier(4)

    def press() -> None:
        barrier.wait(timeout=10)
        given.append(actions.submit(draft=draft, by=by).pk)
        connection.close()

    presses = [Thread(target=press) for _number in range(4)]
    for each in presses:
        each.start()
    for each in presses:
        each.join(timeout=30)
    assert len(given) == 4
    assert len(set(given)) == 1
    assert Submission.objects.count() == 1


def test_the_answer_is_not_shown_while_a_question_could_hide_an_emergency(begin: Any) -> None:
    draft, by = begin("")
    assert not queries.standing(draft).may_show
    with pytest.raises(WrongState):
        actions.submit(draft=draft, by=by)


def test_a_visit_that_has_its_answer_takes_no_more(begin: Any, finish: Any) -> None:
    draft, by = begin()
    finish(draft, by)
    with pytest.raises(WrongState):
        actions.back(draft=draft, by=by)
    with pytest.raises(WrongState):
        actions.correct(draft=draft, answers={}, by=by)


def test_never_more_than_twelve_questions(begin: Any) -> None:
    for narrative in ("", BACK):
        draft, by = begin(narrative)
        assert len(answer_all(draft, by).history) <= queries.MOST_QUESTIONS


@pytest.mark.parametrize("change", ["correct", "back", "submit", "reread"])
def test_eve_changes_nothing_of_another_visit(begin: Any, change: str) -> None:
    draft, _by = begin()
    more = {"correct": {"answers": {}}, "reread": {"narrative": "My knee hurts"}}.get(change, {})
    with pytest.raises(NotFound):
        getattr(actions, change)(draft=draft, by=Visitor(token="eve"), **more)


def test_a_revision_starts_from_what_was_known_and_leaves_the_answer(begin: Any, finish: Any, ledger: Any) -> None:
    draft, by = begin()
    submission = finish(draft, by)
    before = submission.decision
    again = actions.revise(submission=submission, by=by)
    assert queries.intake_of(again).age == 41
    assert again.narrative == BACK
    submission.refresh_from_db()
    assert submission.decision == before
    assert ledger()[-1] == "intake.revised"


def test_signing_in_takes_the_answers_along(begin: Any, finish: Any, dana: Any, ledger: Any) -> None:
    draft, by = begin()
    submission = finish(draft, by)
    signed_in = Visitor(user=dana, answers=frozenset({submission.code}))
    assert actions.claim(by=signed_in) == 1
    assert actions.claim(by=signed_in) == 0
    assert list(queries.mine(viewer=Visitor(user=dana))) == [submission]
    assert ledger()[-1] == "answer.claimed"


def test_nobody_claims_without_an_account_and_nobody_claims_what_has_an_owner(
    begin: Any, finish: Any, dana: Any, eve: Any
) -> None:
    draft, by = begin(user=dana)
    submission = finish(draft, by)
    with pytest.raises(NotPermitted):
        actions.claim(by=Visitor(answers=frozenset({submission.code})))
    assert actions.claim(by=Visitor(user=eve, answers=frozenset({submission.code}))) == 0
    submission.refresh_from_db()
    assert submission.owner == dana


def test_an_answer_is_never_changed(begin: Any, finish: Any) -> None:
    draft, by = begin()
    submission = finish(draft, by)
    submission.destination = "trainer"
    with pytest.raises(TypeError):
        submission.save()
    with pytest.raises(TypeError):
        Submission.objects.filter(pk=submission.pk).update(decision="{}")


def test_the_database_itself_refuses_an_answer_without_a_decision(begin: Any, finish: Any) -> None:
    draft, by = begin()
    submission = finish(draft, by)
    submission.pk, submission.code, submission.decision, submission._state.adding = None, "X" * 16, "", True
    with pytest.raises(IntegrityError), transaction.atomic():
        submission.save()


# Mail


def _send(submission: Submission, by: Visitor, to: str = "dana@example.org") -> None:
    actions.send(submission=submission, to=to, link=lambda signed: f"https://baton.example/m/{signed}", by=by)


def test_the_mail_holds_a_link_and_nothing_of_health(
    begin: Any, finish: Any, ledger: Any, django_capture_on_commit_callbacks: Any
) -> None:
    draft, by = begin()
    submission = finish(draft, by)
    with django_capture_on_commit_callbacks(execute=True):
        _send(submission, by)
    (message,) = mail.outbox
    text = f"{message.subject} {message.body}".lower()
    assert message.to == ["dana@example.org"]
    for clinical in ("back", "therap", "pain", "doctor", "41", "fever"):
        assert clinical not in text.replace("we do not keep", "")
    link = next(word for word in str(message.body).split() if word.startswith("https://")).rsplit("/", 1)[1]
    assert queries.mailed(link=link) == submission
    assert signing.loads(link, salt=queries.LINK_SALT) == submission.pk, "the link must not hold the code"
    assert ledger()[-1] == "answer.mailed"


def test_a_link_of_last_week_opens_nothing(begin: Any, finish: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, by = begin()
    submission = finish(draft, by)
    link = signing.dumps(submission.pk, salt=queries.LINK_SALT)
    assert queries.mailed(link=link) == submission
    monkeypatch.setattr(queries, "LINK_VALID", timedelta(seconds=-1))
    with pytest.raises(NotFound):
        queries.mailed(link=link)
    with pytest.raises(NotFound):
        queries.mailed(link=link[:-1] + "x")


def test_too_many_mails_are_refused(begin: Any, finish: Any) -> None:
    draft, by = begin()
    submission = finish(draft, by)
    for number in range(actions.MAILS_PER_ANSWER):
        _send(submission, by, to=f"someone{number}@example.org")
    with pytest.raises(WrongState):
        _send(submission, by, to="another@example.org")
    assert Mailing.objects.count() == actions.MAILS_PER_ANSWER


def test_one_address_is_not_flooded_from_many_answers(begin: Any, finish: Any) -> None:
    for _number in range(actions.MAILS_PER_ADDRESS):
        draft, by = begin(SADDLE)
        _send(draft.submission, by)
    draft, by = begin(SADDLE)
    with pytest.raises(WrongState):
        _send(draft.submission, by, to=" Dana@example.org ")
    assert not Mailing.objects.filter(recipient__contains="@").exists()


def test_a_mail_server_that_fails_is_said_so(
    begin: Any, finish: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise smtplib.SMTPServerDisconnected

    draft, by = begin()
    submission = finish(draft, by)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    with pytest.raises(actions.MailFailed), django_capture_on_commit_callbacks(execute=True):
        _send(submission, by)


def test_eve_mails_nothing_of_danas(begin: Any, finish: Any, dana: Any, eve: Any) -> None:
    draft, by = begin(user=dana)
    submission = finish(draft, by)
    with pytest.raises(NotFound):
        _send(submission, Visitor(user=eve))
    with pytest.raises(NotFound):
        actions.revise(submission=submission, by=Visitor(user=eve))
