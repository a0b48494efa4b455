"""`baton rules`: the rule book as a page."""

import click

from baton.domain.triage.rulebook import rulebook
from baton.domain.triage.rules_page import page


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
def rules() -> None:
    """Print the rule book in force as Markdown, for review and for docs/rules.md."""
    click.echo(page(rulebook()), nl=False)
