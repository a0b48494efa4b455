"""Ages, pain scores, weeks and blood pressures, from the number words of a pattern."""

from collections.abc import Sequence
from typing import Final

from baton.domain.triage.reader.lexicon import Lexicon
from baton.domain.triage.reader.matching import COMMAS, ENDS, Found, Stream

OLDEST: Final = 115
PAIN_MAX: Final = 10
HIGH_SYSTOLIC: Final = 180
HIGH_DIASTOLIC: Final = 110
RAISED_SYSTOLIC: Final = 140
FEVER_C: Final = (37.5, 43.0)
FEVER_F: Final = (99.5, 109.0)
_WEEKS_A_MONTH: Final = 4.345


def values(stream: Stream, one: Found) -> list[float]:
    """The numbers a mention covers, in order."""
    return [
        value
        for at in range(one.first, one.last)
        if one.mask >> at & 1 and (value := stream.tokens[at].value) is not None
    ]


def age(stream: Stream, lexicon: Lexicon, one: Found) -> int | None:
    """None when the number turns out to be something else ('I am 30 weeks pregnant', '15 reps')."""
    numbers = values(stream, one)
    if not numbers:
        return None
    number = numbers[0]
    following = stream.forms[one.last] if one.last < len(stream) else "."
    if (
        following in lexicon.grammar["units"]
        or following in ("/", "%", "-")
        or number > OLDEST
        or number != int(number)
    ):
        return None
    covered = stream.forms[one.first : one.last]
    if "month" in covered or "months" in covered:
        return int(number / 12)
    if one.concept.status == "alone" and not _stands_alone(stream, one):
        return None
    if one.first and stream.forms[one.first - 1] in lexicon.grammar["then"]:
        return None
    return int(number) if number >= 1 else None


def _stands_alone(stream: Stream, one: Found) -> bool:
    """A bare number opens a sentence and is followed by a pause: '53, high blood pressure'."""
    opens = one.first == 0 or stream.stems[one.first - 1] in ENDS
    after = stream.stems[one.last] if one.last < len(stream) else "."
    return opens and after in ENDS | COMMAS and (values(stream, one) or [0.0])[0] > 5


def pain(stream: Stream, lexicon: Lexicon, one: Found, *, near_pain: bool) -> int | None:
    """A score of 0 to 10; a bare number counts only where pain is spoken of and no unit follows."""
    numbers = values(stream, one)
    if not numbers:
        return None
    following = stream.forms[one.last] if one.last < len(stream) else "."
    if one.concept.status == "of_ten":
        if numbers[-1] != PAIN_MAX or len(numbers) < 2:
            return None
        numbers = numbers[:-1]
        if one.first > 1 and stream.forms[one.first - 1] in ("-", "or", "to"):
            numbers = [max(numbers[0], stream.tokens[one.first - 2].value or 0.0)]
    else:
        stands = following in ENDS | COMMAS or following in lexicon.grammar["after_score"]
        if not stands or following == "/" or (one.concept.status == "bare" and not near_pain):
            return None
    score = max(numbers)
    return round(score) if 0 <= score <= PAIN_MAX else None


def weeks(stream: Stream, one: Found) -> int | None:
    """Weeks of pregnancy, or since birth."""
    numbers = values(stream, one)
    if not numbers:
        return None
    covered: Sequence[str] = stream.stems[one.first : one.last]
    if "month" in covered:
        return round(numbers[0] * _WEEKS_A_MONTH)
    if "year" in covered:
        return round(numbers[0] * 52)
    if "day" in covered:
        return int(numbers[0] // 7)
    return round(numbers[0])


def blood_pressure(stream: Stream, one: Found) -> str:
    """uncontrolled, current, denied, or nothing when the numbers are no blood pressure."""
    numbers = values(stream, one)
    if len(numbers) < 2 or not (70 <= numbers[0] <= 280 and 35 <= numbers[1] <= 180 and numbers[0] > numbers[1]):
        return ""
    if numbers[0] >= HIGH_SYSTOLIC or numbers[1] >= HIGH_DIASTOLIC:
        return "uncontrolled"
    return "current" if numbers[0] >= RAISED_SYSTOLIC or numbers[1] >= 90 else "denied"


def feverish(stream: Stream, one: Found) -> bool:
    """Is the temperature that was named one of a body? True when none was."""
    numbers = values(stream, one)
    if not numbers:
        return True
    return any(low <= max(numbers) <= high for low, high in (FEVER_C, FEVER_F))
