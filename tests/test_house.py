"""The rules of the house that no linter knows. Each guard is also shown something broken, and must see it."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import URLPattern, get_resolver

from baton.cli.main import COMMANDS
from baton.site.settings.environment import VARIABLES

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "baton"
FOLDERS = ("src", "tests", "bench", "docs", ".ci")

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 40
VAGUE = {"utils", "helpers", "common", "misc", "base", "core", "manager", "util", "helper", "shared", "stuff"}
MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:work|root|farm|opt/pypi|home/[a-z]+)(?:/|\b)(?!\.)")
REGISTRY_ADDRESS = re.compile(r"(?:registry\.npmjs\.org|pypi\.org/simple|files\.pythonhosted\.org)")


def kept_files(*suffixes: str) -> list[Path]:
    """What git keeps or would keep; without git, what lies in our folders."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode == 0:
        paths = [ROOT / name for name in listing.stdout.decode().split("\0") if name]
    else:
        paths = [*ROOT.glob("*"), *(path for folder in FOLDERS for path in (ROOT / folder).glob("**/*"))]
    return [
        path
        for path in paths
        if path.is_file() and "__pycache__" not in path.parts and (not suffixes or path.suffix in suffixes)
    ]


def kept_python() -> list[Path]:
    return [path for path in kept_files(".py") if "migrations" not in path.parts]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


# The guards: each takes text and returns what is wrong with it.


def long_functions(text: str) -> list[str]:
    return [
        f"{node.name} has {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES_MAX
    ]


