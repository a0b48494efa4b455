"""Labelled cases: a narrative, the same as an intake, and the destinations a careful professional would accept."""

import json
from pathlib import Path
from typing import Any

from msgspec import Struct, convert

from baton.domain.triage import Intake


class Case(Struct, frozen=True):
    id: str
    group: str
    narrative: str
    intake: Intake
    accept: tuple[str, ...]
    must_not: tuple[str, ...]


class Pair(Struct, frozen=True):
    """Two narratives that differ in one thing, and where each may lead."""

    id: str
    variable: str
    base: str
    base_accept: tuple[str, ...]
    changed: str
    changed_accept: tuple[str, ...]


def _lines(name: str) -> list[dict[str, Any]]:
    text = (Path(__file__).parent / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def all_cases(name: str) -> list[Case]:
    return [convert(row, Case) for row in _lines(name)]


def all_pairs(name: str) -> list[Pair]:
    return [convert(row, Pair) for row in _lines(f"pairs-{name}")]
