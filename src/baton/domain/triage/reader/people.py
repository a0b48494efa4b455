"""Whose complaint it is: the narrator's, or that of the person the narrator writes for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from baton.domain.triage.reader.lexicon import Lexicon
from baton.domain.triage.reader.matching import Found, Matches, Stream
from baton.domain.triage.reader.tokens import Token

ME: Final = "me"
NOBODY: Final = ""
_HEALTH: Final = frozenset(("symptoms", "conditions", "mechanism_codes", "surgeries", "pregnancy", "pt_status", "fact"))
_WEAK: Final = frozenset(("low_back_stiff_better_moving", "pain_with_activity"))
_LIFE: Final = frozenset(("goals", "side", "activity_level"))


class People:
    """Who each token of a stream is about, and who the patient is."""

    def __init__(self, tokens: Sequence[Token], stream: Stream, lexicon: Lexicon) -> None:
        self._grammar = lexicon.grammar
        owners = self._owners(tokens)
        by_start = {token.start: owner for token, owner in zip(tokens, owners, strict=True)}
        self.owner = [by_start[token.start] for token in stream.tokens]
        self.patient = ME

    def _owners(self, tokens: Sequence[Token]) -> list[str]:
        """The subject in force at each token; empty where the sentence names nobody."""
        grammar = self._grammar
        owners: list[str] = []
        owner, kin, professional = NOBODY, "", False
        for at, token in enumerate(tokens):
            form = token.form
            if token.stem in (".", "!", "?", ";"):
                owner = NOBODY
            elif form in grammar["narrator"]:
                owner = ME
            elif form in ("my", "our"):
                owner = self._possessed(tokens, at, owner)
            elif form in grammar["professionals"]:
                professional = True
            elif form in grammar["kin"] and self._is_subject(tokens, at):
                owner, professional = form, False
                kin = form
            elif form in grammar["others"] and not professional and (kin or form not in ("they", "them")):
                owner = kin or "they"
            owners.append(owner)
        return owners

    def _possessed(self, tokens: Sequence[Token], at: int, owner: str) -> str:
        """'my knee' is the narrator's; 'my father' is not the narrator."""
        following = [t.form for t in tokens[at + 1 : at + 5]]
        for form in following:
            if form in self._grammar["kin"] or form in self._grammar["professionals"]:
                return owner
            if form not in self._grammar["kin_adjectives"] and not form.isdigit():
                break
        return ME

    def _is_subject(self, tokens: Sequence[Token], at: int) -> bool:
        """Not when the person only stands beside: 'carrying my daughter', 'football with my son'."""
        grammar = self._grammar
        after = tokens[at + 1].form if at + 1 < len(tokens) else ""
        if after == "of" or (at and tokens[at - 1].form in grammar["oneself"]):
            return False
        if after in ("'s", "who", "has", "had", "is", "was", "got", "gets", "cannot", "keeps", "have"):
            return True
        if after in grammar["says"]:
            return False
        back = at - 1
        while back >= 0 and (
            tokens[back].form in grammar["kin_adjectives"]
            or tokens[back].value is not None
            or tokens[back].form in ("my", "our", "the", "a", "his", "her", "their", "an")
        ):
            back -= 1
        if back < 0:
            return True
        before = tokens[back]
        return before.form not in grammar["beside"] and not before.form.endswith("ing")

    def settle(self, found: Iterable[Found], matches: Matches, doubtful: Iterable[Found], *, asked_for: bool) -> None:
        """The patient is another only when nothing is said of the narrator's health, or it is asked for that person."""
        skip = {id(f) for f in doubtful}
        tally: Counter[str] = Counter()
        symptoms: Counter[str] = Counter()
        for one in found:
            key, owner = one.concept.key, self.owner[one.first]
            if one.concept.status == "alone" or id(one) in skip or one.concept.code in _WEAK:
                continue
            if key in _HEALTH or key == "denial" or (key in _LIFE and owner != ME):
                tally[owner] += 1
            symptoms[owner] += key == "symptoms"
            if key in _LIFE and owner == ME:
                tally["life"] += 1
        tally[ME] += sum(self.owner[start] == ME for start, _ in matches.body_spans)
        others = [(count, name) for name, count in tally.items() if name not in (ME, NOBODY, "life")]
        if not others:
            named = [o for o in self.owner if o not in (ME, NOBODY)]
            if named and asked_for and not tally[ME]:
                self.patient = named[0]
            return
        count, name = max(others)
        silent = not tally[ME] and (not tally["life"] or symptoms[name] > 0)
        if asked_for or (silent and (len(others) == 1 or count > 1)):
            self.patient = name

    def of_another(self, at: int) -> bool:
        """Is this token about somebody who is not the patient?"""
        owner = self.owner[at]
        if owner in (NOBODY, self.patient):
            return False
        return not (owner == ME and self.patient != ME) and not (owner == "they" and self.patient != ME)
