"""From judged statements to the intake, and to what is left to ask."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, get_args

from baton.domain.triage.intake import Clearer, Condition, Intake, Pregnancy, Surgery
from baton.domain.triage.reader.mentions import CLINICAL, Said, Story
from baton.domain.triage.reader.text import Clean
from baton.domain.triage.reading import Mention, Reading

POST_OP_WEEKS: Final = 26
_STATUS_RANK: Final = {"uncontrolled": 3, "current": 2, "controlled": 2, "past": 1}
_LISTS: Final = ("body_region", "medications", "goals", "functional_limits", "restrictions", "mechanism_codes")
_SINGLES: Final = ("pt_status", "activity_level", "onset")
_FLAGS: Final = ("recurrent", "user_unsure", "cleared_denied", "surgeries_denied", "medications_denied")
_HEART_OPERATIONS: Final = {"coronary stent", "coronary bypass"}
_OPEN: Final = ("past", "someone_else", "hypothetical", "question", "unclear")


class Draft:
    """Collects the values of an intake."""

    def __init__(self, story: Story, clean: Clean, narrative: str) -> None:
        self.story = story
        self.clean = clean
        self.narrative = narrative
        self.said = story.said
        self.present = [s for s in self.said if s.status == "present"]
        self.symptoms = _codes(self.said, "symptoms", "present")
        self.local = story.lexicon.grammar["local_symptoms"]

    def reading(self, understood: float) -> Reading:
        conditions, conditions_denied = self._conditions()
        denied = [c for c in _codes(self.said, "symptoms", "denied") if c not in self.symptoms]
        pain_now = self._pain()
        symptoms, symptoms_denied = self._complete(denied, pain_now)
        mechanisms = self._mechanisms()
        values: dict[str, Any] = {key: tuple(self._listed(key)) for key in _LISTS}
        values["mechanism_codes"] = tuple(mechanisms)
        values |= {key: self._first(key) for key in _SINGLES}
        values |= {key: True for key in _FLAGS if self._first(key)}
        surgeries = self._surgeries()
        values["onset"] = values["onset"] or self._onset(mechanisms, surgeries)
        intake = Intake(
            age=self._age(),
            sex=self._sex(),
            side=self._side(),
            pain_now=0 if pain_now is None and "pain" in symptoms_denied else pain_now,
            duration_days=self._duration(),
            mechanism=self._mechanism(),
            symptoms=symptoms,
            symptoms_denied=symptoms_denied,
            conditions=conditions,
            conditions_denied=conditions_denied,
            surgeries=surgeries,
            pregnancy=self._pregnancy(),
            cleared_by=self._cleared_by(),
            mechanism_codes_denied=tuple(
                c for c in _codes(self.said, "mechanism_codes", "denied") if c not in mechanisms
            ),
            **values,
        )
        return Reading(intake, self._mentions(), self._to_ask(intake), understood)

    def _complete(self, denied: list[str], pain_now: int | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Any local symptom is a local problem; 'healthy' denies one only where nothing is wrong."""
        symptoms = self._without_soreness()
        if pain_now is not None and pain_now > 0 and "pain" not in symptoms:
            symptoms.append("pain")
        local = [c for c in symptoms if c in self.local] or self._spoken_of(symptoms, denied)
        if local and "local_problem" not in symptoms:
            symptoms.append("local_problem")
        if "night_pain_positional" in symptoms and not {"unremitting_pain", "wakes_at_night"} & {*symptoms}:
            symptoms = [c for c in symptoms if c != "night_pain"]
        if not local and pain_now == 0 and "pain" not in denied:
            denied = [*denied, "pain"]
        somewhere = (
            any(s.key in ("functional_limits", "surgeries", "pt_status") for s in self.present) or self._regions()
        )
        if local or (somewhere and "pain" not in denied):
            denied = [c for c in denied if c != "local_problem"]
        return tuple(symptoms), tuple(c for c in denied if c not in symptoms)

    def _mechanisms(self) -> list[str]:
        """Sport, work and training are how it happened only where something did."""
        found = _codes(self.said, "mechanism_codes", "present")
        if self.symptoms or any(s.key == "conditions" and s.status == "present" for s in self.said):
            return found
        return [c for c in found if c not in self.story.lexicon.grammar["everyday"]]

    def _spoken_of(self, symptoms: Sequence[str], denied: Sequence[str]) -> list[str]:
        """'I've done something to my shoulder': a part of one's own body, and no wish or denial that explains it."""
        if {"pain", "local_problem"} & {*denied} or "muscle_soreness_post_exercise" in symptoms:
            return []
        stream, wishes = self.story.stream, self.story.lexicon.grammar["wishes"]
        wished = {stream.sentence[at] for at, form in enumerate(stream.forms) if form in wishes}
        settled = [
            s.found.mask for s in self.said if s.key in ("denial", "symptoms", "surgeries") and s.status != "present"
        ]
        own = [
            s
            for s in self.present
            if s.key == "body_region"
            and stream.owned[s.found.first]
            and stream.sentence[s.found.first] not in wished
            and not any(s.found.mask & mask for mask in settled)
        ]
        return [s.code for s in own[:1]]

    def _without_soreness(self) -> list[str]:
        """Muscles sore after a workout are that and no other pain, unless a joint or the spine is spoken of."""
        grammar = self.story.lexicon.grammar
        if "muscle_soreness_post_exercise" not in self.symptoms or grammar["no_muscle"] & set(self._regions()):
            return list(self.symptoms)
        if set(self.symptoms) & self.local - grammar["soreness"]:
            return list(self.symptoms)
        return [c for c in self.symptoms if c not in grammar["soreness"]]

    def _first(self, key: str) -> str | None:
        return next((s.code for s in self.present if s.key == key), None)

    def _listed(self, key: str) -> list[str]:
        if key == "restrictions":
            return self._restrictions()
        return _codes(self.said, key, "present") if key != "body_region" else self._regions()

    def _regions(self) -> list[str]:
        """Places of what is present or has no other statement; not those of what is denied."""
        not_so = [s.found.mask for s in self.said if s.status != "present" and s.key in CLINICAL]
        kept = [
            s.code
            for s in self.present
            if s.key == "body_region" and not any(s.found.mask & mask == s.found.mask for mask in not_so)
        ]
        return list(dict.fromkeys(kept))

    def _restrictions(self) -> list[str]:
        return [text for start, end in self._restricted() if (text := self.narrative[start:end].strip())]

    def _restricted(self) -> list[tuple[int, int]]:
        """From the words that limit to the end of their clause."""
        stream, spans = self.story.stream, []
        for one in self.present:
            if one.key != "restriction":
                continue
            end = one.found.last
            while (
                end < len(stream) and stream.hard[end] == stream.hard[one.found.last - 1] and stream.stems[end] != ","
            ):
                end += 1
            spans.append(self.clean.place(stream.tokens[one.found.first].start, stream.tokens[end - 1].end))
        return spans

    def _age(self) -> int | None:
        ages = [s for s in self.present if s.key == "age"]
        certain = [s for s in ages if s.found.concept.status != "alone"]
        return next((s.value for s in certain or ages), None)

    def _sex(self) -> Any:
        grammar, patient = self.story.lexicon.grammar, self.story.people.patient
        if patient in grammar["kin_male"]:
            return "male"
        if patient in grammar["kin_female"]:
            return "female"
        said = [s.code for s in self.present if s.key == "sex"]
        return said[0] if said else self._implied_sex()

    def _implied_sex(self) -> str | None:
        if any(s.key == "pregnancy" for s in self.present) or {"missed_periods", "contractions"} & set(self.symptoms):
            return "female"
        return "male" if "testicular_pain" in self.symptoms else None

    def _side(self) -> Any:
        sides = {s.code for s in self.present if s.key == "side"}
        if "both" in sides or {"left", "right"} <= sides:
            return "both" if "both" in sides else self._first("side")
        return next(iter(sides), None)

    def _pain(self) -> int | None:
        said = [s for s in self.present if s.key == "pain_now"]
        of_ten = [s for s in said if s.found.concept.status == "of_ten"]
        scores = [s.value for s in of_ten or said if s.value is not None]
        if scores:
            return max(scores)
        return 0 if "pain" in _codes(self.said, "symptoms", "denied") and "pain" not in self.symptoms else None

    def _duration(self) -> int | None:
        """The first length of time that stands with something present."""
        sentence = self.story.stream.sentence
        with_problem = {
            sentence[s.found.first]
            for s in self.present
            if s.key in ("symptoms", "mechanism_codes", "onset", "body_region")
        }
        ops = {s.found.first for s in self.present if s.key in ("surgeries", "conditions", "pregnancy")}
        for time in self.story.times:
            if time.days is None or sentence[time.first] not in with_problem or time.kind == "age":
                continue
            if time.days > 1000 and time.kind == "ago":
                continue
            if any(0 <= time.first - op <= 4 or 0 < op - time.first <= 4 for op in ops):
                continue
            if not self.story.people.of_another(time.first):
                return int(time.days)
        return None

    def _mechanism(self) -> str | None:
        for one in self.present:
            if one.key == "mechanism_codes":
                return self._words(one)[2]
        return None

    def _onset(self, mechanisms: Sequence[str], surgeries: Iterable[Surgery]) -> str | None:
        if set(mechanisms) & self.story.lexicon.grammar["traumatic"] or "trauma" in self.symptoms:
            return "traumatic"
        recent = any(s.weeks_ago is not None and s.weeks_ago <= POST_OP_WEEKS for s in surgeries)
        return "post_op" if recent and "local_problem" in self.symptoms else None

    def _conditions(self) -> tuple[tuple[Condition, ...], tuple[str, ...]]:
        best: dict[str, str] = {}
        denied: list[str] = []
        for one in self.said:
            if one.key != "conditions":
                continue
            name, _, status = one.code.partition(":")
            if one.status == "denied":
                denied.append(name)
            elif one.status == "present" and _STATUS_RANK[status] > _STATUS_RANK.get(best.get(name, ""), 0):
                best[name] = status
        heart = {"heart_attack"} & best.keys() or {s.procedure for s in self._surgeries()} & _HEART_OPERATIONS
        if heart and "coronary_artery_disease" not in best:
            best["coronary_artery_disease"] = "current"
        named = best.pop("cancer_named", None)
        if named and "cancer_history" not in best and "cancer_active" not in best:
            best["cancer_history" if named == "past" else "cancer_active"] = named
        denied = ["cancer_active" if c == "cancer_named" else c for c in denied]
        conditions = tuple(Condition(name, status) for name, status in best.items())  # type: ignore[arg-type]
        return conditions, tuple(dict.fromkeys(c for c in denied if c not in best))

    def _surgeries(self) -> tuple[Surgery, ...]:
        found: dict[str, int | None] = {}
        for one in self.present:
            if one.key == "surgeries" and (one.code not in found or found[one.code] is None):
                found[one.code] = one.value
        if len(found) > 1:
            unnamed = found.pop("surgery", None)
            found = {k: unnamed if v is None else v for k, v in found.items()}
        return tuple(Surgery(procedure, weeks) for procedure, weeks in found.items())

    def _pregnancy(self) -> Pregnancy | None:
        said = [s for s in self.said if s.key == "pregnancy"]
        present = [s for s in said if s.status == "present"]
        if present:
            best = next((s for s in present if s.value is not None), present[0])
            return Pregnancy(best.code, best.value)  # type: ignore[arg-type]
        if any(s.status == "denied" for s in said):
            return Pregnancy("none")
        return Pregnancy("possible") if any(s.status in ("unclear", "question") for s in said) else None

    def _cleared_by(self) -> tuple[Clearer, ...]:
        found = _codes(self.said, "cleared_by", "present")
        return tuple(c for c in get_args(Clearer) if c in found)

    def _words(self, one: Said) -> tuple[int, int, str]:
        tokens = self.story.stream.tokens
        start, end = self.clean.place(tokens[one.found.first].start, tokens[one.found.last - 1].end)
        return start, end, self.narrative[start:end]

    def _mentions(self) -> tuple[Mention, ...]:
        mentions = [
            Mention(one.key, one.code.partition(":")[0], one.status, *self._words(one))
            for one in self.said
            if one.key != "restriction"
        ]
        mentions += [
            Mention("restrictions", self.narrative[start:end], "present", start, end, self.narrative[start:end])
            for start, end in self._restricted()
        ]
        return tuple(sorted(dict.fromkeys(mentions), key=lambda m: (m.start, m.end, m.key, m.code)))

    def _to_ask(self, intake: Intake) -> tuple[str, ...]:
        settled = {*intake.symptoms, *intake.symptoms_denied, *intake.conditions_denied}
        settled |= {*intake.mechanism_codes, *intake.mechanism_codes_denied, *(c.name for c in intake.conditions)}
        open_codes = [s.code.partition(":")[0] for s in self.said if s.key in CLINICAL and s.status in _OPEN]
        open_codes = [c for c in open_codes if c not in self.story.lexicon.grammar["mild"]]
        return tuple(dict.fromkeys(c for c in open_codes if c not in settled))


def _codes(said: Iterable[Said], key: str, status: str) -> list[str]:
    """Codes of a key with a status, each once, in text order."""
    return list(dict.fromkeys(s.code for s in said if s.key == key and s.status == status))
