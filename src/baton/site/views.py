"""The two pages that belong to no room."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from baton.people.accounts import actions as accounts
from baton.people.accounts.models import User


@login_not_required
@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """For a monitor: this process answers and its database does too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Change the language here, and for a signed-in person everywhere."""
    response = set_language(request)
    if isinstance(request.user, User):
        accounts.choose_language(language=request.POST.get("language", ""), by=request.user)
    return response
