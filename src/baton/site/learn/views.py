"""Pages anyone may read, signed in or not."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from baton.site.learn.pages import CHAPTERS, VERSION, Page, after
from baton.site.learn.questions import QUESTIONS


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every page, by chapter."""
    return render(request, "learn/index.html", {"chapters": CHAPTERS})


@login_not_required
@require_safe
def read(request: HttpRequest, page: Page) -> HttpResponse:
    """One page, its sources and the way on."""
    return render(
        request,
        page.template,
        {"page": page, "following": after(page), "questions": QUESTIONS, "version": VERSION},
    )
