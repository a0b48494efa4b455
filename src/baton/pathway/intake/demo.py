"""Fills the demonstration with answers, each reached as a visitor reaches it: words first, then the questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from baton.pathway.intake import actions, queries
from baton.pathway.intake.models import Draft
from baton.pathway.intake.visitors import Visitor
from baton.people.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """`narrative` "" goes through the questions alone. `answers` holds what is said to a question, by its id: the
    option's name, or what is typed. To every other question the answer is "none of these" or its first "no".
    """

    narrative: str
    answers: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"


# Keyed by the person's address, oldest first.
STORIES: Final[Mapping[str, tuple[Story, ...]]] = {
    "dana@example.org": (
        Story(
            narrative=(
                "I'm 34, healthy, nothing hurts and I have no injuries. I sit at a desk all day and want to get "
                "stronger and have somebody keep me at it."
            ),
        ),
        Story(
            narrative=(
                "I flew home from Lisbon two days ago. Since yesterday my left calf is swollen, warm and sore, and it "
                "is clearly thicker than the right one."
            ),
        ),
        Story(
            narrative=(
                "The front of my right knee has hurt for about two months, worst going down stairs and after sitting "
                "for long. No swelling, it doesn't give way and I didn't fall. I'm 36 and want to run again."
            ),
        ),
    ),
    "marcus@example.org": (
        Story(
            narrative=(
                "Threw my lower back out again moving a couch last weekend, third time in two years. Pain is 6/10, "
                "stays in the back, no numbness, no trouble with bladder or bowels, no fever. 47, I'd like to get back "
                "to deadlifting."
            ),
        ),
        Story(
            narrative=(
                "I'm 47, I have type 2 diabetes and high blood pressure, and I have not exercised for years. I want to "
                "start strength training, nothing hurts."
            ),
        ),
        Story(
            narrative=(
                "I'm 47 with high blood pressure. When I climb to the third floor my chest gets tight and it goes away "
                "when I rest. It has been like this for a few weeks. I wanted to start training."
            ),
        ),
        Story(
            narrative=(
                "My physical therapist discharged me last week after my back episode and said I am cleared to train. "
                "No pain now. I'm 47 and want to build strength so it doesn't come back."
            ),
        ),
    ),
    "lucia@example.org": (
        Story(narrative="", language="es", answers={"age": "29", "problem": "none"}),
        Story(narrative="", language="es", answers={"age": "29", "problem": "pain", "where": "shoulder"}),
    ),
}


def fill(*, by: User) -> None:
    """Give this person their stories. Nobody else is touched."""
    for story in STORIES.get(by.email, ()):
        _tell(story, by)


def _tell(story: Story, by: User) -> None:
    newcomer = Visitor(user=by)
    draft = actions.begin(narrative=story.narrative, language=story.language, by=newcomer)
    visitor = Visitor(user=by, drafts=frozenset({draft.code}))
    if story.narrative and draft.status == Draft.Status.OPEN:
        draft = actions.correct(draft=draft, answers={}, by=visitor)
    while draft.status == Draft.Status.OPEN:
        question = queries.standing(draft).question
        if question is None:
            actions.submit(draft=draft, by=visitor)
            return
        said = story.answers.get(question.id, "")
        if question.kind == "number":
            draft = actions.answer(draft=draft, question_id=question.id, chosen=[], typed=said or "47", by=visitor)
            continue
        chosen = [said] if said else []
        if question.kind == "choice" and not said:
            names = [queries.name_of(option) for option in question.options]
            chosen = ["none"] if "none" in names else names[-1:]
        draft = actions.answer(draft=draft, question_id=question.id, chosen=chosen, by=visitor)
