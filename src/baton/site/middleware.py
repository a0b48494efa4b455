"""What is so for every page."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation

from baton.domain.errors import BadInput
from baton.people.refusals import Refusal
from baton.site import errors

Handler = Callable[[HttpRequest], HttpResponseBase]

_DRAINED_MAX_BYTES: Final = 32 * 1024 * 1024
_CHUNK_BYTES: Final = 64 * 1024
_NUL: Final = "\x00"


class PrivateByDefault:
    """Pages can hold health data, so no cache keeps one unless its view says otherwise."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
        return response


class ReadableRequests:
    """Stops what is too large to be a form of ours, and what holds a NUL, which no text has and PostgreSQL refuses."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _announced_bytes(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            _drain(request)
            return errors.too_large(request)
        if _holds_nul(request):
            return errors.unreadable(request)
        return self.get_response(request)


def _announced_bytes(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdigit() else 0


def _drain(request: HttpRequest) -> None:
    # A browser that is still sending when the connection closes shows a network error instead of our sentence.
    left = min(_announced_bytes(request), _DRAINED_MAX_BYTES)
    while left > 0 and (chunk := request.read(min(left, _CHUNK_BYTES))):
        left -= len(chunk)


def _holds_nul(request: HttpRequest) -> bool:
    sent = [request.path]
    for form in (request.GET, request.POST):
        for name, values in form.lists():
            sent += [name, *values]
    return any(_NUL in text for text in sent)


class ChosenLanguage:
    """A signed-in person's language, on every device, until that browser chooses another."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = getattr(request.user, "language", "")
        if not language or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers["Content-Language"] = language
        return response


class Refusals:
    """Shows a refusal to the person. No view catches one."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refusal | BadInput):
            return errors.show(request, errors.explain(exception))
        return None
