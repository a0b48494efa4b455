"""The account's pages, as Dana, as Eve and as somebody who has not signed in."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.cache import cache

from baton.audit.models import Entry
from baton.pathway.intake import demo as intake_demo
from baton.pathway.intake.models import Submission
from baton.people.accounts.models import User
from baton.people.accounts.sealing import Seal

pytestmark = pytest.mark.django_db

CREDENTIALS = {"email": "new@example.org", "password1": "a-good-long-password", "preferred_name": "Noa"}


def test_somebody_signs_up_and_is_signed_in(anonymous):
    response = anonymous.post("/account/signup/", CREDENTIALS)

    user = User.objects.get(email="new@example.org")
    assert response.status_code == 302
    assert user.preferred_name == "Noa"
    assert anonymous.get("/account/").status_code == 200
    assert Entry.objects.filter(action="account.registered", actor_id=user.pk).exists()
    assert "new@example.org" in mail.outbox[0].to


def test_signing_up_with_an_address_that_is_taken_tells_nothing_on_the_page(anonymous, dana):
    fresh = anonymous.post("/account/signup/", CREDENTIALS | {"email": "other@example.org"})
    anonymous.post("/account/logout/")
    taken = anonymous.post("/account/signup/", CREDENTIALS | {"email": "Dana@example.org"})

    assert User.objects.filter(email="dana@example.org").count() == 1
    assert taken.status_code in {200, fresh.status_code}


def test_a_short_password_is_refused_in_words(anonymous):
    response = anonymous.post("/account/signup/", CREDENTIALS | {"password1": "short"})

    assert response.status_code == 200
    assert "at least 10 characters" in response.content.decode()


def test_dana_signs_in_with_her_address_in_capitals(anonymous, dana, password):
    response = anonymous.post("/account/login/", {"login": "DANA@EXAMPLE.ORG", "password": password})

    assert response.status_code == 302
    assert Entry.objects.filter(action="account.signed_in", actor_id=dana.pk).count() == 1


def test_a_second_factor_is_asked_for_once_there_is_one(anonymous, dana, password):
    TOTP.activate(dana, "JBSWY3DPEHPK3PXP")

    response = anonymous.post("/account/login/", {"login": dana.email, "password": password}, follow=True)

    assert response.redirect_chain[-1][0] == "/account/2fa/authenticate/"
    assert response.status_code == 200
    assert not Entry.objects.filter(action="account.signed_in").exists()


def test_the_key_of_an_authenticator_app_is_not_stored_in_the_clear(dana):
    TOTP.activate(dana, "JBSWY3DPEHPK3PXP")

    stored = Authenticator.objects.get(user=dana).data["secret"]
    assert "JBSWY3DPEHPK3PXP" not in stored
    assert Seal("second factor").open(stored) == "JBSWY3DPEHPK3PXP"


def test_a_secret_closed_with_the_former_key_still_opens(settings):
    closed = Seal("second factor").close("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the next key"

    assert Seal("second factor").open(closed) == "JBSWY3DPEHPK3PXP"


@pytest.mark.parametrize("page", ["/account/", "/account/erase/", "/account/email/", "/account/2fa/"])
def test_the_account_is_only_for_who_is_signed_in(anonymous, as_dana, page):
    assert anonymous.get(page)["Location"].startswith("/account/login/")
    assert as_dana.get(page).status_code == 200


def test_eve_sees_nothing_of_dana(as_eve, dana):
    for page in ("/account/", "/account/erase/", "/account/email/"):
        assert dana.email not in as_eve.get(page).content.decode()


def test_dana_changes_her_name_and_language(as_dana, dana):
    response = as_dana.post("/account/", {"preferred_name": "Danny", "language": "es"}, follow=True)

    dana.refresh_from_db()
    assert (dana.preferred_name, dana.language) == ("Danny", "es")
    assert response.headers["Content-Language"] == "es"


def test_erasing_asks_for_the_address_first(as_dana, dana):
    response = as_dana.post("/account/erase/", {"email": "eve@example.org"})

    assert response.status_code == 200
    assert User.objects.filter(pk=dana.pk).exists()


def test_dana_erases_herself_and_every_answer_she_saved(as_dana, dana):
    intake_demo.fill(by=dana)
    saved = Submission.objects.filter(owner=dana).first()
    assert saved is not None

    response = as_dana.post("/account/erase/", {"email": "Dana@example.org"})

    assert response.status_code == 302
    assert not User.objects.filter(pk=dana.pk).exists()
    assert not Submission.objects.filter(pk=saved.pk).exists()
    assert as_dana.get("/account/").status_code == 302


def test_the_welcome_is_in_the_language_of_the_account(anonymous, person, password):
    person("lucia@example.org", preferred_name="Lucía", language="es")

    page = anonymous.post("/account/login/", {"login": "lucia@example.org", "password": password}, follow=True)

    assert page.headers["Content-Language"] == "es"
    assert "Successfully" not in page.content.decode()


def test_the_chosen_language_stays_with_the_account(as_dana, anonymous, dana):
    as_dana.post("/language/", {"language": "es", "next": "/"})

    dana.refresh_from_db()
    assert dana.language == "es"
    anonymous.force_login(dana)
    assert re.search(r'<html lang="es"', anonymous.get("/account/").content.decode())


def test_somebody_who_tries_too_often_is_paused_in_words(anonymous, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    cache.clear()
    tries = [anonymous.post("/account/login/", {"login": "dana@example.org", "password": "guess"}) for _ in range(3)]
    cache.clear()

    assert [response.status_code for response in tries] == [200, 200, 429]
    assert "Too many attempts" in tries[-1].content.decode()
