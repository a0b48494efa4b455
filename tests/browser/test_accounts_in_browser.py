"""Accounts in a real browser: a passkey under the strict policy, and the way there without one."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def key_in_the_phone(browser_page):
    """An authenticator of the platform that always finds its owner."""
    protocol = browser_page.context.new_cdp_session(browser_page)
    protocol.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.fixture
def complaints(browser_page):
    """What the browser's console complained about, such as code that the policy blocked."""
    said: list[str] = []
    browser_page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    browser_page.on("pageerror", lambda error: said.append(str(error)))
    return said


def sign_in(page, email, password):
    page.goto("/account/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile(r"/answers/"))


def test_somebody_makes_an_account_with_the_keyboard_alone(browser_page, complaints):
    browser_page.goto("/account/signup/")
    browser_page.get_by_label("What should we call you?").focus()
    for words in ("Noa", "noa@example.org", "a-good-long-password"):
        browser_page.keyboard.type(words)
        browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url(re.compile(r"/(answers|account/confirm-email)/"))

    browser_page.goto("/account/")
    assert browser_page.get_by_label("What should we call you?").input_value() == "Noa"
    assert complaints == []


def test_a_passkey_is_made_and_opens_the_door_without_a_password(
    browser_page, key_in_the_phone, complaints, dana, password
):
    sign_in(browser_page, dana.email, password)
    browser_page.goto("/account/2fa/webauthn/add/")
    if "reauthenticate" in browser_page.url:
        browser_page.get_by_label("Password").fill(password)
        browser_page.locator("main").get_by_role("button").first.click()
    browser_page.get_by_label("Name").fill("My phone")
    passwordless = browser_page.get_by_label("Passwordless")
    if passwordless.count():
        passwordless.check()
    browser_page.locator("main form").get_by_role("button").first.click()
    browser_page.wait_for_url(re.compile(r"/account/2fa/(recovery-codes|webauthn)/"))

    browser_page.context.clear_cookies()
    browser_page.goto("/account/login/")
    browser_page.get_by_role("button", name="passkey").click()
    browser_page.wait_for_url(re.compile(r"/answers/"))
    assert complaints == []


@pytest.mark.parametrize("address", ["/account/login/", "/account/signup/", "/account/password/reset/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_entrance_has_no_barriers(browser_page, address, scheme):
    browser_page.emulate_media(color_scheme=scheme)
    browser_page.goto(address)

    assert Axe().run(browser_page).response["violations"] == []


@pytest.mark.parametrize("address", ["/account/", "/account/erase/", "/account/email/", "/account/2fa/"])
def test_the_account_has_no_barriers(browser_page, dana, password, address):
    sign_in(browser_page, dana.email, password)
    browser_page.goto(address)

    assert Axe().run(browser_page).response["violations"] == []
