"""Fills the demonstration's accounts."""

from baton.people.accounts import actions
from baton.people.accounts.models import User
from baton.people.accounts.people_of_the_demo import PASSWORD, PEOPLE


def fill() -> list[User]:
    """The people who are not there yet, newly registered."""
    known = set(User.objects.values_list("email", flat=True))
    return [
        actions.register(
            email=person.email,
            password=PASSWORD,
            preferred_name=person.preferred_name,
            language=person.language,
            by=None,
        )
        for person in PEOPLE
        if person.email not in known
    ]
