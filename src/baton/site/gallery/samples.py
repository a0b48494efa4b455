"""Believable content for the gallery. It is not translated: the gallery is for the people who build Baton."""

from pathlib import Path
from typing import Final

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message

from baton.domain.reasons import Reason
from baton.domain.sources import Source
from baton.domain.triage.decision import Step

_SPRITE: Final = Path(__file__).resolve().parent.parent / "static" / "img" / "icons.svg"
ICONS: Final = tuple(part.split('"', 1)[0] for part in _SPRITE.read_text(encoding="utf-8").split('<symbol id="')[1:])

STEPS: Final = (
    Step(
        step=1,
        who="physical_therapist",
        when="Within a few days",
        what="Have your knee examined, and learn what it can take and what it needs.",
        avoid=("Deep squats and kneeling", "Running and jumping"),
        tell=("When it started and what makes it worse", "That it gave way on the stairs twice", "Your goal: hiking"),
        ask=("Which license do you hold, and where can I check it?", "How often do you treat knees like mine?"),
        will=("Find out what is wrong and treat it", "Give you exercises for home", "Say when you may train again"),
        will_not=("Order surgery or medicine",),
    ),
    Step(
        step=2,
        who="trainer",
        when="When your therapist discharges you",
        what="With your permission, your trainer takes over knowing what your therapist knows.",
        tell=("What you may do and what not yet",),
        ask=("Which certificate do you hold, and from whom?", "Have you trained people after a knee injury?"),
        will=("Build your strength on a safe base",),
        will_not=("Diagnose or treat pain",),
    ),
    Step(step=3, who="self", when="From then on", what="Keep going twice a week. If it flares, say so early."),
)

PARTS: Final = (
    *("type", "colors", "icons", "buttons", "fields", "choices", "narrative", "chips", "progress", "emergency"),
    *("destination", "plan", "reasons", "compare", "boxes", "lists", "navigation", "states"),
)
TONES: Final = ("act", "pt", "trainer", "physician", "self", "urgent")
NEWS: Final = tuple(
    Message(level, text)
    for level, text in (
        (constants.INFO, "Your session ends in five minutes."),
        (constants.SUCCESS, "Your answers are saved."),
        (constants.WARNING, "You changed an answer. Please look at the plan again."),
        (constants.ERROR, "The e-mail could not be sent."),
    )
)

_GUIDELINE: Final = Source(
    title="Knee Pain and Mobility Impairments: Meniscal and Articular Cartilage Lesions, Revision 2018",
    year=2018,
    locator="p. A12",
    url="https://doi.org/10.2519/jospt.2018.0301",
)
_LONG: Final = (
    "You wrote that your lower back hurts when you sit for long, that it started after you moved house three weeks "
    "ago, that it eases when you walk, and that nothing of it goes down your leg. That is a common pattern, and a "
    "physical therapist can examine it without anybody having to send you there first in most places."
)
REASONS: Final = (
    Reason(
        rule="pain-now-needs-therapist",
        text="You have pain now. Somebody who may find its cause should look before you train.",
        source=_GUIDELINE,
        destination="pt_first",
    ),
    Reason(rule="a-rule-with-far-too-much-to-say", text=_LONG, source=_GUIDELINE, version=3, review="reviewed"),
)

OPTIONS: Final = (
    {"value": "sudden", "label": "All at once", "hint": "For example a twist, a fall or lifting something"},
    {"value": "slow", "label": "Little by little", "checked": True},
    {"value": "operation", "label": "After an operation"},
    {"value": "unsure", "label": "I do not know", "disabled": True},
)
BOXES: Final = (
    {"value": "fever", "label": "Fever or chills"},
    {"value": "numb", "label": "Numbness between the legs", "hint": "Where you would sit on a saddle", "checked": True},
    {"value": "night", "label": "Pain at night that does not ease in any position and has woken you for a week or so"},
)
COMPARISON: Final = (
    {"label": "Starts from", "first": "A problem: pain, an injury, a condition", "second": "A goal: stronger, fitter"},
    {"label": "May find out what is wrong", "first": "Yes, and treat it", "second": "No. Refers you on"},
    {"label": "Paid by", "first": "Often health insurance, in part", "second": "Usually you"},
)
CRUMBS: Final = (
    {"text": "Start", "url": "/"},
    {"text": "Learn", "url": "#learn"},
    {"text": "What a physical therapist does, day to day", "url": ""},
)
SIDE: Final = (
    {"text": "What a physical therapist does", "url": "#learn", "current": True},
    {"text": "What a personal trainer does", "url": "#learn"},
    {"text": "Who may do what, and why there is a line", "url": "#learn"},
)
FACTS: Final = (
    {"term": "Rule book", "text": "2026.11"},
    {"term": "Decided", "text": "21 November 2026, 14:05"},
    {"term": "In your words", "text": "My knee gave way on the stairs"},
)
LONG_TEXT: Final = "My knee hurts when I go down the stairs, and it has been swollen since Sunday. " * 60
ERRORS: Final = (
    {"text": "Say how old you are, in whole years.", "href": "#wrong-age"},
    {"text": "Tick at least one, or “None of these”.", "href": "#where-none"},
)
TABLE_HEAD: Final = ("Profession", "Where", "Who checks it", "Where to look it up")
TABLE_ROWS: Final = (
    ("Physical therapist", "United States", "The licensing board of the state", "The board's license search"),
    ("Physiotherapist", "Canada", "The college of the province", "The college's public register"),
    ("Physiotherapist", "United Kingdom", "Health and Care Professions Council", "HCPC register"),
)
CHECKS: Final = (
    "Look up the license before the first visit",
    "Bring your list of medicines",
    "Write down the three things you most want to do again",
)
EMERGENCY_ACTIONS: Final = (
    "Do not drive yourself.",
    "Unlock the door, and sit or lie down.",
    "Keep this page open to show what you told us.",
)
