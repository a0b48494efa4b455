"""The design system, without a browser: nothing inline, nothing from elsewhere, every component on the gallery."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.dom import minidom

import pytest
from django.template import engines
from django.test import Client

import baton
from baton.domain.triage.decision import Destination, Urgency
from baton.site import wording

PACKAGE = Path(baton.__file__).parent
SITE = PACKAGE / "site"
STATIC = SITE / "static"
COMPONENTS = SITE / "templates" / "components"
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
FONT_BYTES_MAX = 150_000

# Drawn by the base page, or by one of the other components.
_BY_OTHERS = {"header", "footer", "messages", "account_nav"}

_INLINE = re.compile(r"\sstyle\s*=|<style|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"""(?:src|href)\s*=\s*["'](?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import""", re.IGNORECASE)


def _used_in_gallery() -> set[str]:
    used: set[str] = set()
    waiting = ["gallery"]
    while waiting:
        name = waiting.pop()
        folder = SITE / "templates" if name == "gallery" else COMPONENTS
        text = (folder / f"{name}.html").read_text(encoding="utf-8")
        found = set(re.findall(r'"components/([a-z_]+)\.html"', text)) | _tags(text)
        waiting += sorted(found - used)
        used |= found
    return used


def _tags(text: str) -> set[str]:
    tags = set(re.findall(r"{%\s*(icon|button|card|note|disclose|toolbar|chipgroup|field)\b", text))
    named = {"chip_group" if tag == "chipgroup" else tag for tag in tags}
    return named | ({"choice_field"} if "field" in tags else set())


@pytest.mark.parametrize("template", sorted(path.stem for path in COMPONENTS.glob("*.html")))
def test_every_component_is_on_the_gallery(template: str) -> None:
    assert template in _used_in_gallery() | _BY_OTHERS


def test_the_gallery_shows_every_part_and_every_destination(anonymous: Client) -> None:
    response = anonymous.get("/gallery/")
    page = response.content.decode()
    assert response.status_code == 200
    for destination in Destination:
        assert page.count(f"destinations.svg#{destination.value}") >= 2, destination
    for name in re.findall(r'<a href="#([a-z]+)">\1</a>', page):
        assert f'id="{name}"' in page
    identifiers = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(identifiers) == sorted(set(identifiers))


def test_the_words_cover_every_destination_urgency_and_role() -> None:
    assert set(wording.DESTINATIONS) == {destination.value for destination in Destination}
    assert set(wording.URGENCIES) == {urgency.value for urgency in Urgency}
    assert set(wording.ROLES) == {"emergency_services", "physician", "physical_therapist", "trainer", "self"}


def _sprite(name: str) -> set[str]:
    symbols = minidom.parse(str(STATIC / "img" / f"{name}.svg")).getElementsByTagName("symbol")
    return {symbol.getAttribute("id") for symbol in symbols}


def test_every_icon_that_is_asked_for_is_in_the_sprite() -> None:
    asked = {role.icon for role in wording.ROLES.values()} | {part.icon for part in wording.PLAN_LISTS}
    asked |= set(wording.NOTE_ICONS.values())
    for template in TEMPLATES:
        text = template.read_text(encoding="utf-8")
        asked |= set(re.findall(r'{%\s*icon "([a-z-]+)"', text)) | set(
            re.findall(r'\bicon(?:_after)?="([a-z-]+)"', text)
        )
    assert asked <= _sprite("icons")
    assert _sprite("destinations") == {destination.value for destination in Destination}


@pytest.mark.parametrize("picture", sorted(path.name for path in (STATIC / "img").glob("*.svg")))
def test_every_picture_is_well_formed(picture: str) -> None:
    minidom.parse(str(STATIC / "img" / picture))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_template_carries_a_script_or_a_style_or_loads_from_elsewhere(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not _INLINE.search(text)
    assert not _SCRIPT.search(text)
    loads = re.sub(r"<a\b[^>]*>", "", text)
    assert not _ELSEWHERE.search(loads)


@pytest.mark.parametrize("sheet", sorted(path.name for path in (STATIC / "css").glob("*.css")))
def test_styles_are_layered_and_load_nothing_from_elsewhere(sheet: str) -> None:
    text = (STATIC / "css" / sheet).read_text(encoding="utf-8")
    assert "@layer" in text
    assert not _ELSEWHERE.search(text)
    assert len(text.splitlines()) <= 400
    physical = re.findall(
        r"(?<![\w-])(?:margin|padding|border)-(?:left|right)(?![\w-])|(?<![\w-])(?:left|right):", text
    )
    assert not physical, "logical properties only, so that right-to-left works"


def test_browsers_without_light_dark_get_every_color_of_the_light_theme() -> None:
    tokens = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
    themed, older = tokens.split("@supports not (color: light-dark(#000, #fff))")
    light = dict(re.findall(r"(--[\w-]+): light-dark\((#[0-9a-f]+), #[0-9a-f]+\);", themed))
    assert len(light) > 25
    assert dict(re.findall(r"(--[\w-]+): (#[0-9a-f]+);", older)) == light


def _vendored() -> Iterator[tuple[str, str]]:
    for package in json.loads((STATIC / "vendor" / "manifest.json").read_text(encoding="utf-8")):
        assert package["name"]
        assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
        assert package["licence"] in {"0BSD", "OFL-1.1"}
        yield from package["files"].items()


def test_what_others_wrote_is_unchanged_listed_and_licensed() -> None:
    listed = dict(_vendored())
    for name, digest in listed.items():
        assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest, name
    there = {
        str(path.relative_to(STATIC))
        for folder in ("vendor", "fonts")
        for path in (STATIC / folder).rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert there == set(listed)


def test_the_fonts_are_light() -> None:
    assert sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2")) < FONT_BYTES_MAX


@pytest.mark.parametrize("state", ["present", "denied", "unclear", "past", "someone_else"])
def test_a_chip_says_its_state_in_words_and_shows_the_words_it_was_read_from(state: str) -> None:
    source = '{% include "components/chip.html" with label="Fever" words=words state=state only %}'
    html = engines["django"].from_string(source).render({"state": state, "words": "<b>no fever</b>"})
    assert "&lt;b&gt;no fever&lt;/b&gt;" in html
    assert str(wording.CHIP_STATES.get(state, "")) in html


def test_a_number_to_call_is_a_link_that_dials() -> None:
    html = engines["django"].from_string('{% load components %}{% tel "+1 (555) 010-9" %}').render()
    assert html == "tel:+15550109"


def test_nothing_translates_to_nothing() -> None:
    html = engines["django"].from_string('{% load components %}[{{ ""|tr }}{{ missing|tr }}]').render()
    assert html == "[]"


@pytest.mark.parametrize("page", ["/gallery/", "/account/login/", "/account/signup/", "/account/password/reset/"])
def test_pages_name_their_language_and_have_one_main_heading(page: str, anonymous: Client) -> None:
    for language in ("en", "es"):
        html = anonymous.get(page, headers={"accept-language": language}).content.decode()
        assert f'<html lang="{language}"' in html
        assert len(re.findall(r"<h1[\s>]", html)) == 1
        assert "<title>" in html
