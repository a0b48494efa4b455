"""The design system in a real Chromium: both themes, sizes, focus, zoom, and what scripts add."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TARGET_PX_MIN = 24
TARGET_PX_AIM = 44

_TARGETS = """
() => [...document.querySelectorAll("a[href], button, summary, select, textarea, .choice, input")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.type !== "hidden")
  .filter((e) => !e.closest("p, dd, li:not([class]) > span, .table, cite, .skip-link") && !e.closest(".choice input"))
  .map((e) => e.closest(".choice, .field-check") ?? e)
  .map((e) => [e.outerHTML.slice(0, 120), e.getBoundingClientRect().width, e.getBoundingClientRect().height])
"""

_FOCUS = """
() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const drawn = [e, e.closest(".choice"), e.closest(".narrative-box")].filter(Boolean).map((x) => getComputedStyle(x));
  const box = e.getBoundingClientRect();
  return {
    html: e.outerHTML.slice(0, 120),
    ring: drawn.some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2),
    seen: box.bottom > 0 && box.top < innerHeight,
  };
}
"""


@pytest.fixture
def gallery(browser_page: Any) -> Any:
    browser_page.goto("/gallery/")
    return browser_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/gallery/", "/account/login/", "/account/signup/"])
def test_axe_finds_nothing(browser_page: Any, scheme: str, path: str) -> None:
    browser_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    browser_page.goto(path)
    result = Axe().run(browser_page)
    assert result.violations_count == 0, result.generate_report()


def test_targets_are_large_enough_for_a_thumb(gallery: Any) -> None:
    small = [target for target in gallery.evaluate(_TARGETS) if min(target[1:]) < TARGET_PX_MIN]
    assert not small
    short = [target for target in gallery.evaluate(_TARGETS) if target[2] < TARGET_PX_AIM]
    assert not short


def test_focus_is_always_seen(gallery: Any) -> None:
    reached = 0
    for _ in range(100):
        gallery.keyboard.press("Tab")
        focus = gallery.evaluate(_FOCUS)
        if focus is None:
            break
        reached += 1
        assert focus["ring"], focus["html"]
        assert focus["seen"], focus["html"]
    assert reached > 60


def test_nothing_scrolls_sideways_at_any_width_or_at_twice_the_text_size(gallery: Any) -> None:
    for width in (320, 390, 768, 1280, 640):
        gallery.set_viewport_size({"width": width, "height": 800})
        assert gallery.evaluate("document.documentElement.scrollWidth") <= width
    double = "const sheet = new CSSStyleSheet(); sheet.replaceSync('html { font-size: 200% }');"
    gallery.evaluate(f"() => {{ {double} document.adoptedStyleSheets.push(sheet); }}")
    assert gallery.evaluate("document.documentElement.scrollWidth") <= 640


def test_the_theme_can_be_chosen_and_is_remembered(gallery: Any) -> None:
    gallery.emulate_media(color_scheme="light")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = gallery.evaluate(paper)
    toggle = gallery.locator("[data-theme-toggle]")
    expect(toggle).to_have_attribute("aria-label", "Switch to dark colors")
    toggle.click()
    expect(toggle).to_have_attribute("aria-label", "Switch to light colors")
    dark = gallery.evaluate(paper)
    assert dark != light
    gallery.reload()
    assert gallery.evaluate(paper) == dark


def test_without_scripts_the_system_decides_the_theme_and_nothing_dead_is_shown(
    chromium: Any, live_server: Any
) -> None:
    papers = set()
    for scheme in ("light", "dark"):
        context = chromium.new_context(java_script_enabled=False, color_scheme=scheme, base_url=live_server.url)
        page = context.new_page()
        page.goto("/gallery/")
        assert not page.is_visible("[data-theme-toggle]")
        assert page.is_visible("text=Every part, in every state")
        papers.add(page.screenshot(clip={"x": 0, "y": 0, "width": 4, "height": 4}))
        context.close()
    assert len(papers) == 2


def test_none_of_these_and_the_rest_exclude_each_other(gallery: Any) -> None:
    gallery.check("#where-none")
    assert not gallery.is_checked("#where-2")
    gallery.check("#where-1")
    assert not gallery.is_checked("#where-none")


def test_a_text_that_is_too_long_says_by_how_much(gallery: Any) -> None:
    gallery.fill("#story", "x" * 3990)
    expect(gallery.locator("#story-count")).to_have_text("Characters left: 10")
    gallery.fill("#story", "x" * 4001)
    expect(gallery.locator("#story-count")).to_have_text("Characters too many: 1")
    gallery.fill("#story", "short")
    expect(gallery.locator("#story-count")).to_have_text("")


def test_a_page_fetched_by_script_moves_focus_to_its_heading_and_is_announced(gallery: Any) -> None:
    problems: list[str] = []
    gallery.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    gallery.on("pageerror", lambda error: problems.append(str(error)))
    gallery.evaluate("window.stayed = true")
    gallery.click("footer a[href='/learn/']")
    gallery.wait_for_url("**/learn/")
    expect(gallery.locator("h1")).to_be_focused()
    assert gallery.evaluate("window.stayed")
    expect(gallery.locator("#announcements")).to_have_text(gallery.title())
    gallery.go_back()
    gallery.wait_for_selector("text=Every part, in every state")
    assert not problems


def test_print_opens_every_answer(gallery: Any) -> None:
    gallery.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert gallery.locator("details:not([open])").count() == 0
    gallery.evaluate("dispatchEvent(new Event('afterprint'))")
    assert gallery.locator("details:not([open])").count() > 0


def test_colors_chosen_by_the_reader_keep_every_edge(gallery: Any) -> None:
    gallery.emulate_media(forced_colors="active")
    for part in (".button", ".card", ".note", ".chip", ".emergency"):
        style = gallery.evaluate(f"getComputedStyle(document.querySelector('{part}')).borderTopStyle")
        assert style != "none", part
