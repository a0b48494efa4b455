"""Pages anyone may read, signed in or not."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from baton.site.learn.checklists import CHECKLISTS
from baton.site.learn.comparison import AT_A_GLANCE, SCOPE
from baton.site.learn.pages import BY_SLUG, CHAPTERS, PAGES, VERSION, neighbors
from baton.site.learn.questions import QUESTIONS

_TABLES: Final[dict[str, dict[str, object]]] = {
    "side-by-side": {"at_a_glance": AT_A_GLANCE},
    "who-may-do-what": {"scope": SCOPE},
    "checklists": {"checklists": CHECKLISTS},
    "questions": {"questions": QUESTIONS},
    "about": {"version": VERSION},
}


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every page, by chapter."""
    return render(request, "learn/index.html", {"section": "learn", "chapters": CHAPTERS})


@login_not_required
@require_safe
def read(request: HttpRequest, slug: str) -> HttpResponse:
    """One page, its sources and the way on."""
    page = BY_SLUG.get(slug)
    if page is None:
        raise Http404
    previous, following = neighbors(page)
    frame: dict[str, object] = {
        "section": "learn",
        "page": page,
        "pages": PAGES,
        "previous": previous,
        "following": following,
    }
    return render(request, page.template, frame | _TABLES.get(slug, {}))
