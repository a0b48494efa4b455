"""Whom to call, by place."""

import pytest
from django.test import RequestFactory

from baton.pathway.intake import places


@pytest.mark.parametrize(
    ("languages", "number"),
    [
        ("en-US,en;q=0.9", "911"),
        ("en-GB,en;q=0.9", "999"),
        ("en,en-AU;q=0.8", "000"),
        ("de-DE,de;q=0.9,en-US;q=0.5", "112"),
        ("es-MX,es;q=0.9", "911"),
        ("es", "112"),
        ("en", "911"),
        ("hi-IN", "112"),
        ("", "112"),
        ("-,;q=;,", "112"),
        ("x" * 10_000, "112"),
    ],
)
def test_the_number_follows_the_browser(languages: str, number: str) -> None:
    request = RequestFactory().get("/", headers={"accept-language": languages})
    assert places.place(request).emergency == number


def test_the_place_can_be_chosen_and_an_unknown_one_changes_nothing() -> None:
    british = {"accept-language": "en-GB"}
    assert places.place(RequestFactory().get("/?place=AU", headers=british)).emergency == "000"
    assert places.place(RequestFactory().get("/?place=<b>", headers=british)).emergency == "999"


def test_each_number_can_be_dialled() -> None:
    for place in places.PLACES:
        assert place.emergency.isdigit()
        for line in place.crisis:
            assert line.number.isdigit()
            assert line.shown.replace(" ", "") == line.number
