"""Accounts: each action works, refuses, and is written down."""

import pytest
from django.db import IntegrityError

from baton.audit.models import Entry
from baton.people.accounts import actions, demo
from baton.people.accounts.models import User
from baton.people.accounts.people_of_the_demo import PASSWORD, PEOPLE
from baton.people.refusals import NotPermitted

pytestmark = pytest.mark.django_db


def lines(action):
    return Entry.objects.filter(action=action)


def test_an_address_is_one_account_however_it_is_typed(person):
    person("Dana@Example.org")

    with pytest.raises(IntegrityError):
        person("DANA@example.ORG")


def test_registering_is_written_down(dana):
    assert lines("account.registered").get().subject_id == str(dana.pk)


def test_a_person_is_renamed_and_it_is_written_down(dana):
    actions.rename(user=dana, preferred_name=" Dan ", language="es", by=dana)

    dana.refresh_from_db()
    assert (dana.preferred_name, dana.language) == ("Dan", "es")
    assert lines("account.renamed").count() == 1


@pytest.mark.parametrize(
    "attempt",
    [
        lambda user, by: actions.rename(user=user, preferred_name="Eve was here", language="en", by=by),
        lambda user, by: actions.welcome(user=user, preferred_name="Eve was here", language="en", by=by),
        lambda user, by: actions.sign_in(user=user, by=by),
        lambda user, by: actions.erase(user=user, by=by),
    ],
)
def test_eve_can_do_nothing_to_dana(dana, eve, attempt):
    with pytest.raises(NotPermitted):
        attempt(dana, eve)

    dana.refresh_from_db()
    assert dana.preferred_name == "Dana"


def test_a_language_we_do_not_speak_changes_nothing(dana):
    actions.choose_language(language="tlh", by=dana)

    dana.refresh_from_db()
    assert dana.language == "en"
    assert not lines("account.language_chosen").exists()


def test_erasing_takes_the_account_and_leaves_the_ledger(dana):
    number = dana.pk
    actions.erase(user=dana, by=dana)

    assert not User.objects.filter(pk=number).exists()
    assert lines("account.erased").get().subject_id == str(number)
    assert all(entry.intact for entry in Entry.objects.all())


def test_the_demonstration_is_filled_once(db):
    assert [user.email for user in demo.fill()] == [person.email for person in PEOPLE]
    assert demo.fill() == []
    assert all(user.check_password(PASSWORD) for user in User.objects.all())