def swallowed_errors(text: str) -> list[str]:
    """`except:` and `except Exception` hide bugs; `suppress(Exception)` too."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler) and (
            node.type is None or _names(node.type) & {"Exception", "BaseException"}
        ):
            found.append(f"line {node.lineno} catches everything")
        if isinstance(node, ast.Call) and _names(node.func) == {"suppress"} and node.args:
            found += [f"line {node.lineno} suppresses everything" for arg in node.args if _names(arg) & {"Exception"}]
    return found


def _names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def public_functions(text: str) -> Iterator[ast.FunctionDef]:
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def not_keyword_only_with(parameter: str, text: str) -> list[str]:
    """Public functions that take something by position, or do not take the parameter by keyword."""
    return [
        f"{function.name} takes its values by keyword, `{parameter}` among them"
        for function in public_functions(text)
        if function.args.args
        or function.args.posonlyargs
        or parameter not in {argument.arg for argument in function.args.kwonlyargs}
    ]


def unguarded_queries(text: str) -> list[str]:
    """Public functions that fetch rows for nobody in particular. A `link` is a secret that only its reader holds."""
    return [
        f"{function.name} fetches rows, so it takes `viewer` by keyword"
        for function in public_functions(text)
        if any(isinstance(node, ast.Attribute) and node.attr == "objects" for node in ast.walk(function))
        and not {argument.arg for argument in function.args.kwonlyargs} & {"viewer", "link"}
    ]


def inline_code(text: str) -> list[str]:
    """What the content security policy would block in a template."""
    patterns = {
        r"<style\b": "a style element",
        r"\sstyle=": "a style attribute",
        r"\son[a-z]+=": "an event attribute",
        r"javascript:": "a javascript address",
        r"<script(?![^>]*\b(?:src=|type=\"application/json\"))": "a script of its own",
    }
    return [what for pattern, what in patterns.items() if re.search(pattern, text, re.IGNORECASE)]


def machine_traces(text: str) -> list[str]:
    return [match.group() for pattern in (MACHINE_PATH, REGISTRY_ADDRESS) for match in pattern.finditer(text)]


def reads_environment(text: str) -> bool:
    return bool(re.search(r"os\.environ|os\.getenv|from os import .*(?:environ|getenv)", text))


# What is kept


def test_files_and_functions_are_short_enough_to_read_at_once():
    wrong = []
    for path in kept_python():
        text = path.read_text(encoding="utf-8")
        lines = text.count("\n")
        wrong += [f"{name(path)}: {lines} lines"] * (lines > FILE_LINES_MAX)
        wrong += [f"{name(path)}: {function}" for function in long_functions(text)]
    assert wrong == []


def test_files_are_named_after_their_subject():
    assert [name(path) for path in kept_python() if path.stem in VAGUE] == []


def test_nothing_catches_everything():
    scripts = [*kept_python(), ROOT / "baton"]
    assert [f"{name(path)}: {wrong}" for path in scripts for wrong in swallowed_errors(path.read_text("utf-8"))] == []


def test_every_action_takes_keywords_and_says_who_acts():
    rooms = [path for path in kept_python() if path.name == "actions.py" and SOURCE in path.parents]
    assert rooms
    assert [f"{name(p)}: {w}" for p in rooms for w in not_keyword_only_with("by", p.read_text("utf-8"))] == []


def test_every_query_knows_its_reader():
    rooms = [path for path in kept_python() if path.name == "queries.py" and SOURCE in path.parents]
    assert rooms
    assert [f"{name(p)}: {wrong}" for p in rooms for wrong in unguarded_queries(p.read_text("utf-8"))] == []


def test_nobody_listens_to_signals():
    wrong = [
        p
        for p in kept_python()
        if SOURCE in p.parents and re.search(r"django\.dispatch|models\.signals", p.read_text("utf-8"))
    ]
    assert [name(path) for path in wrong] == []


def test_the_environment_is_read_in_one_place():
    allowed = {SOURCE / "site" / "settings" / "environment.py"}
    wrong = [
        name(path)
        for path in kept_python()
        if SOURCE in path.parents
        and SOURCE / "cli" not in path.parents
        and path not in allowed
        and reads_environment(path.read_text("utf-8"))
    ]
    assert wrong == []


def test_templates_run_and_style_nothing_themselves():
    templates = [path for path in kept_files(".html") if SOURCE in path.parents and "email" not in path.parts]
    assert templates
    assert [f"{name(p)}: {w}" for p in templates for w in inline_code(p.read_text("utf-8"))] == []


def test_locks_hold_no_address():
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text("utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
    assert not (ROOT / "uv.lock").exists() or "uv.lock" in (ROOT / ".gitignore").read_text("utf-8")


def test_no_trace_of_a_machine_is_kept():
    wrong = []
    for path in kept_files():
        if path.suffix in {".png", ".woff2", ".mo", ".ico", ".jpg", ".svg", ".gz"} or path == Path(__file__):
            continue
        wrong += [f"{name(path)}: {trace}" for trace in machine_traces(path.read_text("utf-8"))]
    assert wrong == []


def test_data_migrations_import_nothing_of_ours():
    migrations = [path for path in SOURCE.glob("**/migrations/*.py") if "RunPython" in path.read_text("utf-8")]
    assert migrations
    assert [name(p) for p in migrations if re.search(r"^(from|import) baton", p.read_text("utf-8"), re.MULTILINE)] == []


# The floors


def test_every_room_has_a_floor():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    floors = [contract for contract in contracts if contract["type"] == "layers" and contract.get("exhaustive")]
    standing = {
        f"{container}.{room}".removeprefix("baton.")
        for contract in floors
        for container in contract["containers"]
        for layer in contract["layers"]
        for room in re.split(r"[ |:]+", layer)
    }
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    rooms |= {f"pathway.{path.parent.name}" for path in SOURCE.glob("pathway/*/__init__.py")}
    assert rooms <= standing


# The doors


def routes() -> Iterator[tuple[str, URLPattern]]:
    def walk(patterns: list[object], prefix: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                yield prefix + str(pattern.pattern), pattern
            else:
                yield from walk(pattern.url_patterns, prefix + str(pattern.pattern))

    yield from walk(get_resolver().url_patterns, "/")


def says_who_may_enter(view: object) -> bool:
    """Either `login_not_required` or `login_required` stands on it."""
    return getattr(view, "login_required", None) is False or hasattr(view, "login_url")


def test_every_view_of_ours_says_who_may_enter():
    ours = [(route, p.callback) for route, p in routes() if p.callback.__module__.startswith("baton.")]
    assert ours
    assert [route for route, view in ours if not says_who_may_enter(view)] == []


OPEN_TO_STRANGERS = re.compile(
    r"^/(?:|questions/|answers/|answers/forget/|healthz|gallery/|language/|learn/.*"
    r"|account/(?:login|logout|signup|inactive|reauthenticate|confirm-email|password/reset|2fa/authenticate"
    r"|2fa/webauthn/login|2fa/trust|login/code/confirm).*)$"
)


@pytest.mark.django_db
def test_a_stranger_finds_every_other_door_closed(anonymous):
    """Walks every address without parameters, so that a new one that forgot its lock is found."""
    open_doors = []
    for route, _ in routes():
        address = route.replace("^", "").replace("$", "").replace("\\", "")
        if "<" in address or "(" in address or OPEN_TO_STRANGERS.match(address):
            continue
        response = anonymous.get(address)
        if not (response.status_code == 302 and response["Location"].startswith("/account/login/")):
            open_doors.append(f"{address} answers {response.status_code}")
    assert open_doors == []


# The papers


def test_every_command_in_the_documents_exists():
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("**/*.md")]
    assert all(path.exists() for path in documents[:2])
    for path in documents:
        for command in re.findall(r"\./baton ([a-z]+)", path.read_text("utf-8")):
            assert command in COMMANDS, f"{name(path)} mentions ./baton {command}"


def test_the_readme_begins_with_two_commands():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "./baton demo" in readme
    assert "./baton test" in readme


def test_every_variable_of_production_is_in_the_manual():
    manual = (ROOT / "docs" / "operations.md").read_text("utf-8")
    assert [variable.name for variable in VARIABLES if f"`{variable.name}`" not in manual] == []


def test_decisions_are_numbered_once():
    numbers = [path.name[:4] for path in (ROOT / "docs" / "adr").glob("*.md")]
    assert len(numbers) == len(set(numbers))
    assert all(number.isdigit() for number in numbers)


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_name_of_every_test_is_a_sentence():
    short = [
        f"{name(path)}: {found}"
        for path in kept_python()
        if path.name.startswith("test_")
        for found in re.findall(r"^\s*def (test_\w+)\(", path.read_text("utf-8"), re.MULTILINE)
        if found.count("_") < 3
    ]
    assert short == []


# Each guard sees what is broken.


def test_the_guards_see_what_they_are_for():
    long = "def f():\n" + "    x = 1\n" * FUNCTION_LINES_MAX
    assert long_functions(long)
    assert swallowed_errors("try:\n    x\nexcept Exception:\n    pass")
    assert swallowed_errors("try:\n    x\nexcept (ValueError, Exception):\n    pass")
    assert swallowed_errors("try:\n    x\nexcept:\n    pass")
    assert swallowed_errors("with suppress(Exception):\n    x")
    assert not_keyword_only_with("by", "def send(letter, *, by): ...")
    assert not_keyword_only_with("by", "def send(*, letter): ...")
    assert reads_environment("key = os.environ['KEY']")
    for broken in ('<p style="a">', "<style>", '<a onclick="x()">', "<script>x()</script>", 'href="javascript:x"'):
        assert inline_code(broken)
    assert unguarded_queries("def waiting(): return Referral.objects.all()")
    assert machine_traces("see /wo" + "rk/main")
    assert machine_traces("--index-url py" + "pi.org/simple")
    assert not says_who_may_enter(test_the_guards_see_what_they_are_for)


def test_the_guards_leave_what_is_sound():
    assert not long_functions("def f():\n" + "    x = 1\n" * (FUNCTION_LINES_MAX - 1))
    assert not swallowed_errors("try:\n    x\nexcept ValueError:\n    pass")
    assert not not_keyword_only_with("by", "def send(*, letter, by): ...\ndef _seal(letter): ...")
    assert not unguarded_queries("def waiting(*, viewer): return Referral.objects.all()\ndef grouped(code): ...")
    assert not inline_code('<script src="/static/a.js"></script><button type="submit">')
    assert not machine_traces("https://example.org/work/of/others docs/root-cause.md homework/")
