"""The demonstration's answers are reached as a visitor reaches them."""

from typing import Any

import pytest

from baton.pathway.intake import demo, queries
from baton.pathway.intake.models import Draft, Submission
from baton.pathway.intake.visitors import Visitor

pytestmark = pytest.mark.django_db


def test_everybody_of_the_demonstration_gets_their_stories(person: Any) -> None:
    for email, stories in demo.STORIES.items():
        user = person(email)
        demo.fill(by=user)
        assert queries.mine(viewer=Visitor(user=user)).count() == len(stories)
    assert not Draft.objects.filter(status=Draft.Status.OPEN).exists()
    assert Submission.objects.values("destination").distinct().count() >= 5


def test_nobody_else_gets_one(eve: Any) -> None:
    demo.fill(by=eve)
    assert not Submission.objects.exists()
