"""What is so for every page: refusals in words, nothing cached, nothing unreadable stored."""

import logging

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve
from django.utils.translation import override

from baton.domain.errors import BadInput
from baton.people.refusals import NotFound, NotPermitted, WrongState
from baton.site import errors
from baton.site.logs import NoClientData
from baton.site.middleware import Refusals

pytestmark = pytest.mark.django_db

STRICT = ("unsafe-inline", "unsafe-eval", "http:", "https:", "*")


def refused(exception: Exception, **headers: str) -> HttpResponse:
    request = RequestFactory().get("/", headers=headers)
    if headers:
        from django_htmx.middleware import HtmxDetails

        request.htmx = HtmxDetails(request)
    shown = Refusals(lambda _: HttpResponse()).process_exception(request, exception)
    assert isinstance(shown, HttpResponse)
    return shown


@pytest.mark.parametrize(
    ("refusal", "status"), [(NotFound(), 404), (NotPermitted(), 403), (WrongState("Already sent."), 409)]
)
def test_a_refusal_is_a_page_in_plain_words(refusal, status):
    page = refused(refusal)

    assert page.status_code == status
    assert str(refusal.message) in page.content.decode()
    assert "<html" in page.content.decode()


def test_what_the_domain_cannot_read_is_a_bad_request_with_its_sentence():
    page = refused(BadInput("too_long", "The text is longer than 20,000 characters.", "$.narrative"))

    assert page.status_code == 400
    assert "longer than 20,000 characters" in page.content.decode()


def test_where_htmx_asked_for_a_part_the_refusal_is_a_part():
    part = refused(WrongState("Already sent."), hx_request="true")

    assert part["HX-Retarget"] == "#main"
    assert "Already sent." in part.content.decode()
    assert "<html" not in part.content.decode()


def test_a_boosted_link_gets_the_whole_page():
    assert "<html" in refused(NotFound(), hx_request="true", hx_boosted="true").content.decode()


def test_anything_that_is_no_refusal_rises():
    request = RequestFactory().get("/")

    assert Refusals(lambda _: HttpResponse()).process_exception(request, ValueError("a bug")) is None


def test_a_page_that_does_not_exist_says_so(anonymous):
    response = anonymous.get("/learn/no-such-page/")

    assert response.status_code == 404
    assert "We cannot find that page" in response.content.decode()


def test_pages_are_never_cached_and_run_only_our_own_code(anonymous):
    response = anonymous.get("/account/login/")
    policy = response["Content-Security-Policy"]

    assert "no-store" in response["Cache-Control"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert not any(word in policy for word in STRICT)


def test_two_megabytes_are_refused_in_one_sentence(anonymous):
    response = anonymous.post("/account/login/", {"login": "x" * 2_000_000})

    assert response.status_code == 413
    assert "a few sentences" in response.content.decode()


@pytest.mark.parametrize("name", ["login", "lo\x00gin"])
def test_a_nul_is_refused_in_one_sentence(anonymous, name):
    response = anonymous.post("/account/login/", {name: "dana\x00@example.org"})

    assert response.status_code == 400
    assert "cannot be read" in response.content.decode()


@pytest.mark.parametrize("address", ["/account/login/?next=%00", "/learn/%00/"])
def test_a_nul_in_an_address_is_refused(anonymous, address):
    assert anonymous.get(address).status_code == 400


@pytest.mark.parametrize("text", ["ركبتي تؤلمني", "膝が痛い", "My knee 🦵 hurts", "\u202eknee"])
def test_every_script_is_let_through(anonymous, text):
    assert anonymous.post("/account/login/", {"login": text}).status_code == 200


def test_too_many_fields_are_refused(anonymous):
    response = anonymous.post("/account/login/", {f"field{number}": "x" for number in range(600)})

    assert response.status_code == 400
    assert "<html" in response.content.decode()


def test_a_form_without_its_token_is_refused_and_says_what_to_do(dana):
    response = Client(enforce_csrf_checks=True).post("/account/login/", {"login": dana.email})

    assert response.status_code == 403
    assert "This form has expired" in response.content.decode()


def test_when_something_breaks_the_page_says_so_without_details(anonymous, monkeypatch):
    monkeypatch.setattr("baton.site.views.connection", None)
    anonymous.raise_request_exception = False
    response = anonymous.get("/healthz")

    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()
    assert "NoneType" not in response.content.decode()


def test_a_log_line_keeps_the_place_of_an_error_and_not_its_message():
    typed = "Dana's knee"
    try:
        int(typed)
    except ValueError as error:
        record = logging.LogRecord(
            "django", logging.ERROR, "", 0, "Internal Server Error: /", (), (type(error), error, error.__traceback__)
        )
    NoClientData().filter(record)
    written = logging.Formatter().format(record)

    assert "ValueError" in written
    assert "test_middleware.py" in written
    assert "(message left out)" in written
    assert "Dana's knee" not in written


def test_a_log_line_holds_the_route_and_not_the_code_of_an_answer(rf):
    request = rf.get("/answers/SECRETCODE/")
    request.resolver_match = resolve("/answers/SECRETCODE/")
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "%s: %s", ("Not Found", request.path), None)
    record.request, record.status_code = request, 404
    NoClientData().filter(record)

    assert record.getMessage() == "404 GET /answers/<str:code>/"


def test_a_monitor_gets_an_answer(anonymous):
    assert anonymous.get("/healthz").content == b"ok\n"


def test_an_error_page_speaks_spanish(rf):
    with override("es"):
        page = errors.page_not_found(rf.get("/nowhere"), Exception())

    assert 'lang="es"' in page.content.decode()
