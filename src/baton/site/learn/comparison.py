"""The two professions line by line: what each is for, and what each may do."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Row(NamedTuple):
    """`first` is the physical therapist's cell, `second` the trainer's."""

    label: Promise
    first: Promise
    second: Promise


AT_A_GLANCE: Final = (
    Row(
        _("What for"),
        _("To fix a problem: less pain, better movement, back to everyday life."),
        _("To build on a sound base: strength, stamina, health, habits."),
    ),
    Row(
        _("For whom"),
        _("People with pain, an injury, an operation or a condition. Also to prevent one."),
        _("People who are well, or who have been cleared to train."),
    ),
    Row(
        _("How they are trained"),
        _("University degree, exam, license or registration by law."),
        _("Usually a certificate with an exam. The law does not ask for one."),
    ),
    Row(
        _("May do"),
        _("Examine, diagnose, treat, do hands-on work, say when you are ready to train."),
        _("Test fitness, write a program, coach form, motivate, give general advice on food."),
    ),
    Row(
        _("May not do"),
        _("Operate. In most places, prescribe medicines."),
        _("Diagnose, treat, prescribe rehabilitation, do hands-on treatment."),
    ),
    Row(
        _("A typical session"),
        _("Questions and tests, some treatment, exercises with you, a plan for home."),
        _("Warm-up, the exercises of your program with corrections, notes for next time."),
    ),
    Row(
        _("How long it goes on"),
        _("Until your goals are met. Then you are discharged."),
        _("As long as it helps you. For some people, years."),
    ),
    Row(_("Who pays"), _("Often health insurance or public health care, and a part by you."), _("Nearly always you.")),
    Row(
        _("See them first when"),
        _("It hurts, it is weak, it is stiff, or it is not healed."),
        _("Nothing hurts, and you want more from your body."),
    ),
)


class Permission(NamedTuple):
    text: Promise
    icon: str
    tone: str


YES: Final = Permission(_("Yes"), "check", "self")
NO: Final = Permission(_("No"), "cross", "urgent")
AS_LICENSED: Final = Permission(_("As licensed"), "check", "self")
WHERE_LICENSED: Final = Permission(_("Only where licensed"), "check", "self")
WITHIN_LIMITS: Final = Permission(_("Yes, within your limits"), "check", "self")


class Task(NamedTuple):
    what: Promise
    therapist: Permission
    trainer: Permission


SCOPE: Final = (
    Task(_("Find out what is wrong (diagnose)"), YES, NO),
    Task(_("Treat pain, an injury or a condition"), YES, NO),
    Task(_("Prescribe rehabilitation"), YES, NO),
    Task(_("Massage, mobilization or manipulation as treatment"), AS_LICENSED, NO),
    Task(_("Dry needling or acupuncture"), WHERE_LICENSED, NO),
    Task(_("Fit a brace, a splint or crutches"), YES, NO),
    Task(_("Say that you are ready to train"), YES, NO),
    Task(_("Test fitness and look at how you move"), YES, YES),
    Task(_("Write a fitness program"), YES, WITHIN_LIMITS),
    Task(_("Coach form and motivate"), YES, YES),
    Task(_("General advice on eating well"), YES, YES),
    Task(_("Prescribe a diet or supplements"), NO, NO),
    Task(_("Stop your training when something is wrong"), YES, YES),
    Task(_("Allow it again"), YES, NO),
)
