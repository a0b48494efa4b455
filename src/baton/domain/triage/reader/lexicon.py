"""The lexicon of a language, compiled once: what lay people say, and what it stands for.

Its files are data/lexicon/<language>*.toml. A table [key.code] is a concept; its `say` has one pattern a line (or
between semicolons). A pattern is a row of words, matched by stem: `a|b` is either, `a?` may be missing, `in_my` is two
words in one place, `{num}` any number, `=knees` that very form. Fillers and articles are left
out of both pattern and text.
With ` + ` between its parts, which may be rows of words or @word-classes, the parts may stand in any order, near each
other in one clause. Marks in front: `>` keeps the order, `~` may cross a comma, `^` takes the body part last spoken of
when the clause has none. `/9` at the end allows nine words in between instead of six.
"""

import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Final

import tomli
from msgspec import Struct

from baton.domain.errors import BrokenTable
from baton.domain.triage.reader import prepared
from baton.domain.triage.reader.spelling import Speller
from baton.domain.triage.reader.tokens import NUMBER, Speech, stem_of

FOLDER: Final = Path(__file__).parent.parent / "data" / "lexicon"
DEFAULT_GAP: Final = 6
_ARTICLES: Final = frozenset(("a", "an", "the", "my", "his", "her", "their", "your", "our"))
_MARKS: Final = re.compile(r"^[>~^]+")
_GAP: Final = re.compile(r"\s/(\d+)$")
_LINES: Final = re.compile(r"[;\n]")

Node = dict[str, Any]


class Concept(Struct, frozen=True, eq=False):
    """One entry. `with_` are companions when it is present, `denies` what its words deny instead of state.

    `event` marks what happens once and stays of interest when it is over; what `absorbs` takes the place of the
    statements inside it ("nearly fainted" is no faint). `absolute` is never past. `not_also` are denied with it.
    """

    key: str
    code: str
    with_: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    event: bool = False
    status: str = ""
    days: float = 0.0
    absolute: bool = False
    absorbs: bool = False
    not_also: tuple[str, ...] = ()


class Combo(Struct, frozen=True, eq=False):
    """Parts that must stand near each other; each is the number of a word class."""

    concept: Concept
    parts: tuple[int, ...]
    gap: int
    ordered: bool
    crosses: bool
    anaphoric: bool


class Lexicon(Struct, frozen=True, eq=False):
    """`root` leads from stem to stem; under the empty key stand the numbers of word classes and the concepts."""

    root: Node
    combos: Mapping[int, tuple[Combo, ...]]
    classes: Mapping[str, int]
    members: Mapping[int, tuple[int, ...]]
    grammar: Mapping[str, frozenset[str]]
    speech: Speech
    speller: Speller
    exact: frozenset[str]
    concepts: tuple[Concept, ...]


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


