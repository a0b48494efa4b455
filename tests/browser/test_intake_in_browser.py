"""From what hurts to whom to see, in a real Chromium: by pointer, by keyboard alone, with scripts and without."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BACK = "My lower back has ached for three weeks after lifting a sofa, 5/10, worse bending. No fever. I am 41."
SADDLE = f"{BACK} Since this morning it's numb between my legs."
MOST_QUESTIONS = 12
TARGET_PX_MIN = 24
TARGET_PX_AIM = 44

_SMALL_TARGETS = """
() => [...document.querySelectorAll("main :is(a[href], button, summary, select, textarea, input)")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.type !== "hidden")
  .filter((e) => !e.closest(".reason-source, .small-print"))
  .map((e) => e.closest(".choice, .said-choices label") ?? e)
  .map((e) => [e.outerHTML.slice(0, 120), e.getBoundingClientRect().width, e.getBoundingClientRect().height])
"""

_FOCUS = """
() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const around = [".choice", ".narrative-box", ".said-choices label"].map((x) => e.closest(x)).filter(Boolean);
  const box = e.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    html: e.outerHTML.slice(0, 160),
    ring: [e, ...around].map((x) => getComputedStyle(x))
      .some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2),
    seen: box.bottom > 0 && box.top < innerHeight,
    clear: !top || e.contains(top) || top.contains(e),
    main: !!e.closest("main"),
  };
}
"""


_COLORS_HAVE_SETTLED = """
() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  .then(() => Promise.allSettled(document.getAnimations().map((one) => one.finished))).then(() => null)
"""


def begin(page: Any, narrative: str = BACK) -> None:
    page.goto("/")
    page.get_by_label("Say it in your own words").fill(narrative)
    page.get_by_role("button", name="Find out who to see").click()


def go_to_questions(page: Any) -> None:
    begin(page)
    page.get_by_role("button", name="That is right, go on").click()
    page.wait_for_url("**/questions/**")


def answer_one(page: Any) -> None:
    """The usual answer to the question on the page, and wait for what follows."""
    asked = page.locator("h1").inner_text()
    if page.get_by_role("spinbutton").count():
        page.get_by_role("spinbutton").fill("41")
        page.get_by_role("button", name="Continue").click()
    elif page.locator("button.choice").count():
        none = page.locator('button.choice[value="none"]')
        (none if none.count() else page.locator("button.choice").last).click()
    elif page.get_by_role("button", name="None of these").count():
        page.get_by_role("button", name="None of these").click()
    else:
        page.get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Continue").click()
    expect(page.locator("h1")).not_to_have_text(asked)


def answer_all(page: Any) -> int:
    asked = 0
    while "/questions/" in page.url:
        answer_one(page)
        asked += 1
        assert asked <= MOST_QUESTIONS
    return asked


def each_page(page: Any) -> Iterator[str]:
    """Stands on each page of the room in turn and says which."""
    page.goto("/")
    yield "start"
    page.get_by_role("button", name="Find out who to see").click()
    expect(page.locator(".field-error")).to_be_visible()
    yield "start with an error"
    begin(page)
    page.locator("details.said").first.locator("summary").click()
    page.locator("#words > summary").click()
    yield "what was understood"
    page.get_by_role("button", name="That is right, go on").click()
    page.wait_for_url("**/questions/**")
    yield "ticks"
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("[data-error-summary]")).to_be_visible()
    yield "ticks with an error"
    yield from _pages_of_a_visit_with_doubts(page)
    yield from _pages_of_an_emergency(page)


def _pages_of_a_visit_with_doubts(page: Any) -> Iterator[str]:
    page.goto("/")
    page.get_by_role("button", name="I would rather answer questions").click()
    page.wait_for_url("**/questions/**")
    yield "a choice"
    asked = page.locator("h1").inner_text()
    page.get_by_role("button", name="I’m not sure").click()
    expect(page.locator("h1")).not_to_have_text(asked)
    answer_all(page)
    page.wait_for_url("**/answers/*/")
    yield "an answer that is not the last word"


def _pages_of_an_emergency(page: Any) -> Iterator[str]:
    begin(page, SADDLE)
    page.wait_for_url("**/answers/*/")
    page.locator(".places summary").click()
    yield "an emergency"
    page.goto(page.url + "send/")
    yield "sending"
    page.goto("/answers/")
    yield "your answers"


def test_words_become_chips_then_questions_then_a_plan(browser_page: Any) -> None:
    problems: list[str] = []
    browser_page.on("pageerror", lambda error: problems.append(str(error)))
    browser_page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    begin(browser_page)
    expect(browser_page.get_by_role("heading", name="Did we get this right?")).to_be_focused()
    expect(browser_page.locator("details.said q").first).to_be_visible()
    browser_page.get_by_role("button", name="That is right, go on").click()
    browser_page.wait_for_url("**/questions/**")
    answer_all(browser_page)
    browser_page.wait_for_url("**/answers/*/")
    expect(browser_page.get_by_role("heading", name="Your plan")).to_be_visible()
    expect(browser_page.get_by_role("heading", name="Why this answer")).to_be_visible()
    assert not problems


def test_a_new_question_takes_the_focus_and_the_title(browser_page: Any) -> None:
    go_to_questions(browser_page)
    answer_one(browser_page)
    heading = browser_page.locator("h1")
    expect(heading).to_be_focused()
    assert heading.inner_text() in browser_page.title()
    before = browser_page.locator("progress").get_attribute("value")
    browser_page.get_by_role("button", name="Take back the last answer").click()
    expect(browser_page.locator("h1")).not_to_have_text(heading.inner_text() if before is None else "")
    expect(browser_page.locator("progress")).to_have_attribute("value", "0")
    expect(browser_page.locator("h1")).to_be_focused()


def test_an_emergency_comes_before_anything_else(browser_page: Any) -> None:
    begin(browser_page, SADDLE)
    browser_page.wait_for_url("**/answers/*/")
    call = browser_page.get_by_role("link", name="Call 911")
    expect(call).to_be_in_viewport()
    assert call.get_attribute("href") == "tel:911"
    browser_page.get_by_role("button", name="Correct it").click()
    browser_page.wait_for_url("**/check/**")
    numb = browser_page.locator("details.said", has=browser_page.locator("q", has_text="numb"))
    for chip in numb.all():
        chip.locator("summary").click()
        if chip.locator('[value="no"]').count():
            chip.locator('[value="no"]').check()
    browser_page.get_by_role("button", name="That is right, go on").click()
    browser_page.wait_for_url("**/questions/**")


def _tab_to(page: Any, locator: Any) -> None:
    for _press in range(80):
        page.keyboard.press("Tab")
        if locator.evaluate("(e) => e === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {locator}.")


def test_keyboard_alone_leads_from_the_first_word_to_the_answer(browser_page: Any) -> None:
    page = browser_page
    page.goto("/")
    _tab_to(page, page.get_by_label("Say it in your own words"))
    page.keyboard.type(BACK)
    _tab_to(page, page.get_by_role("button", name="Find out who to see"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/**")
    expect(page.locator("h1")).to_be_focused()
    _tab_to(page, page.locator("details.said summary").first)
    page.keyboard.press("Enter")
    expect(page.locator("details.said[open]")).to_have_count(1)
    _tab_to(page, page.get_by_role("button", name="That is right, go on"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/**")
    for _question in range(MOST_QUESTIONS + 1):
        if "/questions/" not in page.url:
            break
        expect(page.locator("h1")).to_be_focused()
        asked = page.locator("h1").inner_text()
        _answer_by_keyboard(page)
        expect(page.locator("h1")).not_to_have_text(asked)
    page.wait_for_url("**/answers/*/")


def _answer_by_keyboard(page: Any) -> None:
    if page.get_by_role("spinbutton").count():
        _tab_to(page, page.get_by_role("spinbutton"))
        page.keyboard.type("41")
    elif page.locator("button.choice").count():
        none = page.locator('button.choice[value="none"]')
        _tab_to(page, none if none.count() else page.locator("button.choice").last)
    elif page.get_by_role("button", name="None of these").count():
        _tab_to(page, page.get_by_role("button", name="None of these"))
    else:
        _tab_to(page, page.get_by_role("checkbox").first)
        page.keyboard.press("Space")
        _tab_to(page, page.get_by_role("button", name="Continue"))
    page.keyboard.press("Enter")


def test_nothing_is_typed_twice(browser_page: Any) -> None:
    begin(browser_page)
    expect(browser_page.get_by_label("Your age")).to_have_value("41")
    browser_page.locator("#words > summary").click()
    expect(browser_page.locator("#words textarea")).to_have_value(BACK)


def test_axe_finds_nothing_on_any_page_in_either_theme(browser_page: Any) -> None:
    for name in each_page(browser_page):
        for scheme in ("dark", "light"):
            browser_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            browser_page.evaluate(_COLORS_HAVE_SETTLED)
            result = Axe().run(browser_page)
            assert result.violations_count == 0, f"{name}, {scheme}: {result.generate_report()}"


def _width_with_text_twice_as_large(page: Any) -> int:
    page.set_viewport_size({"width": 640, "height": 700})
    double = "const sheet = new CSSStyleSheet(); sheet.replaceSync('html { font-size: 200% }');"
    page.evaluate(f"() => {{ {double} document.adoptedStyleSheets.push(sheet); }}")
    width: int = page.evaluate("document.documentElement.scrollWidth")
    page.evaluate("() => { document.adoptedStyleSheets.pop(); }")
    page.set_viewport_size({"width": 320, "height": 700})
    return width


def test_pages_reflow_and_their_targets_fit_a_thumb(browser_page: Any) -> None:
    browser_page.set_viewport_size({"width": 320, "height": 700})
    for name in each_page(browser_page):
        assert browser_page.evaluate("document.documentElement.scrollWidth") <= 320, name
        assert _width_with_text_twice_as_large(browser_page) <= 640, name
        targets = browser_page.evaluate(_SMALL_TARGETS)
        assert not [target for target in targets if min(target[1:]) < TARGET_PX_MIN], name
        assert not [target for target in targets if target[2] < TARGET_PX_AIM], name


def test_focus_is_seen_on_every_page_and_follows_the_reading_order(browser_page: Any) -> None:
    for name in each_page(browser_page):
        browser_page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        order = []
        for _press in range(120):
            browser_page.keyboard.press("Tab")
            focus = browser_page.evaluate(_FOCUS)
            if focus is None:
                break
            assert focus["ring"], f"{name}: {focus['html']}"
            assert focus["seen"], f"{name}: {focus['html']}"
            assert focus["clear"], f"{name}: {focus['html']}"
            order.append(focus)
        assert any(focus["main"] for focus in order), name
        assert browser_page.evaluate("document.querySelectorAll('[tabindex]:not([tabindex=\"-1\"])').length") == 0, name


def test_everything_works_without_scripts(chromium: Any, live_server: Any) -> None:
    context = chromium.new_context(
        base_url=f"http://localhost:{live_server.thread.port}", java_script_enabled=False, locale="en-US"
    )
    page = context.new_page()
    begin(page)
    page.wait_for_url("**/check/**")
    page.locator("details.said").first.locator("summary").click()
    page.get_by_role("button", name="That is right, go on").click()
    for _question in range(MOST_QUESTIONS + 1):
        page.wait_for_load_state()
        if "/questions/" not in page.url:
            break
        answer_one(page)
    assert "/answers/" in page.url
    assert page.get_by_role("heading", name="Your plan").count() == 1
    context.close()


def test_in_spanish_from_the_first_page_to_the_answer(chromium: Any, live_server: Any) -> None:
    context = chromium.new_context(
        base_url=f"http://localhost:{live_server.thread.port}", locale="es-MX", viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert page.locator("textarea").count() == 0
    page.locator('form[action="/questions/"] button').first.click()
    page.wait_for_url("**/questions/**")
    for _question in range(MOST_QUESTIONS + 1):
        if "/questions/" not in page.url:
            break
        asked = page.locator("h1").inner_text()
        _answer_in_spanish(page)
        expect(page.locator("h1")).not_to_have_text(asked)
    page.wait_for_url("**/answers/*/")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    context.close()


def _answer_in_spanish(page: Any) -> None:
    """By what the buttons send, which is the same in every language."""
    if page.locator("input[type=number]").count():
        page.locator("input[type=number]").fill("29")
        page.locator("main form .button-primary").first.click()
    elif page.locator("button.choice").count():
        none = page.locator('button.choice[value="none"]')
        (none if none.count() else page.locator("button.choice").last).click()
    elif page.locator('button[name="none"]').count():
        page.locator('button[name="none"]').click()
    else:
        page.get_by_role("checkbox").first.check()
        page.locator("main form .button-primary").first.click()
