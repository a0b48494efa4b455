"""Whether what was recognised is so, is not so, was so, is somebody's else, or is only asked about."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from baton.domain.triage.reader.lexicon import Lexicon
from baton.domain.triage.reader.matching import COMMAS, ENDS, Found, Stream
from baton.domain.triage.reader.people import People
from baton.domain.triage.reader.times import Time
from baton.domain.triage.reading import Status

REACH: Final = 16
CUE_REACH: Final = 14
LONG_AGO_DAYS: Final = 180
EVENT_LONG_AGO_DAYS: Final = 365
BARE_EXTRA: Final = 1
_SUPPOSED: Final = frozenset(("symptoms", "conditions", "mechanism_codes", "body_region", "functional_limits"))
_OR: Final = frozenset(("or", "nor"))


class Scope:
    """Reads the status of each mention from the words around it."""

    def __init__(
        self, stream: Stream, lexicon: Lexicon, people: People, found: Sequence[Found], times: Sequence[Time]
    ) -> None:
        self.stream = stream
        self.grammar = lexicon.grammar
        self.people = people
        self.times = times
        self.landmarks = [
            f for f in found if f.concept.key in ("surgeries", "pregnancy") or f.concept.code == "childbirth"
        ]
        self.covered = 0
        self.taken = 0
        self.cues: dict[str, list[Found]] = {}
        for one in found:
            if one.concept.key == "cue":
                self.cues.setdefault(one.concept.code, []).append(one)
            elif one.concept.key != "idiom":
                self.covered |= one.mask
                if one.concept.key in ("symptoms", "conditions", "functional_limits"):
                    self.taken |= one.mask
        self._cue_starts = {code: [c.first for c in cues] for code, cues in self.cues.items()}

    def status(self, one: Found, *, listed: bool = True) -> Status:
        """The first that applies, the most distant from 'present' first. `listed`: may a negation reach over commas?"""
        if self._someone_else(one):
            return "someone_else"
        if self._hypothetical(one):
            return "hypothetical"
        if self._asked(one):
            return "question"
        negated = self._negated(one, listed=listed)
        if negated:
            return negated
        if self.before(one, "unclear"):
            return "unclear"
        if self._over(one):
            return "past"
        return "present"

    def _near(self, code: str, low: int, high: int) -> Iterable[Found]:
        starts = self._cue_starts.get(code)
        if not starts:
            return
        for cue in self.cues[code][bisect_left(starts, low) :]:
            if cue.first >= high:
                return
            yield cue

    def before(self, one: Found, code: str, reach: int = CUE_REACH) -> bool:
        hard, soft = self.stream.hard, self.stream.soft
        for cue in self._near(code, one.first - reach, one.last):
            if cue.mask & one.mask and (code != "family" or cue.mask & one.mask == cue.mask):
                continue
            if code == "unclear" and self._of_a_number(cue.last):
                continue
            near = hard[cue.last - 1] == hard[one.first] and soft[one.first] - soft[cue.last - 1] <= 1
            if near and cue.last <= one.last:
                return True
        return False

    def _of_a_number(self, at: int) -> bool:
        """'maybe a minute' doubts the minute."""
        tokens = self.stream.tokens
        return at < len(tokens) and (tokens[at].value is not None or tokens[at].stem in ("minute", "hour", "week"))

    def after(self, one: Found, code: str, reach: int = 8) -> bool:
        """Is there a cue of this kind in the same clause group, after the mention or inside it?"""
        hard = self.stream.hard
        for cue in self._near(code, one.first, one.last + reach):
            if hard[cue.first] == hard[one.last - 1] and not cue.mask & one.mask:
                return True
        return False

    def in_sentence(self, one: Found, code: str) -> bool:
        sentence = self.stream.sentence
        low = max(0, one.first - 40)
        return any(sentence[c.first] == sentence[one.first] for c in self._near(code, low, one.last + 40))

    def in_clause(self, one: Found, code: str) -> bool:
        hard, soft = self.stream.hard, self.stream.soft
        for cue in self._near(code, max(0, one.first - 25), one.last + 25):
            if cue.mask & one.mask == cue.mask:
                continue
            at = cue.first
            if hard[at] == hard[one.first] and soft[at] == soft[one.first]:
                return True
        return False

    def _someone_else(self, one: Found) -> bool:
        if self.people.of_another(one.first) or self.before(one, "family"):
            return True
        return one.concept.key == "conditions" and self.in_clause(one, "family")

    def _hypothetical(self, one: Found) -> bool:
        if self.before(one, "hypothetical"):
            return True
        if one.concept.key not in _SUPPOSED:
            return False
        for cue in self._near("if", one.first - CUE_REACH, one.first + 1):
            same = self.stream.sentence[cue.first] == self.stream.sentence[one.first]
            if not same or any(self.stream.stems[k] == "," for k in range(cue.first, one.first)):
                continue
            if self.in_sentence(one, "modal") or self._questioned(one):
                return True
        return False

    def _questioned(self, one: Found) -> bool:
        """Does the sentence end in a question mark?"""
        stems = self.stream.stems
        for at in range(one.last, min(len(stems), one.last + 40)):
            if stems[at] in ENDS:
                return stems[at] == "?"
        return False

    def _asked(self, one: Found) -> bool:
        if one.concept.key not in ("symptoms", "conditions", "mechanism_codes"):
            return False
        if one.concept.key == "conditions" and self.before(one, "suspect"):
            return True
        return self.before(one, "asks", 6) and self._questioned(one)

    def _negated(self, one: Found, *, listed: bool) -> Status | None:
        answer = self._answered(one)
        if answer:
            return answer
        if self.stream.forms[one.first] in self.grammar["negators"]:
            return None
        first = self._inner_negator(one)
        if first is not None:
            return self._judge(one, first, comma=False)
        return self._scan(one, listed=listed)

    def _answered(self, one: Found) -> Status | None:
        """'Fever? No.'  'Chest pain: none.'"""
        forms, at = self.stream.forms, one.last
        marked = at + 1 < len(forms) and forms[at] in (":", "?", "-", "=")
        if marked and forms[at + 1] in self.grammar["answers_no"]:
            ends = at + 2 >= len(forms) or self.stream.stems[at + 2] in ENDS | COMMAS
            return "denied" if ends else None
        if self.after(one, "absent", 3):
            return "denied"
        return None

    def _inner_negator(self, one: Found) -> int | None:
        for at in range(one.first + 1, one.last):
            if not one.mask >> at & 1 and self.stream.forms[at] in self.grammar["negators"]:
                return at
        return None

    def _scan(self, one: Found, *, listed: bool) -> Status | None:
        """Walk left to the word that governs the mention."""
        forms, stems, grammar = self.stream.forms, self.stream.stems, self.grammar
        comma = False
        for at in range(one.first - 1, max(-1, one.first - 1 - REACH), -1):
            form = forms[at]
            if stems[at] in ENDS or form in grammar["barriers"] or form == "(":
                return None
            if form in grammar["negators"]:
                return self._judge(one, at, comma=comma)
            if not listed and (stems[at] in COMMAS or form == "and"):
                return None
            if stems[at] in COMMAS:
                comma = True
            elif self._stops(at, form):
                return None
        return None

    def _stops(self, at: int, form: str) -> bool:
        """A subject or a verb of its own, unless a negator stands right before the verb."""
        grammar = self.grammar
        if form in grammar["pronouns"]:
            return True
        if form not in grammar["finite"]:
            return False
        return not (at and self.stream.forms[at - 1] in grammar["negators"])

    def _judge(self, one: Found, at: int, *, comma: bool) -> Status | None:
        """What the negator at this place does to the mention."""
        forms = self.stream.forms
        form = forms[at]
        if form == "no" and forms[at + 1 : at + 2] == ["longer"]:
            return "past"
        if self._spent(one, at):
            return None
        if form in self.grammar["gradable"] and self.after(one, "intensity", 4):
            return None if form in ("never", "havent") or one.concept.code == "pain" else "unclear"
        if comma and at < one.first:
            return self._listed(one, at)
        if form in ("no", "without") and "and" in forms[at : one.first] and self._adjective(one):
            return None
        return "denied"

    def _spent(self, one: Found, at: int) -> bool:
        """Does the negator belong to something else: 'no idea why', 'can't walk without', 'don't sleep for'?"""
        grammar, forms = self.grammar, self.stream.forms
        form, following = forms[at], forms[at + 1] if at + 1 < len(forms) else ""
        if self.taken >> at & 1 and not (form in grammar["listing_negators"] and "or" in forms[at : one.first]):
            return True
        if following in grammar["negation_spent"] or (form == "no" and following in (",", ".")):
            return True
        if form == "without" and any(f in grammar["double"] for f in forms[max(0, at - 5) : at]):
            return True
        if form in grammar["noun_negators"] or (form in grammar["gradable"] and self.after(one, "intensity", 4)):
            return False
        return any(f not in grammar["light"] and f not in grammar["adjectives"] for f in self._between(one, at)[:1])

    def _between(self, one: Found, at: int) -> list[str]:
        """Words between negator and mention that belong to no mention."""
        stems = self.stream.stems
        return [
            self.stream.forms[k]
            for k in range(at + 1, one.first)
            if not self.covered >> k & 1 and stems[k] not in COMMAS
        ]

    def _adjective(self, one: Found) -> bool:
        forms = self.stream.forms
        return forms[one.first] in self.grammar["adjectives"] or forms[one.last - 1] in self.grammar["adjectives"]

    def _listed(self, one: Found, at: int) -> Status | None:
        """Does 'no X, Y' reach Y? With 'or' it does; otherwise only a bare noun."""
        forms, stems, grammar = self.stream.forms, self.stream.stems, self.grammar
        end = one.last
        while end < len(stems) and stems[end] not in ENDS and forms[end] not in grammar["barriers"]:
            end += 1
        comma = max(k for k in range(at, one.first) if stems[k] in COMMAS)
        if self._closed_by_or(one, comma, end):
            return "denied"
        if forms[at] not in grammar["listing_negators"] or (self._adjective(one) and forms[at] in ("no", "without")):
            return None
        rest = next((k for k in range(one.last, end) if stems[k] in COMMAS), end)
        around = (*range(comma + 1, one.first), *range(one.last, rest))
        extra = sum(not self.covered >> k & 1 and forms[k] not in grammar["light"] for k in around)
        if extra <= BARE_EXTRA:
            return "denied"
        return "unclear" if forms[at] in grammar["noun_negators"] else None

    def _closed_by_or(self, one: Found, comma: int, end: int) -> bool:
        """Is it an item of a list that ends in 'or'?"""
        forms, grammar = self.stream.forms, self.grammar
        if not _OR.isdisjoint(forms[comma : one.first + 1]):
            return True
        verbs = grammar["finite"] | grammar["pronouns"]
        last = next((at for at in range(one.last, min(end, one.last + 8)) if forms[at] in _OR), None)
        return last is not None and verbs.isdisjoint(forms[comma : last + 2])

    def _over(self, one: Found) -> bool:
        """Long ago, or gone again. What is worth knowing although it is over stays present for a year."""
        if one.concept.absolute:
            return False
        event = one.concept.event
        clause_times = [t for t in self.times if self._together(one, t)]
        far = EVENT_LONG_AGO_DAYS if event else LONG_AGO_DAYS
        ago = [t for t in clause_times if t.kind in ("ago", "age", "last") and t.days is not None]
        if (
            self.in_clause(one, "still")
            or self.in_sentence(one, "again")
            or any(t.kind == "since" for t in clause_times)
        ):
            return False
        if any((t.days or 0) >= far for t in ago):
            return not self._began(one)
        if self.past_cue(one) and not self.in_sentence(one, "still"):
            return True
        if event:
            return False
        return any(self._ends_there(cue) for cue in self._cues_after(one, "resolved", 10))

    def _cues_after(self, one: Found, code: str, reach: int) -> list[Found]:
        hard = self.stream.hard
        return [
            cue
            for cue in self._near(code, one.first, one.last + reach)
            if hard[cue.first] == hard[one.last - 1] and not cue.mask & one.mask
        ]

    def _ends_there(self, cue: Found) -> bool:
        """'it has gone' but not 'it has gone blue' or 'it won't go away'."""
        stream = self.stream
        if self._not_so(cue):
            return False
        if cue.last >= len(stream):
            return True
        return stream.stems[cue.last] in ENDS | COMMAS or stream.forms[cue.last] in self.grammar["after_resolved"]

    def _not_so(self, cue: Found) -> bool:
        """'won't go away': the cue itself is negated."""
        near = self.stream.forms[max(0, cue.first - 3) : cue.first]
        return any(form in self.grammar["negators"] for form in near)

    def past_cue(self, one: Found) -> bool:
        return self.before(one, "past", 20) or self.in_clause(one, "long_ago")

    def _began(self, one: Found) -> bool:
        """'started ten years ago' is not over."""
        return self.in_clause(one, "began")

    def _anchored(self, time: Time) -> bool:
        """Does the time belong to a birth or an operation beside it?"""
        soft = self.stream.soft
        return any(
            (abs(f.first - time.first) < 8 and soft[f.first] == soft[time.first]) or 0 <= time.first - f.last <= 4
            for f in self.landmarks
        )

    def _together(self, one: Found, time: Time) -> bool:
        stream = self.stream
        if time.first < one.first:
            low, high = time.first, one.first
        else:
            low, high = one.last - 1, time.first
        if stream.hard[low] != stream.hard[high] or high - low > 14:
            return False
        commas = stream.soft[high] - stream.soft[low]
        if commas and self._anchored(time):
            return False
        told = commas <= 2 and any(
            f in self.grammar["past_verbs"] for f in stream.forms[max(0, one.first - 4) : one.last]
        )
        return (
            commas == 0 or (time.kind == "ago" and time.first < one.first and told) or (commas == 1 and high - low <= 6)
        )
