"""The ledger's one table. Database triggers refuse every UPDATE and DELETE, whoever asks."""

import hmac
from collections.abc import Iterable
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models


class Sealed(Exception):
    """A programmer tried to change or remove a line of the ledger."""

    def __init__(self) -> None:
        super().__init__("A line of the audit is written once and never changed or removed.")


class EntryQuerySet(models.QuerySet["Entry"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise Sealed

    def delete(self) -> NoReturn:
        raise Sealed

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Sealed


class Entry(models.Model):
    """`mac` is an HMAC over all other fields, under a key that is not in the database.

    The actor is a number, not a foreign key: the line stays when the account is erased, and then names nobody.
    """

    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True, db_index=True)
    acting_as = models.CharField(max_length=64, blank=True)
    action = models.CharField(max_length=100)
    subject_type = models.CharField(max_length=100)
    subject_id = models.CharField(max_length=64)
    channel = models.CharField(max_length=20)
    request_id = models.UUIDField()
    mac = models.CharField(max_length=64)

    objects: ClassVar[models.Manager["Entry"]] = models.Manager.from_queryset(EntryQuerySet)()

    class Meta:
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["subject_type", "subject_id"], name="audit_entry_subject")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.action} {self.subject_type} {self.subject_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Sealed
        self.mac = self._computed_mac()
        super().save(force_insert=True)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Sealed

    @property
    def intact(self) -> bool:
        """Whether the line is as it was written."""
        return hmac.compare_digest(self.mac, self._computed_mac())

    def _computed_mac(self) -> str:
        message = "\x1f".join(self._facts())
        return hmac.new(settings.AUDIT_KEY.encode(), message.encode(), "sha256").hexdigest()

    def _facts(self) -> Iterable[str]:
        yield self.at.isoformat(timespec="microseconds")
        yield "" if self.actor_id is None else str(self.actor_id)
        yield self.acting_as
        yield self.action
        yield self.subject_type
        yield self.subject_id
        yield self.channel
        yield str(self.request_id)
