"""A narrative as words with their places, each with the stem it is looked up by."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

_PIECES: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:\.\d+)?|\n\s*\n|[.,;:!?()/%+*&=\n-]")
_ENDINGS: Final = ("'s", "'m", "'re", "'ve", "'ll", "'d")
_DOUBLED: Final = frozenset("bdgmnprt")
_SHORT: Final = re.compile("[bcdfghjklmnpqrstvwz][aeiou][bcdfghjklmnpqrstvz]$")
_VOWELS: Final = re.compile("[aeiouy]")
NUMBER: Final = "{num}"
SEEN_LIMIT: Final = 20_000
_TENS: Final = frozenset((20, 30, 40, 50, 60, 70, 80, 90))


class Token(Struct, gc=False):
    """`form` is the word in lower case, `stem` what patterns match, `value` the number it names."""

    form: str
    stem: str
    start: int
    end: int
    value: float | None = None


class Speech(Struct, frozen=True):
    """How a language forms its words; all of it comes from the lexicon's grammar file."""

    stems: Mapping[str, str]
    split: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, float]
    fillers: frozenset[str]
    abbreviations: frozenset[str]
    seen: dict[str, tuple[str, str]]


def _undouble(stem: str) -> str:
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED else stem


def _without_e(stem: str) -> str:
    return stem[:-1] if len(stem) > 4 and stem[-1] == "e" else stem


def _plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def regular_stem(word: str) -> str:
    """A light stemmer for English: plural, -ed, -ing, -ness, final e. 'moving' is 'move', 'hopping' is 'hop'."""
    if len(word) < 4:
        return word
    if word.endswith("iness"):
        return word[:-5] + "y"
    if word.endswith("ness") and len(word) > 6:
        return _without_e(word[:-4])
    word = _plural(word)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and not word.endswith("eed"):
            rest = word[: -len(ending)]
            if _SHORT.match(rest):
                return rest + "e"
            if len(rest) >= 3 and _VOWELS.search(rest):
                return _without_e(_undouble(rest))
    return _without_e(word)


def stem_of(word: str, stems: Mapping[str, str]) -> str:
    """The irregular stem if the lexicon names one."""
    return stems.get(word) or regular_stem(word)


def tokenise(text: str, speech: Speech, correct: Callable[[str], str]) -> list[Token]:
    """Words, numbers and the punctuation that ends something. `correct` mends a misspelled word."""
    tokens: list[Token] = []
    for match in _PIECES.finditer(text):
        piece, start, end = match.group().lower(), match.start(), match.end()
        first = piece[0]
        if first.isdecimal():
            tokens.append(Token(piece, NUMBER, start, end, float(piece)))
        elif first == "\n":
            tokens.append(Token("\n", "." if len(piece) > 1 else ",", start, start + 1))
        elif not first.isalnum():
            _add_mark(tokens, text, piece, start, end, speech)
        else:
            _add_word(tokens, piece, start, end, speech, correct)
    return tokens


def _add_mark(tokens: list[Token], text: str, piece: str, start: int, end: int, speech: Speech) -> None:
    if piece == "-":
        joins = start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()
        if joins and not (text[start - 1].isdigit() and text[end].isdigit()):
            return
    if piece == "." and tokens and tokens[-1].form in speech.abbreviations and tokens[-1].end == start:
        return
    tokens.append(Token(piece, piece, start, end))


def _add_word(
    tokens: list[Token], word: str, start: int, end: int, speech: Speech, correct: Callable[[str], str]
) -> None:
    plain = word.replace("'", "")
    parts = speech.split.get(plain)
    if parts:
        _add_parts(tokens, parts, word, start, end, speech)
        return
    if "'" in word:
        if plain in speech.stems:
            tokens.append(Token(plain, speech.stems[plain], start, end))
            return
        for ending in _ENDINGS:
            if word.endswith(ending):
                cut = end - len(ending)
                _add_word(tokens, word[: -len(ending)], start, cut, speech, correct)
                tokens.append(Token(ending, speech.stems.get(ending, ending), cut, end))
                return
        word = plain
    if _joins_number(tokens, word, end, speech):
        return
    if word in speech.numbers:
        value = speech.numbers[word]
        tokens.append(Token(word, "one" if word == "one" else NUMBER, start, end, value))
        return
    form, stem = _looked_up(word, speech, correct)
    tokens.append(Token(form, stem, start, end))


def _looked_up(word: str, speech: Speech, correct: Callable[[str], str]) -> tuple[str, str]:
    """The mended word and its stem, kept for the next time."""
    known = speech.seen.get(word)
    if known is None:
        form = correct(word)
        known = form, stem_of(form, speech.stems)
        if len(speech.seen) < SEEN_LIMIT:
            speech.seen[word] = known
    return known


def _add_parts(tokens: list[Token], parts: tuple[str, ...], word: str, start: int, end: int, speech: Speech) -> None:
    """'im' is 'i' and 'am', each with its own letters."""
    at = start
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        upto = end if last else min(at + len(part), end - (len(parts) - 1 - number))
        tokens.append(Token(part, stem_of(part, speech.stems), at, upto))
        at = upto


def _joins_number(tokens: list[Token], word: str, end: int, speech: Speech) -> bool:
    """'twenty five' is one number, 'can not' is one word."""
    if not tokens:
        return False
    before = tokens[-1]
    if word == "not" and before.form in ("can", "could") and before.start != before.end:
        tokens[-1] = Token("cannot", "cannot", before.start, end)
        return True
    unit = speech.numbers.get(word)
    if unit and unit < 10 and before.value in _TENS and not before.form[0].isdigit():
        tokens[-1] = Token(before.form, NUMBER, before.start, end, (before.value or 0) + unit)
        return True
    return False
