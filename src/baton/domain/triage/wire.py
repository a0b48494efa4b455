"""The contract of `baton triage`: one request in, one answer out, and a sentence for whatever cannot be used."""

import re
from typing import Any

import msgspec
from msgspec import Struct, convert, json, structs, to_builtins

from baton.domain.errors import BadInput
from baton.domain.reasons import Reason
from baton.domain.triage import decide
from baton.domain.triage.decision import Destination, Question, Step, Urgency
from baton.domain.triage.intake import Intake, Sex
from baton.domain.triage.reading import Reading
from baton.domain.triage.vocabulary import codes

LONGEST_LIST = 300
TYPE_WORDS = {
    "int": "a whole number",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "float": "a number with a fraction",
    "null": "nothing",
}
HALF_SENTENCE = "The text holds half a character (a lone surrogate); send valid UTF-8."
HALF_CHARACTER = re.compile(rb"\\u[dD]([89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|[c-fC-F])")
LONGEST_WORD = 400
MOST_WEEKS = 6000
RANGES = {"age": (0, 120), "pain_now": (0, 10), "duration_days": (0, 50_000)}


class Request(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A structured intake, a narrative, or both; what the structure says wins."""

    id: str | int | None = None
    intake: Intake | None = None
    narrative: str | None = None
    age: int | None = None
    sex: Sex | None = None


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What `baton triage` prints for one request."""

    id: str | int | None
    destination: Destination
    urgency: Urgency
    reasons: tuple[Reason, ...]
    plan: tuple[Step, ...]
    provisional: bool
    questions: tuple[Question, ...]
    understood: dict[str, Any]
    why_not_less: tuple[str, ...]
    would_change: tuple[str, ...]
    watch_for: tuple[str, ...]
    rulebook: str


def decode_request(text: str | bytes) -> Request:
    """Read one request. Raises BadInput with a sentence that names what is wrong and where."""
    return request_from(_parsed(text))


def _parsed(text: str | bytes) -> Any:
    try:
        raw = text.encode() if isinstance(text, str) else text
    except UnicodeEncodeError as error:
        raise BadInput("encoding", HALF_SENTENCE) from error
    try:
        return json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if HALF_CHARACTER.search(raw):
            raise BadInput("encoding", HALF_SENTENCE) from error
        if not raw.strip():
            raise BadInput("json", "There is nothing to read; send one JSON object.") from error
        raise BadInput("json", f"This is not valid JSON: {_reason(error)}.") from error


def _reason(error: Exception) -> str:
    return str(error).removeprefix("JSON is malformed: ").rstrip(".")


def request_from(data: Any) -> Request:
    """A request out of decoded JSON, checked."""
    if not isinstance(data, dict):
        raise BadInput("type", 'One request is a JSON object, such as {"narrative": "My knee hurts"}.')
    try:
        request = convert(data, Request)
    except msgspec.ValidationError as error:
        raise _explained(error) from error
    if request.intake is None and request.narrative is None:
        raise BadInput("empty", "Give an `intake`, a `narrative`, or both.")
    if request.intake is not None:
        check(request.intake)
    _in_range("age", request.age, "$.age")
    return request


def decode_intake(data: Any) -> Intake:
    """An intake out of decoded JSON, checked. Raises BadInput."""
    try:
        intake = convert(data, Intake)
    except msgspec.ValidationError as error:
        raise _explained(error) from error
    check(intake)
    return intake


def encode_intake(intake: Intake) -> dict[str, Any]:
    """The intake as JSON-ready values; what is unknown is left out."""
    empty = to_builtins(Intake())
    return {key: value for key, value in to_builtins(intake).items() if value != empty[key]}


def _explained(error: msgspec.ValidationError) -> BadInput:
    message, _, where = str(error).partition(" - at ")
    path = where.strip("`") or "$"
    unknown = re.search(r"unknown field `(.*)`", message)
    if unknown:
        name = unknown.group(1)[:60]
        return BadInput("unknown_key", f"The key {name!r} is not known here; see `baton triage --schema`.", path)
    return BadInput("type", f"At {path}: {_in_words(message)}.", path)


def _in_words(message: str) -> str:
    """What a type error means to somebody who writes JSON by hand."""
    said = message[:1].lower() + message[1:300]
    for name, words in TYPE_WORDS.items():
        said = re.sub(rf"`{name}( \| null)?`", words, said)
    return said


def check(intake: Intake) -> None:
    """Raise BadInput on an unknown code, a number out of range, or a list or word too long."""
    for key, (low, high) in RANGES.items():
        _in_range(key, getattr(intake, key), f"$.intake.{key}", low, high)
    for name in structs.fields(Intake):
        value = getattr(intake, name.name)
        if isinstance(value, tuple):
            _list(name.name, value)
        elif isinstance(value, str):
            _word(value, f"$.intake.{name.name}")
    for place, surgery in enumerate(intake.surgeries):
        _in_range("weeks_ago", surgery.weeks_ago, f"$.intake.surgeries[{place}].weeks_ago", 0, MOST_WEEKS)
    if intake.pregnancy:
        _in_range("weeks", intake.pregnancy.weeks, "$.intake.pregnancy.weeks", 0, MOST_WEEKS)


def _in_range(key: str, value: int | None, path: str, low: int = 0, high: int = 120) -> None:
    if value is not None and not low <= value <= high:
        raise BadInput("range", f"`{key}` is {value}; it has to be between {low} and {high}.", path)


def _list(key: str, values: tuple[Any, ...]) -> None:
    path = f"$.intake.{key}"
    if len(values) > LONGEST_LIST:
        raise BadInput("too_many", f"`{key}` holds {len(values):,} entries; {LONGEST_LIST} is the most.", path)
    known = codes().get(key)
    for place, value in enumerate(values):
        word = value if isinstance(value, str) else str(getattr(value, "name", None) or getattr(value, "procedure", ""))
        _word(word, f"{path}[{place}]")
        if known is not None and word not in known:
            raise BadInput("unknown_code", f"{word[:60]!r} is not a code of `{key}`.", f"{path}[{place}]")


def _word(word: str, path: str) -> None:
    if len(word) > LONGEST_WORD:
        raise BadInput("too_long", f"A text of {len(word):,} characters; {LONGEST_WORD} is the most here.", path)
    if any(ord(character) < ord(" ") and character not in "\t\n\r" for character in word):
        raise BadInput("control_characters", "The text holds a control character; leave it out.", path)


def merged(read: Intake, told: Intake) -> Intake:
    """What was read, with what was told over it. A code told as present or denied is not read as the other."""
    empty = Intake()
    changes = {
        field.name: getattr(told, field.name)
        for field in structs.fields(Intake)
        if getattr(told, field.name) != getattr(empty, field.name)
    }
    for present, denied in (
        ("symptoms", "symptoms_denied"),
        ("mechanism_codes", "mechanism_codes_denied"),
    ):
        changes[present] = _union(getattr(told, present), getattr(read, present), getattr(told, denied))
        changes[denied] = _union(getattr(told, denied), getattr(read, denied), getattr(told, present))
    names = {each.name for each in told.conditions}
    kept = tuple(x for x in read.conditions if x.name not in names and x.name not in told.conditions_denied)
    changes["conditions"] = (*told.conditions, *kept)
    return structs.replace(read, **changes)


def _union(told: tuple[str, ...], read: tuple[str, ...], against: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*told, *(code for code in read if code not in against))))


