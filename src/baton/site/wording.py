"""The words and signs that go with the codes of a decision, wherever one is shown."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class DestinationWords(NamedTuple):
    title: Text
    lead: Text
    tone: str


class Role(NamedTuple):
    name: Text
    icon: str
    tone: str


class PlanList(NamedTuple):
    key: str
    title: Text
    icon: str


DESTINATIONS: Final = {
    "emergency_now": DestinationWords(
        _("Get emergency help now"),
        _("What you describe can be serious, and minutes may count."),
        "urgent",
    ),
    "urgent_medical": DestinationWords(
        _("See a doctor today or tomorrow"),
        _("This needs a medical check soon, before any exercise or treatment."),
        "urgent",
    ),
    "physician_first": DestinationWords(
        _("See your doctor first"),
        _("A doctor should have a look before you start. After that, the way is usually open."),
        "physician",
    ),
    "pt_first": DestinationWords(
        _("See a physical therapist first"),
        _("There is a problem to fix. A physical therapist (physiotherapist) is trained to find out what it needs."),
        "pt",
    ),
    "pt_then_trainer": DestinationWords(
        _("A physical therapist first, then a trainer"),
        _("First get out of trouble, then build strength so that you stay out of it."),
        "pt",
    ),
    "pt_and_trainer": DestinationWords(
        _("A physical therapist and a trainer, together"),
        _("You are cleared to train while your therapy goes on. Each has a part, and they should talk."),
        "pt",
    ),
    "trainer": DestinationWords(
        _("You can start with a personal trainer"),
        _("Nothing you told us needs fixing first. You have a foundation to build on."),
        "trainer",
    ),
    "self_directed": DestinationWords(
        _("You can start on your own"),
        _("Nothing you told us needs a professional first. Start easy and add a little at a time."),
        "self",
    ),
}

URGENCIES: Final = {
    "now": _("Now"),
    "same_or_next_day": _("Today or tomorrow"),
    "days": _("Within a few days"),
    "routine_before_activity": _("Before you start exercising"),
    "routine": _("Soon, but without hurry"),
    "none": _("Whenever you like"),
}

ROLES: Final = {
    "emergency_services": Role(_("Emergency services"), "ambulance", "urgent"),
    "physician": Role(_("Doctor"), "physician", "physician"),
    "physical_therapist": Role(_("Physical therapist"), "pt", "pt"),
    "trainer": Role(_("Personal trainer"), "trainer", "trainer"),
    "self": Role(_("You"), "self", "self"),
}

PLAN_LISTS: Final = (
    PlanList("avoid", _("In the meantime"), "stop"),
    PlanList("tell", _("Tell them"), "talk"),
    PlanList("ask", _("Ask them"), "question"),
    PlanList("will", _("What they do"), "check"),
    PlanList("will_not", _("What they do not do"), "cross"),
)

CHIP_STATES: Final = {
    "denied": _("You do not have this"),
    "unclear": _("Please check"),
    "past": _("In the past"),
    "someone_else": _("Somebody else"),
}

NOTE_ICONS: Final = {"info": "info", "caution": "warning", "success": "check-circle", "error": "warning"}
