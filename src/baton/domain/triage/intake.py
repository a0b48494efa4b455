"""What a person has told us: the wire format of an intake. Whatever is absent is unknown, never no."""

from typing import Literal

from msgspec import Struct

Sex = Literal["male", "female"]
Side = Literal["left", "right", "both"]
Onset = Literal["sudden", "gradual", "traumatic", "post_op"]
ConditionStatus = Literal["current", "controlled", "uncontrolled", "past"]
PregnancyStatus = Literal["pregnant", "postpartum", "possible", "none"]
PtStatus = Literal["none", "in_care", "discharged", "stopped_early"]
Activity = Literal["active", "inactive"]
Clearer = Literal["physician", "surgeon", "pt", "midwife"]


class Condition(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=False):
    name: str
    status: ConditionStatus = "current"


class Surgery(Struct, frozen=True, forbid_unknown_fields=True):
    procedure: str
    weeks_ago: int | None = None


class Pregnancy(Struct, frozen=True, forbid_unknown_fields=True):
    status: PregnancyStatus
    weeks: int | None = None


class Intake(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The structured intake.

    `pain_now` is 0 to 10. `duration_days` counts from the onset of the main problem. A code in `symptoms` is present
    now, one in `symptoms_denied` was denied, one in neither is unknown; the other `*_denied` lists work alike.
    """

    age: int | None = None
    sex: Sex | None = None
    body_region: tuple[str, ...] = ()
    side: Side | None = None
    pain_now: int | None = None
    onset: Onset | None = None
    duration_days: int | None = None
    mechanism: str | None = None
    symptoms: tuple[str, ...] = ()
    symptoms_denied: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    conditions_denied: tuple[str, ...] = ()
    surgeries: tuple[Surgery, ...] = ()
    surgeries_denied: bool | None = None
    medications: tuple[str, ...] = ()
    medications_denied: bool | None = None
    pregnancy: Pregnancy | None = None
    cleared_by: tuple[Clearer, ...] = ()
    cleared_denied: bool | None = None
    restrictions: tuple[str, ...] = ()
    pt_status: PtStatus | None = None
    goals: tuple[str, ...] = ()
    functional_limits: tuple[str, ...] = ()
    recurrent: bool | None = None
    activity_level: Activity | None = None
    mechanism_codes: tuple[str, ...] = ()
    mechanism_codes_denied: tuple[str, ...] = ()
    user_unsure: bool | None = None
    goals_denied: bool | None = None
    functional_limits_denied: bool | None = None
