"""Nothing is left in English: every sentence that a page can show has its Spanish, with the same gaps and tags."""

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

from baton.domain.triage.sentences import sentences

PACKAGE = Path(settings.SITE).parent
FOLDER = Path(settings.LOCALE_PATHS[0]) / "es" / "LC_MESSAGES"
COMPILE = "pybabel compile -D django -d src/baton/site/locale"

FUNCTIONS: dict[str, Any] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
GAP = re.compile(r"%\([a-z_]+\)[sd]|</?[a-z]+[^>]*>")
NAMES = {"Línea de la Vida"}


def _sources() -> Iterator[tuple[str, io.BytesIO]]:
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts and "cli" not in path.parts:
            yield str(path), io.BytesIO(path.read_bytes())
        if path.suffix in {".html", ".txt"} and "templates" in path.parts:
            # What stands around the tags is blanked out, but its indentation would trouble the tokenizer.
            lines = templatize(path.read_text(encoding="utf-8"), origin=str(path)).splitlines()
            yield str(path), io.BytesIO("\n".join(line.strip() for line in lines).encode())


@cache
def _in_code_and_templates() -> dict[tuple[str, str | None], str]:
    """(message, context) to the file that asks for it."""
    found: dict[tuple[str, str | None], str] = {}
    for name, content in _sources():
        for _line, message, _comments, context in extract("python", content, keywords=FUNCTIONS):
            found.setdefault((message[0] if isinstance(message, tuple) else message, context), name)
    return found


@cache
def _in_knowledge() -> dict[tuple[str, str | None], str]:
    return {(sentence, None): "the tables of triage" for sentence in sentences()}


@cache
def _spanish() -> Catalog:
    with (FOLDER / "django.po").open("rb") as file:
        return read_po(file, locale="es")


def _strings(message: Message) -> list[tuple[str, str]]:
    ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return list(zip(ids, texts, strict=True))


@pytest.mark.parametrize("asked_for", [_in_code_and_templates, _in_knowledge], ids=["pages", "knowledge"])
def test_every_sentence_has_its_spanish(asked_for: Any) -> None:
    asked = asked_for()
    assert len(asked) > 300
    missing = {}
    for (text, context), name in asked.items():
        message = _spanish().get(text, context)
        if message is None or message.fuzzy or not all(string for _, string in _strings(message)):
            missing[text] = Path(name).name
    assert missing == {}


def test_gaps_and_tags_are_the_same_in_both_languages() -> None:
    wrong = [
        (text, spanish)
        for message in _spanish()
        if message.id
        for text, spanish in _strings(message)
        if sorted(GAP.findall(text)) != sorted(GAP.findall(spanish))
    ]
    assert wrong == []


def test_no_long_text_is_the_same_in_both_languages() -> None:
    same = [text for message in _spanish() if message.id for text, spanish in _strings(message) if text == spanish]
    assert [text for text in same if len(text.split()) > 3 and text not in NAMES] == []


def test_spanish_sentences_open_their_questions() -> None:
    wrong = [
        text for message in _spanish() if message.id for _, text in _strings(message) if "?" in text and "¿" not in text
    ]
    assert wrong == []


def test_spanish_speaks_formally() -> None:
    familiar = re.compile(
        r"\b(tú|tus?|ti|contigo|vosotros|os|eres|tienes|puedes|quieres|debes|haz|dime)\b", re.IGNORECASE
    )
    wrong = [text for message in _spanish() if message.id for _, text in _strings(message) if familiar.search(text)]
    assert wrong == []


def test_the_compiled_texts_are_those_of_the_source() -> None:
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = read_mo(file)
    source, served = ([_strings(message) for message in texts if message.id] for texts in (_spanish(), compiled))
    assert sorted(served) == sorted(source), f"Compile the texts again: {COMPILE}"
