"""The published texts that the learning pages rest on, and what each was used for."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baton.domain.sources import Source


@dataclass(frozen=True, slots=True)
class Citation:
    """`used_for` says in the reader's language what was taken from the text; the title stays in its own."""

    source: Source
    used_for: Promise


BLS_THERAPISTS = Citation(
    Source(
        "Occupational Outlook Handbook: Physical Therapists, US Bureau of Labor Statistics",
        2024,
        "What They Do; How to Become One",
        "https://www.bls.gov/ooh/healthcare/physical-therapists.htm",
    ),
    _("Work, degree and license of physical therapists in the United States"),
)
BLS_TRAINERS = Citation(
    Source(
        "Occupational Outlook Handbook: Fitness Trainers and Instructors, US Bureau of Labor Statistics",
        2024,
        "What They Do; How to Become One",
        "https://www.bls.gov/ooh/personal-care-and-service/fitness-trainers-and-instructors.htm",
    ),
    _("Work and training of personal trainers in the United States"),
)
WORLD_PHYSIO = Citation(
    Source(
        "Policy statement: Description of physical therapy, World Physiotherapy",
        2019,
        "What is physical therapy; nature of the process",
        "https://world.physio/policy/ps-descriptionPT",
    ),
    _("What physical therapists do across the world, including diagnosis within their field"),
)
ABPTS = Citation(
    Source(
        "American Board of Physical Therapy Specialties: history and specialty areas",
        2022,
        "About ABPTS, History",
        "https://specialization.apta.org/about-abpts/history",
    ),
    _("Special fields in the United States"),
)
CAPR = Citation(
    Source(
        "About us, Canadian Alliance of Physiotherapy Regulators",
        2023,
        "Our role",
        "https://www.alliancept.org/about-us/",
    ),
    _("National exam and provincial regulators in Canada"),
)
HCPC_TITLES = Citation(
    Source(
        "Regulation of physiotherapy, Chartered Society of Physiotherapy",
        2023,
        "HCPC registration; protected titles",
        "https://www.csp.org.uk/content/regulation-physiotherapy",
    ),
    _("Registration and protected titles in the United Kingdom"),
)
HCPC_REGISTER = Citation(
    Source(
        "Check the Register, Health and Care Professions Council",
        2024,
        "Search by name or number",
        "https://www.hcpc-uk.org/check-the-register/",
    ),
    _("Where to look up a physiotherapist in the United Kingdom"),
)
FSBPT = Citation(
    Source(
        "Licensing authorities, Federation of State Boards of Physical Therapy",
        2024,
        "List of state boards",
        "https://www.fsbpt.org/Free-Resources/Licensing-Authorities-Contact-Information",
    ),
    _("State boards and the national exam in the United States"),
)
PT_COMPACT = Citation(
    Source("Physical Therapy Compact Commission", 2024, "Verify a compact privilege", "https://ptcompact.org"),
    _("Working in more than one US state"),
)
NCCA = Citation(
    Source(
        "National Commission for Certifying Agencies, Institute for Credentialing Excellence",
        2021,
        "Accredited certification programs",
        "https://www.credentialingexcellence.org",
    ),
    _("Outside checks of certificates in the United States"),
)
USREPS = Citation(
    Source("United States Registry of Exercise Professionals", 2024, "Registry search", "https://usreps.org"),
    _("A registry of certified trainers in the United States"),
)
CIMSPA = Citation(
    Source(
        "Chartered Institute for the Management of Sport and Physical Activity",
        2024,
        "Member directory",
        "https://www.cimspa.co.uk",
    ),
    _("Trainers in the United Kingdom"),
)
CANFITPRO = Citation(
    Source(
        "Personal Training Specialist certification, canfitpro", 2024, "Recertification", "https://www.canfitpro.com"
    ),
    _("Trainers in Canada"),
)
KOMPF_2014 = Citation(
    Source(
        "Kompf, Tumminello, Nadolsky: The scope of practice for personal trainers, "
        "NSCA Personal Training Quarterly 1(4)",
        2014,
        "Whole article; quotes the definitions of ACSM and NSCA",
        "https://www.nsca.com/education/articles/ptq/the-scope-of-practice-for-personal-trainers/",
    ),
    _("What a trainer may do, may not do, and when to refer"),
)
ACE_MANUAL = Citation(
    Source(
        "The Exercise Professional’s Guide to Personal Training, American Council on Exercise",
        2020,
        "Chapter 1: Role and scope of practice",
        "https://www.acefitness.org",
    ),
    _("A trainer’s scope as a certifying body teaches it"),
)
APTA_2024 = Citation(
    Source(
        "Historic wins: last severe restrictions on direct access eliminated, American Physical Therapy Association",
        2024,
        "Whole article, May 24",
        "https://www.apta.org/news/2024/05/24/limited-direct-access-end",
    ),
    _("Seeing a physical therapist without a referral, by US state"),
)
HEALTHCARE_GOV = Citation(
    Source(
        "Glossary, HealthCare.gov",
        2024,
        "Deductible; copayment; coinsurance; out-of-pocket maximum; preauthorization; network",
        "https://www.healthcare.gov/glossary/",
    ),
    _("Insurance words in the United States"),
)
MEDICARE_PT = Citation(
    Source(
        "Physical therapy services, Medicare.gov",
        2025,
        "Your costs in Original Medicare",
        "https://www.medicare.gov/coverage/physical-therapy-services",
    ),
    _("What Medicare Part B pays"),
)
GOOD_FAITH = Citation(
    Source(
        "45 CFR 149.610 and 149.620: good faith estimates for uninsured or self-pay individuals",
        2021,
        "149.610(b), 149.620(b) and (c)",
        "https://www.ecfr.gov/current/title-45/section-149.610",
    ),
    _("Estimates before a visit, and disputes"),
)
NHS_PHYSIO = Citation(
    Source("Physiotherapy, NHS", 2023, "Accessing physiotherapy", "https://www.nhs.uk/conditions/physiotherapy/"),
    _("Physiotherapy in the public system of the United Kingdom"),
)
CANADA_HEALTH_ACT = Citation(
    Source(
        "Canada Health Act",
        1985,
        "Section 2, hospital services (h)",
        "https://laws-lois.justice.gc.ca/eng/acts/c-6/",
    ),
    _("Physiotherapy in Canadian hospitals"),
)
HIPAA_AUTHORIZATION = Citation(
    Source(
        "45 CFR 164.508: uses and disclosures for which an authorization is required",
        2013,
        "164.508(c)",
        "https://www.ecfr.gov/current/title-45/section-164.508",
    ),
    _("What a signed authorization must say in the United States"),
)
RIEBE_2015 = Citation(
    Source(
        "Riebe et al.: Updating ACSM’s recommendations for exercise preparticipation health screening, "
        "Med Sci Sports Exerc 47(11)",
        2015,
        "Screening algorithm",
        "https://doi.org/10.1249/MSS.0000000000000664",
    ),
    _("Who should see a doctor before training"),
)
GEORGE_2021 = Citation(
    Source(
        "George et al.: Interventions for the management of acute and chronic low back pain, JOSPT 51(11)",
        2021,
        "Summary of recommendations",
        "https://doi.org/10.2519/jospt.2021.0304",
    ),
    _("Treatments physical therapists use for back pain"),
)
FINUCANE_2020 = Citation(
    Source(
        "Finucane et al.: International framework for red flags for potential serious spinal pathologies, JOSPT 50(7)",
        2020,
        "Cauda equina syndrome; fracture; malignancy; infection",
        "https://doi.org/10.2519/jospt.2020.9971",
    ),
    _("Warning signs with back pain"),
)
RUSHTON_2023 = Citation(
    Source(
        "Rushton et al.: International IFOMPT cervical framework, JOSPT 53(1)",
        2023,
        "Vascular signs",
        "https://doi.org/10.2519/jospt.2022.11147",
    ),
    _("Warning signs with neck pain and headache"),
)
NICE_NG127 = Citation(
    Source(
        "Suspected neurological conditions: recognition and referral (NG127), NICE",
        2019,
        "Recommendations for adults",
        "https://www.nice.org.uk/guidance/ng127",
    ),
    _("Signs of the brain and nerves"),
)
NICE_CG95 = Citation(
    Source(
        "Recent-onset chest pain of suspected cardiac origin (CG95), NICE",
        2010,
        "Section 1.2",
        "https://www.nice.org.uk/guidance/cg95",
    ),
    _("Chest pain"),
)
NICE_NG158 = Citation(
    Source(
        "Venous thromboembolic diseases: diagnosis, management and thrombophilia testing (NG158), NICE",
        2020,
        "Section 1.1",
        "https://www.nice.org.uk/guidance/ng158",
    ),
    _("Swollen legs and sudden breathlessness"),
)
CONCUSSION_2023 = Citation(
    Source(
        "Patricios et al.: Consensus statement on concussion in sport, Br J Sports Med 57",
        2023,
        "Recognise; remove; return to sport",
        "https://doi.org/10.1136/bjsports-2023-106898",
    ),
    _("A blow to the head"),
)
BSR_GCA = Citation(
    Source(
        "Mackie et al.: British Society for Rheumatology guideline on giant cell arteritis, Rheumatology 59(3)",
        2020,
        "Recommendations",
        "https://doi.org/10.1093/rheumatology/kez672",
    ),
    _("New headache over 50"),
)
MOTTOLA_2018 = Citation(
    Source(
        "Mottola et al.: 2019 Canadian guideline for physical activity throughout pregnancy, Br J Sports Med 52",
        2018,
        "Recommendations; reasons to stop",
        "https://doi.org/10.1136/bjsports-2018-100056",
    ),
    _("Exercise and warning signs in pregnancy"),
)
LIFELINE_988 = Citation(
    Source("988 Suicide and Crisis Lifeline", 2022, "Call or text 988", "https://988lifeline.org"),
    _("Help in a crisis"),
)
DEMARS_2022 = Citation(
    Source(
        "DeMars et al.: What is safe long COVID rehabilitation?, J Occup Rehabil 33",
        2022,
        "Whole editorial",
        "https://doi.org/10.1007/s10926-022-10075-2",
    ),
    _("Exercise and long covid"),
)
LLOYD_2014 = Citation(
    Source(
        "Lloyd et al.: Position statement on youth resistance training, Br J Sports Med 48(7)",
        2014,
        "Consensus statement",
        "https://doi.org/10.1136/bjsports-2013-092952",
    ),
    _("Strength training for the young"),
)
WHO_2020 = Citation(
    Source(
        "Bull et al.: World Health Organization 2020 guidelines on physical activity and sedentary behaviour, "
        "Br J Sports Med 54(24)",
        2020,
        "Older adults; people living with chronic conditions",
        "https://doi.org/10.1136/bjsports-2020-102955",
    ),
    _("How much activity does good, at any age"),
)
ACSM_2009 = Citation(
    Source(
        "Progression models in resistance training for healthy adults, ACSM position stand, Med Sci Sports Exerc 41(3)",
        2009,
        "Whole position stand",
        "https://doi.org/10.1249/MSS.0b013e3181915670",
    ),
    _("How strength grows"),
)
NCCIH_CHIROPRACTIC = Citation(
    Source(
        "Chiropractic: in depth, US National Center for Complementary and Integrative Health",
        2019,
        "What is chiropractic",
        "https://www.nccih.nih.gov/health/chiropractic-in-depth",
    ),
    _("What a chiropractor does"),
)
