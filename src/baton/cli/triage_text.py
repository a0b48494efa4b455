"""The answer of `baton triage` for a person at a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from baton.domain.triage.decision import Destination, Step
from baton.domain.triage.reader import UNDERSTOOD_ENOUGH
from baton.domain.triage.wire import Answer

WIDEST = 96
TITLES = {
    Destination.EMERGENCY_NOW: ("Emergency care, now", "bold white on red"),
    Destination.URGENT_MEDICAL: ("A doctor, today or tomorrow", "bold red"),
    Destination.PHYSICIAN_FIRST: ("A doctor first", "bold yellow"),
    Destination.PT_FIRST: ("A physical therapist first", "bold green"),
    Destination.PT_THEN_TRAINER: ("A physical therapist first, then a trainer", "bold green"),
    Destination.PT_AND_TRAINER: ("Your physical therapist and a trainer, in parallel", "bold green"),
    Destination.TRAINER: ("A personal trainer", "bold cyan"),
    Destination.SELF_DIRECTED: ("You can train on your own", "bold cyan"),
}
WHO = {
    "emergency_services": "Emergency services",
    "physician": "Doctor",
    "physical_therapist": "Physical therapist",
    "trainer": "Personal trainer",
    "self": "You",
}
MOST_REASONS = 4
MOST_QUESTIONS_SHOWN = 3
NOT_READ = "We could not read this; Baton reads English for now. In an emergency, call your local emergency number."


def render(given: Answer) -> None:
    """Print it, wrapped, with color where the terminal has it."""
    console = Console(width=min(WIDEST, Console().width), highlight=False)
    share = given.understood.get("share")
    if share is not None and share < UNDERSTOOD_ENOUGH:
        console.print(Text(NOT_READ, style="bold yellow"))
    title, style = TITLES[given.destination]
    console.print()
    console.print(Panel(Text(title, style=style), expand=False, padding=(0, 2)))
    if given.provisional and given.destination is not Destination.EMERGENCY_NOW:
        console.print(Text("For what is known so far: an open question could make it more urgent.", style="italic"))
    for step in given.plan:
        _step(console, step)
    if given.destination is not Destination.EMERGENCY_NOW:
        _list(console, "Get help at once if you notice", given.watch_for)
    console.print(Text("\nWhy", style="bold"))
    for reason in given.reasons[:MOST_REASONS]:
        console.print(Padding(Text(reason.text), (0, 0, 0, 2)))
        cited = f"{reason.source.title} ({reason.source.year}), {reason.source.locator}"
        console.print(Padding(Text(f"{cited} [{reason.rule}]", style="dim"), (0, 0, 0, 4)))
    _list(console, "Still open", (each.text for each in given.questions[:MOST_QUESTIONS_SHOWN]))
    if len(given.questions) > MOST_QUESTIONS_SHOWN:
        console.print(Text("  Run `baton triage` with no text to answer them one by one.", style="dim"))
    console.print(
        Text(f"\nRule book {given.rulebook}, not yet reviewed by a clinician. This is not a diagnosis.", style="dim")
    )


def _step(console: Console, step: Step) -> None:
    console.print(Text(f"\n{step.step}. {WHO[step.who]}: {step.when}", style="bold"))
    console.print(Padding(Text(step.what), (0, 0, 0, 3)))
    for heading, lines in (
        ("Will", step.will),
        ("Will not", step.will_not),
        ("Tell", step.tell),
        ("Ask", step.ask),
        ("Until then", step.avoid),
    ):
        _list(console, heading, lines, indent=3)


def _list(console: Console, heading: str, lines: Iterable[str], indent: int = 0) -> None:
    shown = list(lines)
    if not shown:
        return
    console.print(Padding(Text(heading, style="bold dim" if indent else "bold"), (0 if indent else 1, 0, 0, indent)))
    for line in shown:
        console.print(Padding(Text(f"• {line}"), (0, 0, 0, indent + 2)))
