"""The rule book as a page that a clinician can read from top to bottom and sign."""

from collections.abc import Iterator

from baton.domain.triage.decision import Destination
from baton.domain.triage.rulebook import Rule, Rulebook

TITLES = {
    Destination.EMERGENCY_NOW: "Emergency care, now",
    Destination.URGENT_MEDICAL: "A doctor, today or tomorrow",
    Destination.PHYSICIAN_FIRST: "A doctor first",
    Destination.PT_FIRST: "A physical therapist first",
    Destination.PT_THEN_TRAINER: "A physical therapist, then a trainer",
    Destination.PT_AND_TRAINER: "A physical therapist and a trainer in parallel",
    Destination.TRAINER: "A trainer",
    Destination.SELF_DIRECTED: "On one's own",
}
INTRODUCTION = """# Rule book {version}

Generated from `src/baton/domain/triage/data` by `./baton rules`; a test holds the two equal. All rules are evaluated,
the most urgent destination wins, and every rule that fired is kept as the explanation. A condition holds for what is
known to be so; what is unknown is asked. **No clinician has reviewed these rules yet**; an entry says so until one has.

{count} rules. Names in conditions are facts of `data/facts` or shorthands of `data/rules/definitions.toml`.
"""


def page(book: Rulebook) -> str:
    """All rules as Markdown, by destination, the most urgent first."""
    head = INTRODUCTION.format(version=book.version, count=len(book.rules))
    return head + "".join(tables(book))


def tables(book: Rulebook) -> Iterator[str]:
    for destination, title in TITLES.items():
        yield f"\n## {title}\n"
        for rule in book.rules:
            if rule.destination is destination:
                yield _entry(rule)


def _entry(rule: Rule) -> str:
    cited = "; ".join(f"[{each.title}]({each.url}), {each.year}, {each.locator}" for each in rule.sources)
    return (
        f"\n### {rule.id}\n\n"
        f"- When: `{rule.written}`\n"
        f"- To the person: {rule.text}\n"
        f"- To the professional: {rule.clinical}\n"
        f"- Urgency: {rule.urgency.value}. Version {rule.version}, {rule.review}.\n"
        f"- Sources: {cited}\n"
    )
