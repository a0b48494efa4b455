"""The cast, the browser, and a ledger that can be emptied between tests."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client

from baton.cli.system_packages import browser


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-database", action="store_true", help="Only the tests that touch the database.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-database"):
        return
    touching = {"db", "transactional_db", "live_server", "client", "django_db_setup"}
    kept = [item for item in items if item.get_closest_marker("django_db") or touching & set(_fixtures(item))]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def _fixtures(item: pytest.Item) -> list[str]:
    return list(getattr(item, "fixturenames", []))


# Everyone knows the cast: Dana is a client, Eve is nobody. Ask Eve too.


@pytest.fixture
def person(db: None) -> Callable[..., Any]:
    """Registers somebody: `person("dana@example.org", preferred_name="Dana")`."""
    from baton.people.accounts import actions

    def register(email: str, *, preferred_name: str = "", language: str = "en", password: str = PASSWORD) -> Any:
        return actions.register(
            email=email, password=password, preferred_name=preferred_name, language=language, by=None
        )

    return register


PASSWORD = "a-good-long-password"


@pytest.fixture
def password() -> str:
    """Everybody's password in the tests."""
    return PASSWORD


@pytest.fixture
def dana(person: Callable[..., Any]) -> Any:
    return person("dana@example.org", preferred_name="Dana")


@pytest.fixture
def eve(person: Callable[..., Any]) -> Any:
    return person("eve@example.org", preferred_name="Eve")


@pytest.fixture
def as_dana(dana: Any) -> Client:
    """A browser that Dana has signed in with."""
    client = Client()
    client.force_login(dana)
    return client


@pytest.fixture
def as_eve(eve: Any) -> Client:
    client = Client()
    client.force_login(eve)
    return client


@pytest.fixture
def anonymous(db: None) -> Client:
    """A browser nobody has signed in with."""
    return Client()


# The browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One Chromium for each process of the test run."""
    executable = browser()
    if executable is None:
        pytest.skip("no Chromium on this machine; `./baton test` installs one where it may")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def browser_context(chromium: Any, live_server: Any) -> Iterator[Any]:
    """A fresh profile on a phone's screen. Set another size with `page.set_viewport_size`."""
    context = chromium.new_context(
        base_url=f"http://localhost:{live_server.thread.port}",
        viewport={"width": 390, "height": 844},
        locale="en-US",
        reduced_motion="reduce",
    )
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def browser_page(browser_context: Any) -> Any:
    """A page whose addresses start at the site: `browser_page.goto("/")`."""
    return browser_context.new_page()


# Django empties every table after a test with a live server. The ledger refuses that from everybody, so here, and only
# here, its triggers step aside for that moment.


@pytest.fixture(autouse=True, scope="session")
def _ledger_can_be_emptied_between_tests() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_without_triggers(self: BaseDatabaseOperations, statements: list[str]) -> None:
        put_back = _set_triggers_aside(self.connection)
        flush(self, statements)
        with self.connection.cursor() as cursor:
            for statement in put_back:
                cursor.execute(statement)

    patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_without_triggers)
    yield
    patch.undo()


def _set_triggers_aside(connection: Any) -> list[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
            return ["ALTER TABLE audit_entry ENABLE TRIGGER USER"]
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        return [sql for _, sql in triggers]