class _Builder:
    """Collects patterns into one tree of stems."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.root: Node = {}
        self.classes: dict[str, int] = {}
        self.includes: dict[int, list[int]] = {}
        self.combos: dict[int, list[Combo]] = {}
        self.vocabulary: set[str] = set()
        self.exact: set[str] = set()
        self.rows: dict[int, int] = {}
        self._stems: dict[str, str] = {}

    def class_number(self, name: str) -> int:
        return self.classes.setdefault(name, len(self.classes))

    def _stem(self, word: str) -> str:
        if word[0] == "{":
            return word
        if word[0] == "=" and len(word) > 1:
            self.exact.add(word[1:])
            self.vocabulary.add(word[1:])
            return word
        stem = self._stems.get(word)
        if stem is None:
            self.vocabulary.add(word)
            number = word.isdigit() or (word in self.speech.numbers and word != "one")
            stem = NUMBER if number else stem_of(word, self.speech.stems)
            self._stems[word] = stem
        return stem

    def _choices(self, element: str) -> list[tuple[str, ...]]:
        optional = element.endswith("?") and len(element) > 1
        choices: list[tuple[str, ...]] = [()] if optional else []
        for choice in element.rstrip("?").split("|") if len(element) > 1 else [element]:
            said = [w for w in choice.split("_") if w not in _ARTICLES]
            kept = tuple(self._stem(w) for w in choice.split("_") if w not in self.speech.fillers)
            # 'too high' must not shrink to 'high'.
            if len(said) > 1 == len(kept):
                continue
            if kept or choice == element.rstrip("?"):
                choices.append(kept)
            if kept == (NUMBER,):
                choices.append(("one",))
        return choices

    def add_row(self, row: str, output: int | Concept) -> None:
        required = sum(not (e.endswith("?") and len(e) > 1) for e in row.split())
        elements = [self._choices(e) for e in row.split()]
        for way in product(*elements):
            node = self.root
            stems = [stem for part in way for stem in part]
            # A row of words must not shrink to one word that says less than the row did.
            if len(stems) < min(2, required):
                continue
            for stem in stems:
                node = node.setdefault(stem, {})
            if isinstance(output, int):
                self.rows[output] = self.rows.get(output, 0) + 1
            outputs = node.setdefault("", [])
            if output not in outputs:
                outputs.append(output)

    def add_class(self, name: str, say: str) -> None:
        number = self.class_number(name)
        for row in lines(say):
            if row.startswith("@"):
                self.includes.setdefault(number, []).append(self.class_number(row[1:]))
            else:
                self.add_row(row, number)

    def add_pattern(self, pattern: str, concept: Concept) -> None:
        if " + " not in pattern and "@" not in pattern:
            self.add_row(pattern, concept)
            return
        marks = _MARKS.match(pattern)
        flags = marks.group() if marks else ""
        pattern = pattern[len(flags) :].strip()
        gap = _GAP.search(pattern)
        if gap:
            pattern = pattern[: gap.start()]
        parts = tuple(self._part(p.strip()) for p in pattern.split(" + "))
        if not set(flags) & {">", "^"}:
            # The rarest part first, so that few patterns are tried on most texts.
            parts = tuple(sorted(parts, key=self._breadth))
        combo = Combo(
            concept, parts, int(gap.group(1)) if gap else DEFAULT_GAP, ">" in flags, "~" in flags, "^" in flags
        )
        self.combos.setdefault(parts[0], []).append(combo)

    def _breadth(self, number: int) -> int:
        """How many wordings a class has."""
        return self.rows.get(number, 0) + sum(self._breadth(n) for n in self.includes.get(number, ()))

    def _part(self, part: str) -> int:
        """The class of a part: a named one, or one made of its alternatives."""
        if part.startswith("@") and part[1:] in self.classes:
            return self.classes[part[1:]]
        known = part in self.classes
        number = self.class_number(part)
        if not known:
            choices = part.split("|") if "@" in part else [part]
            for choice in choices:
                if choice.startswith("@"):
                    if choice[1:] not in self.classes:
                        raise BrokenTable(f"lexicon: no word class in {part!r}")
                    self.includes.setdefault(number, []).append(self.classes[choice[1:]])
                elif "@" in choice:
                    raise BrokenTable(f"lexicon: a word class stands inside a row of words: {part!r}")
                else:
                    self.add_row(choice, number)
        return number


def lines(say: str) -> Iterator[str]:
    for line in _LINES.split(say):
        row = line.strip()
        if row and row[0] != "#":
            yield row


def _concept(key: str, code: str, entry: Mapping[str, Any]) -> Concept:
    return Concept(
        key,
        entry.get("code", code),
        words(entry.get("with", "")),
        words(entry.get("denies", "")),
        entry.get("event", False),
        entry.get("status", ""),
        float(entry.get("days", 0)),
        entry.get("absolute", False),
        entry.get("absorbs", False),
        words(entry.get("not_also", "")),
    )


def _speech(grammar: Mapping[str, Any]) -> Speech:
    stems: dict[str, str] = {}
    for line in lines(grammar["stems"]):
        stem, _, forms = line.partition(":")
        for form in forms.split():
            stems[form] = stem.strip()
        stems.setdefault(stem.strip(), stem.strip())
    split = dict(_pair(line) for line in lines(grammar["split"]))
    numbers = {word: float(value) for word, value in grammar["numbers"].items()}
    fillers = frozenset(grammar["fillers"].split())
    return Speech(stems, split, numbers, fillers, frozenset(grammar["abbreviations"].split()), {})


def _pair(line: str) -> tuple[str, tuple[str, ...]]:
    word, _, parts = line.partition(":")
    return word.strip(), words(parts)


def _members(includes: Mapping[int, Sequence[int]], count: int) -> dict[int, tuple[int, ...]]:
    """For each class, all classes it is part of."""
    parents: dict[int, set[int]] = {}
    for parent, children in includes.items():
        for child in children:
            parents.setdefault(child, set()).add(parent)

    def above(number: int) -> Iterable[int]:
        for parent in parents.get(number, ()):
            yield parent
            yield from above(parent)

    return {number: tuple(sorted(set(above(number)))) for number in range(count) if number in parents}


def _settle(node: Node, members: Mapping[int, tuple[int, ...]]) -> None:
    """Under each empty key: all word classes the words belong to, and the concepts they stand for."""
    for key, below in node.items():
        if key == "":
            own = [output for output in below if isinstance(output, int)]
            classes = sorted({*own, *(parent for number in own for parent in members.get(number, ()))})
            node[key] = (tuple(classes), tuple(output for output in below if not isinstance(output, int)))
        else:
            _settle(below, members)


@cache
def load(language: str = "en") -> Lexicon:
    """The lexicon of a language, as it was prepared or else compiled now.

    It lives as long as the process and holds no rubbish, so the collector need never walk through it.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        ready = prepared.stored(language)
        lexicon = ready if isinstance(ready, Lexicon) else compiled(language)
    finally:
        if collecting:
            gc.enable()
    gc.freeze()
    return lexicon


