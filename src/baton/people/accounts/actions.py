"""Every change to an account."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from baton.audit.actions import record
from baton.people.accounts.models import User
from baton.people.refusals import NotPermitted


def _require_self(user: User, *, by: User) -> None:
    if user.pk != by.pk or not by.is_active:
        raise NotPermitted


@transaction.atomic
def register(*, email: str, password: str, preferred_name: str, language: str, by: None) -> User:
    """Open an account whose address is known to be the person's own. The page asks allauth instead, which verifies."""
    user = User.objects.create_user(email, password, preferred_name=preferred_name, language=language)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    record(by=by, action="account.registered", subject=user, channel="command")
    return user


@transaction.atomic
def welcome(*, user: User, preferred_name: str, language: str, by: User) -> User:
    """Take in somebody who has just signed up. Raises NotPermitted for somebody else."""
    _require_self(user, by=by)
    user.preferred_name = preferred_name.strip()
    user.language = language
    user.save(update_fields=["preferred_name", "language"])
    record(by=by, action="account.registered", subject=user)
    return user


@transaction.atomic
def sign_in(*, user: User, by: User) -> None:
    """Note that somebody came in. Raises NotPermitted for somebody else."""
    _require_self(user, by=by)
    record(by=by, action="account.signed_in", subject=user)


@transaction.atomic
def rename(*, user: User, preferred_name: str, language: str, by: User) -> User:
    """Change how the person is addressed, and in which language. Raises NotPermitted for somebody else."""
    _require_self(user, by=by)
    user = User.objects.select_for_update().get(pk=user.pk)
    user.preferred_name = preferred_name.strip()
    user.language = language
    user.save(update_fields=["preferred_name", "language"])
    record(by=by, action="account.renamed", subject=user)
    return user


@transaction.atomic
def choose_language(*, language: str, by: User) -> User:
    """Remember the language for every device. One we do not speak changes nothing."""
    user = User.objects.select_for_update().get(pk=by.pk)
    if language in dict(settings.LANGUAGES) and language != user.language:
        user.language = language
        user.save(update_fields=["language"])
        record(by=by, action="account.language_chosen", subject=user)
    return user


@transaction.atomic
def erase(*, user: User, by: User) -> None:
    """Delete the account and, through their foreign keys, everything that belongs to the person alone.

    The audit keeps its lines, which name the account by number only. Raises NotPermitted for somebody else.
    """
    _require_self(user, by=by)
    user = User.objects.select_for_update().get(pk=user.pk)
    record(by=by, action="account.erased", subject=user)
    user.delete()
