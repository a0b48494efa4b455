"""The page that shows every component in every state."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from baton.domain.triage.decision import Destination
from baton.site.gallery import samples
from baton.site.gallery.forms import Sample


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Nothing here is stored or sent."""
    return render(request, "gallery.html", _content())


def _content() -> dict[str, Any]:
    wrong = Sample({"age": "412", "where": [], "agree": ""}, prefix="wrong")
    pages = Paginator(range(120), 10)
    return {
        "section": "gallery",
        "destinations": [destination.value for destination in Destination],
        "form": Sample(initial={"age": 41, "since": "days", "where": ["back"]}, prefix="good"),
        "wrong": wrong,
        "page": pages.get_page(5),
        "numbers": list(pages.get_elided_page_range(5, on_each_side=1, on_ends=1)),
        "steps": samples.STEPS,
        "reasons": samples.REASONS,
        "options": samples.OPTIONS,
        "boxes": samples.BOXES,
        "rows": samples.COMPARISON,
        "crumbs": samples.CRUMBS,
        "side_items": samples.SIDE,
        "facts": samples.FACTS,
        "icons": samples.ICONS,
        "parts": samples.PARTS,
        "tones": samples.TONES,
        "news": samples.NEWS,
        "long_text": samples.LONG_TEXT,
        "errors": samples.ERRORS,
        "table_head": samples.TABLE_HEAD,
        "table_rows": samples.TABLE_ROWS,
        "checks": samples.CHECKS,
        "actions": samples.EMERGENCY_ACTIONS,
        "previous": {"text": "What a physical therapist does", "url": "#learn"},
        "next": {"text": "What it costs, and what insurance pays in principle", "url": "#learn"},
    }
