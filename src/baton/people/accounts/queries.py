"""What a person sees of accounts: their own."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from baton.people.accounts.models import User
from baton.people.refusals import NotFound


def users(*, viewer: User | AnonymousUser) -> QuerySet[User]:
    """Oneself, and nobody else."""
    if viewer.pk is None:
        return User.objects.none()
    return User.objects.filter(pk=viewer.pk, is_active=True)


def own(*, viewer: User | AnonymousUser) -> User:
    """The viewer's own account. Raises NotFound for somebody without one."""
    user = users(viewer=viewer).first()
    if user is None:
        raise NotFound
    return user
