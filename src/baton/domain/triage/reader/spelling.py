"""Mends a misspelled word to one the lexicon knows. Never touches an ordinary word."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from rapidfuzz.distance import OSA

MIN_LENGTH: Final = 4
MIN_TARGET: Final = 5
TWO_SLIPS_FROM: Final = 7
TWO_SLIPS_TARGET: Final = 8
_CACHE_LIMIT: Final = 20_000


class Speller:
    """One slip (letter missing, added, wrong or swapped), two in a long word; its first letters must be right."""

    def __init__(self, words: Iterable[str], ordinary: frozenset[str]) -> None:
        self._ordinary = ordinary
        known = frozenset(words)
        self._words = sorted(w for w in known if len(w) >= MIN_TARGET and w.isalpha())
        self._known = known | ordinary
        self._near: dict[str, list[str]] = defaultdict(list)
        self._long: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            for key in _deletions(word):
                self._near[key].append(word)
            if len(word) >= TWO_SLIPS_TARGET:
                self._long[word[:2]].append(word)
        self._cache: dict[str, str] = {}

    def knows(self, word: str) -> bool:
        return word in self._known

    def correct(self, word: str) -> str:
        """The word itself when it is ordinary, too short, or nothing is near enough."""
        if word in self._known or len(word) < MIN_LENGTH:
            return word
        found = self._cache.get(word)
        if found is None:
            found = self._search(word)
            if len(self._cache) < _CACHE_LIMIT:
                self._cache[word] = found
        return found

    def _search(self, word: str) -> str:
        if len(word) > 24:
            return word
        best: tuple[int, int, str] | None = None
        for key in _deletions(word):
            for other in self._near.get(key, ()):
                if other[0] == word[0] and OSA.distance(word, other, score_cutoff=1) <= 1:
                    rank = (1, abs(len(other) - len(word)), other)
                    best = min(best, rank) if best else rank
        if best is None and len(word) >= TWO_SLIPS_FROM:
            for other in self._long.get(word[:2], ()):
                slips = OSA.distance(word, other, score_cutoff=2)
                if slips <= 2:
                    rank = (slips, abs(len(other) - len(word)), other)
                    best = min(best, rank) if best else rank
        return best[2] if best else word


def _deletions(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}
