"""The component tags. How each is used stands on the gallery page."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from baton.site import wording

register = template.Library()


def _part(name: str, /, **context: Any) -> SafeString:
    return render_to_string(f"components/{name}.html", context)


@register.inclusion_tag("components/icon.html")
def icon(name: str, css: str = "", label: str = "") -> dict[str, str]:
    """A sign from the sprite: hidden from screen readers unless it has a `label`."""
    return {"name": name, "css": css, "label": label}


@register.simple_tag
def button(text: str, **options: Any) -> SafeString:
    """`kind` is primary, secondary, quiet or danger; with `href` it is a link."""
    options.setdefault("kind", "primary")
    options.setdefault("type", "submit")
    return _part("button", text=text, **options)


@register.simple_block_tag
def card(content: SafeString, title: str = "", **options: Any) -> SafeString:
    """`level` is the heading's (2 or 3), `icon`, `tone` and `href` (the whole card is then a link) are optional."""
    options.setdefault("level", 2)
    return _part("card", content=content, title=title, **options)


@register.simple_block_tag
def note(content: SafeString, kind: str = "info", title: str = "", role: str = "") -> SafeString:
    """`kind` is info, caution, success or error."""
    return _part("note", content=content, kind=kind, title=title, role=role, icon=wording.NOTE_ICONS[kind])


@register.simple_block_tag
def disclose(content: SafeString, summary: str, **options: Any) -> SafeString:
    """A details element; `open` starts it open, `plain` takes its box away, `id` is its anchor."""
    return _part("disclose", content=content, summary=summary, **options)


@register.simple_block_tag
def chipgroup(content: SafeString, title: str, icon: str = "") -> SafeString:
    """A heading over chips."""
    return _part("chip_group", content=content, title=title, icon=icon)


@register.simple_block_tag
def toolbar(content: SafeString, label: str = "") -> SafeString:
    """Actions on the whole page; `label` names them for screen readers."""
    return _part("toolbar", content=content, label=label)


@register.simple_tag
def field(bound: Any, **options: Any) -> SafeString:
    """A form's field with label, hint and errors. `unit` stands behind it, `short` keeps it narrow."""
    widget = bound.field.widget
    # The label says it already, and stays while one types.
    widget.attrs.pop("placeholder", None)
    kind = getattr(widget, "input_type", "") or ("textarea" if "rows" in widget.attrs else "select")
    listed = kind in {"radio", "checkbox"} and hasattr(widget, "option_template_name")
    return _part("choice_field" if listed else "field", field=bound, kind=kind, **options)


@register.filter
def tr(text: str | None) -> str:
    """The text of a knowledge file in the reader's language. Unlike gettext, nothing stays nothing."""
    return gettext(text) if text else ""


@register.filter
def destination_title(code: str) -> str:
    """The answer in a few words."""
    return str(wording.DESTINATIONS[str(code)].title)


@register.filter
def destination_lead(code: str) -> str:
    """The answer in a sentence."""
    return str(wording.DESTINATIONS[str(code)].lead)


@register.filter
def destination_tone(code: str) -> str:
    """The colour name of a destination."""
    return wording.DESTINATIONS[str(code)].tone


@register.filter
def urgency_text(code: str) -> str:
    """When, in a few words."""
    return str(wording.URGENCIES.get(str(code), ""))


@register.filter
def who_name(code: str) -> str:
    """A role of the plan in words."""
    return str(wording.ROLES[code].name)


@register.filter
def who_icon(code: str) -> str:
    """A role's sign in the sprite."""
    return wording.ROLES[code].icon


@register.filter
def who_tone(code: str) -> str:
    """A role's colour name."""
    return wording.ROLES[code].tone


@register.filter
def chip_state(code: str) -> str:
    """What a chip's state is called; nothing for what is simply present."""
    return str(wording.CHIP_STATES.get(code, ""))


@register.filter
def plan_lists(step: Any) -> list[dict[str, Any]]:
    """The lists of a plan step that have something in them, in reading order."""
    rows = ((part, getattr(step, part.key, None) or _of(step, part.key)) for part in wording.PLAN_LISTS)
    return [{"part": part, "items": items} for part, items in rows if items]


def _of(step: Any, key: str) -> Any:
    return step.get(key) if isinstance(step, dict) else None


@register.simple_tag
def tel(number: str) -> SafeString:
    """The address that dials a number."""
    return format_html("tel:{}", "".join(sign for sign in number if sign.isdigit() or sign == "+"))
