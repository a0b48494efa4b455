"""The learning pages in a real Chromium: axe in both themes, every width, keyboard, links into the page."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from baton.site.learn.pages import PAGES
from baton.site.learn.questions import QUESTIONS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESSES = ["/learn/", *(f"/learn/{page.slug}/" for page in PAGES)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(browser_page: Any, scheme: str) -> None:
    browser_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    reports = {}
    for address in ADDRESSES:
        browser_page.goto(address)
        browser_page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
        result = Axe().run(browser_page)
        if result.violations_count:
            reports[address] = result.generate_report()
    assert not reports


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_scrolls_sideways_on_the_smallest_phone(browser_page: Any, language: str) -> None:
    browser_page.set_extra_http_headers({"Accept-Language": language})
    browser_page.set_viewport_size({"width": 320, "height": 700})
    wide = {}
    for address in ADDRESSES:
        browser_page.goto(address)
        wide[address] = browser_page.evaluate("document.documentElement.scrollWidth")
    assert {address: width for address, width in wide.items() if width > 320} == {}


def test_an_answer_opens_from_the_keyboard(browser_page: Any) -> None:
    browser_page.goto("/learn/questions/")
    first = browser_page.locator("main .accordion details").first
    first.locator("summary").focus()
    browser_page.keyboard.press("Enter")
    assert first.locator("p").first.is_visible()


def test_a_link_to_an_answer_opens_it(browser_page: Any) -> None:
    last = QUESTIONS[-1]
    browser_page.goto(f"/learn/questions/#{last.slug}")
    browser_page.locator(f"#{last.slug}").wait_for(state="visible")


def test_one_can_read_on_from_the_first_page_to_the_last_and_the_heading_has_the_focus(browser_page: Any) -> None:
    browser_page.goto("/learn/physical-therapist/")
    for page in PAGES[1:]:
        browser_page.click("a[rel=next]")
        browser_page.wait_for_url(f"**/learn/{page.slug}/")
        browser_page.get_by_role("heading", level=1, name=str(page.title)).wait_for()
    assert browser_page.locator("a[rel=next]").count() == 0
    assert browser_page.evaluate("document.activeElement.tagName") == "H1"


def test_pages_read_well_without_scripts(chromium: Any, live_server: Any) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"http://localhost:{live_server.thread.port}/learn/questions/")
    page.locator("main .accordion summary").first.click()
    assert page.locator("main .accordion p").first.is_visible()
    context.close()
