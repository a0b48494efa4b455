"""Every answer that is not what was asked for, as a page or as a fragment, in plain words."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_htmx.http import reswap, retarget

from baton.domain.errors import BadInput
from baton.people.refusals import NotFound, NotPermitted, Refusal

Text = str | Promise

_OWN_TEMPLATES = frozenset({400, 403, 404, 500})


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What is so, and what now."""

    status: int
    title: Text
    message: Text
    action_url: str = "/"
    action_label: Text = ""


def explain(refusal: Refusal | BadInput) -> Explanation:
    """Say a refusal, or an input that the domain cannot use, to the person."""
    if isinstance(refusal, BadInput):
        return Explanation(status=400, title=_("We cannot read that"), message=_translated(refusal.message))
    return Explanation(
        status=refusal.status,
        title=refusal.title,
        message=refusal.message,
        action_url=refusal.action_url,
        action_label=refusal.action_label,
    )


def _translated(message: str) -> Text:
    return _(message) if message else ""


def show(request: HttpRequest, explanation: Explanation) -> HttpResponse:
    """A page; where htmx asked for a part of one, the same words put into the main part of the page it is on."""
    htmx = getattr(request, "htmx", None)
    fragment = htmx is not None and bool(htmx) and not htmx.boosted
    page = f"{explanation.status}.html" if explanation.status in _OWN_TEMPLATES else "refusal.html"
    context = {
        "title": explanation.title,
        "message": explanation.message,
        "action_url": explanation.action_url,
        "action_label": explanation.action_label or _("Back to the start"),
    }
    response = render(request, "refusal.html#refusal" if fragment else page, context, status=explanation.status)
    return reswap(retarget(response, "#main"), "innerHTML") if fragment else response


def too_large(request: HttpRequest) -> HttpResponse:
    """More was sent than any page of ours asks for."""
    return show(
        request,
        Explanation(
            status=413,
            title=_("That is too long"),
            message=_("Please describe it in a few sentences: what hurts, since when, and what you would like to do."),
        ),
    )


def unreadable(request: HttpRequest) -> HttpResponse:
    """What was sent holds a character that no text has."""
    return show(
        request,
        Explanation(
            status=400,
            title=_("We cannot read that"),
            message=_("The text holds characters that cannot be read. Please type it again."),
        ),
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show(
        request,
        Explanation(status=400, title=_("We cannot read that"), message=_("Please go back and try again.")),
    )


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show(request, explain(NotPermitted()))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show(request, explain(NotFound()))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is older than the session, or did not come from our page."""
    return show(
        request,
        Explanation(
            status=403,
            title=_("This form has expired"),
            message=_("Nothing was changed. Please open the page again and send it once more."),
            action_url=request.path,
            action_label=_("Open the page again"),
        ),
    )


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """allauth counts attempts to sign in, to sign up and to have mail sent."""
    return show(
        request,
        Explanation(
            status=429,
            title=_("Too many attempts"),
            message=_("To keep accounts safe we pause for a few minutes. Please try again later."),
        ),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the request's context: whatever broke may be part of it."""
    context = {
        "title": _("Something broke on our side"),
        "message": _("It is not your fault, and nothing you saved is lost. Please try again in a minute."),
        "action_url": "/",
        "action_label": _("Back to the start"),
    }
    return HttpResponseServerError(render_to_string("500.html", context))
