"""The ledger tells of every change, and cannot be told otherwise afterwards."""

import pytest
from django.db import DatabaseError, connection, transaction

from baton.audit.actions import record
from baton.audit.models import Entry, Sealed

pytestmark = pytest.mark.django_db


def test_a_line_names_who_what_and_on_what(dana):
    entry = record(by=dana, action="account.looked_at", subject=dana)

    assert (entry.actor_id, entry.action) == (dana.pk, "account.looked_at")
    assert (entry.subject_type, entry.subject_id) == ("accounts.user", str(dana.pk))
    assert entry.channel == "page"


def test_a_visitor_is_known_by_a_hash_that_says_nothing(dana):
    first, second = (
        record(by=None, action="intake.begun", subject=dana, anonymous_token="session-secret") for _ in range(2)
    )

    assert first.acting_as == second.acting_as
    assert "session-secret" not in first.acting_as
    assert first.actor_id is None


def test_a_line_read_back_is_intact(dana):
    written = record(by=dana, action="account.looked_at", subject=dana)

    assert Entry.objects.get(pk=written.pk).intact


@pytest.mark.parametrize("field", ["action", "subject_id", "subject_type", "acting_as", "channel"])
def test_a_line_that_somebody_changed_is_not_intact(dana, field):
    entry = record(by=dana, action="account.looked_at", subject=dana)
    setattr(entry, field, "something else")

    assert not entry.intact


def test_a_line_sealed_with_another_key_is_not_intact(dana, settings):
    entry = record(by=dana, action="account.looked_at", subject=dana)
    settings.AUDIT_KEY = "somebody who has the database and not the key"

    assert not entry.intact


def test_the_model_refuses_every_change(dana):
    entry = record(by=dana, action="account.looked_at", subject=dana)

    for change in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(action="nothing"),
        lambda: Entry.objects.bulk_update([entry], ["action"]),
    ):
        with pytest.raises(Sealed):
            change()


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET action = 'nothing'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"]
)
def test_the_database_refuses_every_change(dana, statement):
    record(by=dana, action="account.looked_at", subject=dana)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Entry.objects.filter(action="account.looked_at").exists()


def test_a_change_that_is_undone_leaves_no_line(dana):
    before = Entry.objects.count()
    with pytest.raises(RuntimeError), transaction.atomic():
        record(by=dana, action="account.looked_at", subject=dana)
        raise RuntimeError

    assert Entry.objects.count() == before
