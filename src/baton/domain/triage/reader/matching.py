"""Finds the lexicon's patterns in a row of tokens."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from baton.domain.triage.reader.lexicon import Combo, Concept, Lexicon, Node
from baton.domain.triage.reader.tokens import Token

ENDS: Final = frozenset((".", "!", "?", ";"))
COMMAS: Final = frozenset((",", "(", ")", ":", "-"))
LONGEST: Final = 10
ANTECEDENT_WITHIN: Final = 45
_LIST: Final = frozenset(("and", "or", ",", "&", "/", "plus"))

Span = tuple[int, int]


class Found(Struct, eq=False, gc=False):
    """`mask` has a bit for each matched token, so a gap's words do not belong to it; `first` and `last` bound it."""

    concept: Concept
    first: int
    last: int
    mask: int


class Stream:
    """The tokens that matter, with running counts of what separates clauses."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        fillers = lexicon.speech.fillers
        barriers = lexicon.grammar["barriers"]
        possessive = lexicon.grammar["possessive"]
        self.tokens = [t for t in tokens if t.form not in fillers]
        owned = {b.start for a, b in pairwise(tokens) if a.form in possessive}
        self.owned = [t.start in owned for t in self.tokens]
        self.stems = [t.stem for t in self.tokens]
        self.forms = [t.form for t in self.tokens]
        self.hard: list[int] = []
        self.soft: list[int] = []
        self.sentence: list[int] = []
        hard = soft = sentence = 0
        for stem, form in zip(self.stems, self.forms, strict=True):
            if stem in ENDS:
                hard += 1
                sentence += 1
            elif form in barriers:
                hard += 1
            elif stem in COMMAS:
                soft += 1
            self.hard.append(hard)
            self.soft.append(soft)
            self.sentence.append(sentence - (stem in ENDS))

    def parted(self, start: int, end: int) -> int:
        """How many sentence ends and clause openers stand in a stretch."""
        return self.hard[end - 1] - (self.hard[start - 1] if start else 0)

    def __len__(self) -> int:
        return len(self.tokens)


class Matches:
    """Concepts found, and where each word class stands."""

    def __init__(self, stream: Stream, lexicon: Lexicon) -> None:
        self.stream = stream
        self.lexicon = lexicon
        self.spans: dict[int, list[Span]] = {}
        self.found: list[Found] = []
        self._strayed = False
        self._walk()
        self._body = lexicon.classes["body"]
        self._body_parts = frozenset(n for n, parents in lexicon.members.items() if self._body in parents) | {
            self._body
        }
        if self._strayed:
            for number, spans in self.spans.items():
                if len(spans) > 1:
                    self.spans[number] = sorted(set(spans))
        self.body_spans = _outermost(self.spans.get(self._body, []))
        self._body_starts = [s[0] for s in self.body_spans]
        self._combine()

    def _walk(self) -> None:
        stems, forms, root, exact = self.stream.stems, self.stream.forms, self.lexicon.root, self.lexicon.exact
        count = len(stems)
        for start in range(count):
            node: Node | None = root
            at = start
            others: list[tuple[int, Node]] = []
            while True:
                if at < count and forms[at] in exact and node and (other := node.get("=" + forms[at])) is not None:
                    others.append((at + 1, other))
                    self._strayed = True
                node = node.get(stems[at]) if node and at < count else None
                if node is not None:
                    at += 1
                elif others:
                    at, node = others.pop()
                else:
                    break
                if "" in node:
                    self._arrive(node[""], start, at)

    def _arrive(self, outputs: tuple[tuple[int, ...], tuple[Concept, ...]], start: int, end: int) -> None:
        spans, span = self.spans, (start, end)
        for number in outputs[0]:
            if number in spans:
                spans[number].append(span)
            else:
                spans[number] = [span]
        for concept in outputs[1]:
            self.found.append(Found(concept, start, end, ((1 << (end - start)) - 1) << start))

    def _combine(self) -> None:
        present, combos = self.spans, self.lexicon.combos
        for number in list(present):
            for combo in combos.get(number, ()):
                if combo.anaphoric or (combo.parts[-1] in present and all(map(present.__contains__, combo.parts))):
                    self._try(combo)

    def _try(self, combo: Combo) -> None:
        for span in self.spans[combo.parts[0]]:
            spans = next(self._extend(combo, (span,)), None)
            if spans is not None:
                self._found(combo.concept, spans)
            elif combo.anaphoric and self._antecedent_fits(combo, span):
                self._found(combo.concept, (span,))

    def _found(self, concept: Concept, spans: Sequence[Span]) -> None:
        mask = 0
        for start, end in spans:
            mask |= ((1 << (end - start)) - 1) << start
        self.found.append(Found(concept, min(s[0] for s in spans), max(s[1] for s in spans), mask))

    def _extend(self, combo: Combo, spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
        place = len(spans)
        if place == len(combo.parts):
            yield spans
            return
        anchor = spans[0][0]
        reach = combo.gap + LONGEST
        options = self.spans.get(combo.parts[place], [])
        low = bisect_left(options, (anchor - reach, 0))
        near = []
        for option in options[low:]:
            if option[0] > anchor + reach:
                break
            near.append((abs(option[0] - spans[-1][0]), option))
        for _, option in sorted(near):
            longer = (*spans, option)
            if self._fits(combo, longer):
                yield from self._extend(combo, longer)

    def _fits(self, combo: Combo, spans: tuple[Span, ...]) -> bool:
        start, end = min(s[0] for s in spans), max(s[1] for s in spans)
        if end - start - sum(e - s for s, e in spans) > combo.gap:
            return False
        newest = spans[-1]
        if any(newest[0] < e and s < newest[1] for s, e in spans[:-1]):
            return False
        if combo.ordered and newest[0] < spans[-2][1]:
            return False
        stream = self.stream
        if stream.parted(start, end) > sum(stream.parted(s, e) for s, e in spans):
            return False
        commas = stream.soft[end - 1] - stream.soft[start]
        if commas and not (combo.crosses and commas <= 3):
            return False
        return not self._another_body_part(combo, spans, start, end)

    def _another_body_part(self, combo: Combo, spans: tuple[Span, ...], start: int, end: int) -> bool:
        """In 'my knee aches and my calf is swollen' it is not the knee that is swollen."""
        own = [s for s, part in zip(spans, combo.parts, strict=False) if part in self._body_parts]
        if not own:
            return False
        low = bisect_left(self._body_starts, start)
        for other in self.body_spans[low:]:
            if other[0] >= end:
                break
            if any(other[0] < e and s < other[1] for s, e in spans):
                continue
            if all(not self._listed(other, mine) for mine in own):
                return True
        return False

    def _listed(self, one: Span, other: Span) -> bool:
        first, second = sorted((one, other))
        return all(stem in _LIST or stem == "be" for stem in self.stream.stems[first[1] : second[0]])

    def _antecedent_fits(self, combo: Combo, span: Span) -> bool:
        stream = self.stream
        place = bisect_left(self._body_starts, span[0])
        for near in self.body_spans[place : place + 2]:
            same = stream.hard[near[0]] == stream.hard[span[0]] and stream.soft[near[0]] == stream.soft[span[0]]
            if same:
                return False
        if place == 0:
            return False
        last = self.body_spans[place - 1]
        if span[0] - last[0] > ANTECEDENT_WITHIN:
            return False
        same_clause = stream.hard[last[0]] == stream.hard[span[0]] and stream.soft[last[0]] == stream.soft[span[0]]
        options = self.spans.get(combo.parts[1], [])
        return not same_clause and any(s <= last[0] and last[1] <= e for s, e in options)


def _outermost(spans: Sequence[Span]) -> list[Span]:
    """Without those that lie inside another: 'back of the thigh' is no back."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept
