"""The learning pages: which there are, in which order, and what each rests on."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baton.site.learn import sources as s
from baton.site.learn.sources import Citation

VERSION: Final = "2026.11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`slug` is the address and the template, so never renamed.

    Exactly one of `sources` and `why_no_sources` is filled.
    """

    slug: str
    title: Promise
    summary: Promise
    minutes: int
    icon: str
    tone: str = "act"
    sources: tuple[Citation, ...] = ()
    why_no_sources: Promise | None = None

    @property
    def template(self) -> str:
        return f"learn/{self.slug}.html"

    @property
    def url(self) -> str:
        return reverse("learn:page", args=[self.slug])


@dataclass(frozen=True, slots=True)
class Chapter:
    title: Promise
    pages: tuple[Page, ...]


CHAPTERS: Final = (
    Chapter(
        _("The two professions"),
        (
            Page(
                slug="physical-therapist",
                title=_("What a physical therapist does"),
                summary=_("Finds out why you hurt or cannot move well, treats it, and gets you back to everyday life."),
                minutes=2,
                icon="pt",
                tone="pt",
                sources=(s.BLS_THERAPISTS, s.WORLD_PHYSIO, s.ABPTS, s.CAPR, s.HCPC_TITLES, s.GEORGE_2021),
            ),
            Page(
                slug="personal-trainer",
                title=_("What a personal trainer does"),
                summary=_("Plans your exercise and coaches you, so that you get stronger, fitter, and keep going."),
                minutes=2,
                icon="trainer",
                tone="trainer",
                sources=(s.BLS_TRAINERS, s.KOMPF_2014, s.ACE_MANUAL),
            ),
            Page(
                slug="side-by-side",
                title=_("Side by side"),
                summary=_("A physical therapist and a personal trainer compared, line by line."),
                minutes=2,
                icon="list",
                sources=(s.BLS_THERAPISTS, s.BLS_TRAINERS, s.WORLD_PHYSIO, s.KOMPF_2014),
            ),
        ),
    ),
    Chapter(
        _("Choose well"),
        (
            Page(
                slug="who-may-do-what",
                title=_("Who may do what"),
                summary=_("Both know exercise. Only one of them may diagnose and treat."),
                minutes=2,
                icon="key",
                sources=(s.WORLD_PHYSIO, s.KOMPF_2014, s.ACE_MANUAL, s.FSBPT, s.HCPC_TITLES),
            ),
            Page(
                slug="credentials",
                title=_("Credentials and how to check them"),
                summary=_("How to find out in five minutes whether someone is who they say they are."),
                minutes=2,
                icon="search",
                sources=(
                    s.FSBPT,
                    s.PT_COMPACT,
                    s.CAPR,
                    s.HCPC_REGISTER,
                    s.NCCA,
                    s.USREPS,
                    s.CANFITPRO,
                    s.CIMSPA,
                    s.BLS_TRAINERS,
                ),
            ),
            Page(
                slug="cost",
                title=_("Cost and insurance"),
                summary=_("What you may have to pay, and whom to ask before you go."),
                minutes=3,
                icon="save",
                sources=(
                    s.HEALTHCARE_GOV,
                    s.APTA_2024,
                    s.MEDICARE_PT,
                    s.GOOD_FAITH,
                    s.NHS_PHYSIO,
                    s.CANADA_HEALTH_ACT,
                ),
            ),
        ),
    ),
    Chapter(
        _("On your way"),
        (
            Page(
                slug="help-now",
                title=_("When to get help now"),
                summary=_("Signs that cannot wait for a therapist or a trainer."),
                minutes=3,
                icon="ambulance",
                tone="urgent",
                sources=(
                    s.FINUCANE_2020,
                    s.RUSHTON_2023,
                    s.NICE_NG127,
                    s.NICE_CG95,
                    s.NICE_NG158,
                    s.CONCUSSION_2023,
                    s.BSR_GCA,
                    s.MOTTOLA_2018,
                    s.RIEBE_2015,
                    s.LIFELINE_988,
                ),
            ),
            Page(
                slug="checklists",
                title=_("Checklists"),
                summary=_("What to bring, what to tell and what to ask, the first time and after."),
                minutes=2,
                icon="check-circle",
                sources=(s.RIEBE_2015, s.KOMPF_2014),
            ),
            Page(
                slug="working-together",
                title=_("How the two work together"),
                summary=_("Clearance, the hand-off, training next to therapy, and the way back when it flares up."),
                minutes=2,
                icon="talk",
                sources=(s.KOMPF_2014, s.ACE_MANUAL, s.HIPAA_AUTHORIZATION),
            ),
        ),
    ),
    Chapter(
        _("Also good to know"),
        (
            Page(
                slug="questions",
                title=_("Frequent questions"),
                summary=_("Short answers to what people ask most."),
                minutes=4,
                icon="question",
                sources=(
                    s.APTA_2024,
                    s.GEORGE_2021,
                    s.DEMARS_2022,
                    s.MOTTOLA_2018,
                    s.LLOYD_2014,
                    s.WHO_2020,
                    s.HCPC_TITLES,
                    s.NCCIH_CHIROPRACTIC,
                    s.ACSM_2009,
                    s.PT_COMPACT,
                ),
            ),
            Page(
                slug="disclaimer",
                title=_("Medical disclaimer"),
                summary=_("What Baton is, what it is not, and where it can be wrong."),
                minutes=2,
                icon="info",
                why_no_sources=_("This page says what Baton is. It states no facts about health."),
            ),
            Page(
                slug="about",
                title=_("About these pages"),
                summary=_("How they are written, and what is not certain."),
                minutes=1,
                icon="book",
                why_no_sources=_("This page says how the others are made. It states no facts about health."),
            ),
        ),
    ),
)

PAGES: Final = tuple(page for chapter in CHAPTERS for page in chapter.pages)
BY_SLUG: Final = {page.slug: page for page in PAGES}


def neighbors(page: Page) -> tuple[Page | None, Page | None]:
    """The pages to read before and after; None beyond either end."""
    place = PAGES.index(page)
    return (PAGES[place - 1] if place else None), (PAGES[place + 1] if place + 1 < len(PAGES) else None)
