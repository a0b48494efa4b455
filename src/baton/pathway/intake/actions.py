"""Everything that changes a draft or an answer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from smtplib import SMTPException
from typing import Any, Final

import msgspec
from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baton.audit.actions import record
from baton.domain.triage.answers import apply, present
from baton.domain.triage.decision import Decision, Destination, Question
from baton.domain.triage.intake import Intake
from baton.domain.triage.reader import read
from baton.domain.triage.reading import Reading
from baton.pathway.intake import chips, queries
from baton.pathway.intake.models import Draft, Mailing, Submission
from baton.pathway.intake.visitors import Visitor
from baton.people.refusals import NotFound, NotPermitted, WrongState

MAILS_PER_ANSWER: Final = 5
MAILS_PER_ADDRESS: Final = 5
MAILS_COUNTED_FOR: Final = timedelta(hours=24)


class MailFailed(Exception):
    """The mail server did not take the message. Nothing is lost; the person may try again."""


@transaction.atomic
def begin(*, narrative: str, language: str, by: Visitor) -> Draft:
    """Start a visit. With no narrative it starts from an empty intake. Raises BadInput.

    A known emergency is answered at once: then the draft is submitted already.
    """
    reading = read(narrative, language=language) if narrative else None
    Draft.objects.filter(created_at__lt=timezone.now() - queries.DRAFT_KEPT).delete()
    draft = Draft(narrative=narrative, language=language)
    _fill(draft, reading)
    draft.save()
    _record(by, "intake.begun", draft)
    _submit_emergency(draft, by)
    return draft


@transaction.atomic
def reread(*, draft: Draft, narrative: str, by: Visitor) -> Draft:
    """Read the words again, after they were changed. Raises BadInput, NotFound, WrongState."""
    draft = _locked(draft, by)
    draft.narrative = narrative
    _fill(draft, read(narrative, language=draft.language))
    draft.skipped, draft.history, draft.remembered = [], [], {}
    draft.save()
    _record(by, "intake.reread", draft)
    _submit_emergency(draft, by)
    return draft


@transaction.atomic
def correct(
    *, draft: Draft, answers: Mapping[str, chips.Answer], age: int | None = None, region: str = "", by: Visitor
) -> Draft:
    """Put right what was understood, several pieces at once. Raises NotFound, WrongState."""
    draft = _locked(draft, by)
    before = queries.intake_of(draft)
    after = chips.add(chips.correct(before, answers), age=age, region=region)
    draft.intake = msgspec.to_builtins(after)
    settled = {name.partition(":")[2] for name, said in answers.items() if said in (chips.Answer.YES, chips.Answer.NO)}
    unsure = {name.partition(":")[2] for name, said in answers.items() if said is chips.Answer.UNSURE}
    draft.to_ask = sorted((set(draft.to_ask) - settled) | unsure)
    if after != before:
        # Going back past a correction would undo it, so what came before it cannot be taken back any more.
        draft.skipped, draft.history, draft.remembered = [], [], {}
    draft.save()
    _record(by, "intake.corrected", draft)
    _submit_if_settled(draft, by)
    return draft


@transaction.atomic
def answer(*, draft: Draft, question_id: str, chosen: Sequence[str], typed: str | None = None, by: Visitor) -> Draft:
    """Answer the question that is open now. Raises BadInput, NotFound, WrongState.

    A question that is no longer open changes nothing: it was a second click, or the page of an earlier question.
    """
    draft = _locked(draft, by)
    if (question := _asked(draft, question_id)) is None:
        return draft
    _remember(draft, question, chosen=list(chosen), typed=typed or "")
    draft.intake = msgspec.to_builtins(apply(queries.intake_of(draft), question.id, chosen, typed))
    draft.save()
    _record(by, "intake.answered", draft)
    _submit_if_settled(draft, by)
    return draft


@transaction.atomic
def skip(*, draft: Draft, question_id: str, chosen: Sequence[str] = (), by: Visitor) -> Draft:
    """ "I'm not sure": the question stays open in the answer and is not put again. Raises NotFound, WrongState.

    What was ticked nevertheless counts as present; nothing counts as denied.
    """
    draft = _locked(draft, by)
    if (question := _asked(draft, question_id)) is None:
        return draft
    _remember(draft, question, chosen=list(chosen), typed="")
    if question.kind == "any" and question.id != queries.WHERE:
        draft.intake = msgspec.to_builtins(_with_ticked(queries.intake_of(draft), chosen))
    draft.skipped = [*draft.skipped, question.id]
    draft.save()
    _record(by, "intake.skipped", draft)
    _submit_if_settled(draft, by)
    return draft


@transaction.atomic
def back(*, draft: Draft, by: Visitor) -> Draft:
    """Take the last answer back, exactly. Without one it changes nothing. Raises NotFound, WrongState."""
    draft = _locked(draft, by)
    if not draft.history:
        return draft
    *draft.history, last = draft.history
    draft.intake, draft.skipped = last["intake"], last["skipped"]
    draft.save()
    _record(by, "intake.taken_back", draft)
    return draft


@transaction.atomic
def submit(*, draft: Draft, by: Visitor) -> Submission:
    """Give the answer and keep it as given. A second time it is the same answer.

    Raises WrongState while an open question could still make it an emergency, NotFound.
    """
    draft = _locked(draft, by, open_only=False)
    if draft.submission is not None:
        return draft.submission
    standing = queries.standing(draft)
    if standing.question is not None and not standing.may_show:
        raise WrongState(gettext_lazy("A question about an emergency is still open. Please answer it first."))
    return _submit(draft, standing, by)


@transaction.atomic
def revise(*, submission: Submission, by: Visitor) -> Draft:
    """Start a new visit from what an earlier one knew. The earlier answer stays as it is."""
    submission = queries.submission(code=submission.code, viewer=by)
    draft = Draft.objects.create(
        narrative=submission.narrative,
        language=submission.language,
        mentions=submission.mentions,
        intake=msgspec.json.decode(submission.intake),
    )
    _record(by, "intake.revised", draft)
    return draft


@transaction.atomic
def look(*, submission: Submission, by: Visitor) -> None:
    """Note in the ledger that an answer was read."""
    _record(by, "answer.read", submission)


@transaction.atomic
def claim(*, by: Visitor) -> int:
    """Put the answers that this browser was given into the account that signed in. The number of them."""
    if by.user is None:
        raise NotPermitted
    unclaimed = list(Submission.objects.select_for_update().filter(code__in=by.answers, owner__isnull=True))
    Submission.objects.filter(pk__in=[one.pk for one in unclaimed]).update(owner=by.user)
    for submission in unclaimed:
        _record(by, "answer.claimed", submission)
    return len(unclaimed)


@transaction.atomic
def send(*, submission: Submission, to: str, link: Callable[[str], str], by: Visitor) -> None:
    """Mail a link that opens this answer for a week; the mail itself says nothing of health.

    `link` makes an address from a signature. Raises NotFound, WrongState after too many, MailFailed.
    """
    submission = queries.submission(code=submission.code, viewer=by)
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    recipient = salted_hmac("intake.mailing", to.strip().lower(), algorithm="sha256").hexdigest()
    since = timezone.now() - MAILS_COUNTED_FOR
    Mailing.objects.filter(sent_at__lte=since).delete()
    sent = Mailing.objects.all()
    if (
        sent.filter(submission=submission).count() >= MAILS_PER_ANSWER
        or sent.filter(recipient=recipient).count() >= MAILS_PER_ADDRESS
    ):
        raise WrongState(gettext_lazy("That is enough e-mails for today. Save the link or print the page instead."))
    Mailing.objects.create(submission=submission, recipient=recipient)
    _record(by, "answer.mailed", submission)
    message = _message(to, link(signing.dumps(submission.pk, salt=queries.LINK_SALT)))
    transaction.on_commit(lambda: _deliver(message))


def _message(to: str, address: str) -> EmailMessage:
    body = render_to_string("intake/answer_mail.txt", {"address": address, "days": queries.LINK_VALID.days})
    return EmailMessage(subject=_("Your link from Baton"), body=body, from_email=settings.DEFAULT_FROM_EMAIL, to=[to])


def _deliver(message: EmailMessage) -> None:
    try:
        message.send()
    except (SMTPException, OSError) as error:
        raise MailFailed from error


def _locked(draft: Draft, by: Visitor, *, open_only: bool = True) -> Draft:
    if not queries.drafts(viewer=by).filter(pk=draft.pk).exists():
        raise NotFound
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if open_only and draft.status != Draft.Status.OPEN:
        raise WrongState(gettext_lazy("This visit has its answer already. You can change it from the answer's page."))
    return draft


def _fill(draft: Draft, reading: Reading | None) -> None:
    draft.intake = msgspec.to_builtins(reading.intake if reading else Intake())
    draft.mentions = msgspec.to_builtins(reading.mentions) if reading else []
    draft.to_ask = list(reading.to_ask) if reading else []
    draft.understood = reading.understood if reading else 1.0


def _asked(draft: Draft, question_id: str) -> Question | None:
    question = queries.standing(draft).question
    return question if question is not None and question.id == question_id else None


def _remember(draft: Draft, question: Question, *, chosen: list[str], typed: str) -> None:
    before: dict[str, Any] = {"question": question.id, "intake": draft.intake, "skipped": draft.skipped}
    draft.history = [*draft.history, before]
    draft.remembered = {**draft.remembered, question.id: {"chosen": chosen, "typed": typed}}


def _with_ticked(intake: Intake, chosen: Sequence[str]) -> Intake:
    """What was ticked is so; what was not stays unknown."""
    for name in chosen:
        intake = present(intake, name)
    return intake


def _submit_emergency(draft: Draft, by: Visitor) -> None:
    standing = queries.standing(draft)
    if standing.decision.destination is Destination.EMERGENCY_NOW:
        _submit(draft, standing, by)


def _submit_if_settled(draft: Draft, by: Visitor) -> None:
    standing = queries.standing(draft)
    if standing.question is None:
        _submit(draft, standing, by)


def _submit(draft: Draft, standing: queries.Standing, by: Visitor) -> Submission:
    intake = queries.intake_of(draft)
    decision = standing.decision
    submission = Submission.objects.create(
        owner=by.user,
        language=draft.language,
        narrative=draft.narrative,
        mentions=draft.mentions,
        intake=msgspec.json.encode(intake).decode(),
        decision=msgspec.json.encode(decision).decode(),
        unsettled=[_unsettled(intake, question, draft, decision) for question in standing.unsettled],
        destination=decision.destination,
        urgency=decision.urgency,
        provisional=decision.provisional,
        rulebook=decision.rulebook,
    )
    draft.status, draft.submission = Draft.Status.SUBMITTED, submission
    draft.save()
    _record(by, "answer.given", submission)
    return submission


def _unsettled(intake: Intake, question: Question, draft: Draft, now: Decision) -> dict[str, Any]:
    worst = queries.if_yes(intake, question, to_ask=draft.to_ask)
    return {
        "text": question.text,
        "options": [option.text for option in question.options],
        "destination": worst.destination,
        "more_urgent": worst.destination.level > now.destination.level,
    }


def _record(by: Visitor, action: str, subject: Draft | Submission) -> None:
    record(by=by.user, action=action, subject=subject, anonymous_token=by.token)
