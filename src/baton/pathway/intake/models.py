"""One visit in progress (Draft), and what was answered at its end (Submission)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baton.domain.triage.decision import Destination, Urgency

if TYPE_CHECKING:
    from collections.abc import Iterable

# Crockford's base 32: no I, L, O or U, so that a code survives being read aloud or copied by hand.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH: Final = 16  # 80 bits: the code is the only key to an answer without an account


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH))


class Submissions(models.QuerySet["Submission"]):
    """Rows that are written once. Only the owner may be filled in later."""

    def update(self, **values: Any) -> int:
        if set(values) - {"owner"}:
            msg = "A submitted answer is never changed."
            raise TypeError(msg)
        return super().update(**values)


class Submission(models.Model):
    """An answer exactly as it was given: `decision` is its JSON text, read back and never worked out again.

    `unsettled` are the questions left open, each with the answer that would hold if it were a yes.
    """

    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="submissions"
    )
    language = models.CharField(max_length=8)
    narrative = models.TextField(blank=True)
    mentions = models.JSONField(default=list)
    intake = models.TextField()
    decision = models.TextField()
    unsettled = models.JSONField(default=list)
    destination = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Destination])
    urgency = models.CharField(max_length=30, choices=[(one.value, one.value) for one in Urgency])
    provisional = models.BooleanField()
    rulebook = models.CharField(max_length=20)
    submitted_at = models.DateTimeField(auto_now_add=True)

    objects = Submissions.as_manager()

    class Meta:
        ordering: ClassVar = ["-submitted_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["owner", "-submitted_at"], name="submission_owner_newest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(destination__in=[one.value for one in Destination]), name="submission_destination_known"
            ),
            models.CheckConstraint(
                condition=Q(urgency__in=[one.value for one in Urgency]), name="submission_urgency_known"
            ),
            models.CheckConstraint(condition=~Q(decision="") & ~Q(intake=""), name="submission_holds_its_answer"),
            models.CheckConstraint(condition=~Q(rulebook=""), name="submission_names_its_rulebook"),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk}"

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        if not self._state.adding and set(update_fields or ["everything"]) - {"owner"}:
            msg = "A submitted answer is never changed."
            raise TypeError(msg)
        super().save(*args, update_fields=update_fields, **kwargs)


class Mailing(models.Model):
    """One e-mail that was sent with a link to an answer. The address itself is not kept, only a keyed digest."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="mailings")
    recipient = models.CharField(max_length=64, db_index=True)
    sent_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"Mailing {self.pk}"


class Draft(models.Model):
    """What was said so far. `intake` is the wire form.

    `history` holds the state before each answer, oldest first, so that going back is exact. `remembered` holds each
    answer by its question, so that nobody enters it twice. `skipped` are the questions answered with "not sure".
    """

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        SUBMITTED = "submitted", _("Submitted")

    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    language = models.CharField(max_length=8)
    narrative = models.TextField(blank=True)
    intake = models.JSONField(default=dict)
    mentions = models.JSONField(default=list)
    to_ask = models.JSONField(default=list)
    understood = models.FloatField(default=1.0)
    skipped = models.JSONField(default=list)
    remembered = models.JSONField(default=dict)
    submission = models.OneToOneField(
        Submission, null=True, blank=True, editable=False, on_delete=models.CASCADE, related_name="draft"
    )
    history = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status="open", submission__isnull=True) | Q(status="submitted", submission__isnull=False),
                name="draft_submitted_has_its_answer",
            ),
            models.CheckConstraint(condition=Q(understood__gte=0, understood__lte=1), name="draft_understood_share"),
        ]

    def __str__(self) -> str:
        return f"Draft {self.pk}"
