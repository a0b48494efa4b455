"""`baton triage`: who should this person see first, and why?"""

import gc
import os
import sys
from collections.abc import Iterator
from typing import IO, NoReturn

import click
import msgspec

from baton.domain.errors import BadInput
from baton.domain.triage.wire import Answer, Request, answer, decode_request, schema

LARGEST = 1_000_000
SELDOM = (50_000, 50, 100)
BAD_USAGE = 2
SOME_LINES_FAILED = 1


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True), required=False)
@click.option("--say", metavar="TEXT", help="What hurts or what you want, in plain words, instead of a file.")
@click.option("--jsonl", is_flag=True, help="One request a line in, one answer a line out.")
@click.option("--json", "as_json", is_flag=True, help="JSON even on a terminal.")
@click.option("--schema", "print_schema", is_flag=True, help="Print the JSON Schema of requests and answers.")
def triage(file: str | None, say: str | None, *, jsonl: bool, as_json: bool, print_schema: bool) -> None:
    """Who should this person see first, and why?

    Reads one JSON request from FILE or standard input, such as {"narrative": "My knee hurts", "age": 41} or
    {"intake": {"symptoms": ["calf_pain"]}}. On a terminal, with neither, it asks you. On a terminal the answer is
    text; anywhere else it is JSON.
    """
    if say is not None and (file is not None or jsonl):
        msg = "Give --say TEXT, or a file or --jsonl, not both."
        raise click.UsageError(msg)
    # The lexicon is large and lives as long as the process; collecting around it costs a tenth of the time.
    gc.set_threshold(*SELDOM)
    readable = sys.stdout.isatty() and not as_json and not jsonl
    if print_schema:
        _out(msgspec.json.format(msgspec.json.encode(schema()), indent=2))
    elif say is not None:
        _show(_or_exit(Request(narrative=say)), readable=readable)
    elif file is None and sys.stdin.isatty() and not jsonl:
        from baton.cli.triage_dialogue import converse

        converse()
    else:
        with click.open_file(file or "-", "rb") as source:
            _lines(source) if jsonl else _one(source, readable=readable)


def _one(source: IO[bytes], *, readable: bool) -> None:
    try:
        text = source.read(LARGEST + 2)
        _bounded(text)
        request = decode_request(text)
    except BadInput as error:
        _refuse(error)
    _show(_or_exit(request), readable=readable)


def _or_exit(request: Request) -> Answer:
    try:
        return answer(request)
    except BadInput as error:
        _refuse(error)


def _refuse(error: BadInput) -> NoReturn:
    where = "" if error.path == "$" or error.path in error.message else f" (at {error.path})"
    click.echo(f"baton triage: {_printable(error.message)}{where}", err=True)
    raise SystemExit(BAD_USAGE)


def _printable(text: str) -> str:
    return "".join(each if each.isprintable() else "?" for each in text)


def _show(given: Answer, *, readable: bool) -> None:
    if not readable:
        _out(msgspec.json.encode(given))
        return
    from baton.cli.triage_text import render

    render(given)


def _lines(source: IO[bytes]) -> None:
    failed = False
    for line in _bounded_lines(source):
        if not line.strip():
            continue
        try:
            _bounded(line)
            reply: object = answer(decode_request(line))
        except BadInput as error:
            failed = True
            reply = {
                "id": _id_of(line),
                "error": {"code": error.code, "message": error.message, "path": error.path},
            }
        _out(msgspec.json.encode(reply))
    if failed:
        raise SystemExit(SOME_LINES_FAILED)


def _bounded_lines(source: IO[bytes]) -> Iterator[bytes]:
    """Lines of any length, of which no more than a little over the limit is ever held."""
    while line := source.readline(LARGEST + 2):
        rest = line
        while not rest.endswith(b"\n") and rest:
            rest = source.readline(LARGEST)
        yield line


def _bounded(text: bytes) -> None:
    if len(text) > LARGEST + 1:
        raise BadInput("too_long", f"A request of more than {LARGEST:,} bytes; that is the most.")


def _id_of(line: bytes) -> str | int | None:
    """The id of a line that could not be used, as far as it can be read."""
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    value = found.get("id") if isinstance(found, dict) else None
    return value if isinstance(value, str | int) and not isinstance(value, bool) else None


def _out(line: bytes) -> None:
    try:
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
