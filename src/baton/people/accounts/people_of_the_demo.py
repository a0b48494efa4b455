"""Who lives in the demonstration. Needs no Django, so that a second start is quick."""

from dataclasses import dataclass
from typing import Final

PASSWORD: Final = "pass-the-baton"  # noqa: S105 - printed for everyone to see


@dataclass(frozen=True, slots=True)
class Person:
    email: str
    preferred_name: str
    language: str
    story: str


PEOPLE: Final = (
    Person("dana@example.org", "Dana", "en", "her knee hurts on stairs"),
    Person("marcus@example.org", "Marcus", "en", "his back, again, and he wants to lift"),
    Person("lucia@example.org", "Lucía", "es", "se siente bien y quiere ponerse fuerte"),
)