def answer(request: Request) -> Answer:
    """The whole contract for one request. Raises BadInput."""
    reading = _read(request.narrative) if request.narrative is not None else None
    told = request.intake or Intake()
    told = structs.replace(told, age=request.age if told.age is None else told.age, sex=told.sex or request.sex)
    intake = merged(reading.intake, told) if reading else told
    to_ask = reading.to_ask if reading else ()
    decision = decide(intake, to_ask=to_ask)
    return Answer(
        id=request.id,
        destination=decision.destination,
        urgency=decision.urgency,
        reasons=decision.reasons,
        plan=decision.plan,
        provisional=decision.provisional,
        questions=decision.questions,
        understood=_understood(intake, reading),
        why_not_less=decision.why_not_less,
        would_change=decision.would_change,
        watch_for=decision.watch_for,
        rulebook=decision.rulebook,
    )


def _read(narrative: str) -> Reading:
    from baton.domain.triage.reader import read

    return read(narrative)


def _understood(intake: Intake, reading: Reading | None) -> dict[str, Any]:
    """The intake as understood, and under `words` each statement with the words it was read from."""
    words = to_builtins(reading.mentions) if reading else []
    share = reading.understood if reading else None
    return {**to_builtins(intake), "words": words, "to_ask": list(reading.to_ask) if reading else [], "share": share}


def schema() -> dict[str, Any]:
    """The JSON Schema of requests and answers."""
    (request, reply), definitions = json.schema_components([Request, Answer], ref_template="#/$defs/{name}")
    listed = codes()
    for key, words in listed.items():
        items = definitions["Intake"]["properties"][key]["items"]
        if items.get("type") == "string":
            items["enum"] = sorted(words)
    definitions["Condition"]["properties"]["name"]["enum"] = sorted(listed["conditions"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "input": request,
        "output": reply,
        "$defs": definitions,
    }
