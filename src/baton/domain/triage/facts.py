"""What an intake says, as facts that are yes, no or unknown.

A fact is a bit; a `State` holds the bits known to be so and known not to be so. The tables `data/facts/*.toml` say from
which words of the intake a fact follows; `derive.py` applies them and `special.py` works out the few that need more.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct, convert

from baton.domain.errors import BrokenTable
from baton.domain.tables import load

PACKAGE = "baton.domain.triage"
ANY_FLAG = "any_flag"
"""The fact that at least one red flag is present: every flag implies it."""


class Definition(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the fact tables; the keys are explained at the top of the files."""

    label: str
    text: str = ""
    wide: str = ""
    ask: str = ""
    under: str = ""
    store: str = ""
    flag: bool = False
    only: str = ""
    implies: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    mechanisms: tuple[str, ...] = ()
    medications: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    weeks: int | None = None
    goals: tuple[str, ...] = ()
    onset: tuple[str, ...] = ()
    pregnancy: tuple[str, ...] = ()
    pt_status: tuple[str, ...] = ()
    cleared_by: tuple[str, ...] = ()
    activity: tuple[str, ...] = ()
    age_from: int | None = None
    age_below: int | None = None
    duration_over_days: int | None = None
    special: str = ""
    twin: str = ""


class State(Struct, frozen=True):
    """`yes` and `no` are sets of facts as bits; a fact in neither is unknown."""

    yes: int
    no: int

    def known(self) -> int:
        return self.yes | self.no


class Facts:
    """All facts, their bits, and what follows from what."""

    def __init__(self, definitions: dict[str, Definition]) -> None:
        self.definitions = definitions
        self.names = tuple(definitions)
        self.bit = {name: 1 << place for place, name in enumerate(self.names)}
        self.flags = self.mask(name for name, each in definitions.items() if each.flag)
        self.any_flag = self.bit[ANY_FLAG]
        self.implied = {name: self._closure(name) for name in self.names}
        self.implying = {
            name: self.mask(other for other in self.names if self.implied[other] & self.bit[name])
            for name in self.names
        }
        self.excluded = self._exclusions()
        self.twins = tuple((self.bit[name], self.bit[each.twin]) for name, each in definitions.items() if each.twin)

    def mask(self, names: Iterable[str]) -> int:
        bits = 0
        for name in names:
            bits |= self.bit[name]
        return bits

    def original(self, name: str) -> str:
        """The fact itself, or the one it is a twin of."""
        return self.definitions[name].twin or name

    def of(self, bits: int) -> Iterator[str]:
        """The names of the facts in `bits`, in table order."""
        while bits:
            low = bits & -bits
            yield self.names[low.bit_length() - 1]
            bits ^= low

    def _closure(self, name: str) -> int:
        found, open_names = 0, [name]
        while open_names:
            current = open_names.pop()
            flagged = (ANY_FLAG,) if self.definitions[current].flag else ()
            for other in (*self.definitions[current].implies, *flagged):
                if other not in self.bit:
                    msg = f"The fact {current} implies {other}, which does not exist."
                    raise BrokenTable(msg)
                if not found & self.bit[other]:
                    found |= self.bit[other]
                    open_names.append(other)
        return found

    def _exclusions(self) -> dict[str, int]:
        pairs = dict.fromkeys(self.names, 0)
        for name, each in self.definitions.items():
            for other in each.excludes:
                pairs[name] |= self.bit[other]
                pairs[other] |= self.bit[name]
        return pairs

    def close(self, yes: int, no: int) -> State:
        """Add what follows: a yes makes what it implies so, a no rules out what would imply it. Yes wins over no."""
        first = self._closed(yes, no)
        yes, no = first.yes, first.no
        for twin, original in self.twins:
            yes |= twin if yes & original else 0
            no |= twin if no & original else 0
        return State(yes, no & ~yes)

    def _closed(self, yes: int, no: int) -> State:
        for name in self.of(yes):
            yes |= self.implied[name]
        for name in self.of(yes):
            no |= self.excluded[name]
        no &= ~yes
        for name in self.of(no):
            no |= self.implying[name]
        if not self.flags & ~no:
            no |= self.any_flag
        return State(yes, no & ~yes)


@cache
def facts() -> Facts:
    """The fact tables, read and checked once a process."""
    rows = load(PACKAGE, "data/facts/signs.toml") | load(PACKAGE, "data/facts/context.toml")
    signs = load(PACKAGE, "data/facts/signs.toml")
    definitions = {
        name: convert({"symptoms": [name], **row} if name in signs else row, Definition) for name, row in rows.items()
    }
    return Facts(definitions)
