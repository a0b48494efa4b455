"""From what was matched to mentions with a status: who, whether, when."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from baton.domain.triage.reader import numbers, times
from baton.domain.triage.reader.lexicon import Concept, Lexicon
from baton.domain.triage.reader.matching import Found, Matches, Stream
from baton.domain.triage.reader.people import People
from baton.domain.triage.reader.scope import Scope
from baton.domain.triage.reader.tokens import Token
from baton.domain.triage.reading import Status

CLINICAL: Final = frozenset(("symptoms", "conditions", "mechanism_codes"))
_COVERING: Final = CLINICAL | {"denial", "idiom", "surgeries", "cleared_by", "pregnancy", "functional_limits"}
LONG_STIFF_MIN: Final = 30
LONG_DAYS: Final = 90
_FALL_FROM: Final = (["off"], ["from"], ["onto"], ["while"], ["playing"], ["skiing"], ["climbing"])
_LASTING: Final = frozenset(("surgeries", "pregnancy", "medications", "cleared_by", "pt_status"))
_UPPER: Final = frozenset(("wrist", "hand", "elbow", "shoulder", "arm", "upper_arm"))
_LEGS: Final = frozenset(("leg", "calf", "thigh", "lower_leg", "hip", "foot", "knee", "ankle"))
_BACK: Final = frozenset(("low_back", "thoracic_spine", "hip", "pelvis"))
_TRAINING: Final = frozenset(("unaccustomed_exercise", "exertion", "sports_injury", "repetitive_load"))
_LITERAL: Final = CLINICAL | {"denial", "body_region", "surgeries", "pregnancy", "side", "sex", "hint"}
_LOCATED: Final = frozenset(("in", "at", "when", "on", "from", "with", "during", "around", "down", "while", "behind"))
_NEAR: Final = 40


class Said(Struct, eq=False, gc=False):
    """One recognised statement. `value` is what was read from it."""

    found: Found
    key: str
    code: str
    status: Status
    value: int | None = None


class Story:
    """A narrative, matched and judged."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.stream = Stream(tokens, lexicon)
        self.matches = Matches(self.stream, lexicon)
        self.times = times.find(self.stream, lexicon)
        self.people = People(tokens, self.stream, lexicon)
        self.found = _uncovered([f for f in self.matches.found if _right_type(self.stream, f)])
        self.scope = Scope(self.stream, lexicon, self.people, self.found, self.times)
        self._settle_patient()
        self.said: list[Said] = []
        for one in self.found:
            self.said.extend(self._say(one))
        self.said = _without_echoes(self.said)
        regions = {s.code for s in self.said if s.key == "body_region"}
        if not regions & _BACK:
            self.said = [s for s in self.said if s.code != "low_back_stiff_better_moving"]
        if not regions & _LEGS:
            self.said = [s for s in self.said if s.code != "claudication"]
        if regions and regions <= _UPPER:
            self.said = [s for s in self.said if s.code != "unable_to_bear_weight" or not self._names_weight(s.found)]

    def _names_weight(self, one: Found) -> bool:
        """Weight taken through a wrist is not weight taken on a leg."""
        return "weight" in self.stream.forms[one.first : one.last]

    def _settle_patient(self) -> None:
        """Family history and mere worries do not make somebody the patient."""
        scope = self.scope
        asked_for = any(f.concept.key == "cue" and f.concept.code == "asked_for" for f in self.found)
        doubtful = [
            f
            for f in self.found
            if (
                f.concept.key == "conditions"
                and (scope.before(f, "suspect") or scope.before(f, "hypothetical") or scope.in_sentence(f, "at_age"))
            )
            or scope.before(f, "family")
            or (self.people.owner[f.first] not in ("me", "") and scope.past_cue(f))
        ]
        self.people.settle(self.found, self.matches, doubtful, asked_for=asked_for)

    def _say(self, one: Found) -> list[Said]:
        concept = one.concept
        if concept.key in ("cue", "idiom"):
            return []
        if concept.key == "fact":
            return self._fact(one)
        if concept.key == "denial":
            return self._denial(one)
        if concept.key == "hint":
            return self._hint(one)
        if concept.key in CLINICAL:
            return self._clinical(one)
        if concept.key == "cleared_by" and concept.code == "pt" and not self._by_therapist(one):
            return []
        status = self._plain_status(one)
        return [Said(one, concept.key, concept.code, status, self._value(one))]

    def _by_therapist(self, one: Found) -> bool:
        """'She says I can' is the therapist's word only where one is spoken of and nobody else says it."""
        forms, said_by = self.stream.forms, self.lexicon.grammar["therapists"]
        if any(one.mask >> at & 1 and forms[at] in said_by for at in range(one.first, one.last)):
            return True
        others = (f for f in self.found if f.concept.key == "cleared_by" and f.concept.code != "pt")
        return not said_by.isdisjoint(forms[: one.last]) and not any(f.mask & one.mask for f in others)

    def _plain_status(self, one: Found) -> Status:
        """For what is no symptom: only whose it is, and whether it is denied."""
        if one.concept.absolute:
            return "someone_else" if self.people.of_another(one.first) else "present"
        if one.concept.key in ("cleared_by", "pt_status") and self.scope.in_clause(one, "planned"):
            return "hypothetical"
        status = self.scope.status(one, listed=one.concept.key in ("surgeries", "medications"))
        if status == "past" and one.concept.key in _LASTING:
            return "past" if one.concept.code == "in_care" and self.scope.past_cue(one) else "present"
        return status

    def _value(self, one: Found) -> int | None:
        if one.concept.key == "pregnancy":
            return numbers.weeks(self.stream, one)
        if one.concept.key == "surgeries":
            return self._weeks_ago(one)
        return None

    def _weeks_ago(self, one: Found) -> int | None:
        """From the time nearest to the operation; a calendar year counts as two years."""
        stream = self.stream
        near = [
            (abs(t.first - one.first), t.days)
            for t in self.times
            if t.days is not None
            and t.kind in ("ago", "last", "bare", "since", "for")
            and stream.sentence[t.first] == stream.sentence[one.first]
            and abs(t.first - one.first) < 12
        ]
        ago = min(near, default=None)
        return None if ago is None else int(ago[1] // 7)

    def _fact(self, one: Found) -> list[Said]:
        code = one.concept.code
        other: Status = "someone_else" if self.people.of_another(one.first) else "present"
        value: int | None = None
        if code.startswith("age"):
            value = numbers.age(self.stream, self.lexicon, one)
            return [] if value is None else [Said(one, "age", str(value), other, value)]
        if code.startswith("pain"):
            value = numbers.pain(self.stream, self.lexicon, one, near_pain=self._pain_near(one))
            return [] if value is None else [Said(one, "pain_now", str(value), other, value)]
        if code.startswith("pressure"):
            kind = numbers.blood_pressure(self.stream, one)
            status: Status = other if other != "present" else "denied" if kind == "denied" else "present"
            return [Said(one, "conditions", f"hypertension:{kind}", status)] if kind else []
        return []

    def _pain_near(self, one: Found) -> bool:
        sentence = self.stream.sentence
        return any(
            abs(f.first - one.first) < 25 and abs(sentence[f.first] - sentence[one.first]) <= 1
            for f in self.found
            if f.concept.key == "symptoms"
        )

    def _denial(self, one: Found) -> list[Said]:
        """Words that state that all is well with something."""
        if one.concept.status == "whole" and self._narrowed(one):
            return []
        status = self.scope.status(one, listed=False)
        if status == "present":
            said: Status = "denied"
        elif status == "denied":
            said = "unclear"
        else:
            return []
        return [Said(one, "symptoms", code, said) for code in one.concept.denies]

    def _narrowed(self, one: Found) -> bool:
        """'no pain at rest' and 'no pain in my hip' say nothing of the rest."""
        at = one.last
        if at >= len(self.stream):
            return False
        if self.stream.forms[at : at + 2] == ["at", "all"]:
            return False
        return self.stream.forms[at] in _LOCATED or any(s == at for s, _ in self.matches.body_spans)

    def _clinical(self, one: Found) -> list[Said]:
        concept = one.concept
        status: Status = self.scope.status(one)
        if concept.key == "conditions" and concept.denies:
            return self._well(one, status)
        if concept.key == "conditions":
            return [Said(one, "conditions", f"{concept.code}:{self._condition(one, status)}", _settled(status))]
        if self._of_another_kind(one):
            return []
        if concept.code == "headache_new" and self._for_long(one):
            return [Said(one, "symptoms", "headache_chronic", status)]
        if concept.code.startswith("morning_stiffness"):
            return self._stiff(one, status)
        said = [Said(one, concept.key, concept.code, status)]
        if status == "denied":
            said += [Said(one, concept.key, code, status) for code in concept.not_also]
        if status == "present":
            said += [Said(one, concept.key, code, status) for code in concept.with_]
        return said

    def _stiff(self, one: Found, status: Status) -> list[Said]:
        """Minutes decide between the two codes, whichever pattern was met."""
        minutes = [v for v in numbers.values(self.stream, one) if "minute" in self.stream.stems[one.first : one.last]]
        code = one.concept.code
        if minutes:
            code = "morning_stiffness_gt30" if max(minutes) >= LONG_STIFF_MIN else "morning_stiffness_lt30"
        return [Said(one, "symptoms", c, status) for c in (code, *one.concept.with_)]

    def _of_another_kind(self, one: Found) -> bool:
        """The temperature of the day is no fever; a fall off a bike is no fall of the unsteady."""
        if one.concept.code == "fever":
            return not numbers.feverish(self.stream, one)
        return one.concept.code == "falls" and self.stream.forms[one.last : one.last + 1] in _FALL_FROM

    def _for_long(self, one: Found) -> bool:
        """Months or years of it are no new headache."""
        sentence = self.stream.sentence
        return any(
            t.kind in ("for", "since", "bare")
            and sentence[t.first] == sentence[one.first]
            and (t.days or LONG_DAYS) >= LONG_DAYS
            and self.stream.stems[t.last - 1] in ("year", "month", "decade")
            for t in self.times
        )

    def _hint(self, one: Found) -> list[Said]:
        """'Bleeding' alone means one thing to a pregnant woman."""
        states = {f.concept.code for f in self.found if f.concept.key == "pregnancy"}
        if not states or (one.concept.code == "leaking" and states != {"pregnant"}):
            return []
        code = "vaginal_bleeding" if one.concept.code == "bleeding" else "fluid_leak_vaginal"
        return [Said(one, "symptoms", code, self.scope.status(one))]

    def _well(self, one: Found, status: Status) -> list[Said]:
        """'blood pressure fine' denies it; 'blood pressure fine on tablets' is controlled."""
        if status != "present":
            return [Said(one, "conditions", f"{one.concept.code}:current", "unclear" if status == "denied" else status)]
        treated = self.scope.in_clause(one, "controlled") or self.scope.after(one, "controlled", 6)
        return [Said(one, "conditions", f"{one.concept.code}:controlled", "present" if treated else "denied")]

    def _condition(self, one: Found, status: Status) -> str:
        """What is chronic stays current however long ago it was found."""
        if one.concept.status:
            return one.concept.status
        if status == "past" and one.concept.event:
            return "past"
        if self.scope.in_clause(one, "uncontrolled") or self.scope.after(one, "uncontrolled", 12):
            return "uncontrolled"
        if self.scope.in_clause(one, "controlled") or self.scope.after(one, "controlled", 12):
            return "controlled"
        return "current"


def _right_type(stream: Stream, one: Found) -> bool:
    """Of diabetes the number says which."""
    code = one.concept.code
    if not code.startswith("diabetes_type"):
        return True
    named = [v for v in numbers.values(stream, one) if v in (1, 2)]
    return not named or code == f"diabetes_type{named[0]:.0f}"


def _without_echoes(said: Sequence[Said]) -> list[Said]:
    """'no chest pain' says nothing of other pain: a statement inside a longer one that is not so falls away."""
    outer = [s.found for s in said if s.key in CLINICAL and s.status != "present"]
    firsts = [f.first for f in outer]
    kept = []
    for one in said:
        mask = one.found.mask
        low = bisect_left(firsts, one.found.first - _NEAR)
        echo = one.key in CLINICAL and any(
            mask & f.mask == mask and mask != f.mask for f in outer[low:] if f.first <= one.found.first
        )
        if not echo:
            kept.append(one)
    return kept


def _settled(status: Status) -> Status:
    """A condition one had is stated, with the status past."""
    return "present" if status == "past" else status


def _uncovered(found: Sequence[Found]) -> list[Found]:
    """Without idioms' words, and without what lies inside an absorbing or longer statement of another kind."""
    ordered = sorted(found, key=lambda f: (f.first, -f.last))
    covering = [f for f in ordered if f.concept.key in _COVERING or f.concept.key == "body_region"]
    firsts = [f.first for f in covering]
    kept: list[Found] = []
    seen: set[tuple[str, str, int]] = set()
    for one in ordered:
        mark = (one.concept.key, one.concept.code + one.concept.status, one.mask)
        if mark in seen or _covered(one, covering, firsts):
            continue
        seen.add(mark)
        kept.append(one)
    return kept


def _covered(one: Found, covering: Sequence[Found], firsts: Sequence[int]) -> bool:
    """Is this no statement of its own?"""
    key = one.concept.key
    for other in covering[bisect_left(firsts, one.first - _NEAR) :]:
        if other.first >= one.last:
            break
        if other.last <= one.first or other is one or not other.mask & one.mask:
            continue
        inside = one.mask & other.mask == one.mask and one.mask != other.mask
        if other.concept.key == "idiom":
            if (
                key in _LITERAL
                and one.concept.code not in _TRAINING
                and not (other.mask & one.mask == other.mask and one.mask != other.mask)
            ):
                return True
        elif inside and (other.concept.key == key == "body_region" or _replaces(other.concept, one.concept)):
            return True
    return False


def _replaces(outer: Concept, inner: Concept) -> bool:
    """Does the longer statement take the place of the shorter one inside it?"""
    if inner.key in ("body_region", "cue", "fact", "side") or outer.key == "body_region":
        return False
    if outer.absorbs or outer.key == "denial":
        return inner.key in CLINICAL or inner.key == "denial"
    if inner.key in CLINICAL and outer.key in CLINICAL:
        return inner.key == "conditions" == outer.key
    return outer.key == inner.key
