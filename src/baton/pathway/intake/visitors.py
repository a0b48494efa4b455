"""Who is at the door: an account, or only a browser that holds the codes of what it was shown."""

import secrets
from dataclasses import dataclass, field

from django.http import HttpRequest

from baton.people.accounts.models import User

_DRAFTS = "intake_drafts"
_ANSWERS = "intake_answers"
_OWN_KEY = "intake_visitor"
_KEPT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """`drafts` and `answers` are the codes that this browser's session was given. `token` is its secret, or ""."""

    user: User | None = None
    token: str = ""
    drafts: frozenset[str] = field(default_factory=frozenset)
    answers: frozenset[str] = field(default_factory=frozenset)


def visitor(request: HttpRequest) -> Visitor:
    return Visitor(
        user=request.user if isinstance(request.user, User) else None,
        token=request.session.get(_OWN_KEY, ""),
        drafts=frozenset(request.session.get(_DRAFTS, ())),
        answers=frozenset(request.session.get(_ANSWERS, ())),
    )


def newcomer(request: HttpRequest) -> Visitor:
    """The visitor, from now on with a secret of their own."""
    if not request.session.get(_OWN_KEY):
        request.session[_OWN_KEY] = secrets.token_urlsafe(16)
    return visitor(request)


def remember_draft(request: HttpRequest, code: str) -> None:
    _remember(request, _DRAFTS, code)


def remember_answer(request: HttpRequest, code: str) -> None:
    _remember(request, _ANSWERS, code)


def forget(request: HttpRequest) -> None:
    """On a shared computer: this browser no longer holds any code. What is stored stays, for whoever has its code."""
    for key in (_DRAFTS, _ANSWERS, _OWN_KEY):
        request.session.pop(key, None)


def _remember(request: HttpRequest, key: str, code: str) -> None:
    kept = [other for other in request.session.get(key, ()) if other != code]
    request.session[key] = [*kept, code][-_KEPT:]
