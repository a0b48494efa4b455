"""What to do, to tell and to ask, to tick off."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Checklist(NamedTuple):
    slug: str
    title: Promise
    points: tuple[Promise, ...]


CHECKLISTS: Final = (
    Checklist(
        "before-therapy",
        _("Before your first physical therapy visit"),
        (
            _("Ask whether you need a referral or prior authorization."),
            _("Ask what the visit will cost you."),
            _("Look up the therapist’s license."),
            _("Gather reports of scans and operations, and a list of your medicines."),
            _("Write down three things you cannot do now and want to do again."),
            _("Wear clothes that let the therapist see and move the part that hurts."),
            _("Bring someone along if that helps you."),
        ),
    ),
    Checklist(
        "before-training",
        _("Before your first trainer session"),
        (
            _("Look up the trainer’s certificate, and ask about CPR and AED."),
            _("Ask for the full price, the rules for missed sessions, and how you can leave."),
            _("If you have a heart, kidney or metabolic condition such as diabetes, ask your doctor first."),
            _("If a therapist treated you, ask for your clearance in writing."),
            _("Choose one goal that matters to you, and two times a week that are really free."),
            _("Bring water and shoes you can move in."),
        ),
    ),
    Checklist(
        "what-to-tell",
        _("What to tell either of them"),
        (
            _("What hurts, since when, what makes it worse and what makes it better."),
            _("Injuries and operations, also old ones."),
            _("Conditions and medicines that change how you may exercise."),
            _("Whether you are pregnant, may be, or have given birth in the past year."),
            _("Falls, fainting, dizziness, chest pain or breathlessness, even if they passed."),
            _("Who else looks after you."),
            _("What you are afraid of, and what you hope for."),
        ),
    ),
    Checklist(
        "ask-therapist",
        _("What to ask the physical therapist"),
        (
            _("What do you think is going on, and what else could it be?"),
            _("What can I expect in two weeks, and in two months?"),
            _("What can I do myself, and how much pain is all right while I do it?"),
            _("What should I leave alone for now?"),
            _("When may I train again, and what should my trainer know?"),
        ),
    ),
    Checklist(
        "ask-trainer",
        _("What to ask the trainer"),
        (
            _("Have you worked with people who had what I had?"),
            _("What do you do when a client has pain?"),
            _("How will you adapt the program to my limits?"),
            _("How will we see progress, apart from my weight?"),
        ),
    ),
    Checklist(
        "after-each-session",
        _("After each session, one minute"),
        (
            _("What did I do, and how hard was it?"),
            _("Did anything hurt then, and does it hurt the day after?"),
            _("Is anything new? Then say so before the next session."),
        ),
    ),
)
