"""What the intake's templates need beyond the components."""

from django import template
from django.forms import BoundField

from baton.pathway.intake.chips import Chip
from baton.pathway.intake.forms import Corrections
from baton.pathway.intake.queries import grouped

register = template.Library()

register.filter("grouped", grouped)


@register.filter
def field_of(form: Corrections, chip: Chip) -> BoundField:
    """The form's field for this chip."""
    return form[form.named(chip)]