def compiled(language: str) -> Lexicon:
    """Read and compile all files of a language. Raises BrokenTable if one contradicts another."""
    tables: dict[str, dict[str, Any]] = {}
    for path in sorted(FOLDER.glob(f"{language}*.toml")):
        for key, entries in tomli.loads(path.read_text(encoding="utf-8")).items():
            known = tables.setdefault(key, {})
            for code, entry in entries.items():
                known[code] = _joined(path.name, f"{key}.{code}", known[code], entry) if code in known else entry
    grammar = tables.pop("grammar")
    speech = _speech(grammar)
    builder = _Builder(speech)
    _add_classes(builder, tables)
    concepts = _add_concepts(builder, tables)
    common = (FOLDER / f"{language}-common.txt").read_text(encoding="utf-8").split()
    ordinary = frozenset(common) | frozenset(speech.stems) | frozenset(speech.numbers)
    sets = {name: frozenset(value.split()) for name, value in grammar.items() if isinstance(value, str)}
    ordinary |= frozenset().union(*sets.values())
    known_words = [w for w in builder.vocabulary if w not in speech.fillers]
    members = _members(builder.includes, len(builder.classes))
    _settle(builder.root, members)
    return Lexicon(
        builder.root,
        {number: tuple(combos) for number, combos in builder.combos.items()},
        builder.classes,
        members,
        sets,
        speech,
        Speller(known_words, ordinary),
        frozenset(builder.exact),
        concepts,
    )


def _joined(file: str, name: str, first: Any, more: Any) -> Any:
    """A concept that goes on in another file: only what is said may be added there."""
    if isinstance(first, dict) and isinstance(more, dict) and first.keys() == {"say"}:
        first, more = more, first
    if not (isinstance(first, dict) and isinstance(more, dict) and more.keys() == {"say"}):
        msg = f"{file}: {name} stands in the lexicon twice, and only more of `say` may be added."
        raise BrokenTable(msg)
    return {**first, "say": f"{first['say']}\n{more['say']}"}


def _add_classes(builder: _Builder, tables: Mapping[str, dict[str, Any]]) -> None:
    for name in tables["words"]:
        builder.class_number(name)
    for region in tables["body_region"]:
        builder.class_number(region)
    body = builder.class_number("body")
    for name, say in tables["words"].items():
        builder.add_class(name, say)
    for region, entry in tables["body_region"].items():
        builder.add_class(region, entry["say"])
        builder.includes.setdefault(body, []).append(builder.class_number(region))


def _add_concepts(builder: _Builder, tables: Mapping[str, dict[str, Any]]) -> tuple[Concept, ...]:
    concepts = []
    for key, entries in tables.items():
        if key == "words":
            continue
        for code, entry in entries.items():
            concept = _concept(key, code, entry)
            concepts.append(concept)
            for pattern in lines(entry["say"]):
                builder.add_pattern(pattern, concept)
    return tuple(concepts)
