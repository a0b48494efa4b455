"""What people ask, in their words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baton.site.learn.pages import BY_SLUG, Page


@dataclass(frozen=True, slots=True)
class Question:
    """`slug` is the anchor on the page, so never renamed. `see` names the page that says more, if one does."""

    slug: str
    asked: Promise
    answer: Promise
    see: str = ""

    @property
    def page(self) -> Page | None:
        return BY_SLUG[self.see] if self.see else None


QUESTIONS = (
    Question(
        "who-first",
        _("Should I see a physical therapist or a trainer first?"),
        _(
            "If something hurts, is injured or does not work as it should, the therapist first. If nothing hurts "
            "and you want to get fitter, the trainer. If you are not sure, start with the therapist or your "
            "doctor."
        ),
        see="side-by-side",
    ),
    Question(
        "referral",
        _("Do I need a doctor’s referral?"),
        _(
            "Often not. In every US state you can start with a physical therapist without one, with limits in "
            "most. Your insurance may still ask for it. You never need one for a trainer."
        ),
        see="cost",
    ),
    Question(
        "pain",
        _("Can a personal trainer help with my pain?"),
        _(
            "Not with finding out what it is or treating it. See a physical therapist first. Later a trainer can "
            "help you get strong again, inside the limits the therapist sets."
        ),
        see="who-may-do-what",
    ),
    Question(
        "surgery",
        _("I had surgery. When can I go back to the gym?"),
        _(
            "When your surgeon and your physical therapist say so. It depends on what was done and how it heals, "
            "not only on the weeks. Ask for your limits in writing and give them to your trainer."
        ),
        see="working-together",
    ),
    Question(
        "flare",
        _("What if it flares up while I train?"),
        _(
            "Stop training that part, tell your trainer, and let your therapist look at it before you go on. Most "
            "flare-ups settle. Training through one is how small things grow."
        ),
        see="working-together",
    ),
    Question(
        "long-covid",
        _("I have long covid. Is exercise good for me?"),
        _(
            "It depends. If effort makes you worse hours or days later, do not push through it. See a doctor "
            "first, then a physical therapist who knows long covid and plans by your energy. A normal gym program "
            "can set you back."
        ),
    ),
    Question(
        "pregnancy",
        _("I am pregnant, or just had a baby. May I train?"),
        _(
            "For most people, being active in pregnancy is safe and good. Ask your midwife or doctor first, "
            "because some conditions rule it out. If you leak, feel heaviness or hurt in the pelvis, see a pelvic "
            "physical therapist."
        ),
        see="help-now",
    ),
    Question(
        "teenager",
        _("My teenager wants to lift weights. Is that safe?"),
        _(
            "Yes, with good coaching, loads that fit, and an adult who watches. It does not harm healthy growth. "
            "Pain, a limp or a swollen joint should be looked at first, by a doctor or a physical therapist."
        ),
    ),
    Question(
        "older",
        _("I am over 70 and have never trained. Is it too late?"),
        _(
            "No. Strength and balance work helps at any age and lowers the risk of falls. If you have fallen, "
            "feel unsteady or find it hard to get up from a chair, start with a physical therapist."
        ),
        see="physical-therapist",
    ),
    Question(
        "one-person",
        _("Can one person be both?"),
        _(
            "Yes, some are. Ask in which role they see you today. It changes what they may do, who pays, and how "
            "your records are protected."
        ),
    ),
    Question(
        "names",
        _("PT, physio, physical therapist: who is who?"),
        _(
            "In the United States, PT usually means physical therapist. In the United Kingdom it usually means "
            "personal trainer, and the therapist is a physiotherapist, or physio. If someone calls themselves a "
            "PT, ask which one."
        ),
        see="credentials",
    ),
    Question(
        "chiropractor",
        _("What about a chiropractor?"),
        _(
            "A chiropractor belongs to another licensed profession, which treats mostly the spine and joints, "
            "often by hand. Baton covers physical therapists and trainers only. If you see one, tell the others, "
            "so that plans do not clash."
        ),
    ),
    Question(
        "online",
        _("Do online sessions work?"),
        _(
            "For talking, exercises and follow-up, often yes. Not for anything that must be felt or done by hand. "
            "In the United States, a therapist usually needs a license for the state you are in during the call."
        ),
    ),
    Question(
        "how-long",
        _("How long until I notice something?"),
        _(
            "With training, many people get stronger within weeks, because the nerves learn first. Muscle takes "
            "months. With therapy it depends on the problem: ask when you will measure again, and what happens if "
            "nothing has changed."
        ),
    ),
    Question(
        "clearance",
        _("What does clearance mean?"),
        _(
            "A licensed health professional says that you may train, and within which limits. It can cover the "
            "whole body or leave a part out. It has an end or a date to look again."
        ),
        see="working-together",
    ),
    Question(
        "diagnosis",
        _("Is what Baton tells me a diagnosis?"),
        _(
            "No. It tells you who is the right person to look at you, how soon, and why. What you have is for "
            "them to find out."
        ),
        see="disclaimer",
    ),
)
