"""How long ago and for how long: durations, dates and what they mean for the words beside them."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from baton.domain.triage.reader.lexicon import Lexicon
from baton.domain.triage.reader.matching import Stream
from baton.domain.triage.reader.tokens import Token

YEAR: Final = 365
FIRST_YEAR: Final = 1930
LAST_YEAR: Final = 2099
DATE_DAYS: Final = 104 * 7
"""A calendar year alone: there is no clock, so it counts as two years."""
_UNIT_DAYS: Final = {"minute": 0.0, "hour": 0.0, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0}
_LONG_UNITS: Final = {"month": 30.0, "year": 365.0, "decade": 3650.0, "season": 90.0}


class Time(Struct):
    """`kind` is ago, since, for, age (in the life of the person) or bare (only a length)."""

    first: int
    last: int
    kind: str
    days: float | None


def find(stream: Stream, lexicon: Lexicon) -> list[Time]:
    """All times, in text order."""
    units = dict((_UNIT_DAYS | _LONG_UNITS).items())
    units |= {alias: units[unit] for alias, unit in _aliases(lexicon).items()}
    times = []
    tokens = stream.tokens
    for at, token in enumerate(tokens):
        if token.stem in units:
            found = _length(stream, lexicon, at, units[token.stem])
        elif _is_year(token):
            found = _date(stream, at)
        else:
            found = None
        if found:
            times.append(found)
    return times


def _aliases(lexicon: Lexicon) -> dict[str, str]:
    return dict(pair.split("=") for pair in lexicon.grammar["unit_aliases"])


def _is_year(token: Token) -> bool:
    value = token.value
    return value is not None and len(token.form) == 4 and FIRST_YEAR <= value <= LAST_YEAR


def _date(stream: Stream, at: int) -> Time | None:
    before = stream.forms[at - 1] if at else ""
    if at + 1 < len(stream) and stream.stems[at + 1] in ("calorie", "metre", "kg", "step"):
        return None
    return Time(at, at + 1, "since" if before == "since" else "ago", float(DATE_DAYS))


def _length(stream: Stream, lexicon: Lexicon, at: int, unit: float) -> Time | None:
    forms, tokens = stream.forms, stream.tokens
    start, amount = _amount(tokens, at)
    after = forms[at + 1] if at + 1 < len(stream) else ""
    if tokens[start].value is not None and after in ("old", "pregnant", "yo"):
        return None
    before = set(forms[max(0, start - 3) : start])
    days = None if amount is None else amount * unit
    if after in lexicon.grammar["ago_words"]:
        return Time(start, at + 2, "ago", days if days is not None else 5 * YEAR if unit >= YEAR else None)
    if "last" in before or "past" in before:
        return Time(start, at + 1, "for" if amount not in (None, 1.0) else "last", days or unit)
    if before & {"for", "since", "over", "about"}:
        return Time(start, at + 1, "for", days)
    if start == at and amount is not None:
        return None
    if amount is None and tokens[at].form not in ("years", "months", "weeks", "ages", "yrs"):
        return None
    return Time(start, at + 1, "bare", days)


def _amount(tokens: Sequence[Token], at: int) -> tuple[int, float | None]:
    """Where the length starts and its number; 'a week' is one, 'weeks' alone is None."""
    at -= 1
    if at >= 0 and tokens[at].form in ("of", "full", "whole", "good", "solid", "long"):
        at -= 1
    value = tokens[at].value if at >= 0 else None
    if value is None:
        return at + 1 if at < 0 or tokens[at].form != "half" else at, None if at < 0 else _single(tokens, at)
    first = at
    if at >= 2 and tokens[at - 1].form in ("or", "to", "-") and tokens[at - 2].value is not None:
        first = at - 2
    return first, value


def _single(tokens: Sequence[Token], at: int) -> float | None:
    following = tokens[at + 1].form if at + 1 < len(tokens) else ""
    if tokens[at].form == "half":
        return 0.5
    return 1.0 if following in ("week", "month", "year", "day", "hour", "fortnight", "night", "decade") else None
