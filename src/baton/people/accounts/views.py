"""One's own account."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baton.people.accounts import actions, queries
from baton.people.accounts.forms import Details, Erasure


@login_required
@require_http_methods(["GET", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    """What we call the person, their language, and the ways in."""
    user = queries.own(viewer=request.user)
    form = Details(request.POST or None, initial={"preferred_name": user.preferred_name, "language": get_language()})
    if request.method == "POST" and form.is_valid():
        actions.rename(user=user, by=user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("accounts:details")
    return render(request, "accounts/details.html", {"form": form, "account": user})


@login_required
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Says what will be gone, and lets it go."""
    user = queries.own(viewer=request.user)
    form = Erasure(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        actions.erase(user=user, by=user)
        logout(request)
        messages.success(request, _("Your account and everything in it has been deleted."))
        return redirect("/")
    return render(request, "accounts/erase.html", {"form": form, "account": user})
